//! A file on its way through the import: what it holds, what becomes of its records, what is wrong with it.

use super::draft::Draft;
use super::edits::{Edit, Edits};
use super::fault::{Fault, Problem};
use chibo_core::day::Day;
use chibo_frame::record::Tally;
use chibo_paper::workbook::{Cell, Content, Kind, Person, Severity, SheetContent, Unreadable, Why, read};
use std::collections::{BTreeMap, BTreeSet};

/// A file as it was handed in.
#[derive(Clone)]
pub struct File {
    /// Its name, without folders.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What becomes of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fate {
    Identical,
    Changed,
    New,
}

/// A file, read, with what was found so far.
pub(super) struct FileDraft {
    name: String,
    holds: BTreeSet<Kind>,
    records: BTreeMap<(&'static str, String), Fate>,
    faults: Vec<Fault>,
    pub(super) edits: Edits,
}

/// **Tệp nhập.** What a file holds and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilePlan {
    /// Its name.
    pub file: String,
    /// What was recognised in it.
    pub holds: Vec<Kind>,
    /// Its records of every kind: a member, a movement, a meeting, a mark, a rating, an inspection, an admission, a
    /// household, who belongs to it, a title: each is one record, counted once a file.
    pub tally: Tally,
    /// The same, for each table.
    pub kinds: Vec<(&'static str, Tally)>,
    /// What is wrong with it, in the order of its cells.
    pub faults: Vec<Fault>,
    /// What it would change in records that stand, the first of them.
    pub edits: Vec<Edit>,
}

/// Reads the files. The sheets come with the number of their file, in the order in which they must be taken:
/// who is a member is known before what he did.
pub(super) fn open(files: Vec<File>) -> (Vec<FileDraft>, Vec<(usize, SheetContent)>) {
    let mut files = files;
    files.sort_by(|a, b| a.name.cmp(&b.name));
    let (mut drafts, mut sheets) = (Vec::new(), Vec::new());
    for (number, file) in files.into_iter().enumerate() {
        let mut draft = FileDraft {
            name: file.name,
            holds: BTreeSet::new(),
            records: BTreeMap::new(),
            faults: Vec::new(),
            edits: Edits::default(),
        };
        match read(&file.bytes) {
            Ok(workbook) => {
                for ignored in workbook.ignored.into_iter().filter(|ignored| ignored.why != Why::Empty) {
                    draft.ignored(ignored.sheet, ignored.why);
                }
                for mut sheet in workbook.sheets {
                    draft.holds.insert(sheet.content.kind());
                    draft.faults.extend(std::mem::take(&mut sheet.faults).into_iter().map(Fault::from));
                    sheets.push((number, sheet));
                }
            }
            Err(why) => draft.unreadable(why),
        }
        drafts.push(draft);
    }
    sheets.sort_by_key(|(number, sheet)| (sheet.content.kind(), as_of(&sheet.content), *number));
    (drafts, sheets)
}

/// Of two rolls the later one has the last word.
fn as_of(content: &Content) -> Option<Day> {
    match content {
        Content::Roll { as_of, .. } => *as_of,
        _ => None,
    }
}

impl FileDraft {
    fn ignored(&mut self, sheet: String, why: Why) {
        let problem = Problem::Ignored(why);
        self.faults.push(Fault { sheet, cell: None, value: String::new(), problem, severity: Severity::Warning });
    }

    fn unreadable(&mut self, why: Unreadable) {
        let problem = Problem::Unreadable(why);
        self.faults.push(Fault { sheet: String::new(), cell: None, value: String::new(), problem, severity: Severity::Error });
    }

    /// A record stands in the file. Counted once, with the strongest of its fates.
    pub(super) fn holds_record(&mut self, kind: &'static str, key: &str, fate: Fate) {
        let known = self.records.entry((kind, key.to_owned())).or_insert(fate);
        *known = (*known).max(fate);
    }

    /// Something is wrong, and the row is written all the same, or the doubtful part of it left out.
    pub(super) fn warn(&mut self, sheet: &str, cell: Cell, value: &str, problem: Problem) {
        self.fault(sheet, cell, value, problem, Severity::Warning);
    }

    /// Something is wrong with how a row names a person.
    pub(super) fn fault_of(&mut self, sheet: &str, person: &Person, problem: Problem, severity: Severity) {
        self.fault(sheet, person.at, &person.name, problem, severity);
    }

    fn fault(&mut self, sheet: &str, cell: Cell, value: &str, problem: Problem, severity: Severity) {
        self.faults.push(Fault { sheet: sheet.to_owned(), cell: Some(cell), value: value.to_owned(), problem, severity });
    }

    /// What came of it.
    pub(super) fn plan(self, draft: &Draft) -> FilePlan {
        let mut kinds: BTreeMap<&'static str, Tally> = BTreeMap::new();
        for ((kind, _), fate) in self.records {
            *kinds.entry(kind).or_default() += match fate {
                Fate::New => Tally { new: 1, ..Tally::default() },
                Fate::Changed => Tally { changed: 1, ..Tally::default() },
                Fate::Identical => Tally { identical: 1, ..Tally::default() },
            };
        }
        let mut tally = Tally::default();
        for part in kinds.values() {
            tally += *part;
        }
        let mut faults = self.faults;
        faults.sort_by(|a, b| (&a.sheet, a.cell).cmp(&(&b.sheet, b.cell)));
        FilePlan {
            file: self.name,
            holds: self.holds.into_iter().collect(),
            tally,
            kinds: kinds.into_iter().collect(),
            faults,
            edits: self.edits.named(draft),
        }
    }
}

impl FilePlan {
    /// Faults whose rows are not written.
    pub fn errors(&self) -> impl Iterator<Item = &Fault> {
        self.faults.iter().filter(|fault| fault.severity == Severity::Error)
    }

    /// Faults with which rows are written all the same.
    pub fn warnings(&self) -> impl Iterator<Item = &Fault> {
        self.faults.iter().filter(|fault| fault.severity == Severity::Warning)
    }
}
