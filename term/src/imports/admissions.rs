//! The book of admissions. Who was admitted is a member, with the movement that says so: an admission that stands in two
//! workbooks counts once.

use super::draft::Draft;
use super::fault::Problem;
use super::files::FileDraft;
use super::movements::Said;
use super::people::Found;
use super::roll::text;
use chibo_books::admissions::admission;
use chibo_core::day::Day;
use chibo_core::member::MovementKind::Admission;
use chibo_core::name::fold;
use chibo_frame::db::code;
use chibo_paper::workbook::{AdmissionRow, Severity};
use uuid::Uuid;

/// Takes the rows of the book.
pub(super) fn take(draft: &mut Draft, file: &mut FileDraft, sheet: &str, rows: &[AdmissionRow]) {
    for row in rows {
        let old = standing(draft, row);
        let member_id = match row.admitted {
            None => old.as_ref().and_then(|old| old.member_id),
            Some(on) => match member(draft, file, row, on) {
                Ok(id) => {
                    admitted(draft, file, sheet, (row, on), id, old.as_ref().and_then(|old| old.admitted_on));
                    Some(id)
                }
                Err(problem) => {
                    file.fault_of(sheet, &row.person, problem, Severity::Error);
                    continue;
                }
            },
        };
        let wanted = merged(draft, row, old, member_id);
        draft.admissions.put(wanted, file);
    }
}

/// The same person's line, if there is one.
fn standing(draft: &Draft, row: &AdmissionRow) -> Option<admission::Model> {
    let folded = fold(&row.person.name);
    let same_birth = |old: &&admission::Model| old.birth.is_none() || row.person.birth.is_none() || old.birth == row.person.birth;
    draft.admissions.rows().filter(|old| old.folded() == folded).find(same_birth).cloned()
}

/// The member that the person became, made if the roll does not know him.
fn member(draft: &mut Draft, file: &mut FileDraft, row: &AdmissionRow, on: Day) -> Result<Uuid, Problem> {
    let id = match draft.people.find(&row.person) {
        Found::Nobody(_) => (draft.new_id)(),
        found => found.one()?,
    };
    let mut member = draft.member(id, &row.person.name);
    member.birth = member.birth.or(row.person.birth);
    member.sex = member.sex.or(row.sex.map(|sex| code(&sex)));
    member.joined = member.joined.or(Some(on));
    member.official = member.official.or(row.official);
    draft.put_member(member, file);
    Ok(id)
}

/// The movement of his admission. The movements' own day is kept where the two differ, unless it was the book that set it.
fn admitted(draft: &mut Draft, file: &mut FileDraft, sheet: &str, (row, on): (&AdmissionRow, Day), id: Uuid, before: Option<Day>) {
    let old = draft.movement(id, Admission).cloned();
    let set_by_book = |moved: Day| before == Some(moved);
    match old {
        Some(old) if old.on_day != on && (draft.movements.is_held(&old) || !set_by_book(old.on_day)) => {
            let problem = Problem::AdmittedTwice { moved: old.on_day, booked: on };
            file.fault_of(sheet, &row.person, problem, Severity::Warning);
        }
        old => draft.put_movement(file, id, (Admission, on), Said::default(), old),
    }
}

/// What the row says, over what is stored.
fn merged(draft: &mut Draft, row: &AdmissionRow, old: Option<admission::Model>, member_id: Option<Uuid>) -> admission::Model {
    let name = row.person.name.clone();
    let old = old.unwrap_or_else(|| admission::Model::blank((draft.new_id)(), draft.cell, &name));
    admission::Model {
        name,
        birth: row.person.birth.or(old.birth),
        sex: row.sex.map(|sex| code(&sex)).or(old.sex),
        class_on: row.class.or(old.class_on),
        applied_on: row.applied.or(old.applied_on),
        resolved_on: row.resolution.or(old.resolved_on),
        decided_on: row.decision.or(old.decided_on),
        admitted_on: row.admitted.or(old.admitted_on),
        official_on: row.official.or(old.official_on),
        education: text(&row.education).or(old.education),
        note: text(&row.note).or(old.note),
        member_id,
        ..old
    }
}
