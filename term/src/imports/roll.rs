//! The roll: who is a member. An empty cell leaves what is stored.

use super::draft::Draft;
use super::fault::Problem;
use super::files::FileDraft;
use super::people::Found;
use chibo_core::name::fold;
use chibo_frame::db::code;
use chibo_paper::workbook::{Cell, RollRow, Severity};
use chibo_people::roll::member;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Takes the rows of a roll.
pub(super) fn take(draft: &mut Draft, file: &mut FileDraft, sheet: &str, rows: &[RollRow]) {
    let mut meant: BTreeMap<Uuid, Cell> = BTreeMap::new();
    for row in rows {
        let id = match draft.people.find_on_roll(&row.person, &row.card) {
            Found::One(id) => id,
            Found::Nobody(_) => (draft.new_id)(),
            Found::Several(count) => {
                file.fault_of(sheet, &row.person, Problem::Namesakes { count }, Severity::Error);
                continue;
            }
        };
        if let Some(first) = meant.insert(id, row.person.at) {
            file.fault_of(sheet, &row.person, Problem::SamePerson { first }, Severity::Error);
            continue;
        }
        let standing = draft.member(id, &row.person.name);
        draft.put_member(merged(row, standing), file);
    }
}

impl Draft {
    /// A member as he stands, or a new one of this name.
    pub(super) fn member(&self, id: Uuid, name: &str) -> member::Model {
        self.members.get(&id.to_string()).cloned().unwrap_or_else(|| member::Model::blank(id, self.cell, name))
    }

    /// A file holds this member.
    pub(super) fn put_member(&mut self, row: member::Model, file: &mut FileDraft) {
        self.people.learn(&row);
        self.members.put(row, file);
    }
}

/// What the row says, over what is stored.
fn merged(row: &RollRow, old: member::Model) -> member::Model {
    let name = better_name(&row.person.name, &old.name);
    member::Model {
        birth: row.person.birth.or(old.birth),
        sex: row.sex.map(|sex| code(&sex)).or(old.sex),
        joined: row.joined.or(old.joined),
        official: row.official.or(old.official),
        exempt: row.exempt_from.or(old.exempt),
        card_no: text(&row.card).or(old.card_no),
        job: text(&row.occupation).or(old.job),
        group_name: text(&row.group).or(old.group_name),
        phone: text(&row.phone).or(old.phone),
        ..old
    }
    .named(&name)
}

/// A name written without accents does not take the accents from the one that has them.
fn better_name(written: &str, stored: &str) -> String {
    let bare = fold(written) == written.to_lowercase();
    (if bare && fold(stored) == fold(written) { stored } else { written }).to_owned()
}

/// The text of a cell, if there is any.
pub(super) fn text(cell: &str) -> Option<String> {
    let cell = cell.trim();
    (!cell.is_empty()).then(|| cell.to_owned())
}
