//! Everybody on the way, by stage, with what is wrong or missing.

use super::case::Ground;
use super::store;
use super::words;
use crate::papers::{Link, links};
use askama::Template;
use axum::extract::State;
use axum::response::Html;
use chibo_core::admission::Stage;
use chibo_core::day::Day;
use chibo_frame::{App, Page, PageError, html};
use chibo_people::units;
use chrono::Datelike;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "admissions/list.html")]
struct List {
    page: Page,
    totals: Vec<(String, usize)>,
    rows: Vec<Row>,
    papers: Vec<Link>,
}

struct Row {
    id: Uuid,
    name: String,
    birth: Option<Day>,
    stage: Stage,
    words: String,
    findings: Vec<String>,
}

pub(super) async fn show(page: Page, State(app): State<App>) -> Result<Html<String>, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let ground = Ground::load(&app.db, cell.id, app.today()).await?;
    let mut rows: Vec<Row> = store::list(&app.db, cell.id)
        .await?
        .into_iter()
        .map(|row| {
            let stage = ground.case(&row).stage();
            let findings = ground.findings(&row).iter().map(|finding| words::finding(&page, finding)).collect();
            Row { id: row.id, name: row.name, birth: row.birth, stage, words: words::stage(&page, stage), findings }
        })
        .collect();
    rows.sort_by_key(|row| (row.stage == Stage::Official, std::cmp::Reverse(row.stage)));
    let count = |stage| rows.iter().filter(|row| row.stage == stage).count();
    let totals = Stage::ALL.into_iter().map(|stage| (words::stage(&page, stage), count(stage))).filter(|(_, n)| *n > 0).collect();
    let papers = links(&page, &[super::year_plan::DEVELOPMENT_PLAN_YEAR.name], cell.id, &app.today().year().to_string());
    html(&List { page, totals, rows, papers })
}
