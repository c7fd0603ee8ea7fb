//! The cell's congresses.

use super::store;
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::congress::CongressNumber;
use chibo_core::term::Term;
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
    /// Terms whose own congress is not recorded yet: label, and its number.
    unrecorded: Vec<(String, String)>,
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
    let Some(cell) = units::find_cell(&app.db).await? else {
        return html(&List { page, rows: Vec::new(), open: Vec::new(), unrecorded: Vec::new() });
    };
    let congresses = store::list_congresses(&app.db, cell.id).await?;
    let terms = list_terms(&app.db, cell.id).await?;
    let is_there = |number: i32| congresses.iter().any(|congress| congress.number == number);
    let number = |term: &Term| CongressNumber(term.congress);
    let after = terms.iter().filter(|term| !is_there(term.congress_number + 1)).map(days);
    let open = after.map(|term| (term.label(), number(&term).next().to_roman())).collect();
    let own = terms.iter().filter(|term| !is_there(term.congress_number)).map(days);
    let unrecorded = own.map(|term| (term.label(), number(&term).to_roman())).collect();
    let rows = congresses.iter().map(|congress| Row {
        path: format!("/van-phong/dai-hoi/{}", congress.id),
        number: congress.congress_number().to_roman(),
        day: page.day(&congress.held_on),
        place: congress.place.clone(),
        term: congress.term().label(),
    });
    html(&List { rows: rows.collect(), open, unrecorded, page })
}

/// Records the congress that opened a term, or goes to the one that is there.
pub(super) async fn open_of(page: Page, State(app): State<App>, Form(of): Form<After>) -> Result<Response, PageError> {
    match super::open_of(&app, Some(page.account()?), of.term.trim()).await? {
        Some(id) => Ok(see_other(&format!("/van-phong/dai-hoi/{id}"))),
        None => Err(PageError::NotFound),
    }
}

/// The term after which, or for which, a congress is opened.
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
