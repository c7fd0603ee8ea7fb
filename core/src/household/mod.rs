//! Households of the quarter and their yearly titles (NĐ 122/2018, NĐ 86/2023).

mod scale;

pub(crate) use scale::versions;
pub use scale::{Scale, Step};

use crate::member::MemberId;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The key of a household.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct HouseholdId(pub Uuid);

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

impl HouseholdClass {
    /// All of them, the best-off first.
    pub const ALL: [Self; 5] = [Self::Rich, Self::WellOff, Self::Average, Self::NearPoor, Self::Poor];

    /// The class in the data and as the code of its line in a scale.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rich => "rich",
            Self::WellOff => "well_off",
            Self::Average => "average",
            Self::NearPoor => "near_poor",
            Self::Poor => "poor",
        }
    }
}

/// **Hộ gia đình.** One household, the Party members listed in it and its yearly titles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Household {
    /// The key.
    pub id: HouseholdId,
    /// Chủ hộ. A head who bears a member's name is no evidence that he is that member.
    pub head: String,
    /// Đảng viên trong hộ: those listed in the column of Party members, and nobody else.
    pub members: Vec<MemberId>,
    /// Gia đình văn hóa, by year: granted or not. A year without an entry is one the household was not registered in.
    pub titles: BTreeMap<i32, bool>,
}
