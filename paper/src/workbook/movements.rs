//! Movements: biến động đảng viên.

use super::{Cell, Person};
use chibo_core::day::Day;
use chibo_core::member::{MovementKind, Sex};

/// **Biến động.** One dated movement of one person, with what is needed to add him to the roll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovementRow {
    /// Who.
    pub person: Person,
    /// Giới tính.
    pub sex: Option<Sex>,
    /// Ngày vào Đảng.
    pub joined: Option<Day>,
    /// Ngày chính thức.
    pub official: Option<Day>,
    /// What happened.
    pub kind: MovementKind,
    /// From which day.
    pub on: Day,
    /// Ghi chú.
    pub note: String,
    /// The cell of the movement's word.
    pub at: Cell,
}
