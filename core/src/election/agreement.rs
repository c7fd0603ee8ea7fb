//! Several ways of counting one round, and whether they agree. Any two that differ block the record until the tellers have
//! found out why (the practice of counting committees; 190 Art. 8 leaves the way of counting to them).

use super::count::{Count, Votes};
use super::fault::Problem;
use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// **Cách kiểm phiếu.** How one set of figures came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// **Đọc từ ảnh quét.** Read from pictures of the papers, the doubtful ones ruled on by the tellers.
    Scan,
    /// **Nhập hai lần.** Keyed by two people who do not see each other.
    Keyed,
    /// **Kiểm bằng tay.** The totals of the hand tally sheet.
    Hand,
}

/// **Số liệu.** One figure of a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Figure {
    /// Phát ra.
    Issued,
    /// Thu về.
    Returned,
    /// Hợp lệ.
    Valid,
    /// Không hợp lệ.
    Invalid,
    /// The votes for the name in this place of the ballot, from 0.
    Agree(usize),
    /// Không đồng ý, for the name in this place.
    Disagree(usize),
}

/// **Chỗ lệch.** One figure on which the ways differ, with what each says; `None` where a way has no such figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differing {
    /// The figure.
    pub figure: Figure,
    /// What each way says, in the order in which they were given.
    pub said: Vec<(Way, Option<u32>)>,
}

/// **Kết quả đối chiếu.** What the ways that are there come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settled {
    /// No way was finished yet.
    Nothing,
    /// Only one: the tellers have to say why they make do with it.
    Alone(Way, Count),
    /// All that are there, two at least, say the same.
    Agreed(Count),
    /// They differ; every figure on which they do.
    Differ(Vec<Differing>),
}

impl Way {
    /// All ways.
    pub const ALL: [Self; 3] = [Self::Scan, Self::Keyed, Self::Hand];

    /// The word under which it is stored.
    pub fn word(self) -> &'static str {
        match self {
            Self::Scan => "scan",
            Self::Keyed => "keyed",
            Self::Hand => "hand",
        }
    }

    /// The way of a stored word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.word() == word)
    }
}

impl Count {
    /// One of its figures.
    pub fn figure(&self, figure: Figure) -> Option<u32> {
        let ballots = &self.ballots;
        match figure {
            Figure::Issued => Some(ballots.issued),
            Figure::Returned => Some(ballots.returned),
            Figure::Valid => Some(ballots.valid),
            Figure::Invalid => Some(ballots.invalid),
            Figure::Agree(place) => self.votes.get(place).map(|votes| votes.agree()),
            Figure::Disagree(place) => match self.votes.get(place) {
                Some(Votes::Tick { disagree, .. }) => Some(*disagree),
                _ => None,
            },
        }
    }

    /// All its figures, papers first.
    pub fn figures(&self) -> Vec<Figure> {
        let papers = [Figure::Issued, Figure::Returned, Figure::Valid, Figure::Invalid];
        let votes = self.votes.iter().enumerate().flat_map(|(place, votes)| {
            let against = matches!(votes, Votes::Tick { .. }).then_some(Figure::Disagree(place));
            core::iter::once(Figure::Agree(place)).chain(against)
        });
        papers.into_iter().chain(votes).collect()
    }
}

/// Holds the ways against one another.
pub fn settle(ways: &[(Way, Count)]) -> Settled {
    let all: BTreeSet<Figure> = ways.iter().flat_map(|(_, count)| count.figures()).collect();
    let said = |figure: Figure| ways.iter().map(|(way, count)| (*way, count.figure(figure))).collect::<Vec<_>>();
    let differ = |said: &[(Way, Option<u32>)]| said.windows(2).any(|pair| matches!(pair, [one, other] if one.1 != other.1));
    let differing: Vec<Differing> =
        all.into_iter().map(|figure| Differing { figure, said: said(figure) }).filter(|d| differ(&d.said)).collect();
    match ways {
        [] => Settled::Nothing,
        [(way, count)] => Settled::Alone(*way, count.clone()),
        [(_, count), ..] if differing.is_empty() => Settled::Agreed(count.clone()),
        _ => Settled::Differ(differing),
    }
}

/// Papers are handed out to those present only (190 Art. 8: directly, one to each).
pub fn check_issued(issued: u32, present: u32) -> Result<(), Problem> {
    if issued > present { Err(Problem::IssuedAbovePresent { issued, present }) } else { Ok(()) }
}

/// The box holds no more papers than were handed out; reported before they are counted (190 Art. 8).
pub fn check_returned(returned: u32, issued: u32) -> Result<(), Problem> {
    if returned > issued { Err(Problem::ReturnedAboveIssued { returned, issued }) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::election::Ballots;
    use proptest::prelude::*;

    fn count(votes: &[u32]) -> Count {
        let ballots = Ballots { issued: 100, returned: 100, valid: 98, invalid: 2 };
        Count { ballots, votes: votes.iter().map(|votes| Votes::Strike(*votes)).collect() }
    }

    #[test]
    fn one_way_is_alone_two_agree_and_a_third_may_differ() {
        let a = count(&[90, 80]);
        assert_eq!(settle(&[]), Settled::Nothing);
        assert_eq!(settle(&[(Way::Hand, a.clone())]), Settled::Alone(Way::Hand, a.clone()));
        assert_eq!(settle(&[(Way::Keyed, a.clone()), (Way::Hand, a.clone())]), Settled::Agreed(a.clone()));
        let differ = settle(&[(Way::Scan, a.clone()), (Way::Keyed, a.clone()), (Way::Hand, count(&[90, 81]))]);
        let said = [(Way::Scan, Some(80)), (Way::Keyed, Some(80)), (Way::Hand, Some(81))].into();
        assert_eq!(differ, Settled::Differ([Differing { figure: Figure::Agree(1), said }].into()));
        let short = settle(&[(Way::Keyed, a), (Way::Hand, count(&[90]))]);
        let said = [(Way::Keyed, Some(80)), (Way::Hand, None)].into();
        assert_eq!(short, Settled::Differ([Differing { figure: Figure::Agree(1), said }].into()));
    }

    #[test]
    fn papers_only_shrink_on_their_way() {
        assert_eq!(check_issued(100, 100), Ok(()));
        assert_eq!(check_issued(101, 100), Err(Problem::IssuedAbovePresent { issued: 101, present: 100 }));
        assert_eq!(check_returned(100, 100), Ok(()));
        assert_eq!(check_returned(101, 100), Err(Problem::ReturnedAboveIssued { returned: 101, issued: 100 }));
    }

    proptest! {
        /// Changing any one figure of one way is named, that figure and no other.
        #[test]
        fn a_changed_figure_is_named(votes in proptest::collection::vec((0u32..200, 0u32..200), 1..9), tick: bool, at in any::<prop::sample::Index>(), which in 0usize..3, by in 1u32..5) {
            let votes: Vec<Votes> = votes.into_iter()
                .map(|(agree, disagree)| if tick { Votes::Tick { agree, disagree } } else { Votes::Strike(agree) }).collect();
            let truth = Count { ballots: Ballots { issued: 200, returned: 200, valid: 190, invalid: 10 }, votes };
            let figures = truth.figures();
            let figure = *at.get(&figures);
            let mut ways = Way::ALL.map(|way| (way, truth.clone()));
            prop_assert_eq!(settle(&ways), Settled::Agreed(truth.clone()));
            let changed = &mut ways[which].1;
            match figure {
                Figure::Issued => changed.ballots.issued += by,
                Figure::Returned => changed.ballots.returned += by,
                Figure::Valid => changed.ballots.valid += by,
                Figure::Invalid => changed.ballots.invalid += by,
                Figure::Agree(i) => match &mut changed.votes[i] { Votes::Strike(n) | Votes::Tick { agree: n, .. } => *n += by },
                Figure::Disagree(i) => if let Votes::Tick { disagree, .. } = &mut changed.votes[i] { *disagree += by },
            }
            let Settled::Differ(differing) = settle(&ways) else { return Err(TestCaseError::fail("agreed")) };
            prop_assert_eq!(differing.iter().map(|d| d.figure).collect::<Vec<_>>(), [figure]);
        }
    }
}
