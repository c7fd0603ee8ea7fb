//! The roll: who is a member. An empty cell leaves what is stored.

use super::draft::Draft;
use super::fault::Problem;
use super::files::FileDraft;
use super::people::Found;
use chibo_core::name::fold;
use chibo_frame::db::code;
use chibo_paper::workbook::{Cell, RollRow, Severity, group_name};
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
        group_name: same_group(&row.group, old.group_name),
        phone: text(&row.phone).or(old.phone),
        home_town: text(&row.home_town).or(old.home_town),
        address: text(&row.address).or(old.address),
        ethnicity: text(&row.ethnicity).or(old.ethnicity),
        education: text(&row.education).or(old.education),
        theory: text(&row.theory).or(old.theory),
        workplace: text(&row.workplace).or(old.workplace),
        email: text(&row.email).or(old.email),
        ..old
    }
    .named(&name)
}

/// The group that the row names; "1" is the "Tổ 1" that is stored.
fn same_group(written: &str, stored: Option<String>) -> Option<String> {
    let is_same = stored.as_deref().is_some_and(|stored| group_name(stored) == written);
    if is_same { stored } else { text(written).or(stored) }
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
