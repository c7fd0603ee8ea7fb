//! The words of one item being written, beside the figures that may be named.

use super::figures::Figures;
use super::{actions, script_of, store, usual};
use crate::preparing::{self, congress, programme_item, show};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Page, PageError, html, see_other};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "preparing/scripts/edit.html")]
struct Edit {
    page: Page,
    title: String,
    path: String,
    item: String,
    id: Uuid,
    own: bool,
    words: Field,
    read_out: String,
    figures: Vec<(String, String)>,
}

async fn find(app: &App, id: Uuid, item: Uuid) -> Result<(congress::Model, programme_item::Model), PageError> {
    let congress = preparing::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let items = preparing::list_programme(&app.db, id).await?;
    let item = items.into_iter().find(|one| one.id == item).ok_or(PageError::NotFound)?;
    Ok((congress, item))
}

pub(super) async fn show(
    page: Page,
    State(app): State<App>,
    Path((id, item)): Path<(Uuid, Uuid)>,
) -> Result<impl IntoResponse, PageError> {
    let (congress, item) = find(&app, id, item).await?;
    let own = store::find(&app.db, item.id).await?;
    let words = own.as_ref().map_or_else(|| usual(&page, &item), |row| row.words.clone());
    html(&Edit {
        title: page.t1("congress-title", "number", congress.congress_number()),
        path: format!("/van-phong/dai-hoi/{id}"),
        item: show::item_title(&page, &item)?,
        id: item.id,
        own: own.is_some(),
        words: Typed::standing([("words", words)]).area(&page, "words", "script-words", 14),
        read_out: script_of(&app, &page, &congress, &item).await?,
        figures: Figures::of(&app, &page, &congress).await?.legend(page.lang),
        page,
    })
}

/// Keeps the words; the usual ones, or none, give the own words up.
pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    Path((id, item)): Path<(Uuid, Uuid)>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let (_, item) = find(&app, id, item).await?;
    let typed = Typed::new(values);
    let lines = |text: &str| text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim().to_owned();
    let words = lines(typed.value("words"));
    let own = !words.is_empty() && words != lines(&usual(&page, &item)) && typed.value("do") != "usual";
    actions::save(&app, page.account()?, id, item.id, own.then_some(words)).await?;
    Ok(see_other(&format!("/van-phong/dai-hoi/{id}/loi-dan")))
}
