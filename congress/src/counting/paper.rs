//! The hand tally sheet, to be printed: a row a name, room for strokes by fives.

use super::round::Counting;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use chibo_core::election::Style;
use chibo_frame::{App, Page, PageError, html};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "counting/paper.html")]
struct Sheet {
    page: Page,
    congress: String,
    title: String,
    round: String,
    back: String,
    rows: Vec<String>,
}

/// The sheet.
pub(super) async fn show(page: Page, State(app): State<App>, path: Path<(Uuid, Uuid)>) -> Result<impl IntoResponse, PageError> {
    let counting = Counting::find(&app, path.0).await?;
    let slate = counting.slate();
    let rows = slate.candidates.iter().flat_map(|name| match slate.style {
        Style::Strike => vec![name.clone()],
        Style::Tick => vec![page.t1("counting-agree-of", "name", name), page.t1("counting-against-of", "name", name)],
    });
    html(&Sheet {
        congress: page.t1("congress-title", "number", counting.congress.congress_number()),
        title: page.t(&format!("office-{}", counting.held.office.word())),
        round: page.t1("tally-title", "number", counting.place + 1),
        back: counting.path(),
        rows: rows.chain([page.t("tally-valid"), page.t("tally-invalid")]).collect(),
        page,
    })
}
