//! What stands on one round's ballot paper.

use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// **Chức danh bầu.** What is elected. Committee, secretary and deputy are three separate votes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Office {
    /// Chi ủy.
    Committee,
    /// Bí thư.
    Secretary,
    /// Phó bí thư.
    Deputy,
    /// Đại biểu dự đại hội cấp trên.
    Delegates,
}

/// **Kiểu phiếu.** How a voter marks the paper (244 Art. 17 = 190 Art. 15).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Style {
    /// Gạch tên: with surplus; the names not chosen are struck out.
    Strike,
    /// Đánh dấu X: without surplus or with one name; agree or disagree for each.
    Tick,
}

/// **Danh sách bầu cử.** The names of one round, in the ballot's order, and the seats they stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slate {
    /// **Số lượng cần bầu.** The seats of this round.
    pub seats: u32,
    /// How the paper is marked.
    pub style: Style,
    /// **Người ứng cử.** The names in the ballot's order.
    pub candidates: Vec<String>,
    /// **Bầu lại do bằng phiếu.** The names whose tie this round settles; empty in an ordinary round.
    pub tie_of: Vec<String>,
}

impl Slate {
    /// An ordinary round, in which a majority is needed.
    pub fn is_ordinary(&self) -> bool {
        self.tie_of.is_empty()
    }

    /// **Số dư.** How many more names than seats.
    pub fn surplus(&self) -> u32 {
        u32::try_from(self.candidates.len()).unwrap_or(u32::MAX).saturating_sub(self.seats)
    }
}

impl Office {
    /// The words of the record format, in its order.
    pub const WORDS: [&'static str; 4] = ["committee", "secretary", "deputy", "delegates"];

    /// The office's word in the record format.
    pub fn word(self) -> &'static str {
        match self {
            Self::Committee => "committee",
            Self::Secretary => "secretary",
            Self::Deputy => "deputy",
            Self::Delegates => "delegates",
        }
    }

    /// **Thứ tự bầu.** What the congress elects after this office: committee, then the secretary from it, then one deputy.
    /// Whoever had most votes for the committee is not the secretary by that (190-QĐ/TW; Điều lệ Đảng, as read in its guides).
    pub fn followed_by(self) -> Option<Self> {
        match self {
            Self::Committee => Some(Self::Secretary),
            Self::Secretary => Some(Self::Deputy),
            Self::Deputy | Self::Delegates => None,
        }
    }

    /// The office of a word of the record format.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Committee, Self::Secretary, Self::Deputy, Self::Delegates].into_iter().find(|office| office.word() == word)
    }
}

impl Style {
    /// The words of the record format.
    pub const WORDS: [&'static str; 2] = ["strike", "tick"];

    /// The style's word in the record format.
    pub fn word(self) -> &'static str {
        match self {
            Self::Strike => "strike",
            Self::Tick => "tick",
        }
    }

    /// The style of a word of the record format.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Strike, Self::Tick].into_iter().find(|style| style.word() == word)
    }
}
