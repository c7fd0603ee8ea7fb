//! One act: what it touched, and taking it back.

use super::list::{names, who};
use super::words::{self, kind_text, time_text, verb_text};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use chibo_core::day::Day;
use chibo_frame::readings::Reading;
use chibo_frame::record::{self, Act, Change, Undone};
use chibo_frame::{App, Page, PageError, Right, html, see_other, sessions};
use serde_json::{Map, Value};
use tower_sessions::Session;
use uuid::Uuid;

/// Records of one act on its page, usually; the summary counts them all.
const SHOWN: usize = 200;

#[derive(Template)]
#[template(path = "acts/show.html")]
struct Show {
    page: Page,
    id: Uuid,
    verb: String,
    lead: String,
    /// Of a reading: the page, and what was asked of it.
    reading: Option<Reading>,
    lines: Vec<Line>,
    more: bool,
    may_undo: bool,
    undone: bool,
    obstacles: Vec<String>,
}

/// One record that the act touched.
struct Line {
    kind: String,
    name: String,
    what: String,
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Html<String>, PageError> {
    let act = record::find_act(&app.db, id).await?.ok_or(PageError::NotFound)?;
    html(&shown(page, &app, act, Vec::new()).await?)
}

async fn shown(page: Page, app: &App, act: Act, obstacles: Vec<String>) -> anyhow::Result<Show> {
    let shown = page.rows(SHOWN);
    let changes = record::list_changes(&app.db, act.id, shown as u64 + 1).await?;
    let sealed = |change: &Change| app.kinds.iter().any(|kind| kind.name == change.kind && kind.sealed);
    let may_undo = act.undone_by.is_none() && act.verb != "undo" && !changes.is_empty() && !changes.iter().any(sealed);
    let lead = page.with("acts-by", &[("who", &who(&page, &names(app).await?, &act)), ("at", &time_text(page.lang, act.at))]);
    let more = changes.len() > shown;
    let lines = changes.iter().take(shown).map(|change| line(&page, change)).collect();
    let reading = words::reading(&act);
    let verb = verb_text(page.words(), page.lang, &act.verb);
    Ok(Show { id: act.id, verb, lead, reading, lines, more, may_undo, undone: act.undone_by.is_some(), obstacles, page })
}

fn line(page: &Page, change: &Change) -> Line {
    let what = match (&change.before, &change.after) {
        (None, _) => "acts-made",
        (_, None) => "acts-removed",
        _ => "acts-changed",
    };
    let erased = change.erased().then(|| page.t("acts-erased"));
    let row = change.after.as_deref().or(change.before.as_deref()).unwrap_or_default();
    Line {
        kind: kind_text(page.words(), page.lang, &change.kind),
        name: erased.unwrap_or_else(|| name(page, row)),
        what: page.t(what),
    }
}

/// By what a person knows the record: its name, or its day, or its year.
fn name(page: &Page, json: &str) -> String {
    const NAMES: [&str; 8] = ["name", "head", "title", "topic", "text", "on_day", "from_day", "year"];
    let row: Map<String, Value> = serde_json::from_str(json).unwrap_or_default();
    let named = NAMES.iter().filter_map(|field| row.get(*field)).find_map(|value| match value {
        Value::String(text) if !text.is_empty() => Some(text.parse::<Day>().map_or_else(|_| text.clone(), |day| page.day(&day))),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    });
    named.unwrap_or_default()
}

/// Takes the act back, or shows what depends on it.
pub(super) async fn undo(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(id): Path<Uuid>,
) -> Result<Response, PageError> {
    let tx = app.begin().await?;
    let act = record::find_act(&tx, id).await?.filter(|act| act.verb != "undo").ok_or(PageError::NotFound)?;
    let notice = match record::undo(&app, &tx, Some(page.account()?), act.clone()).await? {
        Undone::Whole(count) => {
            tx.commit().await?;
            page.t1("acts-undone", "count", page.lang.number(count))
        }
        Undone::Already => page.t("acts-undone-already"),
        Undone::Sealed => page.t("acts-sealed"),
        Undone::Depended(dependents) => {
            drop(tx);
            let lines = words::dependents(page.words(), page.lang, &dependents);
            return Ok((StatusCode::CONFLICT, html(&shown(page, &app, act, lines).await?)?).into_response());
        }
    };
    sessions::notice(&session, notice).await?;
    Ok(see_other(&format!("/van-phong/nhat-ky/{id}")))
}
