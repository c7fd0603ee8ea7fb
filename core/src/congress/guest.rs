//! Guests, in the order of protocol in which they are introduced.

use crate::day::Day;
use alloc::string::String;
use serde::{Deserialize, Serialize};

/// **Cấp.** The level a guest comes from, highest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Trung ương.
    Central,
    /// Tỉnh.
    Province,
    /// Thành phố, huyện (to 30 June 2025).
    City,
    /// Phường, xã.
    Ward,
    /// Khu phố, thôn.
    Quarter,
    /// Khách mời khác.
    Other,
}

impl Level {
    /// Whether there is such a level on `day`: cities and districts ended on 30 June 2025, when two levels of local
    /// government began (read).
    pub fn stands_on(self, day: Day) -> bool {
        self != Self::City || Day::from_ymd_opt(2025, 7, 1).is_none_or(|end| day < end)
    }
}

/// **Chức vụ.** The guest's post, in the order of introduction: Party, council, committee, Front, then the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Post {
    /// Bí thư.
    Secretary,
    /// Phó bí thư.
    DeputySecretary,
    /// Chủ tịch Hội đồng nhân dân.
    CouncilChair,
    /// Chủ tịch Ủy ban nhân dân.
    CommitteeChair,
    /// Ủy viên ban thường vụ.
    StandingMember,
    /// Chủ tịch Ủy ban Mặt trận Tổ quốc.
    FrontChair,
    /// Ủy viên ban chấp hành.
    CommitteeMember,
    /// Trưởng ban, ngành, đoàn thể.
    HeadOfBody,
    /// Chức vụ khác.
    Other,
}

/// **Thứ tự giới thiệu.** A guest's place in the order of protocol: the level first, then the post. The order is
/// custom, not a rule; whoever keeps the list may set it otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct GuestRank {
    /// The level.
    pub level: Level,
    /// The post.
    pub post: Post,
}

/// **Đại biểu, khách mời.** A guest of the congress, who has no vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guest {
    /// **Họ và tên.**
    pub name: String,
    /// **Chức danh.** The title by which the guest is introduced, in full.
    pub title: String,
    /// The place in the order of protocol.
    pub rank: GuestRank,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_city_stands_before_the_ward_and_the_secretary_first() {
        let rank = |level, post| GuestRank { level, post };
        let mut ranks = [
            rank(Level::Ward, Post::Secretary),
            rank(Level::City, Post::CommitteeMember),
            rank(Level::Quarter, Post::FrontChair),
            rank(Level::City, Post::DeputySecretary),
        ];
        ranks.sort_unstable();
        assert_eq!(ranks.map(|r| r.level), [Level::City, Level::City, Level::Ward, Level::Quarter]);
        assert_eq!(ranks[0].post, Post::DeputySecretary);
    }

    #[test]
    fn the_city_ended_with_june_2025() {
        let day = |text| crate::day::parse_day(text).unwrap();
        assert!(Level::City.stands_on(day("30/6/2025")) && !Level::City.stands_on(day("1/7/2025")));
        assert!(Level::Ward.stands_on(day("1/7/2025")));
    }
}
