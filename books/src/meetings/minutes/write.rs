//! What happened, typed item by item: opinions, votes, conclusion, a task; and opening, closing, chair, clerk.

use super::actions::{self, NewTask, Written};
use super::{draft, find_minutes};
use crate::meetings::actions::Refusal;
use crate::meetings::edit::read_clock;
use crate::meetings::show::{clock, path, title};
use crate::meetings::store::{agenda_item, find, list_agenda, meeting};
use crate::meetings::{agenda_words, words};
use crate::tasks;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::name::tidy;
use chibo_frame::{App, Field, Message, Page, PageError, Typed, html, see_other};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "meetings/minutes/write.html")]
struct Write {
    page: Page,
    title: String,
    path: String,
    problem: Option<Message>,
    refused: bool,
    fields: Vec<Field>,
    items: Vec<Item>,
    remarks: Field,
    given: Vec<tasks::Line>,
    /// Who may vote and the base, once attendance was taken.
    base: Option<(u32, u32)>,
}

struct Item {
    title: String,
    said: Vec<Field>,
    votes: Vec<Field>,
    task: Vec<Field>,
}

const VOTES: [(&str, &str); 3] = [("agree", "meetings-agree"), ("disagree", "meetings-disagree"), ("abstain", "meetings-abstain")];

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let meeting = find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    if find_minutes(&app.db, id).await?.is_some() {
        return Ok(see_other(&format!("{}/bien-ban/xem", path(id))));
    }
    let items = list_agenda(&app.db, id).await?;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let mut typed = Typed::standing([
        ("opened_at", meeting.opened_at.or(meeting.starts_at).map(clock).unwrap_or_default()),
        ("closed_at", meeting.closed_at.map(clock).unwrap_or_default()),
        ("chair", text(&meeting.chair)),
        ("clerk", text(&meeting.clerk)),
        ("superior", text(&meeting.superior)),
        ("remarks", text(&meeting.remarks)),
    ]);
    for item in &items {
        typed.set(&format!("opinions-{}", item.id), text(&item.opinions));
        typed.set(&format!("conclusion-{}", item.id), text(&item.conclusion));
        for ((name, _), votes) in VOTES.iter().zip([item.agree, item.disagree, item.abstain]) {
            typed.set(&format!("{name}-{}", item.id), votes.map(|n| n.to_string()).unwrap_or_default());
        }
    }
    Ok(render(page, &app, &meeting, &items, &typed, None).await?.into_response())
}

async fn render(
    page: Page,
    app: &App,
    meeting: &meeting::Model,
    items: &[agenda_item::Model],
    typed: &Typed,
    problem: Option<Message>,
) -> Result<Html<String>, PageError> {
    let item = |row: &agenda_item::Model| {
        let name = |name: &str| format!("{name}-{}", row.id);
        let said = vec![
            typed.area(&page, &name("opinions"), "meetings-opinions", 3),
            typed.area(&page, &name("conclusion"), "meetings-concluded", 2),
        ];
        let votes = VOTES.iter().map(|(of, key)| typed.whole(&page, &name(of), key)).collect();
        let task = vec![
            typed.text(&page, &name("task"), "meetings-new-task"),
            typed.text(&page, &name("owner"), "meetings-new-owner"),
            typed.text(&page, &name("due"), "meetings-new-due"),
        ];
        Ok(Item { title: agenda_words::words(&page, meeting, row)?, said, votes, task })
    };
    let items = items.iter().map(item).collect::<anyhow::Result<Vec<Item>>>()?;
    let present = draft::votes_present(&app.db, meeting).await?;
    let given = tasks::list_of_meeting(&app.db, meeting.id).await?;
    let names = [
        ("opened_at", "meetings-opened-at"),
        ("closed_at", "meetings-closed-at"),
        ("chair", "meetings-chair"),
        ("clerk", "meetings-clerk"),
        ("superior", "meetings-superior"),
    ];
    html(&Write {
        title: title(&page, meeting)?,
        path: path(meeting.id),
        problem,
        refused: typed.is_refused(),
        fields: names.map(|(name, key)| typed.text(&page, name, key)).into(),
        items,
        remarks: typed.area(&page, "remarks", "meetings-remarks", 3),
        given: given.iter().map(|task| tasks::line(&page, task, app.today())).collect(),
        base: present.zip(draft::base(&app.db, meeting).await?),
        page,
    })
}

pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let meeting = find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let items = list_agenda(&app.db, id).await?;
    let mut typed = Typed::new(values);
    let Some(written) = read(&page, &mut typed, &meeting, &items) else {
        let form = render(page, &app, &meeting, &items, &typed, None).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, form).into_response());
    };
    match actions::write_up(&app, Some(page.account()?), written).await? {
        Ok(()) => Ok(see_other(&format!("{}/bien-ban/xem", path(id)))),
        Err(refusal @ Refusal::TooManyVotes { .. }) => {
            let problem = words::refusal(&page, refusal);
            let form = render(page, &app, &meeting, &items, &typed, Some(problem)).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, form).into_response())
        }
        Err(refusal) => Err(words::refused(&page, refusal)),
    }
}

/// What was typed; none where words stand beside a field.
fn read(page: &Page, typed: &mut Typed, meeting: &meeting::Model, items: &[agenda_item::Model]) -> Option<Written> {
    let (opened_at, closed_at) = (read_clock(page, typed, "opened_at"), read_clock(page, typed, "closed_at"));
    if opened_at.zip(closed_at).is_some_and(|(opened, closed)| closed <= opened) {
        typed.refuse("closed_at", Message::new(page.t("meetings-closed-before")));
    }
    let (mut rows, mut given) = (Vec::new(), Vec::new());
    for item in items {
        let votes = VOTES.map(|(name, _)| read_votes(page, typed, &format!("{name}-{}", item.id)));
        let any_typed = votes.iter().any(Option::is_some);
        let [agree, disagree, abstain] = votes.map(|votes| any_typed.then_some(votes.unwrap_or(0)));
        let text = |name: &str| typed.text_or_none(&format!("{name}-{}", item.id));
        let (opinions, conclusion) = (text("opinions"), text("conclusion"));
        rows.push(agenda_item::Model { opinions, conclusion, agree, disagree, abstain, ..item.clone() });
        given.extend(read_task(page, typed, item.id));
    }
    let line = |name: &str| Some(tidy(typed.value(name))).filter(|text| !text.is_empty());
    let meeting = meeting::Model {
        opened_at,
        closed_at,
        chair: line("chair"),
        clerk: line("clerk"),
        superior: line("superior"),
        remarks: typed.text_or_none("remarks"),
        ..meeting.clone()
    };
    (!typed.is_refused()).then_some(Written { meeting, items: rows, tasks: given })
}

/// A number of votes that may stay empty.
fn read_votes(page: &Page, typed: &mut Typed, name: &str) -> Option<i32> {
    if typed.value(name).is_empty() {
        return None;
    }
    let votes = typed.number(page, name).and_then(|votes| i32::try_from(votes).ok());
    if votes.is_none() {
        typed.refuse(name, Message::new(page.t1("form-number-wrong", "text", typed.value(name).to_owned())));
    }
    votes
}

fn read_task(page: &Page, typed: &mut Typed, item: Uuid) -> Option<NewTask> {
    let due_on = typed.day_or_none(page, &format!("due-{item}"));
    let (title, owner) = (tidy(typed.value(&format!("task-{item}"))), tidy(typed.value(&format!("owner-{item}"))));
    if title.is_empty() && (due_on.is_some() || !owner.is_empty()) {
        typed.refuse(&format!("task-{item}"), Message::new(page.t("form-empty")));
    }
    (!title.is_empty()).then_some(NewTask { title, owner, due_on })
}
