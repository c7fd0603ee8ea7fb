//! The roll on a day, searched and filtered.

use super::asked_day::AskedDay;
use super::day_roll::{Person, Roll, roll_on};
use super::store::{self, member};
use crate::units;
use askama::Template;
use axum::extract::{Query, State};
use axum::response::IntoResponse;
use chibo_core::name::fold;
use chibo_frame::{App, Page, PageError, html};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "roll/list.html")]
struct List {
    page: Page,
    cell: String,
    asked: Asked,
    day: AskedDay,
    roll: Roll,
    groups: BTreeSet<String>,
    shown: Vec<Person>,
    elsewhere: Vec<member::Model>,
}

/// What the address asks for.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Asked {
    ngay: String,
    tim: String,
    to: String,
    dien: String,
}

/// The standings that can be asked for: in the address, in the words.
const STANDINGS: [(&str, &str); 5] = [
    ("chinh-thuc", "roll-official"),
    ("du-bi", "roll-probationary"),
    ("mien", "roll-exempt"),
    ("tam-vang", "roll-away"),
    ("dinh-chi", "roll-suspended"),
];

impl Asked {
    fn is_met_by(&self, person: &Person, names_found: &BTreeSet<Uuid>) -> bool {
        let standing = match self.dien.as_str() {
            "chinh-thuc" => person.official,
            "du-bi" => !person.official,
            "mien" => person.exempt,
            "tam-vang" => person.away,
            "dinh-chi" => person.suspended,
            _ => true,
        };
        let group = self.to.is_empty() || person.group.as_deref() == Some(self.to.as_str());
        standing && group && names_found.contains(&person.id)
    }
}

impl List {
    /// The totals, each with the standing it opens to.
    fn totals(&self) -> [(&'static str, &'static str, usize); 5] {
        let Roll { members, official, probationary, exempt, away, .. } = self.roll;
        [
            ("roll-members", "", members),
            ("roll-official", "chinh-thuc", official),
            ("roll-probationary", "du-bi", probationary),
            ("roll-exempt", "mien", exempt),
            ("roll-away", "tam-vang", away),
        ]
    }
}

/// Whether each word that was asked for begins a word of the name, both folded: `tran anh` finds Trần Thị Ánh, not Trần Thanh.
pub(crate) fn is_named(name: &str, wanted: &str) -> bool {
    wanted.split_whitespace().all(|word| name.split_whitespace().any(|part| part.starts_with(word)))
}

pub(crate) async fn show(page: Page, State(app): State<App>, Query(asked): Query<Asked>) -> Result<impl IntoResponse, PageError> {
    let Some(cell) = units::find_cell(&app.db).await? else { return Err(PageError::NotFound) };
    let day = AskedDay::new(&page, &app, &asked.ngay);
    let rows = store::list_members(&app.db, cell.id).await?;
    let movements = store::list_movements(&app.db, cell.id).await?;
    let wanted = fold(&asked.tim);
    let found: BTreeMap<Uuid, member::Model> =
        rows.iter().filter(|row| is_named(&row.folded, &wanted)).map(|row| (row.id, row.clone())).collect();
    let roll = roll_on(rows, movements, day.on)?;
    let names_found = found.keys().copied().collect();
    let shown = roll.people.iter().filter(|person| asked.is_met_by(person, &names_found)).cloned().collect();
    let on_roll: BTreeSet<Uuid> = roll.people.iter().map(|person| person.id).collect();
    let mut elsewhere: Vec<member::Model> = found.into_values().filter(|row| !on_roll.contains(&row.id)).collect();
    elsewhere.sort_by(|a, b| a.sort_key.cmp(&b.sort_key));
    if wanted.is_empty() {
        elsewhere.clear();
    }
    let groups = roll.people.iter().filter_map(|person| person.group.clone()).collect();
    Ok((day.status(), html(&List { page, cell: cell.name, asked, day, roll, groups, shown, elsewhere })?))
}
