//! A version of the cell being written: its first day, where it comes from, its lines. What a line is known by stays; a
//! new line gets its own from its words.

use super::actions::{self, Refusal};
use super::list::word;
use super::store;
use super::words;
use crate::units::{self, unit};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::dated::{Line, RuleKind, Version};
use chibo_core::day::Day;
use chibo_core::name::{fold, tidy};
use chibo_core::rules::Certainty;
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Message, Page, PageError, html, see_other, sessions};
use tower_sessions::Session;
use uuid::Uuid;

/// How many empty rows follow the lines.
const EMPTY_ROWS: usize = 5;

#[derive(Template)]
#[template(path = "rules/edit.html")]
struct Edit {
    page: Page,
    kind: RuleKind,
    title: String,
    heading: String,
    value: String,
    hint: String,
    path: String,
    first_day: Option<Field>,
    instrument: Field,
    rows: Vec<Row>,
    general: Vec<Message>,
    refused: bool,
}

struct Row {
    code: String,
    words: String,
    value: String,
    problem: Option<Message>,
}

/// Which version is written: its kind, and the key of one that stands.
struct Target {
    kind: RuleKind,
    cell: unit::Model,
    id: Option<(Uuid, Version)>,
}

async fn target(app: &App, name: &str, id: Option<Uuid>) -> Result<Target, PageError> {
    let kind = RuleKind::of_name(name).ok_or(PageError::NotFound)?;
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let id = match id {
        Some(id) => {
            let row = store::find(&app.db, cell.id, id).await?.filter(|row| row.kind == kind.name()).ok_or(PageError::NotFound)?;
            Some((id, row.read()?))
        }
        None => None,
    };
    Ok(Target { kind, cell, id })
}

pub(super) async fn new(page: Page, State(app): State<App>, Path(name): Path<String>) -> Result<impl IntoResponse, PageError> {
    let target = target(&app, &name, None).await?;
    let copied = store::in_force(&app.db, target.cell.id, target.kind, app.today()).await?;
    let lines = copied.map(|version| version.lines).unwrap_or_default();
    let typed = standing(&page.t("rules-own-instrument"), &lines);
    render(page, &target, &typed)
}

pub(super) async fn show(
    page: Page,
    State(app): State<App>,
    Path((name, id)): Path<(String, Uuid)>,
) -> Result<impl IntoResponse, PageError> {
    let target = target(&app, &name, Some(id)).await?;
    let typed = target.id.as_ref().map(|(_, version)| standing(&version.instrument, &version.lines)).unwrap_or_default();
    render(page, &target, &typed)
}

/// The form that shows these lines and some empty rows.
fn standing(instrument: &str, lines: &[Line]) -> Typed {
    let mut typed = Typed::default();
    typed.set("instrument", instrument.to_owned());
    for (i, line) in lines.iter().enumerate() {
        typed.set(&format!("code-{i}"), line.code.to_string());
        typed.set(&format!("words-{i}"), line.words.to_string());
        typed.set(&format!("value-{i}"), line.value.to_string());
    }
    typed.set("rows", (lines.len() + EMPTY_ROWS).to_string());
    typed
}

/// How many rows the form has; a form that says nonsense has a readable number of them.
fn rows(typed: &Typed) -> usize {
    typed.value("rows").parse().unwrap_or(EMPTY_ROWS).min(500)
}

fn render(page: Page, target: &Target, typed: &Typed) -> Result<Html<String>, PageError> {
    let Target { kind, id, .. } = target;
    let row = |i: usize| Row {
        code: typed.value(&format!("code-{i}")).to_owned(),
        words: typed.value(&format!("words-{i}")).to_owned(),
        value: typed.value(&format!("value-{i}")).to_owned(),
        problem: typed.problem(&format!("words-{i}")).cloned(),
    };
    let (heading, last) = match id {
        Some((id, version)) => (page.t1("rules-edit-of", "day", page.day(&version.valid_from)), id.to_string()),
        None => (page.t("rules-make"), "moi".to_owned()),
    };
    html(&Edit {
        title: word(&page, "kind", *kind),
        value: word(&page, "value", *kind),
        hint: word(&page, "hint", *kind),
        path: format!("/van-phong/quy-dinh/{}/{last}", kind.name()),
        first_day: id.is_none().then(|| typed.text(&page, "from", "rules-first-day")),
        instrument: typed.text(&page, "instrument", "rules-instrument"),
        rows: (0..rows(typed)).map(row).collect(),
        general: typed.general.clone(),
        refused: typed.is_refused(),
        kind: *kind,
        heading,
        page,
    })
}

/// The lines that were typed, each with the row it stands in. A row without words and value is no line.
fn lines(typed: &Typed) -> Vec<(usize, Line)> {
    let mut lines: Vec<(usize, Line)> = Vec::new();
    for i in 0..rows(typed) {
        let part = |name: &str| tidy(typed.value(&format!("{name}-{i}")));
        let (code, words, value) = (part("code"), part("words"), part("value"));
        if words.is_empty() && value.is_empty() {
            continue;
        }
        let code = if code.is_empty() { new_code(&words, typed, &lines) } else { code };
        lines.push((i, Line { code: code.into(), words: words.into(), value: value.into() }));
    }
    lines
}

/// What a new line is known by: its words, folded, and a number where that is taken.
fn new_code(words: &str, typed: &Typed, lines: &[(usize, Line)]) -> String {
    let plain: String = fold(words).split_whitespace().collect::<Vec<_>>().join("-").chars().take(40).collect();
    let standing: Vec<&str> = (0..rows(typed)).map(|i| typed.value(&format!("code-{i}"))).collect();
    let is_free = |code: &str| !standing.contains(&code) && lines.iter().all(|(_, line)| line.code != code);
    let numbered = (2..).map(|n: u32| format!("{plain}-{n}"));
    std::iter::once(plain.clone()).chain(numbered).find(|code| !code.is_empty() && is_free(code)).unwrap_or(plain)
}

pub(super) async fn make(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(name): Path<String>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let target = target(&app, &name, None).await?;
    let mut typed = Typed::new(values);
    let Some((valid_from, instrument)) = typed.day(&page, "from").zip(instrument(&page, &mut typed)) else {
        return refused(page, &target, &typed);
    };
    let placed = lines(&typed);
    let version = version(target.kind, valid_from, instrument, &placed);
    match actions::make(&app, Some(page.account()?), target.cell.id, &version).await? {
        Ok(_) => done(&page, &session, target.kind, "rules-made").await,
        Err(refusal) => {
            put_beside(&page, &mut typed, &placed, &refusal)?;
            refused(page, &target, &typed)
        }
    }
}

fn version(kind: RuleKind, valid_from: Day, instrument: String, placed: &[(usize, Line)]) -> Version {
    let lines = placed.iter().map(|(_, line)| line.clone()).collect();
    Version { kind, instrument: instrument.into(), valid_from, valid_to: None, certainty: Certainty::Read, lines }
}

pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path((name, id)): Path<(String, Uuid)>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let target = target(&app, &name, Some(id)).await?;
    let mut typed = Typed::new(values);
    let Some(instrument) = instrument(&page, &mut typed) else { return refused(page, &target, &typed) };
    let placed = lines(&typed);
    let plain = placed.iter().map(|(_, line)| line.clone()).collect();
    match actions::edit(&app, Some(page.account()?), target.cell.id, id, instrument, plain).await? {
        Ok(()) => done(&page, &session, target.kind, "rules-edited").await,
        Err(refusal) => {
            put_beside(&page, &mut typed, &placed, &refusal)?;
            refused(page, &target, &typed)
        }
    }
}

pub(super) async fn remove(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path((name, id)): Path<(String, Uuid)>,
) -> Result<Response, PageError> {
    let target = target(&app, &name, Some(id)).await?;
    if !actions::remove(&app, Some(page.account()?), target.cell.id, id).await? {
        return Err(PageError::NotFound);
    }
    done(&page, &session, target.kind, "rules-removed").await
}

async fn done(page: &Page, session: &Session, kind: RuleKind, key: &str) -> Result<Response, PageError> {
    sessions::notice(session, page.t(key)).await?;
    Ok(see_other(&format!("/van-phong/quy-dinh/{}", kind.name())))
}

fn instrument(page: &Page, typed: &mut Typed) -> Option<String> {
    let text = tidy(typed.value("instrument"));
    if text.is_empty() {
        typed.refuse("instrument", Message::new(page.t("rules-no-instrument")));
    }
    Some(text).filter(|text| !text.is_empty())
}

/// Puts the words of a refusal where they belong: beside the day, beside the row, or above the form.
fn put_beside(page: &Page, typed: &mut Typed, placed: &[(usize, Line)], refusal: &Refusal) -> Result<(), PageError> {
    let message = words::refusal(page, refusal);
    match refusal {
        Refusal::NotThere => return Err(PageError::NotFound),
        Refusal::SameDay(_) => typed.refuse("from", message),
        Refusal::Line(fault) => match placed.get(fault.line) {
            Some((row, _)) => typed.refuse(&format!("words-{row}"), message),
            None => typed.general.push(message),
        },
    }
    Ok(())
}

fn refused(page: Page, target: &Target, typed: &Typed) -> Result<Response, PageError> {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, target, typed)?).into_response())
}
