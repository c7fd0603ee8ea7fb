//! The files of a round: the ballot, its map, the test page.

use super::show::Place;
use super::words;
use anyhow::Context;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use chibo_frame::{App, Page, PageError};
use chibo_paper::sheet::{Ballot, TestPage, Unprintable, print, print_test};
use uuid::Uuid;

/// Which round of which election of which congress.
type Round = Path<(Uuid, Uuid, String)>;

/// The ballot as PDF: one page, to be printed as often as needed.
pub(super) async fn pdf(
    page: Page,
    State(app): State<App>,
    Path((congress, election, round)): Round,
) -> Result<Response, PageError> {
    let ballot = ballot(&page, &app, congress, election, &round).await?;
    let name = format!("phieu-bau-lan-{}.pdf", ballot.round);
    let (pdf, _) = made(&page, move || print(&ballot)).await?;
    Ok(file("application/pdf", &name, pdf))
}

/// What stands where on it.
pub(super) async fn map(
    page: Page,
    State(app): State<App>,
    Path((congress, election, round)): Round,
) -> Result<Response, PageError> {
    let ballot = ballot(&page, &app, congress, election, &round).await?;
    let (_, map) = made(&page, move || print(&ballot)).await?;
    Ok(file("application/json", "map.json", serde_json::to_vec(&map).context("write a map")?))
}

/// The test page as PDF.
pub(super) async fn test_page(
    page: Page,
    State(app): State<App>,
    Path((congress, election, round)): Round,
) -> Result<Response, PageError> {
    let ballot = ballot(&page, &app, congress, election, &round).await?;
    let test = test_of(&page, ballot).await?;
    Ok(file("application/pdf", "trang-thu.pdf", test.pdf))
}

/// A ballot's test page.
pub(super) async fn test_of(page: &Page, ballot: Ballot) -> Result<TestPage, PageError> {
    made(page, move || print_test(&ballot)).await
}

/// The ballot of a path.
pub(super) async fn ballot(page: &Page, app: &App, congress: Uuid, election: Uuid, round: &str) -> Result<Ballot, PageError> {
    let ballot = Place::find(app, congress, election).await?.ballot(app, round).await?;
    ballot.map_err(|why| PageError::Refused(words::unprintable(page, &why)))
}

/// Sets a sheet on a thread that may block.
async fn made<T: Send + 'static>(
    page: &Page,
    make: impl FnOnce() -> Result<T, Unprintable> + Send + 'static,
) -> Result<T, PageError> {
    match tokio::task::spawn_blocking(make).await.context("set a sheet")? {
        Ok(sheet) => Ok(sheet),
        Err(Unprintable::Fault(fault)) => Err(PageError::Fault(fault.into())),
        Err(why) => Err(PageError::Refused(words::unprintable(page, &why))),
    }
}

fn file(kind: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let disposition = format!("inline; filename=\"{name}\"");
    ([("content-type", kind.to_owned()), ("content-disposition", disposition)], bytes).into_response()
}
