//! The ward's page: a cell's file is handed in, and those wait that need a word.

use super::store::{self, release_waiting};
use super::taking::{self, Outcome};
use askama::Template;
use axum::extract::State;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chibo_frame::parcel::{BadFile, sent};
use chibo_frame::{App, Message, Page, PageError, html, see_other, sessions};
use chibo_people::units;
use tower_sessions::Session;

#[derive(Template)]
#[template(path = "exchange/take.html")]
struct Take {
    page: Page,
    problem: Option<Message>,
    waiting: Vec<release_waiting::Model>,
}

pub(super) async fn show(page: Page, State(app): State<App>) -> Result<Response, PageError> {
    render(page, &app, None).await
}

async fn render(page: Page, app: &App, problem: Option<Message>) -> Result<Response, PageError> {
    units::find_ward(&app.db).await?.ok_or(PageError::NotFound)?;
    let status = if problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let waiting = store::list_waiting(&app.db).await?;
    Ok((status, html(&Take { page, problem, waiting })?).into_response())
}

pub(super) async fn upload(
    page: Page,
    State(app): State<App>,
    session: Session,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, PageError> {
    units::find_ward(&app.db).await?.ok_or(PageError::NotFound)?;
    let bytes = match form {
        Ok(form) => sent(form).await,
        Err(_) => None,
    };
    let Some(bytes) = bytes else {
        let problem = Message::new(page.t("exchange-no-file")).remedy(page.t("exchange-no-file-remedy"));
        return render(page, &app, Some(problem)).await;
    };
    match taking::take(&app, Some(page.account()?), &bytes).await? {
        Outcome::Taken(cell) => {
            sessions::notice(&session, page.t("exchange-taken")).await?;
            Ok(see_other(&format!("/van-phong/chi-bo/{cell}")))
        }
        Outcome::Waits(id) => Ok(see_other(&format!("/van-phong/nhan-so-lieu/{id}"))),
        Outcome::Twice { name, number } => {
            let said = page.with("exchange-twice", &[("name", &name), ("number", &number)]);
            sessions::notice(&session, said).await?;
            Ok(see_other("/van-phong/nhan-so-lieu"))
        }
        Outcome::Older { name, number, standing } => {
            let said = page.with("exchange-older", &[("name", &name), ("number", &number), ("standing", &standing)]);
            let problem = Message::new(said).remedy(page.t1("exchange-older-remedy", "standing", standing));
            render(page, &app, Some(problem)).await
        }
        Outcome::Bad(bad) => {
            let problem = bad_text(&page, bad);
            render(page, &app, Some(problem)).await
        }
    }
}

/// Why a file is not taken, in words.
pub(crate) fn bad_text(page: &Page, bad: BadFile) -> Message {
    let (key, remedy) = match bad {
        BadFile::TooLarge => ("exchange-bad-large", "exchange-bad-not-ours-remedy"),
        BadFile::NotOurs => ("exchange-bad-not-ours", "exchange-bad-not-ours-remedy"),
        BadFile::OtherFormat => ("exchange-bad-format", "exchange-bad-format-remedy"),
        BadFile::Altered => ("exchange-bad-altered", "exchange-bad-altered-remedy"),
        BadFile::Unreadable => ("exchange-bad-unreadable", "exchange-bad-unreadable-remedy"),
    };
    Message::new(page.t(key)).remedy(page.t(remedy))
}
