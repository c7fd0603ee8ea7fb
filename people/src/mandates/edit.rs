//! A mandate being given, corrected or ended.

use super::actions::{self, Refusal, Wanted};
use super::store::{self, mandate};
use super::words;
use crate::roll::{self, member};
use crate::units;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::day::Day;
use chibo_core::mandate::HeldOffice;
use chibo_frame::db::{code, from_code};
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Message, Page, PageError, html, see_other, sessions};
use std::collections::BTreeSet;
use tower_sessions::Session;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "mandates/edit.html")]
struct Edit {
    page: Page,
    heading: String,
    path: String,
    standing: bool,
    members: Vec<member::Model>,
    member: String,
    member_problem: Option<Message>,
    offices: Vec<(String, String)>,
    office: String,
    groups: BTreeSet<String>,
    group: String,
    group_problem: Option<Message>,
    fields: [Field; 3],
    refused: bool,
}

/// Where a mandate is written: the cell, and the one that stands.
struct Target {
    cell: Uuid,
    standing: Option<mandate::Model>,
}

async fn target(app: &App, id: Option<Uuid>) -> Result<Target, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?.id;
    let standing = match id {
        Some(id) => Some(store::find(&app.db, cell, id).await?.ok_or(PageError::NotFound)?),
        None => None,
    };
    Ok(Target { cell, standing })
}

pub(super) async fn new(page: Page, State(app): State<App>) -> Result<impl IntoResponse, PageError> {
    let target = target(&app, None).await?;
    let typed = Typed::standing([("from", written(app.today()))]);
    render(page, &app, &target, &typed).await
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<impl IntoResponse, PageError> {
    let target = target(&app, Some(id)).await?;
    let typed = target.standing.as_ref().map(standing).unwrap_or_default();
    render(page, &app, &target, &typed).await
}

fn written(day: Day) -> String {
    day.format("%-d/%-m/%Y").to_string()
}

fn standing(row: &mandate::Model) -> Typed {
    Typed::standing([
        ("member", row.member_id.to_string()),
        ("office", row.office.clone()),
        ("group", row.group_name.clone().unwrap_or_default()),
        ("from", written(row.from_day)),
        ("to", row.to_day.map(written).unwrap_or_default()),
        ("note", row.note.clone().unwrap_or_default()),
    ])
}

async fn render(page: Page, app: &App, target: &Target, typed: &Typed) -> Result<Html<String>, PageError> {
    let members = roll::list_members(&app.db, target.cell).await?;
    let (heading, path) = match &target.standing {
        Some(row) => {
            let name =
                members.iter().find(|member| member.id == row.member_id).map(|member| member.name.clone()).unwrap_or_default();
            (page.t1("mandates-change-of", "name", name), format!("/van-phong/chuc-vu/{}", row.id))
        }
        None => (page.t("mandates-grant"), "/van-phong/chuc-vu/moi".to_owned()),
    };
    html(&Edit {
        heading,
        path,
        standing: target.standing.is_some(),
        member: typed.value("member").to_owned(),
        member_problem: typed.problem("member").cloned(),
        offices: HeldOffice::ALL.map(|office| (code(&office), words::office(&page, office))).into(),
        office: typed.value("office").to_owned(),
        groups: members.iter().filter_map(|member| member.group_name.clone()).collect(),
        group: typed.value("group").to_owned(),
        group_problem: typed.problem("group").cloned(),
        fields: [
            typed.text(&page, "from", "mandates-from"),
            typed.text(&page, "to", "mandates-to"),
            typed.text(&page, "note", "mandates-note"),
        ],
        refused: typed.is_refused(),
        members,
        page,
    })
}

/// What was typed, where it can be read.
fn wanted(page: &Page, typed: &mut Typed) -> Option<Wanted> {
    let member = typed.value("member").parse().ok();
    if member.is_none() {
        typed.refuse("member", Message::new(page.t("mandates-refused-no-member")));
    }
    let from = typed.day(page, "from");
    let to = if typed.value("to").is_empty() { Some(None) } else { typed.day(page, "to").map(Some) };
    let office = from_code(typed.value("office")).unwrap_or(HeldOffice::Committee);
    let full = |name: &str| Some(typed.value(name).to_owned()).filter(|text| !text.is_empty());
    Some(Wanted { member: member?, office, group: full("group"), from: from?, to: to?, note: full("note") })
}

pub(super) async fn grant(
    page: Page,
    State(app): State<App>,
    session: Session,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let target = target(&app, None).await?;
    let mut typed = Typed::new(values);
    let Some(wanted) = wanted(&page, &mut typed) else { return refused(page, &app, &target, &typed).await };
    match actions::grant(&app, Some(page.account()?), target.cell, wanted).await? {
        Ok(_) => done(&page, &session, "mandates-granted").await,
        Err(refusal) => beside(page, &app, &target, typed, &refusal).await,
    }
}

pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let target = target(&app, Some(id)).await?;
    let mut typed = Typed::new(values);
    let Some(wanted) = wanted(&page, &mut typed) else { return refused(page, &app, &target, &typed).await };
    match actions::correct(&app, Some(page.account()?), target.cell, id, wanted).await? {
        Ok(()) => done(&page, &session, "mandates-corrected").await,
        Err(refusal) => beside(page, &app, &target, typed, &refusal).await,
    }
}

pub(super) async fn remove(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(id): Path<Uuid>,
) -> Result<Response, PageError> {
    let target = target(&app, Some(id)).await?;
    if !actions::remove(&app, Some(page.account()?), target.cell, id).await? {
        return Err(PageError::NotFound);
    }
    done(&page, &session, "mandates-removed").await
}

async fn done(page: &Page, session: &Session, key: &str) -> Result<Response, PageError> {
    sessions::notice(session, page.t(key)).await?;
    Ok(see_other("/van-phong/chuc-vu"))
}

/// The form again, with the words of a refusal beside the field they are about.
async fn beside(page: Page, app: &App, target: &Target, mut typed: Typed, refusal: &Refusal) -> Result<Response, PageError> {
    if *refusal == Refusal::NotThere {
        return Err(PageError::NotFound);
    }
    let (field, message) = words::refusal(&page, refusal);
    typed.refuse(field, message);
    refused(page, app, target, &typed).await
}

async fn refused(page: Page, app: &App, target: &Target, typed: &Typed) -> Result<Response, PageError> {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, app, target, typed).await?).into_response())
}
