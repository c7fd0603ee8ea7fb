//! Sending a workbook. Every list with somebody's data in it is noted in the log of acts.

use super::gather::Source;
use super::{EVERYTHING, is_yearly, named, plain, slug};
use anyhow::Context;
use axum::Extension;
use axum::extract::{Path, Query, RawQuery, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use chibo_core::day::parse_day;
use chibo_frame::readings::Recorded;
use chibo_frame::record;
use chibo_frame::{App, Page, PageError};
use chibo_paper::workbook::Kind;
use chibo_paper::workbook::write::{Table, save};
use chibo_people::{roll, units};
use chrono::Datelike;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use uuid::Uuid;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What the address asks for.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Asked {
    /// The year; this year, if none is given.
    nam: String,
    /// The day of the roll; today, if none is given.
    ngay: String,
    /// A template with the members' names.
    ten: String,
}

impl Asked {
    fn year(&self, app: &App) -> Result<i32, PageError> {
        match self.nam.trim() {
            "" => Ok(app.today().year()),
            year => year.parse().ok().filter(|year| (1930..=2200).contains(year)).ok_or(PageError::NotFound),
        }
    }
}

/// What the log keeps of an export.
#[derive(Serialize)]
struct Export<'a> {
    kind: &'a str,
    count: usize,
}

/// A blank list, or one with names and nothing else.
pub(crate) async fn template(
    State(app): State<App>,
    page: Page,
    Path(kind): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    let kind = named(&kind).ok_or(PageError::NotFound)?;
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let year = asked.year(&app)?;
    let table = Source::of(&app, &cell).await?.template(kind, year, !asked.ten.is_empty()).await?;
    if !table.rows.is_empty() {
        note(&app, &page, slug(kind), table.rows.len()).await?;
    }
    let name = if is_yearly(kind) { format!("mau-{}-{year}", slug(kind)) } else { format!("mau-{}", slug(kind)) };
    send(&name, vec![table]).await
}

/// A list as it stands, or everything.
pub(crate) async fn export(
    State(app): State<App>,
    page: Page,
    Path(kind): Path<String>,
    Query(asked): Query<Asked>,
    RawQuery(question): RawQuery,
) -> Result<Response, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let today = app.today();
    if kind == EVERYTHING {
        let tables = Source::of(&app, &cell).await?.everything().await?;
        for table in &tables {
            note(&app, &page, EVERYTHING, table.rows.len()).await?;
        }
        return send(&format!("{EVERYTHING}-{today}"), tables).await;
    }
    if let Some(table) = plain::table(&app, &page, cell.id, &kind).await? {
        note(&app, &page, &kind, table.rows.len()).await?;
        return send(&format!("{kind}-{today}"), vec![table]).await;
    }
    let kind = named(&kind).ok_or(PageError::NotFound)?;
    let year = asked.year(&app)?;
    let source = Source::of(&app, &cell).await?;
    let on = if asked.ngay.trim().is_empty() { today } else { parse_day(&asked.ngay).ok_or(PageError::NotFound)? };
    let table = match kind {
        Kind::Roll => source.roll(on, shown(&app, cell.id, question.as_deref()).await?.as_ref()).await?,
        kind => source.table(kind, year).await?,
    };
    note(&app, &page, slug(kind), table.rows.len()).await?;
    let of = if is_yearly(kind) { year.to_string() } else { on.to_string() };
    send(&format!("{}-{of}", slug(kind)), vec![table]).await
}

/// Whom the roll's page shows for the question that its link passes on; everybody where it asks nothing.
async fn shown(app: &App, cell: Uuid, question: Option<&str>) -> anyhow::Result<Option<BTreeSet<Uuid>>> {
    let Some(asked) = question.and_then(roll::Asked::of_query) else { return Ok(None) };
    Ok(Some(roll::found(app, cell, &asked).await?.into_iter().map(|row| row.id).collect()))
}

/// Who took which list out of the house, and how long it was: they are personal data.
pub async fn note(app: &App, page: &Page, kind: &str, count: usize) -> Result<(), PageError> {
    let tx = app.begin().await?;
    record::begin(app, &tx, Some(page.account()?), "export", &Export { kind, count }).await?;
    tx.commit().await.context("note an export")?;
    Ok(())
}

/// A workbook to be kept under this name. What it takes out was noted, with its length, before.
pub async fn send(name: &str, tables: Vec<Table>) -> Result<Response, PageError> {
    let bytes = tokio::task::spawn_blocking(move || save(&tables)).await.context("write a workbook")?;
    let bytes = bytes.context("write a workbook")?;
    let disposition = format!("attachment; filename=\"{name}.xlsx\"");
    Ok((Extension(Recorded), [(CONTENT_TYPE, XLSX), (CONTENT_DISPOSITION, disposition.as_str())], bytes).into_response())
}
