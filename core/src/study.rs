//! Sessions at which directives and resolutions are studied.

use crate::day::Day;
use crate::meeting::Marks;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The key of a study session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StudyId(pub Uuid);

/// **Buổi học tập, quán triệt.** One study session. Without a single mark it was not held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StudySession {
    /// The key.
    pub id: StudyId,
    /// Its day.
    pub on: Day,
    /// What the book says of each member; who made it up later has [`MadeUp`](crate::meeting::Mark::MadeUp).
    pub marks: Marks,
}
