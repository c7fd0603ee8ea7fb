//! One unit: what it was called and belonged to, what happened to it by which decision, and the form for what happens next.

use super::list::perhaps_day;
use super::succession::{self, Change, Decision};
use super::time::{Units, list_events};
use super::words;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::day::Day;
use chibo_core::unit::UnitKind;
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Message, Page, PageError, html, see_other, sessions};
use tower_sessions::Session;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "units/show.html")]
struct Show {
    page: Page,
    id: Uuid,
    name: String,
    level: String,
    days: String,
    spans: Vec<Span>,
    events: Vec<(Day, String)>,
    ended: bool,
    what: String,
    what_problem: Option<Message>,
    others: Vec<(Uuid, String)>,
    other: String,
    other_problem: Option<Message>,
    fields: [Field; 5],
    refused: bool,
}

/// A stretch of time with one name and one unit above.
struct Span {
    days: String,
    name: String,
    above: String,
}

/// What can happen to a unit: in the form, in the words.
const WHAT: [(&str, &str); 5] = [
    ("rename", "units-what-rename"),
    ("move", "units-what-move"),
    ("merge", "units-what-merge"),
    ("split", "units-what-split"),
    ("end", "units-what-end"),
];

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    render(page, &app, id, &Typed::default()).await
}

async fn render(page: Page, app: &App, id: Uuid, typed: &Typed) -> Result<Response, PageError> {
    let units = Units::read(&app.db).await?;
    let unit = units.0.get(&id).ok_or(PageError::NotFound)?;
    let touched = list_events(&app.db).await?.into_iter().filter(|event| event.unit_id == id || event.other_id == Some(id));
    let events = touched.map(|event| (event.on_day, words::event(&page, &units, &event, id))).collect();
    let others = units.0.values().filter(|other| other.row.id != id && other.kind != UnitKind::Cell || other.kind == unit.kind);
    let others = others.filter(|other| other.row.id != id).map(|other| (other.row.id, other.row.name.clone())).collect();
    let status = if typed.is_refused() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let shown = Show {
        id,
        name: unit.life.on(app.today()).0.to_owned(),
        level: words::level(&page, unit.kind),
        days: words::days(&page, unit.life.first, unit.life.last),
        spans: spans(&page, &units, unit),
        events,
        ended: unit.life.last.is_some(),
        what: typed.value("what").to_owned(),
        what_problem: typed.problem("what").cloned(),
        others,
        other: typed.value("other").to_owned(),
        other_problem: typed.problem("other").cloned(),
        fields: [
            typed.text(&page, "name", "units-new-name"),
            typed.text(&page, "day", "units-from-day"),
            typed.text(&page, "number", "units-number"),
            typed.text(&page, "decided", "units-decided"),
            typed.text(&page, "issuer", "units-issuer"),
        ],
        refused: typed.is_refused(),
        page,
    };
    Ok((status, html(&shown)?).into_response())
}

fn spans(page: &Page, units: &Units, unit: &super::time::Unit) -> Vec<Span> {
    let life = &unit.life;
    let mut from = life.first;
    let mut spans = Vec::new();
    let mut span = |from: Option<Day>, to: Option<Day>, name: &str, parent: Option<Uuid>| {
        let seen_on = to.or(from).unwrap_or(Day::MAX);
        let above = parent.and_then(|parent| units.name_on(parent, seen_on)).unwrap_or_default().to_owned();
        spans.push(Span { days: words::days(page, from, to), name: name.to_owned(), above });
    };
    for past in &life.past {
        span(from, Some(past.until), &past.name, past.parent);
        from = past.until.succ_opt();
    }
    span(from, life.last, &life.name, life.parent);
    spans
}

pub(super) async fn change(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let mut typed = Typed::new(values);
    let (day, decided_on) = (typed.day(&page, "day"), perhaps_day(&page, &mut typed, "decided"));
    let wanted = wanted(&page, &mut typed);
    let (Some(day), Ok(decided_on), Some(wanted)) = (day, decided_on, wanted) else {
        return render(page, &app, id, &typed).await;
    };
    let decision = Decision { number: typed.value("number").to_owned(), decided_on, issuer: typed.value("issuer").to_owned() };
    match succession::change(&app, Some(page.account()?), id, day, wanted, &decision).await? {
        Ok(()) => {
            sessions::notice(&session, page.t("units-changed")).await?;
            Ok(see_other(&format!("/van-phong/don-vi/{id}")))
        }
        Err(succession::Refusal::NotThere) => Err(PageError::NotFound),
        Err(refusal) => {
            let (field, message) = words::refusal(&page, &refusal);
            typed.refuse(field, message);
            render(page, &app, id, &typed).await
        }
    }
}

/// What is to happen, where it can be read.
fn wanted(page: &Page, typed: &mut Typed) -> Option<Change> {
    let name = typed.value("name").to_owned();
    let what = typed.value("what").to_owned();
    let other = typed.value("other").parse().ok();
    if other.is_none() && matches!(what.as_str(), "move" | "merge") {
        typed.refuse("other", Message::new(page.t("units-refused-no-other")));
    }
    match what.as_str() {
        "rename" => Some(Change::Rename(name)),
        "move" => other.map(Change::Move),
        "merge" => other.map(Change::Merge),
        "split" => Some(Change::Split(name)),
        "end" => Some(Change::End),
        _ => {
            typed.refuse("what", Message::new(page.t("units-refused-no-what")));
            None
        }
    }
}
