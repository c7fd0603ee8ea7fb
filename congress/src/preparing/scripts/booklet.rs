//! All scripts as one booklet to print: each item with its time and the chair's words.

use super::figures::Figures;
use super::{store, usual};
use crate::preparing::{self, programme_item, show};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use chibo_frame::{App, Page, PageError, Right, html};
use std::collections::BTreeMap;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "preparing/scripts/booklet.html")]
struct Booklet {
    page: Page,
    title: String,
    path: String,
    items: Vec<Item>,
}

struct Item {
    id: Uuid,
    clock: String,
    title: String,
    own: bool,
    paragraphs: Vec<String>,
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<impl IntoResponse, PageError> {
    let congress = preparing::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let figures = Figures::of(&app, &page, &congress).await?;
    let own: BTreeMap<Uuid, String> = store::list(&app.db, id).await?.into_iter().map(|row| (row.item_id, row.words)).collect();
    let mut at = congress.starts_at;
    let item = |item: &programme_item::Model| {
        let from = at;
        at = at.saturating_add(item.minutes);
        let words = own.get(&item.id).cloned().unwrap_or_else(|| usual(&page, item));
        let own = own.contains_key(&item.id);
        let paragraphs = paragraphs(&figures.fill(&words));
        Ok(Item { id: item.id, clock: show::clock(from), title: show::item_title(&page, item)?, own, paragraphs })
    };
    let programme = preparing::list_programme(&app.db, id).await?;
    let items = programme.iter().map(item).collect::<anyhow::Result<_>>()?;
    html(&Booklet {
        title: page.t1("congress-title", "number", congress.congress_number()),
        path: format!("/van-phong/dai-hoi/{id}"),
        items,
        page,
    })
}

/// The paragraphs of a script.
fn paragraphs(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
