//! Yearly ratings: one a member and year, one of the cell a year.

use super::draft::Draft;
use super::fault::Problem;
use super::files::FileDraft;
use chibo_books::ratings::{cell_rating, rating};
use chibo_frame::db::code;
use chibo_paper::workbook::{CellRating, RatingRow, Severity};
use std::collections::BTreeMap;

/// Takes the ratings of one year.
pub(super) fn take(draft: &mut Draft, file: &mut FileDraft, sheet: &str, year: i32, rows: &[RatingRow], cell: Option<CellRating>) {
    let mut meant = BTreeMap::new();
    for row in rows {
        let problem = match draft.people.find(&row.person).one() {
            Ok(member_id) => match meant.insert(member_id, row.person.at) {
                None => {
                    let level = code(&row.level);
                    draft.ratings.put(rating::Model { member_id, year, cell_id: draft.cell, level }, file);
                    continue;
                }
                Some(first) => Problem::SamePerson { first },
            },
            Err(problem) => problem,
        };
        file.fault_of(sheet, &row.person, problem, Severity::Warning);
    }
    if let Some(cell) = cell {
        draft.cell_ratings.put(cell_rating::Model { cell_id: draft.cell, year, level: code(&cell.level) }, file);
    }
}
