//! When, where, how and about what a meeting is held.

use super::show::{clock, form_words, path, title};
use super::store::{self, meeting};
use super::{actions, find_minutes, words};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::day::parse_clock;
use chibo_core::meeting::{MeetingForm, MeetingKind};
use chibo_core::name::tidy;
use chibo_frame::db::{code, from_code};
use chibo_frame::{App, Field, Message, Page, PageError, Typed, html, see_other};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "meetings/edit.html")]
struct Edit {
    page: Page,
    title: String,
    path: String,
    general: Vec<Message>,
    fields: Vec<Field>,
    pairs: Vec<Field>,
}

/// The kinds as one choice: the word in the form, the kind, whether the regular meeting is in the same sitting.
const KINDS: [(&str, MeetingKind, bool); 3] = [
    ("regular", MeetingKind::Regular, false),
    ("thematic_regular", MeetingKind::Thematic, true),
    ("thematic", MeetingKind::Thematic, false),
];

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<impl IntoResponse, PageError> {
    let meeting = open(&app, &page, id).await?;
    let (kind, form) = (meeting.meeting_kind()?, meeting.meeting_form()?);
    let chosen = KINDS.iter().find(|(_, of, with)| *of == kind && *with == meeting.with_regular).map_or("regular", |one| one.0);
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let typed = Typed::standing([
        ("on_day", page.day(&meeting.on_day)),
        ("starts_at", meeting.starts_at.map(clock).unwrap_or_default()),
        ("kind", chosen.to_owned()),
        ("subject", text(&meeting.title)),
        ("place", text(&meeting.place)),
        ("form", code(&form)),
        ("chair", text(&meeting.chair)),
        ("clerk", text(&meeting.clerk)),
        ("papers_on", meeting.papers_on.map(|day| page.day(&day)).unwrap_or_default()),
    ]);
    render(page, &meeting, &typed)
}

/// A meeting whose minutes are not signed.
async fn open(app: &App, page: &Page, id: Uuid) -> Result<meeting::Model, PageError> {
    let meeting = store::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    match find_minutes(&app.db, id).await? {
        Some(_) => Err(words::refused(page, actions::Refusal::Signed)),
        None => Ok(meeting),
    }
}

fn render(page: Page, meeting: &meeting::Model, typed: &Typed) -> Result<Html<String>, PageError> {
    let kind_of = |(word, kind, with): (&str, _, _)| (word.to_owned(), page.t(super::list::kind_key(kind, with)));
    let kinds = KINDS.map(kind_of).to_vec();
    let forms = MeetingForm::ALL.map(|form| (code(&form), form_words(&page, form))).to_vec();
    html(&Edit {
        title: title(&page, meeting)?,
        path: path(meeting.id),
        general: typed.general.clone(),
        fields: vec![
            typed.text(&page, "on_day", "meetings-day"),
            typed.text(&page, "starts_at", "meetings-starts-at"),
            typed.choice(&page, "kind", "meetings-kind", kinds),
            typed.text(&page, "subject", "meetings-subject"),
            typed.text(&page, "place", "meetings-place"),
            typed.choice(&page, "form", "meetings-form", forms),
        ],
        pairs: vec![
            typed.text(&page, "chair", "meetings-chair"),
            typed.text(&page, "clerk", "meetings-clerk"),
            typed.text(&page, "papers_on", "meetings-papers-on"),
        ],
        page,
    })
}

pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let meeting = open(&app, &page, id).await?;
    let mut typed = Typed::new(values);
    let Some(wanted) = read(&page, &mut typed, &meeting) else {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, &meeting, &typed)?).into_response());
    };
    match actions::save_facts(&app, Some(page.account()?), wanted).await? {
        Ok(()) => Ok(see_other(&path(id))),
        Err(refusal @ actions::Refusal::SameDay) => {
            typed.refuse("on_day", words::refusal(&page, refusal));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, &meeting, &typed)?).into_response())
        }
        Err(refusal) => Err(words::refused(&page, refusal)),
    }
}

/// What was typed as a row; none where words stand beside a field.
fn read(page: &Page, typed: &mut Typed, standing: &meeting::Model) -> Option<meeting::Model> {
    let on_day = typed.day(page, "on_day");
    let papers_on = typed.day_or_none(page, "papers_on");
    let starts_at = read_clock(page, typed, "starts_at");
    let (_, kind, with_regular) = KINDS.into_iter().find(|(word, ..)| *word == typed.value("kind")).unwrap_or(KINDS[0]);
    let form: MeetingForm = from_code(typed.value("form")).unwrap_or(MeetingForm::InPerson);
    let text = |name: &str| Some(tidy(typed.value(name))).filter(|text| !text.is_empty());
    let (Some(on_day), false) = (on_day, typed.is_refused()) else { return None };
    Some(meeting::Model {
        on_day,
        starts_at,
        kind: code(&kind),
        with_regular,
        title: text("subject").filter(|_| kind == MeetingKind::Thematic),
        place: text("place"),
        form: Some(code(&form)),
        chair: text("chair"),
        clerk: text("clerk"),
        papers_on,
        ..standing.clone()
    })
}

/// A time of day that may stay empty; where what stands there is none, the words stand beside the field.
pub(super) fn read_clock(page: &Page, typed: &mut Typed, name: &str) -> Option<i32> {
    let text = typed.value(name).to_owned();
    let read = parse_clock(&text).map(i32::from);
    if read.is_none() && !text.is_empty() {
        typed.refuse(name, Message::new(page.t1("form-clock-wrong", "text", text)));
    }
    read
}

/// Takes a planned meeting away.
pub(super) async fn remove(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    match actions::remove(&app, Some(page.account()?), id).await? {
        Ok(()) => Ok(see_other("/van-phong/sinh-hoat")),
        Err(refusal) => Err(words::refused(&page, refusal)),
    }
}
