//! Households of the quarter and their yearly titles (NĐ 122/2018, NĐ 86/2023).

use serde::{Deserialize, Serialize};

/// **Phân loại hộ.** The local scale: no national definition of "khá" and "giàu" was found, so the words are the workbook's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HouseholdClass {
    /// Nghèo.
    Poor,
    /// Cận nghèo.
    NearPoor,
    /// Trung bình.
    Average,
    /// Khá.
    WellOff,
    /// Giàu.
    Rich,
}
