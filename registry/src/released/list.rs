//! What the cell publishes to its members, the latest first.

use super::store;
use crate::register::{outgoing_paper, title_of};
use askama::Template;
use axum::extract::State;
use axum::response::Html;
use chibo_frame::{App, Page, PageError, html};
use chibo_people::units;

#[derive(Template)]
#[template(path = "released/list.html")]
struct List {
    page: Page,
    /// Each paper with its title.
    papers: Vec<(outgoing_paper::Model, String)>,
}

pub(super) async fn show(page: Page, State(app): State<App>) -> Result<Html<String>, PageError> {
    let papers = match units::find_cell(&app.db).await? {
        Some(cell) => store::list(&app.db, cell.id).await?,
        None => Vec::new(),
    };
    let papers = papers.into_iter().map(|(row, _)| (row.clone(), title_of(&page, &row))).collect();
    html(&List { page, papers })
}
