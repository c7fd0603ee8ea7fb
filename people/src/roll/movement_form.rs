//! Writing what happened to a member's place on the roll: a new movement, or one corrected.

use super::actions::{self, NewMovement};
use super::store::{self, member, movement};
use super::words;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::member::MovementKind;
use chibo_frame::db::{code, from_code};
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Message, Page, PageError, html, see_other};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "roll/movement.html")]
struct Write {
    page: Page,
    member: member::Model,
    /// The movement that is corrected; none is a new one.
    standing: Option<Uuid>,
    fields: Vec<Field>,
    days: Vec<Field>,
}

pub(super) async fn blank(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<impl IntoResponse, PageError> {
    let member = store::find_member(&app.db, id).await?.ok_or(PageError::NotFound)?;
    render(page, member, None, &Typed::default())
}

pub(super) async fn show(
    page: Page,
    State(app): State<App>,
    Path((id, movement)): Path<(Uuid, Uuid)>,
) -> Result<impl IntoResponse, PageError> {
    let (member, row) = load(&app, id, movement).await?;
    let day = |day: &Option<chibo_core::day::Day>| day.as_ref().map(|day| page.day(day)).unwrap_or_default();
    let typed = Typed::standing([
        ("kind", row.kind.clone()),
        ("on_day", page.day(&row.on_day)),
        ("note", row.note.clone().unwrap_or_default()),
        ("decided_on", day(&row.decided_on)),
        ("completed_on", day(&row.completed_on)),
    ]);
    render(page, member, Some(movement), &typed)
}

pub(super) async fn add(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let member = store::find_member(&app.db, id).await?.ok_or(PageError::NotFound)?;
    save(page, &app, member, None, values).await
}

pub(super) async fn correct(
    page: Page,
    State(app): State<App>,
    Path((id, movement)): Path<(Uuid, Uuid)>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let (member, row) = load(&app, id, movement).await?;
    save(page, &app, member, Some(row.id), values).await
}

pub(super) async fn remove(
    page: Page,
    State(app): State<App>,
    Path((id, movement)): Path<(Uuid, Uuid)>,
) -> Result<Response, PageError> {
    match actions::remove_movement(&app, Some(page.account()?), id, movement).await? {
        Ok(()) => Ok(see_other(&format!("/van-phong/danh-sach/{id}"))),
        Err(refusal) => Err(PageError::Refused(words::beside(&page, &refusal)?.1)),
    }
}

async fn load(app: &App, id: Uuid, movement: Uuid) -> Result<(member::Model, movement::Model), PageError> {
    let member = store::find_member(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let row = store::find_movement(&app.db, movement).await?.filter(|row| row.member_id == id).ok_or(PageError::NotFound)?;
    Ok((member, row))
}

async fn save(
    page: Page,
    app: &App,
    member: member::Model,
    standing: Option<Uuid>,
    values: Vec<(String, String)>,
) -> Result<Response, PageError> {
    let mut typed = Typed::new(values);
    let path = format!("/van-phong/danh-sach/{}", member.id);
    if let Some(wanted) = read(&page, &mut typed) {
        match actions::write_movement(app, Some(page.account()?), member.id, standing, wanted).await? {
            Ok(()) => return Ok(see_other(&path)),
            Err(refusal) => {
                let (field, message) = words::beside(&page, &refusal)?;
                typed.refuse(field, message);
            }
        }
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, member, standing, &typed)?).into_response())
}

/// The movement as typed; what cannot be read is refused beside its field.
fn read(page: &Page, typed: &mut Typed) -> Option<NewMovement> {
    let kind = from_code::<MovementKind>(typed.value("kind")).ok();
    if kind.is_none() {
        typed.refuse("kind", Message::new(page.t("roll-refused-no-kind")));
    }
    let on = typed.day(page, "on_day");
    let [decided_on, completed_on] = ["decided_on", "completed_on"].map(|name| typed.day_or_none(page, name));
    let note = typed.text_or_none("note");
    let (kind, on) = (kind?, on?);
    (!typed.is_refused()).then_some(NewMovement { kind, on, note, decided_on, completed_on })
}

/// How a new member came, on the form of his line: none of these kinds, and he was there before the books.
pub(super) fn read_came(page: &Page, typed: &mut Typed, comes: &[MovementKind]) -> Option<NewMovement> {
    let kind = from_code::<MovementKind>(typed.value("came")).ok().filter(|kind| comes.contains(kind))?;
    let on = typed.day(page, "came_on")?;
    Some(NewMovement { kind, on, note: None, decided_on: None, completed_on: None })
}

/// The fields of how a new member came.
pub(super) fn came_fields(page: &Page, typed: &Typed, comes: &[MovementKind]) -> Vec<Field> {
    let before = (String::new(), page.t("roll-came-before"));
    let options = std::iter::once(before).chain(comes.iter().map(|kind| option(page, *kind))).collect();
    vec![typed.choice(page, "came", "roll-came", options), typed.text(page, "came_on", "roll-came-on")]
}

fn option(page: &Page, kind: MovementKind) -> (String, String) {
    let code = code(&kind);
    let words = page.t(&format!("roll-movement-{code}"));
    (code, words)
}

fn render(page: Page, member: member::Model, standing: Option<Uuid>, typed: &Typed) -> Result<Html<String>, PageError> {
    let choose = (String::new(), page.t("roll-choose"));
    let options = std::iter::once(choose).chain(MovementKind::ALL.iter().map(|kind| option(&page, *kind))).collect();
    let kind = typed.choice(&page, "kind", "roll-field-kind", options);
    let text = |name: &str| typed.text(&page, name, &format!("roll-field-{name}"));
    html(&Write {
        fields: vec![kind, text("on_day"), text("note")],
        days: ["decided_on", "completed_on"].map(text).into(),
        member,
        standing,
        page,
    })
}
