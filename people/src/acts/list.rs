//! The log: who did what and when, newest first.

use super::words::{self, kind_text, time_text, verb_text};
use crate::accounts;
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Html;
use chibo_frame::record::{self, Act, Summary};
use chibo_frame::{App, Page, PageError, Right, html};
use serde::Deserialize;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Acts a page, usually.
const SHOWN: usize = 50;

#[derive(Template)]
#[template(path = "acts/list.html")]
struct List {
    page: Page,
    lines: Vec<Line>,
    before: Option<Uuid>,
    later: bool,
    readings: bool,
}

/// One act.
struct Line {
    id: Uuid,
    at: String,
    who: String,
    verb: String,
    touched: String,
    undone: bool,
}

/// Where the page begins.
#[derive(Deserialize)]
pub(super) struct Asked {
    truoc: Option<Uuid>,
    /// Pages that were read, too.
    xem: Option<String>,
}

pub(super) async fn show(page: Page, State(app): State<App>, Query(asked): Query<Asked>) -> Result<Html<String>, PageError> {
    let (shown, begins) = (page.rows(SHOWN), asked.truoc.filter(|_| !page.whole));
    let readings = asked.xem.is_some();
    let acts = record::list_acts_before(&app.db, begins, shown as u64 + 1, readings).await?;
    let more = acts.len() > shown;
    let ids: Vec<Uuid> = acts.iter().map(|act| act.id).collect();
    let mut touched: BTreeMap<Uuid, Vec<Summary>> = BTreeMap::new();
    for summary in record::summaries(&app.db, &ids).await? {
        touched.entry(summary.act_id).or_default().push(summary);
    }
    let names = names(&app).await?;
    let line = |act: &Act| line(&page, &names, act, touched.remove(&act.id).unwrap_or_default());
    let lines: Vec<Line> = acts.iter().take(shown).map(line).collect();
    let before = lines.last().map(|line| line.id).filter(|_| more);
    html(&List { page, lines, before, later: asked.truoc.is_some(), readings })
}

/// The names of the accounts.
pub(super) async fn names(app: &App) -> anyhow::Result<BTreeMap<Uuid, String>> {
    Ok(accounts::list_accounts(&app.db).await?.into_iter().map(|account| (account.id, account.name)).collect())
}

/// Who did it, in words.
pub(super) fn who(page: &Page, names: &BTreeMap<Uuid, String>, act: &Act) -> String {
    match act.account_id {
        Some(id) => names.get(&id).cloned().unwrap_or_else(|| page.t("roll-by-unknown")),
        None => page.t("roll-by-machine"),
    }
}

fn line(page: &Page, names: &BTreeMap<Uuid, String>, act: &Act, touched: Vec<Summary>) -> Line {
    let part = |summary: Summary| {
        let kind = kind_text(page.words(), page.lang, &summary.kind);
        page.with("acts-touched", &[("kind", &kind), ("count", &page.lang.number(u64::try_from(summary.count).unwrap_or(0)))])
    };
    Line {
        id: act.id,
        at: time_text(page.lang, act.at),
        who: who(page, names, act),
        verb: verb_text(page.words(), page.lang, &act.verb),
        touched: match words::reading(act) {
            Some(reading) => reading.page,
            None => touched.into_iter().map(part).collect::<Vec<_>>().join(", "),
        },
        undone: act.undone_by.is_some(),
    }
}
