//! Faults, outcomes and records in words: what is wrong, where, and the way out.

use super::fault::{Fault, Problem};
use super::{Outcome, Written};
use chibo_core::meeting::Mark;
use chibo_core::target::Conflict;
use chibo_frame::record::Dependent;
use chibo_frame::{App, Lang, Message, Words};
use chibo_paper::workbook::{Kind, Problem as Read, Unreadable, Why};
use chibo_people::acts;
use std::fmt::Display;

/// Words in one language.
#[derive(Clone, Copy)]
pub(super) struct Voice<'a> {
    words: &'a Words,
    lang: Lang,
}

type Arguments = Vec<(&'static str, String)>;

impl<'a> Voice<'a> {
    pub(super) fn new(words: &'a Words, lang: Lang) -> Self {
        Self { words, lang }
    }

    pub(super) fn t(self, key: &str) -> String {
        self.words.t(self.lang, key)
    }

    pub(super) fn with(self, key: &str, arguments: &[(&'static str, String)]) -> String {
        let arguments: Vec<(&'static str, &dyn Display)> =
            arguments.iter().map(|(name, value)| (*name, value as &dyn Display)).collect();
        self.words.with(self.lang, key, &arguments)
    }

    pub(super) fn number(self, n: impl TryInto<u64>) -> String {
        self.lang.number(n)
    }

    pub(super) fn day(self, day: chibo_core::day::Day) -> String {
        self.lang.day(day)
    }

    /// What is wrong, and what to do.
    pub(super) fn fault(self, fault: &Fault) -> Message {
        let (name, mut arguments) = match &fault.problem {
            Problem::Read(problem) => self.read_problem(problem),
            Problem::Unreadable(why) => unreadable(why),
            Problem::Contradicted { conflict, on } => (conflict_key(*conflict), vec![("day", self.lang.day(*on))]),
            other => self.own_problem(other),
        };
        arguments.push(("value", fault.value.clone()));
        arguments.push(("sheet", fault.sheet.clone()));
        let message = self.with(&format!("import-fault-{name}"), &arguments);
        Message::new(message).remedy(self.with(&format!("import-remedy-{name}"), &arguments))
    }

    fn read_problem(self, problem: &Read) -> (&'static str, Arguments) {
        let name = match problem {
            Read::ImpossibleDate => "impossible-date",
            Read::TwoDigitYear => "two-digit-year",
            Read::OnlyYear => "only-year",
            Read::UnreadableDate => "unreadable-date",
            Read::MissingName => "missing-name",
            Read::MissingBirth => "missing-birth",
            Read::MissingDay => "missing-day",
            Read::NotAName => "not-a-name",
            Read::UnknownMark => "unknown-mark",
            Read::UnknownLevel => "unknown-level",
            Read::UnknownMovement => "unknown-movement",
            Read::UnknownForm => "unknown-form",
            Read::UnknownClass => "unknown-class",
            Read::UnknownTitle => "unknown-title",
            Read::UnreadableNumber => "unreadable-number",
            Read::NoYear => "no-year",
            Read::UnreadableYear { taken } => return ("unreadable-year", vec![("taken", taken.to_string())]),
            Read::DoubtfulMark { taken } => return ("doubtful-mark", vec![("taken", self.t(mark_key(*taken)))]),
            Read::YearsDiffer { title, sheet } => {
                return ("years-differ", vec![("title", title.to_string()), ("named", sheet.to_string())]);
            }
            Read::DuplicateRow { first } => return ("same-person", vec![("first", first.to_string())]),
            Read::DuplicateColumn { first, on } => {
                return ("same-column", vec![("first", first.to_string()), ("day", self.lang.day(*on))]);
            }
        };
        (name, Vec::new())
    }

    fn own_problem(self, problem: &Problem) -> (&'static str, Arguments) {
        match problem {
            Problem::Ignored(Why::Hidden) => ("hidden-sheet", Vec::new()),
            Problem::Ignored(_) => ("unrecognised-sheet", Vec::new()),
            Problem::BirthDiffers { known } => ("birth-differs", vec![("known", self.lang.day(*known))]),
            Problem::Namesakes { count } => ("namesakes", vec![("count", count.to_string())]),
            Problem::SamePerson { first } => ("same-person", vec![("first", first.to_string())]),
            Problem::NotInBook { missed } => ("not-in-book", vec![("missed", missed.to_string())]),
            Problem::AdmittedTwice { moved, booked } => {
                ("admitted-twice", vec![("moved", self.lang.day(*moved)), ("booked", self.lang.day(*booked))])
            }
            Problem::UnknownSubject => ("unknown-subject", Vec::new()),
            _ => ("unknown-person", Vec::new()),
        }
    }

    /// What a file holds, in words.
    pub(super) fn holds(self, kinds: &[Kind]) -> String {
        let kinds: Vec<String> = kinds.iter().map(|kind| self.t(&format!("import-holds-{}", kind.name()))).collect();
        kinds.join(", ")
    }

    /// The name of a kind of records.
    pub(super) fn kind(self, kind: &str) -> String {
        acts::kind_text(self.words, self.lang, kind)
    }

    /// How the import ended.
    pub(super) fn outcome(self, outcome: &Outcome) -> String {
        let tally = outcome.plan.tally();
        let counts = [
            ("new", self.number(tally.new)),
            ("changed", self.number(tally.changed)),
            ("identical", self.number(tally.identical)),
            ("errors", self.number(outcome.plan.errors())),
        ];
        let key = match outcome.written {
            Written::Rows => "import-done",
            Written::NothingNew => "import-nothing-new",
            Written::NothingUsable => "import-nothing-usable",
            Written::Refused => "import-refused",
            Written::Trial => "import-trial",
        };
        self.with(key, &counts)
    }

    /// What stands in the way of taking an import back: one line for each later act and kind of records.
    pub(super) fn dependents(self, dependents: &[Dependent]) -> Vec<String> {
        acts::dependents(self.words, self.lang, dependents)
    }

    /// A time as people write it: 14:05, 03/7/2022.
    pub(super) fn time(self, at: chrono::DateTime<chrono::Utc>) -> String {
        let at = chibo_frame::app::vietnam(at);
        format!("{}, {}", at.format("%H:%M"), self.lang.day(at.date_naive()))
    }
}

impl<'a> From<(&'a App, Lang)> for Voice<'a> {
    fn from((app, lang): (&'a App, Lang)) -> Self {
        Self::new(&app.words, lang)
    }
}

fn unreadable(why: &Unreadable) -> (&'static str, Arguments) {
    let megabytes = |bytes: u64| bytes.div_ceil(1024 * 1024).to_string();
    match why {
        Unreadable::Empty => ("empty-file", Vec::new()),
        Unreadable::TooLarge { bytes, limit } => ("too-large", vec![("size", megabytes(*bytes)), ("limit", megabytes(*limit))]),
        Unreadable::UnpacksTooLarge { limit } => ("unpacks-too-large", vec![("limit", megabytes(*limit))]),
        Unreadable::OldExcel => ("old-excel", Vec::new()),
        Unreadable::Password => ("password", Vec::new()),
        Unreadable::WordDocument => ("word-document", Vec::new()),
        Unreadable::NotAWorkbook => ("not-a-workbook", Vec::new()),
        Unreadable::Damaged => ("damaged", Vec::new()),
        Unreadable::NothingRecognised { sheets } => ("nothing-recognised", vec![("sheets", sheets.join(", "))]),
    }
}

fn conflict_key(conflict: Conflict) -> &'static str {
    match conflict {
        Conflict::NotOnRoll => "not-on-roll",
        Conflict::PresentThoughSuspended => "present-though-suspended",
        Conflict::PresentThoughAway => "present-though-away",
        Conflict::ExemptMarkThoughNotExempt => "exempt-mark",
        Conflict::AwayMarkThoughHere => "away-mark",
        Conflict::AbsentThoughNotRequired => "absent-though-not-required",
        Conflict::NoMarkThoughRequired => "no-mark",
    }
}

fn mark_key(mark: Mark) -> &'static str {
    match mark {
        Mark::Present => "import-mark-present",
        Mark::Excused => "import-mark-excused",
        Mark::Unexcused => "import-mark-unexcused",
        Mark::Exempt => "import-mark-exempt",
        Mark::Away => "import-mark-away",
        Mark::MadeUp => "import-mark-made-up",
        Mark::Online => "import-mark-online",
        Mark::ByGroup => "import-mark-by-group",
    }
}
