//! Admissions: the book of those on the way into the Party.

mod case;
mod check;
mod paper;

pub use case::*;
pub use check::*;
pub use paper::*;

use crate::day::Day;
use crate::member::MemberId;
use alloc::string::String;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The key of a line in the book of admissions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AdmissionId(pub Uuid);

/// **Phát triển đảng viên.** One person in the book of admissions, admitted or on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Admission {
    /// The key.
    pub id: AdmissionId,
    /// Full name.
    pub name: String,
    /// Day of birth.
    pub birth: Option<Day>,
    /// Ngày kết nạp: the day of admission, none as long as the person is on the way.
    pub admitted_on: Option<Day>,
    /// The member on the roll, where he is known to be the same.
    pub member: Option<MemberId>,
}
