//! The desk's page: one field that takes a number, a name or a card, and the list. Without a script each act is a form; with
//! it the same page keeps what could not be sent and follows the other desks.

use super::at::At;
use super::board::{self, Came, Expected, Move};
use super::seek::{self, Found};
use super::{live, sentence};
use crate::preparing::{presence_of, standing_note};
use askama::Template;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::congress::{Place, Presence};
use chibo_core::name::tidy;
use chibo_frame::{App, Page, PageError, Right, html};
use chibo_people::roll;
use serde::Deserialize;
use std::collections::BTreeMap;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "desk/show.html")]
struct Show {
    page: Page,
    at: At,
    title: String,
    /// Of the next act of a page without a script.
    token: Uuid,
    /// Of the act that the answer offers to take back.
    back: Uuid,
    text: String,
    answer: Option<Answer>,
    now: Presence,
    line: String,
    rows: Vec<Row>,
    words: Vec<(&'static str, String)>,
}

/// One who is summoned.
struct Row {
    id: Uuid,
    card: u128,
    number: u32,
    called: String,
    about: String,
    place: Place,
}

impl Row {
    fn place_word(&self) -> &'static str {
        match self.place {
            Place::Awaited => "awaited",
            Place::Here => "here",
            Place::Left => "left",
        }
    }
}

/// What is said of the last act.
#[derive(Default)]
struct Answer {
    is_warning: bool,
    text: String,
    /// The act that can be taken back: whose, and its number.
    back: Option<(Uuid, Uuid)>,
    several: Vec<(Uuid, String)>,
}

impl Answer {
    fn warning(text: String) -> Self {
        Self { is_warning: true, text, ..Self::default() }
    }
}

/// What was typed or pressed.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    text: String,
    /// `in KEY`, `out KEY`, `back KEY`.
    #[serde(default, rename = "do")]
    act: String,
    token: Option<Uuid>,
}

/// What the script says, with places for a name, a number, a count.
const SAID: [&str; 16] = [
    "done",
    "out",
    "back",
    "undo",
    "twice",
    "twice-by",
    "unsent",
    "several",
    "no-number",
    "no-name",
    "stranger",
    "gone",
    "shut",
    "in-button",
    "out-button",
    "dismiss",
];

pub(super) async fn show(page: Page, State(app): State<App>, at: At) -> Result<Response, PageError> {
    render(page, &app, at, None, String::new()).await
}

/// A Party group as people say it; a bare number, as workbooks have it, is no name.
fn group_said(page: &Page, group: String) -> String {
    if !group.is_empty() && group.chars().all(|c| c.is_ascii_digit()) { page.t1("desk-group", "number", group) } else { group }
}

async fn render(page: Page, app: &App, at: At, answer: Option<Answer>, text: String) -> Result<Response, PageError> {
    let expected = board::expected(&app.db, &at.congress).await?;
    let groups = roll::list_members(&app.db, at.congress.cell_id).await?;
    let groups: BTreeMap<Uuid, Option<String>> = groups.into_iter().map(|row| (row.id, row.group_name)).collect();
    let now = presence_of(expected.iter().map(|one| &one.who), at.congress.rules());
    let row = |one: Expected| Row {
        about: [
            groups.get(&one.who.member.id.0).cloned().flatten().map(|group| group_said(&page, group)),
            standing_note(&page, one.who.standing),
        ]
        .into_iter()
        .flatten()
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join(", "),
        id: one.who.member.id.0,
        card: one.who.member.id.0.as_u128(),
        number: one.number,
        place: one.place(),
        called: one.called,
    };
    let words = SAID.map(|key| {
        let holes: [(&'static str, &dyn std::fmt::Display); 4] =
            [("name", &"{name}"), ("number", &"{number}"), ("count", &"{count}"), ("where", &"{where}")];
        (key, page.with(&format!("desk-said-{key}"), &holes))
    });
    let token = app.random_id();
    let shown = html(&Show {
        title: page.t1("congress-title", "number", at.congress.congress_number()),
        back: answer.as_ref().and_then(|answer| answer.back).map_or(token, |(_, token)| token),
        token,
        line: sentence::presence_line(&page, now),
        now,
        rows: expected.into_iter().map(row).collect(),
        words: words.into(),
        text,
        answer,
        at,
        page,
    })?;
    Ok(([(header::CACHE_CONTROL, "no-store")], shown).into_response())
}

/// An act without a script: the page comes back with what became of it, and a reload does nothing twice.
pub(super) async fn act(page: Page, State(app): State<App>, at: At, Form(asked): Form<Asked>) -> Result<Response, PageError> {
    if !board::is_open(&app, &at.congress).await? {
        let answer = Answer::warning(page.t("desk-said-shut"));
        return Ok((StatusCode::CONFLICT, render(page, &app, at, Some(answer), asked.text).await?).into_response());
    }
    let token = asked.token.unwrap_or_else(|| app.random_id());
    let expected = board::expected(&app.db, &at.congress).await?;
    let found = match pressed(&asked.act) {
        Some((step, id)) => seek::by_key(&expected, id).map_or(Err(Found::Stranger), |one| Ok((step, one))),
        None => match seek::seek(&expected, &asked.text) {
            Found::One(one) => Ok((Move::In, one)),
            other => Err(other),
        },
    };
    match found {
        Ok((step, one)) => {
            let answer = acted(&page, &app, &at, step, one, token).await?;
            render(page, &app, at, Some(answer), String::new()).await
        }
        Err(found) => {
            let answer = not_one(&page, &found, &asked.text);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, &app, at, Some(answer), asked.text).await?).into_response())
        }
    }
}

fn pressed(act: &str) -> Option<(Move, Uuid)> {
    let (step, id) = act.split_once(' ')?;
    Some((chibo_frame::db::from_code(step).ok()?, id.parse().ok()?))
}

/// Moves somebody and says so.
async fn acted(page: &Page, app: &App, at: &At, step: Move, one: &Expected, token: Uuid) -> anyhow::Result<Answer> {
    let id = one.who.member.id.0;
    let say = |key: &str| page.with(key, &[("name", &one.called), ("number", &one.number)]);
    let done = |key: &str, back| Answer { text: say(key), back, ..Answer::default() };
    Ok(match (live::take_one(app, at, id, step, token).await?, step) {
        (Came::Done, Move::In) => done("desk-said-done", Some((id, token))),
        (Came::Done, Move::Out) => done("desk-said-out", Some((id, token))),
        (Came::Done, Move::Back) => done("desk-said-back", None),
        (Came::Twice, Move::In) => Answer::warning(match super::heard::last(app, at.congress.id, id) {
            Some(told) => page.with("desk-said-twice-by", &[("name", &one.called), ("number", &one.number), ("where", &told)]),
            None => say("desk-said-twice"),
        }),
        (Came::Twice | Came::Nobody, _) => Answer::warning(say("desk-said-not-here")),
    })
}

/// What is said where not one was meant.
fn not_one(page: &Page, found: &Found, text: &str) -> Answer {
    let text = tidy(text);
    match found {
        Found::Several(found) => Answer {
            several: found.iter().map(|one| (one.who.member.id.0, format!("{}. {}", one.number, one.called))).collect(),
            ..Answer::warning(page.t1("desk-said-several", "count", found.len()))
        },
        Found::Nobody if text.parse::<u32>().is_ok() => Answer::warning(page.t1("desk-said-no-number", "number", text)),
        Found::Nobody => Answer::warning(page.t1("desk-said-no-name", "name", text)),
        Found::Stranger | Found::One(_) => Answer::warning(page.t("desk-said-stranger")),
    }
}
