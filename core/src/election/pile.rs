//! A pile of papers keyed sheet by sheet: what it sums up to, and where two people who keyed the same pile differ.

use super::ballot::{BallotVerdict, Mark, Spoilt, judge};
use super::count::{Ballots, Count, Votes};
use super::slate::{Slate, Style};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// **Tờ phiếu.** One paper as it was read: its marks, and what the tellers ruled where the marks do not say it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// One mark for each name, in the ballot's order.
    pub marks: Vec<Mark>,
    /// **Ban kiểm phiếu kết luận.** Why it does not count, as the tellers see: not issued, written on, a name added.
    #[serde(default)]
    pub ruling: Option<Spoilt>,
}

/// **Cộng một bó phiếu.** What a pile of papers comes to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PileSum {
    /// Hợp lệ.
    pub valid: u32,
    /// Of them those on which no line says anything.
    pub silent: u32,
    /// Không hợp lệ, by reason.
    pub invalid: BTreeMap<Spoilt, u32>,
    /// For each name those who chose it and those who did not; papers marked in both boxes or neither are in none.
    pub votes: Vec<(u32, u32)>,
}

/// **Tờ lệch.** A paper that two people read differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperDifference {
    /// Its place in the pile, from 0.
    pub paper: usize,
    /// The verdicts, where they differ.
    pub verdicts: Option<(BallotVerdict, BallotVerdict)>,
    /// The lines that differ: the place of the name, and what each read.
    pub lines: Vec<(usize, Mark, Mark)>,
}

impl Spoilt {
    /// The reasons that marks do not show: the tellers see the paper and rule.
    pub const RULED: [Self; 3] = [Self::NotIssued, Self::Written, Self::OutsideName];
}

impl Mark {
    /// The marks that a line may bear.
    pub fn of_style(style: Style) -> &'static [Self] {
        match style {
            Style::Strike => &[Self::Yes, Self::No],
            Style::Tick => &[Self::Yes, Self::No, Self::None, Self::Both],
        }
    }
}

impl Paper {
    /// Whether it counts. What the tellers ruled goes before what the marks say.
    pub fn verdict(&self, slate: &Slate) -> BallotVerdict {
        self.ruling.map_or_else(|| judge(slate.style, slate.seats, &self.marks), BallotVerdict::Invalid)
    }

    /// Whether it has one mark for each name, each of the style's, and a ruling that is the tellers' to make.
    pub fn fits(&self, slate: &Slate) -> bool {
        self.marks.len() == slate.candidates.len()
            && self.marks.iter().all(|mark| Mark::of_style(slate.style).contains(mark))
            && self.ruling.is_none_or(|ruling| Spoilt::RULED.contains(&ruling))
    }
}

impl PileSum {
    /// The sum of these papers.
    pub fn of<'p>(slate: &Slate, papers: impl IntoIterator<Item = &'p Paper>) -> Self {
        let mut sum = Self { votes: slate.candidates.iter().map(|_| (0, 0)).collect(), ..Self::default() };
        for paper in papers {
            match paper.verdict(slate) {
                BallotVerdict::Invalid(reason) => *sum.invalid.entry(reason).or_default() += 1,
                verdict => {
                    sum.valid += 1;
                    sum.silent += u32::from(verdict == BallotVerdict::ValidWithoutVotes);
                    for (votes, mark) in sum.votes.iter_mut().zip(&paper.marks) {
                        votes.0 += u32::from(*mark == Mark::Yes);
                        votes.1 += u32::from(*mark == Mark::No);
                    }
                }
            }
        }
        sum
    }

    /// Adds another pile of the same ballot.
    pub fn add(&mut self, other: &Self) {
        self.valid = self.valid.saturating_add(other.valid);
        self.silent = self.silent.saturating_add(other.silent);
        for (reason, papers) in &other.invalid {
            let sum = self.invalid.entry(*reason).or_default();
            *sum = sum.saturating_add(*papers);
        }
        if self.votes.len() < other.votes.len() {
            self.votes.resize(other.votes.len(), (0, 0));
        }
        for (mine, theirs) in self.votes.iter_mut().zip(&other.votes) {
            *mine = (mine.0.saturating_add(theirs.0), mine.1.saturating_add(theirs.1));
        }
    }

    /// The papers that do not count.
    pub fn spoilt(&self) -> u32 {
        self.invalid.values().fold(0, |sum, papers| sum.saturating_add(*papers))
    }

    /// The pile as a round's count, with the papers handed out; what is in the pile came back.
    pub fn count(&self, style: Style, issued: u32) -> Count {
        let (valid, invalid) = (self.valid, self.spoilt());
        let votes = self.votes.iter().map(|(agree, disagree)| match style {
            Style::Strike => Votes::Strike(*agree),
            Style::Tick => Votes::Tick { agree: *agree, disagree: *disagree },
        });
        Count { ballots: Ballots { issued, returned: valid.saturating_add(invalid), valid, invalid }, votes: votes.collect() }
    }
}

/// Where two readings of one pile differ in what counts: papers that both hold invalid for the same reason do not differ.
pub fn differences(slate: &Slate, first: &[Paper], second: &[Paper]) -> Vec<PaperDifference> {
    let pairs = first.iter().zip(second).enumerate();
    pairs.filter_map(|(paper, (one, other))| difference(slate, paper, one, other)).collect()
}

fn difference(slate: &Slate, paper: usize, one: &Paper, other: &Paper) -> Option<PaperDifference> {
    let verdicts = (one.verdict(slate), other.verdict(slate));
    if verdicts.0 == verdicts.1 && matches!(verdicts.0, BallotVerdict::Invalid(_)) {
        return None;
    }
    let pairs = one.marks.iter().copied().zip(other.marks.iter().copied()).enumerate();
    let lines: Vec<_> = pairs.filter(|(_, (a, b))| a != b).map(|(line, (a, b))| (line, a, b)).collect();
    let verdicts = (verdicts.0 != verdicts.1).then_some(verdicts);
    (verdicts.is_some() || !lines.is_empty()).then_some(PaperDifference { paper, verdicts, lines })
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;
    use proptest::prelude::*;

    fn slate(seats: u32, style: Style, names: usize) -> Slate {
        let candidates = (0..names).map(|n| alloc::format!("Người {n}")).collect::<Vec<String>>();
        Slate { seats, style, candidates, tie_of: Vec::new() }
    }

    fn strike(text: &str) -> Paper {
        Paper { marks: text.chars().map(|c| if c == 'y' { Mark::Yes } else { Mark::No }).collect(), ruling: None }
    }

    #[test]
    fn a_pile_is_summed_by_what_counts() {
        let slate = slate(2, Style::Strike, 3);
        let written = Paper { ruling: Some(Spoilt::Written), ..strike("yyn") };
        let papers = [strike("yyn"), strike("ynn"), strike("yyy"), strike("nnn"), written];
        let sum = PileSum::of(&slate, &papers);
        assert_eq!((sum.valid, sum.spoilt(), sum.votes.as_slice()), (2, 3, [(2, 0), (1, 1), (0, 2)].as_slice()));
        assert_eq!(sum.invalid, [(Spoilt::TooMany, 1), (Spoilt::Nobody, 1), (Spoilt::Written, 1)].into());
        let count = sum.count(Style::Strike, 6);
        assert_eq!(count.ballots, Ballots { issued: 6, returned: 5, valid: 2, invalid: 3 });
        assert_eq!(count.votes, [2, 1, 0].map(Votes::Strike));
    }

    #[test]
    fn a_line_marked_twice_or_not_at_all_speaks_for_nobody() {
        let slate = slate(2, Style::Tick, 2);
        let paper = |a, b| Paper { marks: [a, b].into(), ruling: None };
        let papers = [paper(Mark::Yes, Mark::Both), paper(Mark::No, Mark::Yes), paper(Mark::None, Mark::Both)];
        let sum = PileSum::of(&slate, &papers);
        assert_eq!((sum.valid, sum.silent, sum.votes.as_slice()), (3, 1, [(1, 1), (1, 0)].as_slice()));
    }

    #[test]
    fn only_what_counts_differs() {
        let slate = slate(2, Style::Strike, 3);
        let written = |text| Paper { ruling: Some(Spoilt::Written), ..strike(text) };
        let first = [strike("yyn"), strike("yyn"), written("yyn"), strike("nnn")];
        let second = [strike("yyn"), strike("yny"), written("nny"), strike("ynn")];
        let found = differences(&slate, &first, &second);
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].paper, &found[0].verdicts), (1, &None));
        assert_eq!(found[0].lines, [(1, Mark::Yes, Mark::No), (2, Mark::No, Mark::Yes)]);
        assert_eq!(found[1].paper, 3);
        assert_eq!(found[1].verdicts, Some((BallotVerdict::Invalid(Spoilt::Nobody), BallotVerdict::Valid)));
    }

    #[test]
    fn a_paper_fits_its_ballot() {
        let two = slate(1, Style::Strike, 2);
        assert!(strike("yn").fits(&two) && !strike("y").fits(&two) && !strike("ynn").fits(&two));
        assert!(!Paper { marks: [Mark::Yes, Mark::Both].into(), ruling: None }.fits(&two), "no boxes on this one");
        assert!(!Paper { ruling: Some(Spoilt::TooMany), ..strike("yn") }.fits(&two), "the rules say this, not the tellers");
    }

    fn papers() -> impl Strategy<Value = Vec<Paper>> {
        let mark = prop_oneof![Just(Mark::Yes), Just(Mark::No), Just(Mark::None), Just(Mark::Both)];
        let ruling = prop_oneof![4 => Just(None), 1 => Just(Some(Spoilt::Written))];
        let paper = (proptest::collection::vec(mark, 4), ruling).prop_map(|(marks, ruling)| Paper { marks, ruling });
        proptest::collection::vec(paper, 0..40)
    }

    proptest! {
        /// Bundles added up are the pile; the count never contradicts itself.
        #[test]
        fn bundles_add_up(papers in papers(), size in 1usize..9) {
            let slate = slate(4, Style::Tick, 4);
            let whole = PileSum::of(&slate, &papers);
            let mut sum = PileSum::of(&slate, []);
            papers.chunks(size).for_each(|bundle| sum.add(&PileSum::of(&slate, bundle)));
            prop_assert_eq!(&sum, &whole);
            prop_assert_eq!(whole.count(Style::Tick, 40).ballots.returned as usize, papers.len());
            prop_assert!(whole.votes.iter().all(|(agree, disagree)| agree + disagree <= whole.valid));
        }

        /// Two readings without a difference come to the same sum.
        #[test]
        fn without_differences_the_sums_agree(first in papers(), second in papers()) {
            let slate = slate(4, Style::Tick, 4);
            let n = first.len().min(second.len());
            let mut second = second[..n].to_vec();
            for at in differences(&slate, &first[..n], &second) {
                second[at.paper] = first[at.paper].clone();
            }
            prop_assert_eq!(PileSum::of(&slate, &first[..n]), PileSum::of(&slate, &second));
            prop_assert!(differences(&slate, &first[..n], &first[..n]).is_empty());
        }
    }
}
