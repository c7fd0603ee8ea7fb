//! Inspections and supervisions (22-QĐ/TW Art. 7; 296-QĐ/TW Art. 6).

mod plan;
mod steps;

pub use plan::*;
pub use steps::*;

use crate::day::{Day, year_end};
use alloc::string::String;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The key of a line of a year's plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct InspectionId(pub Uuid);

/// **Kiểm tra / giám sát (chuyên đề).** The form of a line of the year's plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InspectionForm {
    /// Kiểm tra.
    Inspection,
    /// Giám sát.
    Supervision,
    /// Giám sát chuyên đề.
    ThematicSupervision,
}

/// **Một mục của kế hoạch kiểm tra, giám sát.** One line of a year's plan, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspection {
    /// The key.
    pub id: InspectionId,
    /// The year of the plan.
    pub year: i32,
    /// Who or what is inspected (đối tượng).
    pub subject: String,
    /// The day it was carried out.
    pub done_on: Option<Day>,
    /// Kết luận: the conclusion.
    pub conclusion: Option<String>,
}

impl InspectionForm {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Inspection, Self::Supervision, Self::ThematicSupervision];
}

impl Inspection {
    /// Done as planned: carried out with a conclusion by 31 December of the plan's year, as far as `today` can know.
    pub fn is_done(&self, today: Day) -> bool {
        let in_time = self.done_on.is_some_and(|on| on <= year_end(self.year).min(today));
        in_time && self.conclusion.as_ref().is_some_and(|text| !text.trim().is_empty())
    }
}
