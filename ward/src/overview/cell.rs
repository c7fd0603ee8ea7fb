//! One cell as it released itself: its latest figures, and what came when.

use crate::exchange::{self, Release, Shown};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Html;
use chibo_core::day::Day;
use chibo_frame::app::vietnam;
use chibo_frame::parcel::fingerprint;
use chibo_frame::{App, Page, PageError, html};
use chibo_people::units;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "overview/cell.html")]
struct Cell {
    page: Page,
    id: Uuid,
    name: String,
    /// How old the latest figures are.
    age: Option<String>,
    shown: Option<Shown>,
    fingerprint: Option<String>,
    /// Number, day of the figures, day on which it came.
    releases: Vec<(i32, Day, Day)>,
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Html<String>, PageError> {
    let cell = units::find(&app.db, id).await?.filter(|cell| cell.kind == "cell").ok_or(PageError::NotFound)?;
    let releases = exchange::list_releases(&app.db, id).await?;
    let latest = releases.first();
    let age = latest.map(|row| match (app.today() - row.as_of).num_days() {
        ..=0 => page.t("overview-age-today"),
        days => page.t1("overview-age", "days", days),
    });
    let shown = latest.and_then(|row| Release::read(&row.body).ok()).map(|release| Shown::of(&page, &release));
    let key = exchange::find_key(&app.db, id).await?;
    html(&Cell {
        id,
        name: cell.name,
        age,
        shown,
        fingerprint: key.map(|key| fingerprint(&key.public_key)),
        releases: releases.iter().map(|row| (row.number, row.as_of, vietnam(row.received_at).date_naive())).collect(),
        page,
    })
}
