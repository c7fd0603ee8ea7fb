//! From the electorate to the base, the votes needed and the quorum (244 Art. 32(2) = 190 Art. 30).

use crate::rules::RuleSet;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// **Đảng viên được triệu tập.** The official members summoned, the parts of them that leave the base, and how many
/// are present (190 Art. 30). Absent without an accepted reason, and absent for a part of the congress only, stay in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Electorate {
    /// **Đảng viên chính thức được triệu tập.** Every official member who was summoned.
    pub official_summoned: u32,
    /// **Sinh hoạt tạm thời nơi khác.** Introduced to temporary activity at another place.
    pub temporarily_transferred: u32,
    /// **Miễn công tác và sinh hoạt, vắng mặt.** Exempt and absent; who is exempt and present counts and votes.
    pub exempt_absent: u32,
    /// **Đình chỉ sinh hoạt hoặc bị khởi tố.** Suspended, under prosecution, indictment or detention.
    pub suspended_or_prosecuted: u32,
    /// **Vắng mặt có lý do chính đáng.** Absent for the whole congress, the reason accepted by the convening committee.
    pub absent_accepted: u32,
    /// **Có mặt.** Official members present who vote.
    pub present: u32,
}

/// **Lý do không tính.** Why a part of those summoned is not in the base.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeftOut {
    /// Sinh hoạt tạm thời nơi khác.
    TemporarilyTransferred,
    /// Miễn công tác và sinh hoạt, vắng mặt.
    ExemptAbsent,
    /// Đình chỉ sinh hoạt, bị khởi tố, truy tố, tạm giam.
    SuspendedOrProsecuted,
    /// Vắng mặt suốt thời gian đại hội, có lý do được chấp nhận.
    AbsentAccepted,
}

/// **Cơ sở tính kết quả.** The base of an election, and how it comes about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base {
    /// Official members summoned.
    pub summoned: u32,
    /// Who leaves the base and why, in the order of the article; parts of nobody are left out.
    pub left_out: Vec<(LeftOut, u32)>,
    /// **Số đảng viên tính kết quả.** Those summoned less those left out.
    pub base: u32,
    /// **Số phiếu cần thiết.** The fewest votes that are more than half of the base.
    pub votes_needed: u32,
    /// The fewest present that make the congress valid.
    pub quorum: u32,
    /// The article of the majority.
    pub article: &'static str,
}

impl Electorate {
    /// The four parts that leave the base of an election, in the order of the article.
    pub fn left_out(&self) -> [(LeftOut, u32); 4] {
        [
            (LeftOut::TemporarilyTransferred, self.temporarily_transferred),
            (LeftOut::ExemptAbsent, self.exempt_absent),
            (LeftOut::SuspendedOrProsecuted, self.suspended_or_prosecuted),
            (LeftOut::AbsentAccepted, self.absent_accepted),
        ]
    }

    /// **Cơ sở bầu cử.** Those summoned less the four parts; `None` where that leaves nobody.
    pub fn election_base(&self) -> Option<u32> {
        self.less(self.left_out().into_iter().map(|(_, n)| n))
    }

    /// **Cơ sở biểu quyết.** The base of ordinary resolutions and ratings (294-QĐ/TW point 9.3.2): excused absentees
    /// stay in. `None` where that leaves nobody.
    pub fn resolution_base(&self) -> Option<u32> {
        self.less([self.temporarily_transferred, self.exempt_absent].into_iter())
    }

    /// The base with its reasons; `None` where it would be nobody.
    pub fn base(&self, rules: &RuleSet) -> Option<Base> {
        let base = self.election_base()?;
        Some(Base {
            summoned: self.official_summoned,
            left_out: self.left_out().into_iter().filter(|(_, n)| *n > 0).collect(),
            base,
            votes_needed: rules.votes_needed(base),
            quorum: rules.quorum_of(self.official_summoned),
            article: rules.majority.article,
        })
    }

    /// How many leave the base, all four parts together.
    pub fn leaving(&self) -> u64 {
        self.left_out().into_iter().map(|(_, n)| u64::from(n)).sum()
    }

    fn less(&self, parts: impl Iterator<Item = u32>) -> Option<u32> {
        let left = u64::from(self.official_summoned).checked_sub(parts.map(u64::from).sum())?;
        u32::try_from(left).ok().filter(|base| *base > 0)
    }
}
