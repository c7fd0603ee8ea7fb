//! Households and their yearly titles: danh sách hộ gia đình, gia đình văn hóa.

use super::{Cell, Person};
use chibo_core::household::HouseholdClass;

/// **Hộ gia đình.** One household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseholdRow {
    /// Chủ hộ.
    pub head: String,
    /// Số nhân khẩu.
    pub people: Option<u32>,
    /// Địa chỉ.
    pub address: String,
    /// Đảng viên trong hộ: only this column says who belongs to it.
    pub members: Vec<Person>,
    /// Phân loại hộ.
    pub class: Option<HouseholdClass>,
    /// Gia đình văn hóa: each year that the sheet registers, and whether the title was granted.
    pub titles: Vec<(i32, bool)>,
    /// Ghi chú.
    pub note: String,
    /// The cell of the head's name.
    pub at: Cell,
}

/// **Khu dân cư văn hóa.** The quarter's own title for a year, in the rows under the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuarterTitle {
    /// The year.
    pub year: i32,
    /// Whether it was granted.
    pub granted: bool,
    /// Its cell.
    pub at: Cell,
}
