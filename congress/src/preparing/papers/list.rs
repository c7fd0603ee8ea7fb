//! The list of papers on one page: what is done is ticked off with one tap; the list itself is changed below.

use super::actions::{self, Line};
use super::store::{self, congress_paper};
use crate::preparing::{congress, find};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::congress::Offset;
use chibo_core::day::Day;
use chibo_core::deadline::Calendar;
use chibo_core::name::tidy;
use chibo_frame::typed::Typed;
use chibo_frame::{App, Lang, Message, Page, PageError, Right, html, see_other};
use chibo_people::rules;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// How many empty rows follow the lines.
const EMPTY: usize = 3;
/// More rows than any congress has.
const MOST: usize = 100;

#[derive(Template)]
#[template(path = "preparing/papers/list.html")]
struct List {
    page: Page,
    title: String,
    path: String,
    papers: Vec<Shown>,
    lead: String,
    rows: Vec<Row>,
    refused: bool,
}

/// A paper, and how it stands today.
struct Shown {
    id: Uuid,
    words: String,
    due: Day,
    done_on: Option<Day>,
    state: Due,
}

/// **Tiến độ.** How a paper stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Due {
    /// Đã xong.
    Done,
    /// Quá hạn.
    Late,
    /// Chưa đến hạn.
    Ahead,
}

impl Due {
    /// Of a paper that must be done by `due`.
    pub(crate) fn of(done_on: Option<Day>, due: Day, today: Day) -> Self {
        match done_on {
            Some(_) => Self::Done,
            None if due < today => Self::Late,
            None => Self::Ahead,
        }
    }
}

struct Row {
    id: String,
    words: String,
    offset: String,
    done_on: String,
    problem: Option<Message>,
}

/// The papers of a congress with the days they are due, the earliest first.
pub(crate) async fn dated<C: ConnectionTrait>(
    db: &C,
    congress: &congress::Model,
    calendar: &Calendar,
) -> anyhow::Result<Vec<(Day, congress_paper::Model)>> {
    let rows = store::list(db, congress.id).await?;
    let mut dated: Vec<_> = rows.into_iter().map(|row| (row.offset().due(congress.held_on, calendar), row)).collect();
    dated.sort_by_key(|(due, row)| (*due, row.place));
    Ok(dated)
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<impl IntoResponse, PageError> {
    let congress = find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let mut typed = Typed::default();
    let rows = store::list(&app.db, id).await?;
    for (i, row) in rows.iter().enumerate() {
        typed.set(&format!("id-{i}"), row.id.to_string());
        typed.set(&format!("words-{i}"), row.words.clone());
        typed.set(&format!("offset-{i}"), worded(&page, row.offset()));
        typed.set(&format!("done-{i}"), row.done_on.map(|day| Lang::Vi.day(day)).unwrap_or_default());
    }
    typed.set("rows", (rows.len() + EMPTY).to_string());
    render(page, &app, &congress, &typed).await
}

/// An offset as the form and the rules read it.
fn worded(page: &Page, offset: Offset) -> String {
    let key = match offset {
        Offset { days: 0, .. } => return page.t("papers-on-the-day"),
        Offset { days, .. } if days < 0 => "papers-before",
        Offset { working: true, .. } => "papers-after-working",
        Offset { .. } => "papers-after",
    };
    page.t1(key, "days", offset.days.unsigned_abs())
}

async fn render(page: Page, app: &App, congress: &congress::Model, typed: &Typed) -> Result<Html<String>, PageError> {
    let (today, calendar) = (app.today(), rules::calendar(&app.db, congress.cell_id).await?);
    let shown = |(due, row): (Day, congress_paper::Model)| Shown {
        id: row.id,
        words: row.words,
        due,
        done_on: row.done_on,
        state: Due::of(row.done_on, due, today),
    };
    let papers: Vec<Shown> = dated(&app.db, congress, &calendar).await?.into_iter().map(shown).collect();
    let count = |state: Due| papers.iter().filter(|paper| paper.state == state).count();
    let row = |i: usize| Row {
        id: typed.value(&format!("id-{i}")).to_owned(),
        words: typed.value(&format!("words-{i}")).to_owned(),
        offset: typed.value(&format!("offset-{i}")).to_owned(),
        done_on: typed.value(&format!("done-{i}")).to_owned(),
        problem: ["words", "offset", "done"].iter().find_map(|name| typed.problem(&format!("{name}-{i}"))).cloned(),
    };
    html(&List {
        title: page.t1("congress-title", "number", congress.congress_number()),
        path: format!("/van-phong/dai-hoi/{}", congress.id),
        lead: page.with("papers-lead", &[("done", &count(Due::Done)), ("all", &papers.len()), ("late", &count(Due::Late))]),
        rows: (0..rows(typed)).map(row).collect(),
        refused: typed.is_refused(),
        papers,
        page,
    })
}

fn rows(typed: &Typed) -> usize {
    typed.value("rows").parse().unwrap_or(EMPTY).min(MOST)
}

/// Ticks a paper off, today or on the day it had, or takes the tick away.
pub(super) async fn mark(
    page: Page,
    State(app): State<App>,
    Path((id, paper)): Path<(Uuid, Uuid)>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let done_on = (Typed::new(values).value("done") == "yes").then(|| app.today());
    if !actions::mark(&app, page.account()?, id, paper, done_on).await? {
        return Err(PageError::NotFound);
    }
    Ok(see_other(&format!("/van-phong/dai-hoi/{id}/giay-to#giay-{paper}")))
}

/// Saves the list. Without rows it is taken from the rule in force.
pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let congress = find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let mut typed = Typed::new(values);
    if typed.value("start") == "yes" {
        actions::start(&app, page.account()?, &congress).await?;
        return Ok(see_other(&format!("/van-phong/dai-hoi/{id}/giay-to")));
    }
    let lines = read(&page, &mut typed);
    if typed.is_refused() {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, &app, &congress, &typed).await?).into_response());
    }
    actions::save(&app, page.account()?, id, lines).await?;
    Ok(see_other(&format!("/van-phong/dai-hoi/{id}/giay-to")))
}

/// The lines that were typed; one without words is no line.
fn read(page: &Page, typed: &mut Typed) -> Vec<Line> {
    let mut lines = Vec::new();
    for i in 0..rows(typed) {
        let words = tidy(typed.value(&format!("words-{i}")));
        if words.is_empty() {
            continue;
        }
        let name = format!("offset-{i}");
        let Ok(offset) = Offset::read(typed.value(&name)) else {
            let text = page.t1("papers-offset-wrong", "text", typed.value(&name));
            typed.refuse(&name, Message::new(text).remedy(page.t("papers-offset-wrong-remedy")));
            continue;
        };
        let done_on = typed.day_or_none(page, &format!("done-{i}"));
        lines.push(Line { id: typed.value(&format!("id-{i}")).parse().ok(), words, offset, done_on });
    }
    lines
}
