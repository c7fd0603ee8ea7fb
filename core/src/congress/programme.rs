//! The programme of a cell's congress: twelve kinds of item in their order, each with how it is voted on.

use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// **Nội dung chương trình.** A kind of item, in the order of three programmes that were read. Which of them a congress
/// has, and in what order, it decides itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Item {
    /// Chào cờ, hát Quốc ca, Quốc tế ca.
    FlagSalute,
    /// Khai mạc, tuyên bố lý do, giới thiệu đại biểu.
    Opening,
    /// Bầu đoàn chủ tịch, thư ký.
    Presidium,
    /// Thông qua chương trình, quy chế làm việc, quy chế bầu cử.
    Rules,
    /// Báo cáo tình hình đảng viên dự đại hội.
    Credentials,
    /// Báo cáo chính trị, báo cáo kiểm điểm của chi ủy.
    Reports,
    /// Thảo luận, tham luận, biểu quyết các báo cáo.
    Discussion,
    /// Cấp trên phát biểu chỉ đạo; tiếp thu.
    SuperiorSpeech,
    /// Bầu cử.
    Elections,
    /// Chi ủy mới ra mắt.
    NewCommittee,
    /// Thông qua nghị quyết.
    Resolution,
    /// Bế mạc, chào cờ.
    Closing,
    /// Nội dung khác, tên do đại hội đặt.
    Other,
}

/// **Hình thức biểu quyết.** How an item is decided (190 Art. 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VoteMode {
    /// Không biểu quyết.
    None,
    /// Giơ thẻ đảng viên.
    Card,
    /// Bỏ phiếu kín; number of seats, list and counting committee are voted by card before.
    Secret,
}

/// **Mục chương trình.** One line of a congress's programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgrammeItem {
    /// What it is.
    pub item: Item,
    /// How it is voted on.
    pub vote: VoteMode,
    /// **Thời gian.** Planned minutes. No rule fixes them; an afternoon holds the default.
    pub minutes: u32,
}

impl Item {
    /// The twelve kinds of the usual programme, in its order; what else a congress does is [`Item::Other`].
    pub const ALL: [Self; 12] = [
        Self::FlagSalute,
        Self::Opening,
        Self::Presidium,
        Self::Rules,
        Self::Credentials,
        Self::Reports,
        Self::Discussion,
        Self::SuperiorSpeech,
        Self::Elections,
        Self::NewCommittee,
        Self::Resolution,
        Self::Closing,
    ];

    /// How the item is voted on.
    pub fn vote(self) -> VoteMode {
        match self {
            Self::Presidium | Self::Rules | Self::Credentials | Self::Discussion | Self::Resolution => VoteMode::Card,
            Self::Elections => VoteMode::Secret,
            Self::FlagSalute
            | Self::Opening
            | Self::Reports
            | Self::SuperiorSpeech
            | Self::NewCommittee
            | Self::Closing
            | Self::Other => VoteMode::None,
        }
    }

    /// The minutes planned for it where nobody says otherwise.
    pub fn minutes(self) -> u32 {
        match self {
            Self::FlagSalute | Self::Presidium | Self::NewCommittee => 5,
            Self::Opening | Self::Rules | Self::Credentials | Self::Closing | Self::Other => 10,
            Self::Reports | Self::Discussion => 40,
            Self::SuperiorSpeech | Self::Resolution => 20,
            Self::Elections => 75,
        }
    }
}

/// The default programme, twelve items in the usual order; a congress edits its own.
pub fn default_programme() -> Vec<ProgrammeItem> {
    Item::ALL.into_iter().map(|item| ProgrammeItem { item, vote: item.vote(), minutes: item.minutes() }).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{CongressNumber, next_congress};
    use super::*;

    #[test]
    fn the_default_fits_an_afternoon_and_keeps_the_order() {
        let programme = default_programme();
        assert_eq!(programme.len(), 12);
        assert!(programme.windows(2).all(|pair| pair[0].item < pair[1].item));
        assert!(programme.iter().map(|p| p.minutes).sum::<u32>() <= 270);
        let secret: Vec<Item> = programme.iter().filter(|p| p.vote == VoteMode::Secret).map(|p| p.item).collect();
        assert_eq!(secret, [Item::Elections]);
    }

    #[test]
    fn the_sixth_follows_the_fifth_with_its_programme() {
        let mut programme = default_programme();
        programme.remove(7);
        let next = next_congress(CongressNumber(5), &programme);
        assert_eq!((next.number.to_roman().as_str(), next.programme), ("VI", programme));
    }
}
