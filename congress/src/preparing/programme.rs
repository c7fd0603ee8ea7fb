//! The programme: items are added, taken out, moved up and down, renamed and given their minutes, all on one form that works
//! without a script. How an item is voted on is the rules' word and stays.

use super::store::{self, programme_item};
use super::{actions, show::item_title, words};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::congress::{Item, VoteMode};
use chibo_core::name::tidy;
use chibo_frame::db::{code, from_code};
use chibo_frame::typed::Typed;
use chibo_frame::{App, Message, Page, PageError, html, see_other};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "preparing/programme.html")]
struct Programme {
    page: Page,
    title: String,
    path: String,
    lines: Vec<Line>,
    kinds: Vec<(String, String, bool)>,
    new_title: String,
    new_minutes: String,
    general: Vec<Message>,
    refused: bool,
}

struct Line {
    id: Uuid,
    usual: String,
    title: String,
    minutes: String,
    problem: Option<String>,
}

/// The most minutes of an item: a day.
const MOST: i32 = 24 * 60;
/// Another item that is voted on by card.
const OTHER_CARD: &str = "other-card";

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<impl IntoResponse, PageError> {
    let (title, items) = find(&app, &page, id).await?;
    let mut typed = Typed::default();
    for item in &items {
        typed.set(&format!("title-{}", item.id), item.title.clone());
        typed.set(&format!("minutes-{}", item.id), item.minutes.to_string());
    }
    render(page, id, title, &items, &typed)
}

async fn find(app: &App, page: &Page, id: Uuid) -> Result<(String, Vec<programme_item::Model>), PageError> {
    let congress = store::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let title = page.t1("congress-title", "number", congress.congress_number());
    Ok((title, store::list_programme(&app.db, id).await?))
}

fn render(page: Page, id: Uuid, title: String, items: &[programme_item::Model], typed: &Typed) -> Result<Html<String>, PageError> {
    let line = |item: &programme_item::Model| {
        Ok(Line {
            id: item.id,
            usual: item_title(&page, &programme_item::Model { title: String::new(), ..item.clone() })?,
            title: typed.value(&format!("title-{}", item.id)).to_owned(),
            minutes: typed.value(&format!("minutes-{}", item.id)).to_owned(),
            problem: typed.problem(&format!("minutes-{}", item.id)).map(|message| message.text.clone()),
        })
    };
    let lines = items.iter().map(line).collect::<anyhow::Result<_>>()?;
    let words = Item::ALL.into_iter().chain([Item::Other]).map(|item| code(&item)).chain([OTHER_CARD.to_owned()]);
    let kind = |word: String| {
        let text = page.t(&format!("item-{}", word.replace('_', "-")));
        let chosen = typed.value("new-item") == word;
        (word, text, chosen)
    };
    html(&Programme {
        path: format!("/van-phong/dai-hoi/{id}"),
        title,
        lines,
        kinds: words.map(kind).collect(),
        new_title: typed.value("new-title").to_owned(),
        new_minutes: typed.value("new-minutes").to_owned(),
        general: typed.general.clone(),
        refused: typed.is_refused(),
        page,
    })
}

pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let (title, items) = find(&app, &page, id).await?;
    let mut typed = Typed::new(values);
    let mut wanted = Vec::new();
    for item in &items {
        let words = tidy(typed.value(&format!("title-{}", item.id)));
        let minutes = minutes(&page, &mut typed, &format!("minutes-{}", item.id));
        wanted.extend(minutes.map(|minutes| programme_item::Model { title: words, minutes, ..item.clone() }));
    }
    let new = new_item(&app, &page, &mut typed, id);
    if !typed.is_refused() {
        let (deed, of) = typed.value("do").split_once(' ').unwrap_or((typed.value("do"), ""));
        change(&mut wanted, deed, of.parse().ok(), new);
        match actions::save_programme(&app, page.account()?, id, wanted).await? {
            Ok(()) if deed.is_empty() => return Ok(see_other(&format!("/van-phong/dai-hoi/{id}"))),
            Ok(()) => return Ok(see_other(&format!("/van-phong/dai-hoi/{id}/chuong-trinh#muc-{of}"))),
            Err(refusal) => typed.general.push(words::refusal(&page, &refusal)),
        }
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, id, title, &items, &typed)?).into_response())
}

fn minutes(page: &Page, typed: &mut Typed, name: &str) -> Option<i32> {
    let read = typed.number(page, name).and_then(|n| i32::try_from(n).ok()).filter(|n| *n <= MOST);
    if read.is_none() {
        typed.refuse(name, Message::new(page.t("form-minutes-wrong")));
    }
    read
}

/// The item that the last line of the form asks for.
fn new_item(app: &App, page: &Page, typed: &mut Typed, congress: Uuid) -> Option<programme_item::Model> {
    let word = typed.value("new-item").to_owned();
    let (item, vote): (Item, VoteMode) = match word.as_str() {
        "" => return None,
        OTHER_CARD => (Item::Other, VoteMode::Card),
        word => from_code::<Item>(word).map(|item| (item, item.vote())).ok()?,
    };
    let title = tidy(typed.value("new-title"));
    if item == Item::Other && title.is_empty() {
        typed.general.push(Message::new(page.t("programme-other-untitled")));
    }
    let planned = i32::try_from(item.minutes()).ok()?;
    let minutes = if typed.value("new-minutes").is_empty() { Some(planned) } else { minutes(page, typed, "new-minutes") }?;
    Some(programme_item::Model {
        id: app.new_id(),
        congress_id: congress,
        position: 0,
        item: code(&item),
        title,
        minutes,
        vote: code(&vote),
    })
}

/// Moves, takes out or adds one item. A new one stands before the closing.
fn change(wanted: &mut Vec<programme_item::Model>, deed: &str, of: Option<Uuid>, new: Option<programme_item::Model>) {
    let place = wanted.iter().position(|item| Some(item.id) == of);
    match (deed, place) {
        ("up", Some(place)) if place > 0 => wanted.swap(place - 1, place),
        ("down", Some(place)) if place + 1 < wanted.len() => wanted.swap(place, place + 1),
        ("remove", Some(place)) => drop(wanted.remove(place)),
        _ => {}
    }
    if let Some(new) = new {
        let closes = wanted.last().is_some_and(|last| last.item == code(&Item::Closing));
        wanted.insert(wanted.len() - usize::from(closes), new);
    }
}
