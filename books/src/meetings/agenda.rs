//! The agenda: its lines changed, moved, added and taken away, each with plain buttons that keep what was typed.

use super::agenda_words::{usual_words, words as item_words};
use super::show::{path, title};
use super::store::{self, agenda_item, meeting};
use super::{actions, find_minutes, words};
use crate::tasks;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::meeting::{AgendaItem, AgendaKind};
use chibo_core::name::tidy;
use chibo_frame::db::from_code;
use chibo_frame::{App, Field, Message, Page, PageError, Typed, html, see_other};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "meetings/agenda.html")]
struct Agenda {
    page: Page,
    title: String,
    path: String,
    refused: bool,
    lines: Vec<Line>,
    new: [Field; 3],
    unfinished: Vec<tasks::Line>,
}

struct Line {
    id: Uuid,
    words: String,
    fields: [Field; 3],
}

/// The minutes proposed for an item of the cell's own.
const OWN_MINUTES: &str = "15";

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<impl IntoResponse, PageError> {
    let (meeting, items) = open(&app, &page, id).await?;
    let mut typed = Typed::standing([("minutes-new", OWN_MINUTES.to_owned())]);
    for item in &items {
        typed.set(&format!("title-{}", item.id), item_words(&page, &meeting, item)?);
        typed.set(&format!("by-{}", item.id), item.prepared_by.clone());
        typed.set(&format!("minutes-{}", item.id), item.minutes.to_string());
    }
    render(page, &app, &meeting, &items, &typed).await
}

async fn open(app: &App, page: &Page, id: Uuid) -> Result<(meeting::Model, Vec<agenda_item::Model>), PageError> {
    let meeting = store::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    match find_minutes(&app.db, id).await? {
        Some(_) => Err(words::refused(page, actions::Refusal::Signed)),
        None => Ok((meeting, store::list_agenda(&app.db, id).await?)),
    }
}

async fn render(
    page: Page,
    app: &App,
    meeting: &meeting::Model,
    items: &[agenda_item::Model],
    typed: &Typed,
) -> Result<Html<String>, PageError> {
    let fields = |of: &str, whose: &str| {
        [
            typed.text(&page, &format!("title-{of}"), "meetings-item").of(whose),
            typed.text(&page, &format!("by-{of}"), "meetings-item-by").of(whose),
            typed.whole(&page, &format!("minutes-{of}"), "meetings-item-minutes").of(whose),
        ]
    };
    let line = |item: &agenda_item::Model| {
        let words = item_words(&page, meeting, item)?;
        Ok(Line { id: item.id, fields: fields(&item.id.to_string(), &words), words })
    };
    let lines = items.iter().map(line).collect::<anyhow::Result<Vec<Line>>>()?;
    let unfinished = tasks::list_unfinished(&app.db, meeting.cell_id, meeting.on_day).await?;
    html(&Agenda {
        title: title(&page, meeting)?,
        path: path(meeting.id),
        refused: typed.is_refused(),
        lines,
        new: fields("new", &page.t("meetings-item-new")),
        unfinished: unfinished.iter().map(|task| tasks::line(&page, task, app.today())).collect(),
        page,
    })
}

pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let (meeting, items) = open(&app, &page, id).await?;
    let mut typed = Typed::new(values);
    let Some(mut wanted) = read(&app, &page, &mut typed, &meeting, &items)? else {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, &app, &meeting, &items, &typed).await?).into_response());
    };
    let asked = typed.value("act").to_owned();
    rearrange(&mut wanted, &asked);
    match actions::save_agenda(&app, Some(page.account()?), id, wanted).await? {
        Ok(()) if asked == "done" => Ok(see_other(&path(id))),
        Ok(()) => Ok(see_other(&format!("{}/chuong-trinh", path(id)))),
        Err(refusal) => Err(words::refused(&page, refusal)),
    }
}

/// What was typed as rows; none where words stand beside a field. The usual words are not stored: next month they name the
/// next month.
fn read(
    app: &App,
    page: &Page,
    typed: &mut Typed,
    meeting: &meeting::Model,
    items: &[agenda_item::Model],
) -> anyhow::Result<Option<Vec<agenda_item::Model>>> {
    let mut wanted = Vec::new();
    for item in items {
        let of = item.id.to_string();
        let (title, prepared_by) = (tidy(typed.value(&format!("title-{of}"))), tidy(typed.value(&format!("by-{of}"))));
        let is_usual = title == usual_words(page, meeting, from_code(&item.kind)?);
        let title = if is_usual { String::new() } else { title };
        let minutes = read_minutes(page, typed, &of);
        wanted.extend(minutes.map(|minutes| agenda_item::Model { title, prepared_by, minutes, ..item.clone() }));
    }
    let title = tidy(typed.value("title-new"));
    if !title.is_empty() {
        let own = actions::blank(app, meeting.id, AgendaItem { kind: AgendaKind::Own, minutes: 0 });
        let prepared_by = tidy(typed.value("by-new"));
        let minutes = read_minutes(page, typed, "new");
        wanted.extend(minutes.map(|minutes| agenda_item::Model { title, prepared_by, minutes, ..own }));
    }
    Ok((!typed.is_refused()).then_some(wanted))
}

fn read_minutes(page: &Page, typed: &mut Typed, of: &str) -> Option<i32> {
    let name = format!("minutes-{of}");
    let minutes = typed.number(page, &name)?;
    if minutes > 24 * 60 {
        typed.refuse(&name, Message::new(page.t("form-minutes-wrong")));
    }
    i32::try_from(minutes).ok()
}

/// `up-ID`, `down-ID` or `drop-ID`; anything else leaves the order.
fn rearrange(items: &mut Vec<agenda_item::Model>, asked: &str) {
    let Some((what, of)) = asked.split_once('-') else { return };
    let Some(at) = items.iter().position(|item| item.id.to_string() == of) else { return };
    match what {
        "up" if at > 0 => items.swap(at, at - 1),
        "down" if at + 1 < items.len() => items.swap(at, at + 1),
        "drop" => {
            items.remove(at);
        }
        _ => {}
    }
}
