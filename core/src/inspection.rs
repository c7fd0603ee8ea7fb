//! Inspections and supervisions (22-QĐ/TW Art. 7; 296-QĐ/TW Art. 6).

use serde::{Deserialize, Serialize};

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
