//! The page on which a house hands its cells' releases on, and takes those of the houses below it.

use super::bundle::MOST_BYTES;
use super::taking::{self, Outcome};
use super::{BUNDLE, gather};
use crate::exchange::bad_text;
use askama::Template;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chibo_frame::parcel::{Parcel, as_file, fingerprint, own_key, seed, sent_up_to};
use chibo_frame::{App, Message, Page, PageError, html, see_other, sessions};
use serde::Deserialize;
use tower_sessions::Session;

#[derive(Template)]
#[template(path = "forward/show.html")]
struct Show {
    page: Page,
    name: String,
    cells: usize,
    released: usize,
    fingerprint: String,
    problem: Option<Message>,
    stranger: Option<Stranger>,
}

/// A sender whose key is not confirmed yet.
struct Stranger {
    name: String,
    fingerprint: String,
    known: Option<String>,
}

/// What is said beside the file.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    /// The fingerprint that was compared.
    khoa: String,
}

pub(super) async fn show(page: Page, State(app): State<App>) -> Result<Response, PageError> {
    render(page, &app, None, None).await
}

async fn render(page: Page, app: &App, problem: Option<Message>, stranger: Option<Stranger>) -> Result<Response, PageError> {
    let bundle = gather(&app.db).await?.ok_or(PageError::NotFound)?;
    let status = if problem.is_some() || stranger.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let shown = Show {
        cells: bundle.leaves.len(),
        released: bundle.leaves.iter().filter(|leaf| leaf.release.is_some()).count(),
        name: bundle.name,
        fingerprint: fingerprint(&own_key(app)?),
        problem,
        stranger,
        page,
    };
    Ok((status, html(&shown)?).into_response())
}

/// The file, as everything stands at this moment.
pub(super) async fn download(State(app): State<App>) -> Result<Response, PageError> {
    let bundle = gather(&app.db).await?.ok_or(PageError::NotFound)?;
    let signed = serde_json::to_string(&bundle).map_err(anyhow::Error::from)?;
    let name = format!("chibo-tong-hop-{}.json", app.today());
    Ok(as_file(&name, Parcel::sign(BUNDLE, signed, &seed(&app)?).bytes()?))
}

pub(super) async fn upload(
    page: Page,
    State(app): State<App>,
    session: Session,
    Query(asked): Query<Asked>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, PageError> {
    let bytes = match form {
        Ok(form) => sent_up_to(form, MOST_BYTES).await,
        Err(_) => None,
    };
    let Some(bytes) = bytes else {
        let problem = Message::new(page.t("exchange-no-file")).remedy(page.t("forward-no-file-remedy"));
        return render(page, &app, Some(problem), None).await;
    };
    match taking::take(&app, Some(page.account()?), &bytes, &asked.khoa).await? {
        Outcome::Taken { unit, new, same } => {
            let said = page.with("forward-taken", &[("new", &new), ("same", &same)]);
            sessions::notice(&session, said).await?;
            Ok(see_other(&format!("/van-phong/tong-hop/{unit}")))
        }
        Outcome::Unknown { name, fingerprint, known } => {
            render(page, &app, None, Some(Stranger { name, fingerprint, known })).await
        }
        Outcome::Elsewhere(name) => {
            let problem = Message::new(page.t1("forward-elsewhere", "name", name)).remedy(page.t("forward-elsewhere-remedy"));
            render(page, &app, Some(problem), None).await
        }
        Outcome::Bad(bad) => {
            let problem = bad_text(&page, bad);
            render(page, &app, Some(problem), None).await
        }
    }
}
