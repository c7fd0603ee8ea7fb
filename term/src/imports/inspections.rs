//! The plans of inspections. A line is known again by its year, form, topic, subject and time; where one of them was
//! edited, by its place in the plan.

use super::draft::Draft;
use super::fault::Problem;
use super::files::FileDraft;
use super::roll::text;
use chibo_books::inspections::inspection;
use chibo_core::name::{fold, split_birth_year};
use chibo_frame::db::code;
use chibo_paper::workbook::{InspectionRow, Person};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Takes the lines of the plans.
pub(super) fn take(draft: &mut Draft, file: &mut FileDraft, sheet: &str, rows: &[InspectionRow]) {
    let standing: Vec<inspection::Model> = draft.inspections.rows().cloned().collect();
    let mut claimed = BTreeSet::new();
    let mut claim = |fits: &dyn Fn(&inspection::Model) -> bool| {
        let old = standing.iter().find(|old| !claimed.contains(&old.id) && fits(old))?;
        claimed.insert(old.id);
        Some(old.clone())
    };
    let mut found: Vec<Option<inspection::Model>> = Vec::new();
    for row in rows {
        found.push(claim(&|old| old.year == row.year && likeness(row, old) == 4));
    }
    for (number, (row, old)) in rows.iter().zip(&mut found).enumerate() {
        let alike = |old: &inspection::Model, least: usize| old.year == row.year && likeness(row, old) >= least;
        if old.is_none() {
            *old = claim(&|old| old.line == line(number) && alike(old, 2));
        }
        if old.is_none() {
            *old = claim(&|old| alike(old, 3));
        }
    }
    for (number, (row, old)) in rows.iter().zip(found).enumerate() {
        let subject_id = subject(draft, file, sheet, row);
        let stands = old.is_some();
        let old = old.unwrap_or_else(|| inspection::Model::blank((draft.new_id)(), draft.cell));
        let wanted = inspection::Model {
            year: row.year,
            line: if stands { old.line } else { line(number) },
            form: code(&row.form),
            topic: row.content.clone(),
            subject: row.subject.clone(),
            subject_id,
            planned: text(&row.planned).or(old.planned),
            starts_on: row.starts.or(old.starts_on),
            ends_on: row.ends.or(old.ends_on),
            in_charge: text(&row.in_charge).or(old.in_charge),
            done_on: row.done.or(old.done_on),
            conclusion: text(&row.conclusion).or(old.conclusion),
            ..old
        };
        draft.inspections.put(wanted, file);
    }
}

/// The line's place in the sheet, from 1.
fn line(number: usize) -> i32 {
    i32::try_from(number + 1).unwrap_or(i32::MAX)
}

/// In how many of four things a row and a stored line agree.
fn likeness(row: &InspectionRow, old: &inspection::Model) -> usize {
    let planned = old.planned.as_deref().unwrap_or_default();
    let same = [
        code(&row.form) == old.form,
        fold(&row.content) == fold(&old.topic),
        fold(&row.subject) == fold(&old.subject),
        fold(&row.planned) == fold(planned),
    ];
    same.into_iter().filter(|same| *same).count()
}

/// The member who is the subject. A group or a body may be one too: then nobody on the roll is meant, which is told of
/// only if it reads like a person's name.
fn subject(draft: &Draft, file: &mut FileDraft, sheet: &str, row: &InspectionRow) -> Option<Uuid> {
    const BODIES: [&str; 8] = ["to ", "to dang", "chi uy", "chi bo", "ban ", "doan ", "hoi ", "tap the"];
    let (name, birth_year) = split_birth_year(&row.subject);
    let folded = fold(&name);
    let person = Person { name, birth: None, birth_year, at: row.at };
    let found = draft.people.find(&person).one();
    let reads_like_name =
        (2..=5).contains(&folded.split(' ').count()) && !folded.contains(|c: char| !c.is_alphabetic() && c != ' ');
    if let Err(problem) = &found
        && reads_like_name
        && !BODIES.iter().any(|body| folded.starts_with(body))
    {
        let problem = if *problem == Problem::UnknownPerson { Problem::UnknownSubject } else { problem.clone() };
        file.warn(sheet, row.at, &row.subject, problem);
    }
    found.ok()
}
