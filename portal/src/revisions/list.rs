//! The page of an article's states, and of what differs between two of them.

use super::compare::{self, Is, Part, Text};
use super::states::{self, PageChange as Change, State, Uses};
use crate::categories::list_categories;
use crate::reading::time;
use askama::Template;
use axum::extract::{Path, Query, State as Extracted};
use axum::response::IntoResponse;
use chibo_frame::{App, Page, PageError, html};
use serde::Deserialize;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "revisions/list.html")]
struct List {
    page: Page,
    id: Uuid,
    headline: String,
    lines: Vec<Line>,
    from: Uuid,
    to: Uuid,
    parts: Vec<Part>,
}

/// One state.
struct Line {
    act: Uuid,
    at: String,
    by: String,
    what: String,
    /// It is how the article stands.
    last: bool,
    /// It is what readers see.
    on_site: bool,
}

impl List {
    fn label(&self, line: &Line) -> String {
        self.page.with("revisions-state", &[("at", &line.at), ("by", &line.by), ("what", &line.what)])
    }
}

/// Which two are compared.
#[derive(Deserialize)]
pub(super) struct Asked {
    tu: Option<Uuid>,
    den: Option<Uuid>,
}

pub(super) async fn show(
    page: Page,
    Extracted(app): Extracted<App>,
    Path(id): Path<Uuid>,
    Query(asked): Query<Asked>,
) -> Result<impl IntoResponse, PageError> {
    let states = states::list(&app.db, id).await?;
    let last = states.len().checked_sub(1).ok_or(PageError::NotFound)?;
    let place = |act: Option<Uuid>| states.iter().position(|state| Some(state.act) == act);
    let to = place(asked.den).unwrap_or(last);
    let from = place(asked.tu).unwrap_or_else(|| to.saturating_sub(1));
    let (from, to) = (from.min(to), from.max(to));
    let uses = Uses::of(&app.db, id, &states).await?;
    let categories = list_categories(&app.db).await?.into_iter().map(|row| (row.slug, row.name)).collect();
    let text = |state: Option<&State>| match state {
        Some(state) => anyhow::Ok(Text::of(&state.article, &uses.after(state.act)?, &categories)),
        None => Ok(Text::none()),
    };
    let parts = compare::differences(&text(states.get(from))?, &text(states.get(to))?);
    let act = |at: usize| states.get(at).map(|state| state.act).unwrap_or_default();
    let headline = states.last().map(|state| state.article.headline.clone()).filter(|text| !text.is_empty());
    let on_site = states.iter().rfind(|state| state.page != Change::None).filter(|state| state.page == Change::Set);
    let on_site = on_site.map(|state| state.act);
    html(&List {
        id,
        headline: headline.unwrap_or_else(|| page.t("newsroom-untitled")),
        lines: states.iter().rev().enumerate().map(|(n, state)| line(&page, state, n == 0, on_site)).collect(),
        from: act(from),
        to: act(to),
        parts,
        page,
    })
}

fn line(page: &Page, state: &State, last: bool, on_site: Option<Uuid>) -> Line {
    let key = format!("verb-{}", state.verb.replace('_', "-"));
    let what = Some(page.t(&key)).filter(|text| *text != key).unwrap_or_else(|| page.t("revisions-other"));
    Line {
        act: state.act,
        at: time(page, state.at),
        by: state.by.clone().unwrap_or_else(|| page.t("revisions-by-machine")),
        what,
        last,
        on_site: on_site == Some(state.act),
    }
}
