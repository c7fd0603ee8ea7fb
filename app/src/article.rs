//! From the congress's records to the newsroom: the one act that needs both slices.

use axum::extract::{Path, State};
use axum::response::Response;
use chibo_frame::{App, Lang, Page, PageError, Right, Routes, see_other};
use uuid::Uuid;

/// The path of the act.
pub(crate) fn routes() -> Routes {
    Routes::new().post("/van-phong/dai-hoi/{congress}/bai-viet", Right::WriteNews, post)
}

async fn post(page: Page, State(app): State<App>, Path(congress): Path<Uuid>) -> Result<Response, PageError> {
    let article = match chibo_portal::draft_of(&app, congress).await? {
        Some(unfinished) => unfinished,
        None => draft(&app, Some(page.account()?), congress).await?.ok_or(PageError::NotFound)?,
    };
    Ok(see_other(&format!("/van-phong/tin-bai/{article}")))
}

/// Drafts the article of a congress. `None`: there is no such congress.
pub async fn draft(app: &App, account: Option<Uuid>, congress: Uuid) -> anyhow::Result<Option<Uuid>> {
    let Some(facts) = chibo_congress::draft_facts(app, congress).await? else { return Ok(None) };
    let draft = chibo_portal::Draft {
        headline: facts.headline,
        lead: facts.lead,
        body: facts.body,
        author: app.words.t(Lang::Vi, "article-byline"),
        category: Some(String::from("dai-hoi")),
        congress: Some(congress),
        meeting: None,
    };
    Ok(Some(chibo_portal::create_draft(app, account, draft).await?))
}
