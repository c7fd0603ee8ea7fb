//! The plan of inspections and supervisions: kiểm tra, giám sát.

use super::Cell;
use chibo_core::day::Day;
use chibo_core::inspection::InspectionForm;

/// **Cuộc kiểm tra, giám sát.** One line of a year's plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InspectionRow {
    /// Năm: the plan's year.
    pub year: i32,
    /// Hình thức.
    pub form: InspectionForm,
    /// Nội dung.
    pub content: String,
    /// Đối tượng.
    pub subject: String,
    /// Thời gian theo kế hoạch, as written.
    pub planned: String,
    /// Thời gian thực hiện.
    pub done: Option<Day>,
    /// Kết luận.
    pub conclusion: String,
    /// The row's first cell.
    pub at: Cell,
}
