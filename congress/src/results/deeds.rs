//! What is done on an election's page, each as a form.

use super::confirm::{self, Step};
use super::pool::Pool;
use super::refusal::Refusal;
use super::show::find;
use super::store::election;
use super::{actions, words};
use crate::preparing::{self, congress};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_frame::typed::Typed;
use chibo_frame::{App, Page, PageError, live, see_other};
use uuid::Uuid;

/// The round that follows.
pub(crate) async fn next_round(
    page: Page,
    State(app): State<App>,
    Path((congress, election)): Path<(Uuid, Uuid)>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let (congress, row) = find(&app, congress, election).await?;
    let summoned = preparing::summoned(&app.db, &congress).await?;
    let pool = Pool::of(&app.db, &congress, &summoned, row.read()?.office, row.practice).await?;
    let pool = pool.map_err(|refusal| words::refused(&page, &refusal))?;
    let names = Typed::new(values).values("name");
    let opened = actions::open_round(&app, page.account()?, row.id, &pool, &names).await?;
    live::announce(&app, congress.id);
    back(&page, &congress, &row, opened)
}

/// Makes the result final.
pub(crate) async fn close(
    page: Page,
    State(app): State<App>,
    path: Path<(Uuid, Uuid)>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let (congress, row) = find(&app, path.0.0, path.0.1).await?;
    if !confirm::is_confirmed(values) {
        return confirm::asked(page, &congress, &row, Step::Close);
    }
    let closed = actions::close(&app, page.account()?, row.id, false).await?;
    live::announce(&app, congress.id);
    back(&page, &congress, &row, closed)
}

/// The congress closes with fewer elected.
pub(crate) async fn close_with_fewer(
    page: Page,
    State(app): State<App>,
    path: Path<(Uuid, Uuid)>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let (congress, row) = find(&app, path.0.0, path.0.1).await?;
    if !confirm::is_confirmed(values) {
        return confirm::asked(page, &congress, &row, Step::Fewer);
    }
    let closed = actions::close(&app, page.account()?, row.id, true).await?;
    live::announce(&app, congress.id);
    back(&page, &congress, &row, closed)
}

/// Takes the open round back.
pub(crate) async fn withdraw(
    page: Page,
    State(app): State<App>,
    path: Path<(Uuid, Uuid)>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let (congress, row) = find(&app, path.0.0, path.0.1).await?;
    if !confirm::is_confirmed(values) {
        return confirm::asked(page, &congress, &row, Step::Withdraw);
    }
    let withdrawn = actions::withdraw_round(&app, page.account()?, row.id).await?;
    live::announce(&app, congress.id);
    match withdrawn {
        Ok(true) => Ok(see_other(&format!("/van-phong/dai-hoi/{}", congress.id))),
        Ok(false) => back(&page, &congress, &row, Ok(())),
        Err(refusal) => Err(words::refused(&page, &refusal)),
    }
}

fn back(page: &Page, congress: &congress::Model, row: &election::Model, done: Result<(), Refusal>) -> Result<Response, PageError> {
    match done {
        Ok(()) => Ok(see_other(&format!("/van-phong/dai-hoi/{}/bau-cu/{}", congress.id, row.id))),
        Err(refusal) => Err(words::refused(page, &refusal)),
    }
}

/// The record file, to be kept and checked by anybody.
pub(crate) async fn file(State(app): State<App>, path: Path<(Uuid, Uuid)>) -> Result<Response, PageError> {
    let (_, row) = find(&app, path.0.0, path.0.1).await?;
    let name = format!("attachment; filename=\"bau-cu-{}.json\"", row.id);
    let headers = [("content-type", "application/json"), ("content-disposition", name.as_str())];
    Ok((headers, super::file_of(&app, &row)?).into_response())
}
