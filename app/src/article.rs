//! From the records of a congress or a meeting to the newsroom: the acts that need both slices.

use axum::extract::{Path, State};
use axum::response::Response;
use chibo_frame::{App, Lang, Page, PageError, Right, Routes, see_other};
use chibo_portal::Draft;
use uuid::Uuid;

/// The paths of the acts.
pub(crate) fn routes() -> Routes {
    Routes::new().post("/van-phong/dai-hoi/{congress}/bai-viet", Right::WriteNews, of_congress).post(
        "/van-phong/sinh-hoat/{meeting}/bai-viet",
        Right::WriteNews,
        of_meeting,
    )
}

async fn of_congress(page: Page, State(app): State<App>, Path(congress): Path<Uuid>) -> Result<Response, PageError> {
    let article = match chibo_portal::draft_of(&app, congress).await? {
        Some(unfinished) => unfinished,
        None => draft(&app, Some(page.account()?), congress).await?.ok_or(PageError::NotFound)?,
    };
    Ok(see_other(&format!("/van-phong/tin-bai/{article}")))
}

async fn of_meeting(page: Page, State(app): State<App>, Path(meeting): Path<Uuid>) -> Result<Response, PageError> {
    let article = match chibo_portal::draft_of(&app, meeting).await? {
        Some(unfinished) => unfinished,
        None => draft_meeting(&app, Some(page.account()?), meeting).await?.ok_or(PageError::NotFound)?,
    };
    Ok(see_other(&format!("/van-phong/tin-bai/{article}")))
}

/// Drafts the article of a congress. `None`: there is no such congress.
pub async fn draft(app: &App, account: Option<Uuid>, congress: Uuid) -> anyhow::Result<Option<Uuid>> {
    let Some(facts) = chibo_congress::draft_facts(app, congress).await? else { return Ok(None) };
    let draft = Draft {
        headline: facts.headline,
        lead: facts.lead,
        body: facts.body,
        category: Some(String::from("dai-hoi")),
        congress: Some(congress),
        ..signed(app)
    };
    Ok(Some(chibo_portal::create_draft(app, account, draft).await?))
}

/// Drafts the article of a meeting. `None`: there is no such meeting.
pub(crate) async fn draft_meeting(app: &App, account: Option<Uuid>, meeting: Uuid) -> anyhow::Result<Option<Uuid>> {
    let Some(facts) = chibo_books::meetings::draft_facts(app, meeting).await? else { return Ok(None) };
    let draft = Draft {
        headline: facts.headline,
        lead: facts.lead,
        body: facts.body,
        category: Some(String::from("tin-hoat-dong")),
        meeting: Some(meeting),
        ..signed(app)
    };
    Ok(Some(chibo_portal::create_draft(app, account, draft).await?))
}

/// A draft with the by-line of the house.
fn signed(app: &App) -> Draft {
    Draft { author: app.words.t(Lang::Vi, "article-byline"), ..Draft::default() }
}
