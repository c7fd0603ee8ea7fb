//! Households. Known again by head and address, of two such by their place in the list; where the head or the address
//! was edited, by the place and the other of the two.

use super::draft::Draft;
use super::files::FileDraft;
use super::roll::text;
use chibo_core::name::fold;
use chibo_frame::db::code;
use chibo_paper::workbook::{HouseholdRow, QuarterTitle, Severity};
use chibo_people::households::{household, household_member, household_title, quarter_title};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Takes the list of households and the quarter's titles.
pub(super) fn take(draft: &mut Draft, file: &mut FileDraft, sheet: &str, rows: &[HouseholdRow], quarter: &[QuarterTitle]) {
    let mut free = Free::new(draft);
    let standing = free.standing_of(rows);
    for (number, (row, old)) in rows.iter().zip(standing).enumerate() {
        let wanted = merged(draft, row, old, |draft| free.number(draft, place(number)));
        let id = wanted.id;
        draft.households.put(wanted, file);
        belongs(draft, file, sheet, row, id);
        for (year, granted) in &row.titles {
            draft.titles.put(household_title::Model { household_id: id, year: *year, granted: *granted }, file);
        }
    }
    for QuarterTitle { year, granted, .. } in quarter {
        draft.quarter_titles.put(quarter_title::Model { cell_id: draft.cell, year: *year, granted: *granted }, file);
    }
}

/// The standing households that no row has claimed, and the numbers that are taken.
struct Free {
    rows: BTreeMap<Uuid, household::Model>,
    by_name: BTreeMap<(String, String), Vec<Uuid>>,
    by_number: BTreeMap<i32, Uuid>,
    taken: BTreeSet<i32>,
}

impl Free {
    fn new(draft: &Draft) -> Self {
        let mut free = Self { rows: BTreeMap::new(), by_name: BTreeMap::new(), by_number: BTreeMap::new(), taken: BTreeSet::new() };
        for row in draft.households.rows() {
            free.by_name.entry(named(&row.head, row.address.as_deref().unwrap_or_default())).or_default().push(row.id);
            free.by_number.insert(row.number, row.id);
            free.taken.insert(row.number);
            free.rows.insert(row.id, row.clone());
        }
        free
    }

    /// For each row the household it means, if it stands already.
    fn standing_of(&mut self, rows: &[HouseholdRow]) -> Vec<Option<household::Model>> {
        let mut found = Vec::new();
        for (number, row) in rows.iter().enumerate() {
            let same = self.by_name.get(&named(&row.head, &row.address)).into_iter().flatten();
            let mut same: Vec<&household::Model> = same.filter_map(|id| self.rows.get(id)).collect();
            same.sort_by_key(|old| (old.number != place(number), old.number));
            let id = same.first().map(|old| old.id);
            found.push(id.and_then(|id| self.rows.remove(&id)));
        }
        for (number, (row, old)) in rows.iter().zip(&mut found).enumerate() {
            let there = self.by_number.get(&place(number)).and_then(|id| self.rows.get(id));
            let (head, address) = named(&row.head, &row.address);
            let alike = |there: &household::Model| {
                fold(&there.head) == head || fold(there.address.as_deref().unwrap_or_default()) == address
            };
            if old.is_none()
                && let Some(id) = there.filter(|there| alike(there)).map(|there| there.id)
            {
                *old = self.rows.remove(&id);
            }
        }
        found
    }

    /// A number for a new household: its place in the list, or the next after the last.
    fn number(&mut self, _: &Draft, place: i32) -> i32 {
        let number = if self.taken.contains(&place) { self.taken.last().map_or(1, |last| last.saturating_add(1)) } else { place };
        self.taken.insert(number);
        number
    }
}

fn place(number: usize) -> i32 {
    i32::try_from(number + 1).unwrap_or(i32::MAX)
}

fn named(head: &str, address: &str) -> (String, String) {
    (fold(head), fold(address))
}

/// What the row says, over what is stored.
fn merged(
    draft: &mut Draft,
    row: &HouseholdRow,
    old: Option<household::Model>,
    number: impl FnOnce(&Draft) -> i32,
) -> household::Model {
    let old = old.unwrap_or_else(|| household::Model {
        id: (draft.new_id)(),
        cell_id: draft.cell,
        number: number(draft),
        head: String::new(),
        persons: None,
        address: None,
        class: None,
    });
    household::Model {
        head: row.head.clone(),
        persons: row.people.and_then(|people| i32::try_from(people).ok()).or(old.persons),
        address: text(&row.address).or(old.address),
        class: row.class.map(|class| code(&class)).or(old.class),
        ..old
    }
}

/// The members listed in the household. A list in which everybody is known replaces the stored one; an empty cell leaves it.
fn belongs(draft: &mut Draft, file: &mut FileDraft, sheet: &str, row: &HouseholdRow, household_id: Uuid) {
    let mut listed = BTreeSet::new();
    let mut all_known = !row.members.is_empty();
    for person in &row.members {
        match draft.people.find(person).one() {
            Ok(member_id) => {
                listed.insert(member_id);
                draft.household_members.put(household_member::Model { household_id, member_id }, file);
            }
            Err(problem) => {
                all_known = false;
                file.fault_of(sheet, person, problem, Severity::Warning);
            }
        }
    }
    if all_known {
        let gone = |old: &&household_member::Model| old.household_id == household_id && !listed.contains(&old.member_id);
        let gone: Vec<household_member::Model> = draft.household_members.rows().filter(gone).cloned().collect();
        for old in &gone {
            draft.household_members.take(old, file);
        }
    }
}
