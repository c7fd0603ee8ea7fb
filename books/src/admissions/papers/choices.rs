//! Whose papers can be made.

use super::super::store::{self, admission};
use super::figures::{helpers, introducers};
use chibo_frame::{App, Page};
use chibo_people::papers::Choice;
use chrono::Datelike;
use uuid::Uuid;

/// Whether a paper can be made of somebody's file yet.
pub(super) type Holds = fn(&admission::Model) -> bool;

/// The key of the words for the file of an admission.
pub(super) const ADMISSION: &str = "case-papers-file-admission";
/// The key of the words for the file of a recognition.
pub(super) const RECOGNITION: &str = "case-papers-file-recognition";

/// Everybody of whom this holds.
pub(super) async fn of_file(app: &App, page: &Page, cell: Uuid, file: &str, holds: Holds) -> anyhow::Result<Vec<Choice>> {
    let rows = store::list(&app.db, cell).await?;
    let meant = rows.iter().filter(|row| holds(row));
    Ok(meant.map(|row| choice(page, file, &rows, row)).collect())
}

/// Everybody, once for each member who introduces.
pub(super) async fn of_introducers(app: &App, page: &Page, cell: Uuid) -> anyhow::Result<Vec<Choice>> {
    let rows = store::list(&app.db, cell).await?;
    let mut found = Vec::new();
    for row in &rows {
        let names = introducers(app, row).await?.into_iter().map(|introducer| introducer.member.name);
        found.extend(each(choice(page, ADMISSION, &rows, row), names));
    }
    Ok(found)
}

/// Everybody on probation or past it, once for each member who helps.
pub(super) async fn of_helpers(app: &App, page: &Page, cell: Uuid) -> anyhow::Result<Vec<Choice>> {
    let rows = store::list(&app.db, cell).await?;
    let of_probation = of_file(app, page, cell, RECOGNITION, |row| row.admitted_on.is_some()).await?;
    let names = |choice: &Choice| rows.iter().find(|row| row.id == choice.id).map(helpers).unwrap_or_default();
    Ok(of_probation.into_iter().flat_map(|choice| each(choice.clone(), names(&choice).into_iter())).collect())
}

/// One choice a name, the name's place from 1 as its period; the choice itself where there are no names.
fn each(choice: Choice, names: impl Iterator<Item = String>) -> Vec<Choice> {
    let of_name = |(place, name): (usize, String)| Choice {
        period: (place + 1).to_string(),
        label: format!("{} ({name})", choice.label),
        ..choice.clone()
    };
    let found: Vec<Choice> = names.enumerate().map(of_name).collect();
    if found.is_empty() { vec![choice] } else { found }
}

fn choice(page: &Page, file: &str, rows: &[admission::Model], row: &admission::Model) -> Choice {
    let label = called(rows, row);
    Choice { id: row.id, period: String::new(), file: page.t1(file, "name", &label), label }
}

/// The name; a namesake's with the year of birth.
fn called(rows: &[admission::Model], row: &admission::Model) -> String {
    let alone = rows.iter().filter(|other| other.folded() == row.folded()).count() < 2;
    let year = row.birth.filter(|_| !alone).map(|day| format!(" ({})", day.year()));
    format!("{}{}", row.name, year.unwrap_or_default())
}
