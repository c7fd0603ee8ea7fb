//! One dated rule: its versions, the newest first, with where each comes from and how sure that is.

use super::list::word;
use super::store::{self, dated_rule};
use crate::units;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use chibo_core::dated::{RuleKind, Version};
use chibo_core::day::Day;
use chibo_core::rules::Certainty;
use chibo_frame::{App, Page, PageError, html};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "rules/show.html")]
struct Show {
    page: Page,
    kind: RuleKind,
    title: String,
    about: String,
    value: String,
    versions: Vec<Shown>,
}

/// One version as the page shows it.
struct Shown {
    /// The key of the cell's own; none for a built-in one.
    own: Option<Uuid>,
    version: Version,
    days: String,
    certainty: &'static str,
    /// Whether it is in force today.
    now: bool,
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(name): Path<String>) -> Result<impl IntoResponse, PageError> {
    let kind = RuleKind::of_name(&name).ok_or(PageError::NotFound)?;
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let rows = store::list(&app.db, cell.id, kind).await?;
    let versions = versions(&page, &rows, kind, app.today())?;
    let (title, about, value) = (word(&page, "kind", kind), word(&page, "about", kind), word(&page, "value", kind));
    html(&Show { page, kind, title, about, value, versions })
}

fn versions(page: &Page, rows: &[dated_rule::Model], kind: RuleKind, today: Day) -> anyhow::Result<Vec<Shown>> {
    let own = rows.iter().map(|row| Ok((Some(row.id), row.read()?))).collect::<anyhow::Result<Vec<_>>>()?;
    let built_in: Vec<(Option<Uuid>, Version)> = kind.built_in().into_iter().map(|version| (None, version)).collect();
    let all: Vec<(Option<Uuid>, Version)> = own.into_iter().chain(built_in).collect();
    let mut shown: Vec<Shown> = all.iter().map(|(id, version)| shown(page, *id, version, &all, today)).collect();
    shown.sort_by_key(|shown| std::cmp::Reverse((shown.version.valid_from, shown.own.is_some())));
    Ok(shown)
}

fn shown(page: &Page, own: Option<Uuid>, version: &Version, all: &[(Option<Uuid>, Version)], today: Day) -> Shown {
    let goes_before = |other: &Option<Uuid>| other.is_some() || own.is_none();
    let others = || all.iter().filter(|(id, other)| goes_before(id) && (*id, other.valid_from) != (own, version.valid_from));
    let replaced = others().any(|(id, other)| own.is_none() && id.is_some() && other.holds_on(version.valid_from));
    let next =
        others().filter(|(_, other)| other.valid_from > version.valid_from).filter_map(|(_, other)| other.valid_from.pred_opt());
    let last = next.chain(version.valid_to).min();
    let from = page.day(&version.valid_from);
    let days = match last {
        _ if replaced => page.t("rules-replaced"),
        Some(last) => page.with("rules-from-to", &[("from", &from), ("to", &page.day(&last))]),
        None => page.t1("rules-since", "day", from),
    };
    let now = !replaced && version.valid_from <= today && last.is_none_or(|last| today <= last);
    Shown { own, days, now, certainty: certainty(version.certainty), version: version.clone() }
}

fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Read => "rules-certainty-read",
        Certainty::Derived => "rules-certainty-derived",
        Certainty::Remembered => "rules-certainty-remembered",
        Certainty::Open => "rules-certainty-open",
    }
}
