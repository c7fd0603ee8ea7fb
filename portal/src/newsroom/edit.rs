//! An article being written: its text and photos in one form, and what may be done with it.

use super::actions;
use super::body;
use super::form::{self, Deed, Sent};
use super::store::{self, Status, Use, article};
use super::upload::PhotoFields;
use super::words::{self, Problem};
use crate::photos::{self, Developed, PhotoWords};
use crate::reading;
use askama::Template;
use axum::extract::{Multipart, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chibo_frame::db::from_code;
use chibo_frame::sessions::notice;
use chibo_frame::{App, Message, Page, PageError, html, see_other};
use tower_sessions::Session;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "newsroom/edit.html")]
struct Edit {
    page: Page,
    article: article::Model,
    status: Status,
    /// The published page is older than the text.
    behind: bool,
    uses: Vec<Use>,
    /// The photos that the text places.
    placed: Vec<Uuid>,
    problems: Vec<Problem>,
}

impl Edit {
    fn category(&self) -> &str {
        self.article.category.as_deref().unwrap_or_default()
    }

    /// For the editor, which knows no plain words.
    fn body_as_html(&self) -> Option<String> {
        body::of_plain_words(&self.article.body)
    }

    fn status_words(&self) -> String {
        words::status(&self.page, self.status)
    }

    fn problem(&self, field: &str) -> Option<&str> {
        self.problems.iter().find(|problem| problem.field == field).map(|problem| problem.text.as_str())
    }

    fn photo(&self, number: usize) -> Option<PhotoFields<'_>> {
        PhotoFields::new(&self.page, &self.uses, number, &self.placed, &self.problems)
    }
}

async fn edit(
    app: &App,
    page: Page,
    article: article::Model,
    uses: Vec<Use>,
    problems: Vec<Problem>,
) -> Result<Response, PageError> {
    let status: Status = from_code(&article.status)?;
    let published = reading::find_publication(&app.db, article.id).await?;
    let behind = published.is_some_and(|published| article.updated_at > published.updated_at);
    let code = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let placed = body::placed(&body::read(&article.body));
    Ok((code, html(&Edit { page, article, status, behind, uses, placed, problems })?).into_response())
}

async fn find(app: &App, id: Uuid) -> Result<(article::Model, Vec<Use>), PageError> {
    let article = store::find_article(&app.db, id).await?.ok_or(PageError::NotFound)?;
    Ok((article, store::list_uses(&app.db, id).await?))
}

pub(crate) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let (article, uses) = find(&app, id).await?;
    edit(&app, page, article, uses, Vec::new()).await
}

/// Saves all that was typed and takes up the new photos, then does what the button says. A file that is no photo, or
/// a text too long, leaves everything as it was and the form as it was typed.
pub(crate) async fn save(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(id): Path<Uuid>,
    sent: Multipart,
) -> Result<Response, PageError> {
    let account = Some(page.account()?);
    let (mut article, mut uses) = find(&app, id).await?;
    let sent = Sent::read(&page, sent).await?;
    sent.lay_over(&mut article, &mut uses);
    let mut problems = form::too_long(&page, &article, &uses);
    let pictures = develop(&page, sent.files, &mut problems).await?;
    if !problems.is_empty() {
        return edit(&app, page, article, uses, problems).await;
    }
    photos::follow(&mut uses, &body::placed(&body::read(&article.body)));
    if let Deed::Photo(photo, step) = sent.deed {
        photos::step(&mut uses, photo, step);
    }
    actions::save(&app, account, article, uses).await?;
    for picture in &pictures {
        photos::attach(&app, account, id, picture, PhotoWords::default()).await?;
    }
    if sent.deed == Deed::Publish {
        return publish(&app, page, &session, id).await;
    }
    notice(&session, page.t("newsroom-saved")).await?;
    let anchor = if matches!(sent.deed, Deed::Photo(..)) || !pictures.is_empty() { "#anh" } else { "" };
    Ok(see_other(&format!("/van-phong/tin-bai/{id}{anchor}")))
}

async fn develop(page: &Page, files: Vec<(String, Vec<u8>)>, problems: &mut Vec<Problem>) -> Result<Vec<Developed>, PageError> {
    let mut pictures = Vec::new();
    for (file, bytes) in files {
        match photos::develop(bytes).await? {
            Ok(picture) => pictures.push(picture),
            Err(bad) => problems.push(Problem { field: String::from("photos"), text: photos::bad_photo(page, &file, bad) }),
        }
    }
    Ok(pictures)
}

async fn publish(app: &App, page: Page, session: &Session, id: Uuid) -> Result<Response, PageError> {
    match actions::publish(app, Some(page.account()?), id).await? {
        Ok(slug) => {
            notice(session, page.t1("newsroom-published", "address", format!("/tin/{slug}"))).await?;
            Ok(see_other(&format!("/van-phong/tin-bai/{id}")))
        }
        Err(missing) => {
            let (article, uses) = find(app, id).await?;
            let problems = missing.into_iter().map(|missing| words::missing(&page, missing, &uses)).collect();
            edit(app, page, article, uses, problems).await
        }
    }
}

pub(crate) async fn withdraw(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(id): Path<Uuid>,
) -> Result<Response, PageError> {
    find(&app, id).await?;
    actions::withdraw(&app, Some(page.account()?), id).await?;
    notice(&session, page.t("newsroom-withdrawn")).await?;
    Ok(see_other(&format!("/van-phong/tin-bai/{id}")))
}

pub(crate) async fn discard(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(id): Path<Uuid>,
) -> Result<Response, PageError> {
    find(&app, id).await?;
    if !actions::discard(&app, Some(page.account()?), id).await? {
        let message = Message::new(page.t("newsroom-not-discarded")).remedy(page.t("newsroom-not-discarded-remedy"));
        return Err(PageError::Refused(message));
    }
    notice(&session, page.t("newsroom-discarded")).await?;
    Ok(see_other("/van-phong/tin-bai"))
}
