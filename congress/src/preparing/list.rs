//! The cell's congresses.

use super::store;
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_frame::{App, Page, PageError, Right, html, see_other};
use chibo_people::units;
use chibo_term::targets::{days, list_terms};

#[derive(Template)]
#[template(path = "preparing/list.html")]
struct List {
    page: Page,
    rows: Vec<Row>,
    /// Terms after which no congress is prepared yet: label, and the number of the congress that would follow.
    open: Vec<(String, String)>,
}

struct Row {
    path: String,
    number: String,
    day: String,
    place: String,
    term: String,
}

/// All congresses, the newest first.
pub(super) async fn show(page: Page, State(app): State<App>) -> Result<impl IntoResponse, PageError> {
    let Some(cell) = units::find_cell(&app.db).await? else { return html(&List { page, rows: Vec::new(), open: Vec::new() }) };
    let congresses = store::list_congresses(&app.db, cell.id).await?;
    let terms = list_terms(&app.db, cell.id).await?;
    let without = terms.iter().filter(|term| !congresses.iter().any(|c| c.number == term.congress_number + 1)).map(days);
    let open = without.map(|term| (term.label(), chibo_core::congress::CongressNumber(term.congress).next().to_roman())).collect();
    let rows = congresses.iter().map(|congress| Row {
        path: format!("/van-phong/dai-hoi/{}", congress.id),
        number: congress.congress_number().to_roman(),
        day: page.day(&congress.held_on),
        place: congress.place.clone(),
        term: congress.term().label(),
    });
    html(&List { rows: rows.collect(), open, page })
}

/// The term after which a congress is opened.
#[derive(serde::Deserialize)]
pub(super) struct After {
    #[serde(default)]
    term: String,
}

/// Opens the congress after a term, or goes to the one that is there.
pub(super) async fn open_next(page: Page, State(app): State<App>, Form(after): Form<After>) -> Result<Response, PageError> {
    match super::open_next(&app, Some(page.account()?), after.term.trim()).await? {
        Some(id) => Ok(see_other(&format!("/van-phong/dai-hoi/{id}"))),
        None => Err(PageError::NotFound),
    }
}
