//! What would come of the files, and the draft that writes it. Nothing here touches the database.

use super::draft::Draft;
use super::files::{FileDraft, FilePlan};
use super::{admissions, books, households, inspections, movements, ratings, roll};
use chibo_frame::record::Tally;
use chibo_paper::workbook::{Content, SheetContent};

/// **Bản xem trước.** What would come of the files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The files, by name.
    pub files: Vec<FilePlan>,
}

impl Plan {
    /// The records of all files together.
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for file in &self.files {
            tally += file.tally;
        }
        tally
    }

    /// How many rows or files are not written.
    pub fn errors(&self) -> usize {
        self.files.iter().map(|file| file.errors().count()).sum()
    }

    /// Whether something is new or changed.
    pub fn changes_something(&self) -> bool {
        let tally = self.tally();
        tally.new + tally.changed > 0
    }

    /// Whether nothing in any file could be written, or found written already.
    pub fn is_barren(&self) -> bool {
        self.tally() == Tally::default()
    }

    /// Whether every file is a list that was recognised, without anything in it: a template, sent back as it came.
    pub fn is_blank(&self) -> bool {
        self.is_barren() && self.files.iter().all(|file| !file.holds.is_empty() && file.faults.is_empty())
    }
}

/// Takes the sheets into the draft, in the order of their kinds, and tells what came of each file.
pub(super) fn plan(draft: &mut Draft, mut files: Vec<FileDraft>, sheets: &[(usize, SheetContent)]) -> anyhow::Result<Plan> {
    for (number, sheet) in sheets {
        if let Some(file) = files.get_mut(*number) {
            take(draft, file, sheet);
        }
    }
    check(draft, &mut files, sheets)?;
    Ok(Plan { files: files.into_iter().map(|file| file.plan(draft)).collect() })
}

fn take(draft: &mut Draft, file: &mut FileDraft, SheetContent { sheet, content, .. }: &SheetContent) {
    match content {
        Content::Roll { rows, .. } => roll::take(draft, file, sheet, rows),
        Content::Movements(rows) => movements::take(draft, file, sheet, rows),
        Content::Admissions(rows) => admissions::take(draft, file, sheet, rows),
        Content::Attendance(book) => books::take_attendance(draft, file, sheet, book),
        Content::Study(book) => books::take_study(draft, file, sheet, book),
        Content::Ratings { year, rows, cell } => ratings::take(draft, file, sheet, *year, rows, *cell),
        Content::Inspections(rows) => inspections::take(draft, file, sheet, rows),
        Content::Households { rows, quarter } => households::take(draft, file, sheet, rows, quarter),
    }
}

/// Warns of marks that the roll contradicts, when all files have been heard.
fn check(draft: &Draft, files: &mut [FileDraft], sheets: &[(usize, SheetContent)]) -> anyhow::Result<()> {
    let members = draft.members.rows().cloned().collect();
    let members = chibo_people::roll::members(members, draft.movements.rows().cloned().collect())?;
    for (number, SheetContent { sheet, content, .. }) in sheets {
        let Some(file) = files.get_mut(*number) else { continue };
        match content {
            Content::Attendance(book) => books::check_attendance(draft, file, sheet, book, &members),
            Content::Study(book) => books::check_study(draft, file, sheet, book, &members),
            _ => {}
        }
    }
    Ok(())
}
