//! The notes on something as its page shows them, and one note read.

use super::actions;
use super::store::{self, Subject, confidential_note};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Html;
use chibo_frame::app::vietnam;
use chibo_frame::db::{code, from_code};
use chibo_frame::{App, Page, PageError, Right, html};
use chibo_people::accounts;
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What a reader is shown of the notes on something: those that name him, and to the secretary that there are others.
pub(crate) struct Notes {
    /// Where a new one is written.
    pub(crate) write: String,
    /// Those that name the reader.
    pub(crate) open: Vec<Note>,
    /// Those that do not; only the secretary is told.
    pub(crate) sealed: Vec<Note>,
}

/// A note without its words.
pub(crate) struct Note {
    pub(crate) id: Uuid,
    pub(crate) by: String,
    pub(crate) at: String,
    pub(crate) readers: String,
    /// Who read it, when; empty for whom it does not name.
    pub(crate) readings: Vec<String>,
}

impl Notes {
    /// The notes on something, for the reader of the page.
    pub(crate) async fn of(page: &Page, app: &App, kind: Subject, id: Uuid) -> anyhow::Result<Self> {
        let me = page.who.as_ref().map(|who| who.id);
        let rows = store::list_on(&app.db, id).await?;
        let write = format!("/van-phong/ghi-chu-mat/viet/{}/{id}", code(&kind));
        if rows.is_empty() {
            return Ok(Self { write, open: Vec::new(), sealed: Vec::new() });
        }
        let names = names(app).await?;
        let readings = store::readings(&app.db).await?;
        let (mine, others): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| me.is_some_and(|me| row.readers().contains(&me)));
        let open = mine.iter().map(|row| note(page, &names, row, readings.get(&row.id).map_or(&[][..], Vec::as_slice))).collect();
        let told = page.may(Right::KeepRecords);
        let sealed = others.iter().filter(|_| told).map(|row| note(page, &names, row, &[])).collect();
        Ok(Self { write, open, sealed })
    }
}

/// Account → name.
async fn names(app: &App) -> anyhow::Result<BTreeMap<Uuid, String>> {
    Ok(accounts::list_accounts(&app.db).await?.into_iter().map(|account| (account.id, account.name)).collect())
}

fn note(
    page: &Page,
    names: &BTreeMap<Uuid, String>,
    row: &confidential_note::Model,
    readings: &[(Option<Uuid>, DateTime<Utc>)],
) -> Note {
    let name = |id: &Uuid| names.get(id).cloned().unwrap_or_else(|| page.t("inspections-note-nobody"));
    let reading =
        |(who, at): &(Option<Uuid>, DateTime<Utc>)| format!("{}, {}", who.as_ref().map(name).unwrap_or_default(), time(page, *at));
    Note {
        id: row.id,
        by: name(&row.written_by),
        at: time(page, row.at),
        readers: row.readers().iter().map(name).collect::<Vec<_>>().join(", "),
        readings: readings.iter().map(reading).collect(),
    }
}

/// A time as people write it.
fn time(page: &Page, at: DateTime<Utc>) -> String {
    let at = vietnam(at);
    format!("{} {}", page.day(&at.date_naive()), at.format("%H:%M"))
}

#[derive(Template)]
#[template(path = "inspections/confidential/read.html")]
struct Read {
    page: Page,
    back: String,
    note: Note,
    words: String,
}

pub(super) async fn read(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Html<String>, PageError> {
    let row = actions::read(&app, page.account()?, id).await?.ok_or(PageError::NotFound)?;
    let readings = store::readings(&app.db).await?.remove(&id).unwrap_or_default();
    let back = path(from_code(&row.subject_kind)?, row.subject_id);
    html(&Read { note: note(&page, &names(&app).await?, &row, &readings), words: row.body.0, back, page })
}

/// The page of what a note is on.
pub(super) fn path(kind: Subject, id: Uuid) -> String {
    format!("/van-phong/{}/{id}", code(&kind))
}
