//! The roll: danh sách đảng viên.

use super::Person;
use chibo_core::day::Day;
use chibo_core::member::Sex;

/// **Đảng viên.** One member as the roll has him. An empty column is `None` or an empty text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RollRow {
    /// Who.
    pub person: Person,
    /// Giới tính.
    pub sex: Option<Sex>,
    /// Ngày vào Đảng (dự bị).
    pub joined: Option<Day>,
    /// Ngày chính thức.
    pub official: Option<Day>,
    /// Số thẻ đảng viên.
    pub card: String,
    /// Nghề nghiệp.
    pub occupation: String,
    /// Tổ đảng: its number or name, from the column or the group row above.
    pub group: String,
    /// Miễn sinh hoạt từ.
    pub exempt_from: Option<Day>,
    /// Điện thoại.
    pub phone: String,
    /// Ghi chú.
    pub note: String,
}
