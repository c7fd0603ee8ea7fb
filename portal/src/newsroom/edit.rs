//! An article being written: its text and photos in one form, and what may be done with it.

use super::actions;
use super::body;
use super::by::{self, By};
use super::form::{self, Deed, Sent};
use super::panel::{Panel, Typed};
use super::publishing;
use super::seen::{Moved, Seen};
use super::store::{self, Status, Use, article};
use super::upload::PhotoFields;
use super::ways::{Place as From, Way};
use super::words::{self, Problem};
use crate::parcels;
use crate::photos::{self, BadPhoto, Developed, MOST_PHOTOS, PhotoWords};
use crate::reading;
use askama::Template;
use axum::extract::{Multipart, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chibo_frame::db::from_code;
use chibo_frame::record;
use chibo_frame::sessions::notice;
use chibo_frame::{App, Message, Page, PageError, Right, html, see_other};
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
    /// What the page shows, for its form to bring back.
    seen: Seen,
    problems: Vec<Problem>,
    panel: Panel,
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
        words::standing(&self.page, self.status, &self.article.reason, false)
    }

    fn problem(&self, field: &str) -> Option<&str> {
        self.problems.iter().find(|problem| problem.field == field).map(|problem| problem.text.as_str())
    }

    fn photo(&self, number: usize) -> Option<PhotoFields<'_>> {
        PhotoFields::new(&self.page, &self.uses, number, &self.placed, &self.seen.photos, &self.problems)
    }
}

/// What the page shows beside the article itself.
#[derive(Default)]
struct Back {
    problems: Vec<Problem>,
    /// What is shown where that is not the article with what was typed; none: the article as it is.
    seen: Option<Seen>,
    typed: Option<Typed>,
}

async fn edit(app: &App, page: Page, article: article::Model, uses: Vec<Use>, back: Back) -> Result<Response, PageError> {
    let status: Status = from_code(&article.status)?;
    let published = reading::find_publication(&app.db, article.id).await?;
    let from = From { status, on_site: published.is_some(), once: article.slug.is_some() };
    let behind = published.is_some_and(|published| article.updated_at > published.updated_at);
    let code = if back.problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let seen = back.seen.unwrap_or_else(|| Seen::of(&article, &uses));
    let panel = Panel::of(app, &page, &article, from, back.typed).await?;
    let placed = body::placed(&body::read(&article.body));
    Ok((code, html(&Edit { page, article, status, behind, uses, placed, seen, problems: back.problems, panel })?).into_response())
}

async fn find(app: &App, id: Uuid) -> Result<(article::Model, Vec<Use>), PageError> {
    let article = store::find_article(&app.db, id).await?.ok_or(PageError::NotFound)?;
    Ok((article, store::list_uses(&app.db, id).await?))
}

pub(crate) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let (article, uses) = find(&app, id).await?;
    edit(&app, page, article, uses, Back::default()).await
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
    let by = By::of(&page)?;
    let mut sent = Sent::read(&page, sent).await?;
    if let Deed::Go(way) = sent.deed
        && !page.may(way.right())
    {
        return Err(PageError::Forbidden);
    }
    let (mut article, mut uses) = find(&app, id).await?;
    sent.lay_over(&mut article, &mut uses);
    let mut problems = form::too_long(&page, &article, &uses, &sent.typed());
    let pictures = develop(&page, uses.len(), std::mem::take(&mut sent.files), &mut problems).await?;
    if !problems.is_empty() {
        return again(&app, page, id, &sent, sent.seen(), problems).await;
    }
    let change = |article: &mut article::Model, uses: &mut Vec<Use>| change(&sent, article, uses);
    let Ok(saved) = actions::save(&app, &by, id, page.may(Right::PublishNews), change).await? else {
        let problems = vec![moved(&app, &page, id).await?];
        return again(&app, page, id, &sent, None, problems).await;
    };
    let mut saw = sent.saw(&saved);
    for picture in &pictures {
        let photo = photos::attach(&app, by.account, id, picture, PhotoWords::default()).await?;
        if let Some(saw) = &mut saw {
            saw.add(photo);
        }
    }
    let (said, there) = match sent.deed {
        Deed::Go(way) => return go(&app, page, &session, id, way, (sent.typed(), saw)).await,
        Deed::Copy => (page.t("parcels-copied"), parcels::copy(&app, &by, id).await?.to_string()),
        Deed::Save if pictures.is_empty() => (page.t("newsroom-saved"), id.to_string()),
        Deed::Save | Deed::Photo(..) => (page.t("newsroom-saved"), format!("{id}#anh")),
    };
    notice(&session, said).await?;
    Ok(see_other(&format!("/van-phong/tin-bai/{there}")))
}

/// What was typed and pressed, done to what stands.
fn change(sent: &Sent, article: &mut article::Model, uses: &mut Vec<Use>) -> Result<(), Moved> {
    if sent.moved(article, uses) {
        return Err(Moved);
    }
    sent.lay_over(article, uses);
    photos::follow(uses, &body::placed(&body::read(&article.body)));
    if let Deed::Photo(photo, step) = sent.deed {
        photos::step(uses, photo, step);
    }
    Ok(())
}

/// The page once more with what was typed, of which nothing is saved. `seen`: what it goes on claiming to have shown.
async fn again(
    app: &App,
    page: Page,
    id: Uuid,
    sent: &Sent,
    seen: Option<Seen>,
    problems: Vec<Problem>,
) -> Result<Response, PageError> {
    let (mut article, mut uses) = find(app, id).await?;
    let seen = Some(Seen::of(&article, &uses).or(seen));
    sent.lay_over(&mut article, &mut uses);
    edit(app, page, article, uses, Back { problems, seen, typed: Some(sent.typed()) }).await
}

/// Who changed the text meanwhile, and what to do.
async fn moved(app: &App, page: &Page, id: Uuid) -> Result<Problem, PageError> {
    let history = record::history::<article::Entity, _>(&app.db, &[id.to_string()]).await?;
    let (who, time) = match history.last() {
        Some((act, _)) => (by::name_of(act).unwrap_or_default(), reading::time(page, act.at)),
        None => Default::default(),
    };
    let text = page.with("newsroom-moved", &[("who", &who), ("time", &time)]);
    Ok(Problem { field: String::from("ways"), text })
}

/// The photos that came with the text, for an article that has some already.
async fn develop(
    page: &Page,
    standing: usize,
    files: Vec<(String, Vec<u8>)>,
    problems: &mut Vec<Problem>,
) -> Result<Vec<Developed>, PageError> {
    let mut pictures = Vec::new();
    for (file, bytes) in files {
        let full = standing + pictures.len() >= MOST_PHOTOS;
        match if full { Err(BadPhoto::TooMany) } else { photos::develop(bytes).await? } {
            Ok(picture) => pictures.push(picture),
            Err(bad) => problems.push(Problem { field: String::from("photos"), text: photos::bad_photo(page, &file, bad) }),
        }
    }
    Ok(pictures)
}

/// Takes a way after all was saved; where it is refused, the page says why.
async fn go(
    app: &App,
    page: Page,
    session: &Session,
    id: Uuid,
    way: Way,
    (typed, saw): (Typed, Option<Seen>),
) -> Result<Response, PageError> {
    match publishing::take(app, &By::of(&page)?, id, way, &typed.said(saw)).await? {
        Ok(row) => {
            let address = format!("/tin/{}", row.slug.unwrap_or_default());
            let time = row.publish_at.map(|at| reading::time(&page, at)).unwrap_or_default();
            let done = page.with(&format!("newsroom-done-{}", way.code()), &[("address", &address), ("time", &time)]);
            notice(session, done).await?;
            Ok(see_other(&format!("/van-phong/tin-bai/{id}")))
        }
        Err(refusal) => {
            let (article, uses) = find(app, id).await?;
            let problems = words::refusal(&page, way, refusal, &uses);
            edit(app, page, article, uses, Back { problems, seen: None, typed: Some(typed) }).await
        }
    }
}

pub(crate) async fn discard(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(id): Path<Uuid>,
) -> Result<Response, PageError> {
    find(&app, id).await?;
    if !actions::discard(&app, &By::of(&page)?, id).await? {
        let message = Message::new(page.t("newsroom-not-discarded")).remedy(page.t("newsroom-not-discarded-remedy"));
        return Err(PageError::Refused(message));
    }
    notice(&session, page.t("newsroom-discarded")).await?;
    Ok(see_other("/van-phong/tin-bai"))
}
