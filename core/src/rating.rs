//! Yearly ratings of members and of the cell.

use serde::{Deserialize, Serialize};

/// **Mức xếp loại.** From lowest to highest, so that "good or better" is a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Không hoàn thành nhiệm vụ.
    NotFulfilled,
    /// Hoàn thành nhiệm vụ.
    Fulfilled,
    /// Hoàn thành tốt nhiệm vụ.
    Good,
    /// Hoàn thành xuất sắc nhiệm vụ.
    Excellent,
}
