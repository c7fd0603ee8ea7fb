//! Somebody who is sent here: what the file says of him, beside who in the books may be he; the word on him; and the answer.

use super::alike::{Alike, alike};
use super::body::{Person, State as Stands, Transfer};
use super::receiving;
use super::store::{self, transfer_in};
use super::{PATH, words};
use crate::roll::member;
use crate::units::{self, unit};
use anyhow::Context;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_frame::parcel::fingerprint;
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Message, Page, PageError, html, see_other, sessions};
use tower_sessions::Session;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "transfers/arrive.html")]
struct Arrive {
    page: Page,
    row: transfer_in::Model,
    fingerprint: String,
    problem: Option<Message>,
    /// What the file says, while there is no word on it: a label, the file's value, those of the members alike.
    lines: Vec<(String, String, Vec<String>)>,
    alike: Vec<member::Model>,
    /// Who he is, where somebody is alike.
    who: Option<Field>,
    reason: Field,
    early: bool,
    waits: bool,
    accepted: bool,
    member: Option<member::Model>,
}

async fn opened(app: &App, id: Uuid) -> Result<(unit::Model, transfer_in::Model), PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let row = store::find_in(&app.db, id).await?.filter(|row| row.cell_id == cell.id).ok_or(PageError::NotFound)?;
    Ok((cell, row))
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let (_, row) = opened(&app, id).await?;
    render(page, &app, row, &Typed::default(), None).await
}

async fn render(
    page: Page,
    app: &App,
    row: transfer_in::Model,
    typed: &Typed,
    problem: Option<Message>,
) -> Result<Response, PageError> {
    let waits = row.is(Stands::Open);
    let (mut lines, mut found) = (Vec::new(), Vec::new());
    if waits {
        let transfer = Transfer::read(&row.body).ok().context("a transfer that waits cannot be read")?;
        found = alike(&app.db, row.cell_id, &transfer.member).await?;
        lines = side_by_side(&page, &transfer.member, &found);
    }
    let refused = typed.is_refused() || problem.is_some();
    let status = if refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let arrive = Arrive {
        fingerprint: fingerprint(&row.from_key),
        who: who(&page, typed, &found),
        reason: typed.area(&page, "reason", "transfers-reason", 2),
        early: row.on_day > app.today(),
        accepted: row.is(Stands::Accepted),
        member: receiving::became(app, &row).await?,
        alike: found.into_iter().map(|one| one.row).collect(),
        problem,
        lines,
        waits,
        row,
        page,
    };
    Ok((status, html(&arrive)?).into_response())
}

/// Who he is: one of those alike, or, where none is so for certain, somebody new.
fn who(page: &Page, typed: &Typed, found: &[Alike]) -> Option<Field> {
    if found.is_empty() {
        return None;
    }
    let known = found.iter().map(|one| (one.row.id.to_string(), page.t1("transfers-who-known", "name", &one.row.name)));
    let new = (String::new(), page.t("transfers-who-new"));
    let certain = found.iter().any(|one| one.certain);
    let options = known.chain((!certain).then_some(new)).collect();
    Some(typed.choice(page, "who", "transfers-who", options))
}

/// A line a field, of those that the file or the books know.
fn side_by_side(page: &Page, sent: &Person, found: &[Alike]) -> Vec<(String, String, Vec<String>)> {
    let standing: Vec<Person> = found.iter().map(|one| Person::line(&one.row)).collect();
    let words = |person: &Person| {
        let sex = person.sex.as_ref().map(|sex| page.t(&format!("roll-sex-{sex}"))).unwrap_or_default();
        let days = person.days().map(|(_, day)| day.map(|day| page.day(&day)).unwrap_or_default());
        let texts = person.texts().map(|(_, text)| text.unwrap_or_default().to_owned());
        [person.name.clone(), sex].into_iter().chain(days).chain(texts).collect::<Vec<String>>()
    };
    let keys = ["roll-field-name", "roll-field-sex"].into_iter().chain(sent.days().map(|(key, _)| key));
    let keys = keys.chain(sent.texts().map(|(key, _)| key));
    let others: Vec<Vec<String>> = standing.iter().map(words).collect();
    let line = |(place, (key, value)): (usize, (&str, String))| {
        let beside: Vec<String> = others.iter().map(|other| other.get(place).cloned().unwrap_or_default()).collect();
        (page.t(key), value, beside)
    };
    let lines = keys.zip(words(sent)).enumerate().map(line);
    lines.filter(|(_, value, beside)| !value.is_empty() || beside.iter().any(|value| !value.is_empty())).collect()
}

pub(super) async fn accept(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let (cell, row) = opened(&app, id).await?;
    let typed = Typed::new(values);
    let known = match typed.value("who") {
        "" => None,
        chosen => Some(chosen.parse().map_err(|_| PageError::NotFound)?),
    };
    if let Err(refusal) = receiving::accept(&app, page.account()?, &cell, id, known).await? {
        let problem = words::not_received(&page, &refusal)?;
        return render(page, &app, row, &typed, Some(problem)).await;
    }
    sessions::notice(&session, page.t("transfers-accepted")).await?;
    Ok(see_other(&format!("{PATH}/den/{id}")))
}

pub(super) async fn decline(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let (cell, row) = opened(&app, id).await?;
    let mut typed = Typed::new(values);
    let Some(reason) = typed.text_needed(&page, "reason") else { return render(page, &app, row, &typed, None).await };
    let reason = reason.chars().take(super::body::LONGEST).collect();
    receiving::decline(&app, page.account()?, &cell, id, reason).await?.ok_or(PageError::NotFound)?;
    sessions::notice(&session, page.t("transfers-declined")).await?;
    Ok(see_other(&format!("{PATH}/den/{id}")))
}
