//! All dated rules, each with the version in force today.

use super::store;
use crate::units;
use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use chibo_core::dated::{RuleKind, Version};
use chibo_frame::{App, Page, PageError, html};

#[derive(Template)]
#[template(path = "rules/list.html")]
struct List {
    page: Page,
    cell: String,
    kinds: Vec<Entry>,
}

struct Entry {
    kind: RuleKind,
    title: String,
    about: String,
    in_force: Option<Version>,
}

pub(super) async fn show(page: Page, State(app): State<App>) -> Result<impl IntoResponse, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let mut kinds = Vec::new();
    for kind in RuleKind::ALL {
        let in_force = store::in_force(&app.db, cell.id, kind, app.today()).await?;
        kinds.push(Entry { kind, title: word(&page, "kind", kind), about: word(&page, "about", kind), in_force });
    }
    html(&List { page, cell: cell.name, kinds })
}

/// A word about a kind: `rules-kind-fees`, `rules-about-fees`, `rules-value-fees`.
pub(super) fn word(page: &Page, what: &str, kind: RuleKind) -> String {
    page.t(&format!("rules-{what}-{}", kind.name().replace('_', "-")))
}
