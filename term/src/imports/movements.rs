//! Movements. Who comes makes himself a member; of anything else the person must be known.

use super::draft::Draft;
use super::files::FileDraft;
use super::people::Found;
use super::roll::text;
use chibo_core::day::Day;
use chibo_core::member::MovementKind;
use chibo_frame::db::code;
use chibo_paper::workbook::{MovementRow, Severity};
use chibo_people::roll::movement;
use uuid::Uuid;

/// Takes the rows of the movements' sheet.
pub(super) fn take(draft: &mut Draft, file: &mut FileDraft, sheet: &str, rows: &[MovementRow]) {
    let meant: Vec<(Uuid, &MovementRow)> = rows.iter().filter_map(|row| Some((who(draft, file, sheet, row)?, row))).collect();
    let standing: Vec<movement::Model> = draft.movements.rows().cloned().collect();
    let same = |row: &MovementRow, member: Uuid, old: &movement::Model| old.member_id == member && old.kind == code(&row.kind);
    let stays = |old: &movement::Model| meant.iter().any(|(id, row)| same(row, *id, old) && old.on_day == row.on);
    // A sheet that repeats most of what stands is the same book: a day in it that differs is a correction.
    let is_same_book = standing.iter().filter(|old| stays(old)).count() * 2 >= standing.len();
    for (id, row) in &meant {
        let of_kind = || standing.iter().filter(|old| same(row, *id, old));
        let corrected = || {
            let written_once = meant.iter().filter(|(other, r)| other == id && r.kind == row.kind).count() == 1;
            let mut old = of_kind().filter(|old| !stays(old));
            let first = old.next().filter(|_| old.next().is_none());
            first.filter(|_| happens_once(row.kind) || (is_same_book && written_once))
        };
        let old = of_kind().find(|old| old.on_day == row.on).or_else(corrected).cloned();
        let said = Said { note: text(&row.note), decided: row.decided, completed: row.completed };
        draft.put_movement(file, *id, (row.kind, row.on), said, old);
    }
}

/// Whom the row means; who comes is made a member if he is not one.
fn who(draft: &mut Draft, file: &mut FileDraft, sheet: &str, row: &MovementRow) -> Option<Uuid> {
    let comes = matches!(row.kind, MovementKind::Admission | MovementKind::Arrival | MovementKind::TemporaryArrival);
    let id = match (draft.people.find(&row.person), comes) {
        (Found::Nobody(_), true) => (draft.new_id)(),
        (found, _) => match found.one() {
            Ok(id) => id,
            Err(problem) => {
                file.fault_of(sheet, &row.person, problem, Severity::Error);
                return None;
            }
        },
    };
    if comes {
        let mut member = draft.member(id, &row.person.name);
        member.birth = member.birth.or(row.person.birth);
        member.sex = member.sex.or(row.sex.map(|sex| code(&sex)));
        member.joined = member.joined.or(row.joined).or((row.kind == MovementKind::Admission).then_some(row.on));
        member.official = member.official.or(row.official);
        draft.put_member(member, file);
    }
    Some(id)
}

/// What can happen to a member only once: another day is a correction.
fn happens_once(kind: MovementKind) -> bool {
    matches!(kind, MovementKind::Admission | MovementKind::Recognition | MovementKind::Death)
}

/// What a workbook says of a movement besides its kind and day; what is empty leaves what is stored.
#[derive(Default)]
pub(super) struct Said {
    note: Option<String>,
    decided: Option<Day>,
    completed: Option<Day>,
}

impl Draft {
    /// A member's movement of a kind that happens once.
    pub(super) fn movement(&self, member: Uuid, kind: MovementKind) -> Option<&movement::Model> {
        let kind = code(&kind);
        self.movements.rows().find(|row| row.member_id == member && row.kind == kind)
    }

    /// A file holds this movement.
    pub(super) fn put_movement(
        &mut self,
        file: &mut FileDraft,
        member_id: Uuid,
        (kind, on_day): (MovementKind, Day),
        said: Said,
        old: Option<movement::Model>,
    ) {
        let old = old.unwrap_or_else(|| movement::Model {
            id: (self.new_id)(),
            member_id,
            on_day,
            kind: code(&kind),
            note: None,
            decided_on: None,
            completed_on: None,
        });
        let wanted = movement::Model {
            member_id,
            on_day,
            kind: code(&kind),
            note: said.note.or(old.note),
            decided_on: said.decided.or(old.decided_on),
            completed_on: said.completed.or(old.completed_on),
            ..old
        };
        self.movements.put(wanted, file);
    }
}
