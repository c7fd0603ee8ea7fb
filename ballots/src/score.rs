//! What a reader's answers are worth: wrong without asking, asked with reason, asked for nothing, refused.

use crate::Look;
use crate::harm::Harm;
use crate::sheets::Mode;
use crate::voter::Truth;
use chibo_sheet::{RowMark, Status};
use std::collections::BTreeMap;
use std::fmt::Write;

/// What is known of one picture.
pub(crate) struct Known<'a> {
    pub(crate) mode: Mode,
    /// What the voter or the world did to it, as the table calls it.
    pub(crate) defect: &'static str,
    pub(crate) harm: Harm,
    pub(crate) truth: &'a [Truth],
}

/// How one sheet came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// A line was read wrongly, or another vote's sheet was read: the one unforgivable error.
    Silent,
    /// Every question was fair.
    Fair,
    /// At least one question was for nothing.
    Needless,
    /// Not read at all.
    Refused,
    /// Read, and right.
    Right,
}

impl Known<'_> {
    pub(crate) fn outcome(&self, look: &Look) -> Outcome {
        if self.harm == Harm::Foreign {
            return if look.status == Status::Refused { Outcome::Right } else { Outcome::Silent };
        }
        if look.status == Status::Refused {
            return Outcome::Refused;
        }
        let answer = |truth: &Truth| look.marks.iter().find(|(id, _)| *id == truth.id).map(|(_, mark)| *mark);
        let mut outcome = if look.status == Status::Review { Outcome::Fair } else { Outcome::Right };
        for truth in self.truth {
            match answer(truth) {
                Some(RowMark::Review) if truth.odd => {}
                Some(RowMark::Review) => outcome = Outcome::Needless,
                Some(mark) if mark == truth.mark => {}
                _ => return Outcome::Silent,
            }
        }
        outcome
    }

    /// Nothing on it that a fair reader would ask about.
    fn asks_for_nothing(&self) -> bool {
        self.harm == Harm::None && self.truth.iter().all(|truth| !truth.odd)
    }
}

/// Sheets by outcome.
#[derive(Debug, Default, Clone, Copy)]
struct Count {
    sheets: usize,
    silent: usize,
    fair: usize,
    needless: usize,
    refused: usize,
}

impl Count {
    fn add(&mut self, outcome: Outcome) {
        self.sheets += 1;
        match outcome {
            Outcome::Silent => self.silent += 1,
            Outcome::Fair => self.fair += 1,
            Outcome::Needless => self.needless += 1,
            Outcome::Refused => self.refused += 1,
            Outcome::Right => {}
        }
    }

    fn asked(&self) -> f64 {
        100.0 * (self.fair + self.needless + self.refused) as f64 / self.sheets.max(1) as f64
    }
}

/// The whole benchmark.
#[derive(Debug, Default)]
pub(crate) struct Score {
    rows: BTreeMap<(&'static str, Mode), Count>,
    clean: BTreeMap<Mode, Count>,
    unasked: BTreeMap<Mode, Count>,
    all: Count,
    /// Questions without a reason.
    unreasoned: usize,
}

impl Score {
    /// Counts one sheet.
    pub(crate) fn add(&mut self, known: &Known<'_>, look: &Look) -> Outcome {
        let outcome = known.outcome(look);
        self.rows.entry((known.defect, known.mode)).or_default().add(outcome);
        self.all.add(outcome);
        if known.defect == "clean" {
            self.clean.entry(known.mode).or_default().add(outcome);
        }
        if known.asks_for_nothing() {
            self.unasked.entry(known.mode).or_default().add(outcome);
        }
        self.unreasoned += usize::from(look.status != Status::Read && !look.reasoned);
        outcome
    }

    /// Sheets in all.
    pub(crate) fn sheets(&self) -> usize {
        self.all.sheets
    }

    /// Sheets that were read, and rightly so.
    #[cfg(test)]
    pub(crate) fn right(&self) -> usize {
        let Count { sheets, silent, fair, needless, refused } = self.all;
        sheets - silent - fair - needless - refused
    }

    /// The table by defect and mode, and the shares that have limits.
    pub(crate) fn table(&self) -> String {
        let mut text = String::from("| defect | mode | sheets | silent errors | asked fairly | asked needlessly | refused |\n");
        text.push_str("|---|---|---:|---:|---:|---:|---:|\n");
        for ((defect, mode), count) in &self.rows {
            row(&mut text, defect, mode.name(), count);
        }
        row(&mut text, "**all**", "", &self.all);
        text.push('\n');
        for (mode, limit) in [(Mode::Scanner, 3.0), (Mode::Photo, 10.0)] {
            for (what, counts) in [("clean sheets", &self.clean), ("sheets with nothing to ask about", &self.unasked)] {
                let count = counts.get(&mode).copied().unwrap_or_default();
                let _ = writeln!(
                    text,
                    "{what} sent to a person, {}: {:.2} % of {} (limit {limit:.0} %)",
                    mode.name(),
                    count.asked(),
                    count.sheets
                );
            }
        }
        let _ = writeln!(text, "silent errors: {} of {} sheets (limit 0)", self.all.silent, self.all.sheets);
        let _ = writeln!(text, "questions without a reason: {} (limit 0)", self.unreasoned);
        text
    }
}

fn row(text: &mut String, defect: &str, mode: &str, count: &Count) {
    let Count { sheets, silent, fair, needless, refused } = count;
    let _ = writeln!(text, "| {defect} | {mode} | {sheets} | {silent} | {fair} | {needless} | {refused} |");
}

impl Mode {
    /// Its name in the table.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Scanner => "scanner",
            Self::Photo => "photo",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_answer_is_worth() {
        let truth = [("A", RowMark::Yes, false), ("B", RowMark::No, true)];
        let truth = truth.map(|(id, mark, odd)| Truth { id: id.into(), mark, odd });
        let outcome = |harm: Harm, status: Status, a: RowMark, b: RowMark| {
            let marks = vec![("A".to_owned(), a), ("B".to_owned(), b)];
            let known = Known { mode: Mode::Scanner, defect: "double", harm, truth: &truth };
            known.outcome(&Look { status, marks, reasoned: true })
        };
        let plain = |status, a, b| outcome(Harm::None, status, a, b);
        assert_eq!(plain(Status::Read, RowMark::Yes, RowMark::No), Outcome::Right);
        assert_eq!(plain(Status::Review, RowMark::Yes, RowMark::Review), Outcome::Fair);
        assert_eq!(plain(Status::Review, RowMark::Review, RowMark::Review), Outcome::Needless);
        assert_eq!(plain(Status::Review, RowMark::No, RowMark::Review), Outcome::Silent);
        assert_eq!(plain(Status::Refused, RowMark::No, RowMark::No), Outcome::Refused);
        assert_eq!(outcome(Harm::Foreign, Status::Review, RowMark::Yes, RowMark::No), Outcome::Silent);
        assert_eq!(outcome(Harm::Foreign, Status::Refused, RowMark::Yes, RowMark::No), Outcome::Right);
    }
}
