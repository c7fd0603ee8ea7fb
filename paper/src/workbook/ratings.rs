//! Yearly ratings: đánh giá, xếp loại chất lượng đảng viên.

use super::{Cell, Person};
use chibo_core::rating::Level;

/// **Xếp loại đảng viên.** One member's level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatingRow {
    /// Who.
    pub person: Person,
    /// His level.
    pub level: Level,
    /// The cell of the level.
    pub at: Cell,
}

/// **Xếp loại chi bộ.** The cell's own rating, in the rows under the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellRating {
    /// The level.
    pub level: Level,
    /// Its cell.
    pub at: Cell,
}
