//! What a secret vote on the levels proposes: a level is proposed when more than half of the base voted that level or
//! better. The base is that of ordinary resolutions (QĐ 294, point 9.3.2): official members summoned, less those away on a
//! temporary transfer and those exempt and absent; who is excused stays in. More than half: read; counting better levels
//! with a level: derived from practice.

use super::{Level, Place};

/// **Phiếu.** The papers of one secret vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Papers {
    /// **Số đảng viên tính kết quả.** The base.
    pub base: u32,
    /// Phát ra.
    pub issued: u32,
    /// Thu về.
    pub returned: u32,
    /// Hợp lệ.
    pub valid: u32,
}

/// **Số phiếu theo mức.** How many valid papers give one subject each level. Only totals: there is no voter here.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Votes {
    /// Xuất sắc.
    pub excellent: u32,
    /// Tốt.
    pub good: u32,
    /// Hoàn thành.
    pub fulfilled: u32,
    /// Không hoàn thành.
    pub not_fulfilled: u32,
}

/// **Kiểm phiếu mâu thuẫn.** Why a tally is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TallyFault {
    /// Nobody is in the base.
    #[error("the base is nobody")]
    NoBase,
    /// More papers issued than there are who vote.
    #[error("{issued} papers issued to {base}")]
    IssuedAboveBase {
        /// Issued.
        issued: u32,
        /// The base.
        base: u32,
    },
    /// More papers back than were issued.
    #[error("{returned} papers back of {issued}")]
    ReturnedAboveIssued {
        /// Back.
        returned: u32,
        /// Issued.
        issued: u32,
    },
    /// More valid than came back.
    #[error("{valid} valid papers of {returned}")]
    ValidAboveReturned {
        /// Valid.
        valid: u32,
        /// Back.
        returned: u32,
    },
    /// More votes for one subject than there are valid papers.
    #[error("{votes} votes on {valid} valid papers")]
    VotesAboveValid {
        /// All votes of the subject.
        votes: u64,
        /// Valid papers.
        valid: u32,
    },
}

/// **Chú thích.** What a proposal says beside its level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// Đúng một nửa: exactly half of the base voted this better level or above, and half is not more than half.
    ExactHalf(Level),
    /// The votes go to a better level than the regime allows him.
    HeldAt(Level),
}

/// **Đề nghị.** What the votes propose for one subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proposal {
    /// The level; none where no level has more than half of the base.
    pub level: Option<Level>,
    /// The votes for that level or better; all votes where there is no level.
    pub votes: u32,
    /// The fewest votes that would do.
    pub needed: u32,
    /// What has to be explained.
    pub note: Option<Note>,
}

impl Papers {
    /// Whether the papers agree with one another.
    pub fn check(&self) -> Result<(), TallyFault> {
        let Self { base, issued, returned, valid } = *self;
        match () {
            () if base == 0 => Err(TallyFault::NoBase),
            () if issued > base => Err(TallyFault::IssuedAboveBase { issued, base }),
            () if returned > issued => Err(TallyFault::ReturnedAboveIssued { returned, issued }),
            () if valid > returned => Err(TallyFault::ValidAboveReturned { valid, returned }),
            () => Ok(()),
        }
    }

    /// Whether one subject's votes fit the papers. Fewer than the valid papers is no contradiction: a line may be left blank.
    pub fn fits(&self, votes: &Votes) -> Result<(), TallyFault> {
        if votes.all() > u64::from(self.valid) {
            return Err(TallyFault::VotesAboveValid { votes: votes.all(), valid: self.valid });
        }
        Ok(())
    }

    /// The fewest votes that are more than half of the base.
    pub fn needed(&self) -> u32 {
        self.base / 2 + 1
    }
}

impl Votes {
    /// The votes for one level.
    pub fn of(&self, level: Level) -> u32 {
        match level {
            Level::Excellent => self.excellent,
            Level::Good => self.good,
            Level::Fulfilled => self.fulfilled,
            Level::NotFulfilled => self.not_fulfilled,
        }
    }

    /// The votes for a level or better.
    pub fn at_least(&self, least: Level) -> u32 {
        Level::ALL.into_iter().filter(|level| *level >= least).fold(0, |sum, level| sum.saturating_add(self.of(level)))
    }

    fn all(&self) -> u64 {
        Level::ALL.into_iter().map(|level| u64::from(self.of(level))).sum()
    }
}

/// **Cao hơn số phiếu.** A level that the votes do not carry: what they do, if anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the votes carry {carried:?}")]
pub struct AboveVotes {
    /// The best level they carry.
    pub carried: Option<Level>,
}

impl Proposal {
    /// Whether the cell may propose this level all the same: a lower one, when the cap leaves no room; never a better one.
    pub fn check(&self, level: Level) -> Result<(), AboveVotes> {
        if self.level.is_some_and(|carried| level <= carried) { Ok(()) } else { Err(AboveVotes { carried: self.level }) }
    }
}

/// What the votes propose. `place` is the member's place in the rating; none for the cell itself.
pub fn propose(papers: &Papers, votes: &Votes, place: Option<&Place>) -> Proposal {
    let needed = papers.needed();
    let by_votes = Level::ALL.into_iter().find(|level| votes.at_least(*level) >= needed);
    let Some(reached) = by_votes else {
        let note = half(papers, votes, None);
        return Proposal { level: None, votes: votes.at_least(Level::NotFulfilled), needed, note };
    };
    let level = place.and_then(|place| place.at_most).map_or(reached, |most| reached.min(most));
    let note = if level < reached { Some(Note::HeldAt(level)) } else { half(papers, votes, Some(reached)) };
    Proposal { level: Some(level), votes: votes.at_least(level), needed, note }
}

/// The next better level, where exactly half of the base voted for it.
fn half(papers: &Papers, votes: &Votes, reached: Option<Level>) -> Option<Note> {
    let better = Level::ALL.into_iter().rev().find(|level| reached.is_none_or(|reached| *level > reached))?;
    let is_half = u64::from(votes.at_least(better)) * 2 == u64::from(papers.base);
    is_half.then_some(Note::ExactHalf(better))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PAPERS: Papers = Papers { base: 100, issued: 98, returned: 97, valid: 96 };

    fn votes(excellent: u32, good: u32, fulfilled: u32, not_fulfilled: u32) -> Votes {
        Votes { excellent, good, fulfilled, not_fulfilled }
    }

    fn proposed(v: Votes) -> (Option<Level>, u32, Option<Note>) {
        let proposal = propose(&PAPERS, &v, None);
        (proposal.level, proposal.votes, proposal.note)
    }

    #[test]
    fn more_than_half_of_the_base_not_of_the_papers() {
        assert_eq!(proposed(votes(51, 45, 0, 0)), (Some(Level::Excellent), 51, None));
        let half = Some(Note::ExactHalf(Level::Excellent));
        assert_eq!(proposed(votes(50, 46, 0, 0)), (Some(Level::Good), 96, half), "half is not more than half");
        assert_eq!(proposed(votes(30, 20, 46, 0)), (Some(Level::Fulfilled), 96, Some(Note::ExactHalf(Level::Good))));
        assert_eq!(proposed(votes(20, 20, 0, 0)), (None, 40, None));
        assert_eq!(proposed(votes(20, 20, 10, 0)), (None, 50, Some(Note::ExactHalf(Level::NotFulfilled))));
        assert_eq!(propose(&PAPERS, &votes(0, 0, 0, 0), None).needed, 51);
    }

    #[test]
    fn twenty_in_the_base_of_the_exam() {
        let papers = Papers { base: 20, issued: 17, returned: 17, valid: 17 };
        assert_eq!(propose(&papers, &votes(10, 7, 0, 0), None).level, Some(Level::Good), "10 of 20 is not more than half");
        assert_eq!(propose(&papers, &votes(11, 6, 0, 0), None).level, Some(Level::Excellent));
    }

    #[test]
    fn the_sick_are_held_at_their_level() {
        let place =
            Place { reviewed: true, why_not: None, at_most: Some(Level::Fulfilled), host_remarks: false, probationary: false };
        let proposal = propose(&PAPERS, &votes(10, 80, 0, 0), Some(&place));
        assert_eq!((proposal.level, proposal.note), (Some(Level::Fulfilled), Some(Note::HeldAt(Level::Fulfilled))));
    }

    #[test]
    fn contradictions_are_refused_with_their_numbers() {
        let check = |base, issued, returned, valid| Papers { base, issued, returned, valid }.check();
        assert_eq!(check(100, 98, 97, 96), Ok(()));
        assert_eq!(check(0, 0, 0, 0), Err(TallyFault::NoBase));
        assert_eq!(check(100, 101, 97, 96), Err(TallyFault::IssuedAboveBase { issued: 101, base: 100 }));
        assert_eq!(check(100, 98, 99, 96), Err(TallyFault::ReturnedAboveIssued { returned: 99, issued: 98 }));
        assert_eq!(check(100, 98, 97, 98), Err(TallyFault::ValidAboveReturned { valid: 98, returned: 97 }));
        assert_eq!(PAPERS.fits(&votes(50, 46, 1, 0)), Err(TallyFault::VotesAboveValid { votes: 97, valid: 96 }));
        assert_eq!(PAPERS.fits(&votes(50, 46, 0, 0)), Ok(()));
        assert!(PAPERS.fits(&votes(u32::MAX, u32::MAX, 1, 1)).is_err());
    }

    proptest! {
        #[test]
        fn never_above_what_the_votes_allow(base in 1u32..200, e in 0u32..100, g in 0u32..100, f in 0u32..100, n in 0u32..100) {
            let papers = Papers { base, issued: base, returned: base, valid: base };
            let v = votes(e, g, f, n);
            let proposal = propose(&papers, &v, None);
            for level in Level::ALL {
                let over_half = u64::from(v.at_least(level)) * 2 > u64::from(base);
                prop_assert_eq!(over_half, proposal.level.is_some_and(|proposed| proposed >= level));
                prop_assert_eq!(over_half, proposal.check(level).is_ok());
            }
        }

        #[test]
        fn a_better_vote_never_lowers(base in 1u32..100, e in 0u32..50, g in 1u32..50, f in 0u32..50, n in 0u32..50) {
            let papers = Papers { base, issued: base, returned: base, valid: base };
            let before = propose(&papers, &votes(e, g, f, n), None).level;
            let after = propose(&papers, &votes(e + 1, g - 1, f, n), None).level;
            prop_assert!(after >= before);
        }
    }
}
