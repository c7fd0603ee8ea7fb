//! A line of the plan: added, and changed.

use super::actions::{self, Refusal};
use super::store::{self, inspection};
use super::words;
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::inspection::{InspectionForm, Procedure};
use chibo_frame::db::{code, from_code};
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Page, PageError, html, see_other};
use chibo_people::{roll, units};
use chrono::Datelike;
use serde::Deserialize;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "inspections/edit.html")]
struct Edit {
    page: Page,
    title: String,
    back: String,
    action: String,
    what: Vec<Field>,
    who: Vec<Field>,
    when: Vec<Field>,
}

/// The year whose plan gets a new line.
#[derive(Deserialize, Default)]
pub(super) struct Asked {
    #[serde(default)]
    nam: String,
}

pub(super) async fn new(page: Page, State(app): State<App>, Query(asked): Query<Asked>) -> Result<Html<String>, PageError> {
    let year: i32 = asked.nam.parse().unwrap_or(app.today().year());
    let typed = Typed::standing([
        ("year", year.to_string()),
        ("form", code(&InspectionForm::Inspection)),
        ("procedure", code(&Procedure::Cell)),
    ]);
    render(page, &app, None, &typed).await
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Html<String>, PageError> {
    let row = store::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let day = |day: Option<chibo_core::day::Day>| day.map(|day| page.day(&day)).unwrap_or_default();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let typed = Typed::standing([
        ("year", row.year.to_string()),
        ("form", row.form.clone()),
        ("topic", row.topic.clone()),
        ("subject_id", row.subject_id.map(|id| id.to_string()).unwrap_or_default()),
        ("subject", row.subject.clone()),
        ("period", text(&row.period)),
        ("starts_on", day(row.starts_on)),
        ("ends_on", day(row.ends_on)),
        ("planned", text(&row.planned)),
        ("in_charge", text(&row.in_charge)),
        ("team", text(&row.team)),
        ("procedure", text(&row.procedure)),
    ]);
    render(page, &app, Some(&row), &typed).await
}

async fn render(page: Page, app: &App, row: Option<&inspection::Model>, typed: &Typed) -> Result<Html<String>, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let text = |name: &str| typed.text(&page, name, &format!("inspections-{}", name.replace('_', "-")));
    let forms = InspectionForm::ALL.map(|form| (code(&form), words::form(&page, &code(&form)))).into();
    let mut procedures = vec![(String::new(), page.t("inspections-procedure-none"))];
    procedures.extend(Procedure::ALL.map(|p| (code(&p), page.t(&format!("inspections-procedure-{}", code(&p))))));
    let mut members = vec![(String::new(), page.t("inspections-subject-body"))];
    let roll = roll::roll_of(app, cell.id, app.today()).await?;
    members.extend(roll.people.into_iter().map(|person| (person.id.to_string(), person.name)));
    let place = row.map(|row| format!("/van-phong/kiem-tra/{}", row.id));
    html(&Edit {
        title: page.t(if row.is_some() { "inspections-edit" } else { "inspections-add" }),
        back: place.clone().unwrap_or_else(|| format!("/van-phong/kiem-tra?nam={}", typed.value("year"))),
        action: place.map_or_else(|| "/van-phong/kiem-tra/moi".to_owned(), |place| format!("{place}/sua")),
        what: vec![
            typed.whole(&page, "year", "inspections-year"),
            typed.choice(&page, "form", "inspections-form", forms),
            typed.area(&page, "topic", "inspections-topic", 2),
            typed.choice(&page, "subject_id", "inspections-subject-member", members),
            text("subject"),
            text("period"),
        ],
        when: vec![text("starts_on"), text("ends_on"), text("planned")],
        who: vec![
            text("in_charge"),
            typed.choice(&page, "procedure", "inspections-procedure", procedures),
            typed.area(&page, "team", "inspections-team", 3),
        ],
        page,
    })
}

pub(super) async fn add(
    page: Page,
    State(app): State<App>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    save_typed(page, &app, inspection::Model::blank(app.new_id(), cell.id), None, values).await
}

pub(super) async fn change(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let row = store::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    save_typed(page, &app, row.clone(), Some(&row), values).await
}

async fn save_typed(
    page: Page,
    app: &App,
    before: inspection::Model,
    standing: Option<&inspection::Model>,
    values: Vec<(String, String)>,
) -> Result<Response, PageError> {
    let mut typed = Typed::new(values);
    let Some(wanted) = read(&page, app, &mut typed, before).await? else {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, app, standing, &typed).await?).into_response());
    };
    match actions::save(app, page.account()?, wanted).await? {
        Ok(id) => Ok(see_other(&format!("/van-phong/kiem-tra/{id}"))),
        Err(refusal) => refuse(page, app, standing, typed, &refusal).await,
    }
}

async fn refuse(
    page: Page,
    app: &App,
    standing: Option<&inspection::Model>,
    mut typed: Typed,
    refusal: &Refusal,
) -> Result<Response, PageError> {
    let Some(field) = words::field(refusal) else { return Err(words::refused(&page, refusal)) };
    typed.refuse(field, words::message(&page, refusal));
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, app, standing, &typed).await?).into_response())
}

/// The line as typed; none where a field needs words.
async fn read(
    page: &Page,
    app: &App,
    typed: &mut Typed,
    before: inspection::Model,
) -> Result<Option<inspection::Model>, PageError> {
    let form: InspectionForm = from_code(typed.value("form")).map_err(|_| PageError::NotFound)?;
    let procedure = typed.text_or_none("procedure");
    if let Some(procedure) = &procedure {
        from_code::<Procedure>(procedure).map_err(|_| PageError::NotFound)?;
    }
    let subject_id = typed.text_or_none("subject_id").map(|id| id.parse::<Uuid>()).transpose().map_err(|_| PageError::NotFound)?;
    let member = match subject_id {
        Some(id) => Some(roll::find_member(&app.db, id).await?.ok_or(PageError::NotFound)?.name),
        None => None,
    };
    let subject = member.or_else(|| typed.text_needed(page, "subject"));
    let (year, topic) = (typed.number(page, "year"), typed.text_needed(page, "topic"));
    let (starts_on, ends_on) = (typed.day_or_none(page, "starts_on"), typed.day_or_none(page, "ends_on"));
    let (Some(subject), Some(topic), Some(year), false) = (subject, topic, year, typed.is_refused()) else { return Ok(None) };
    let year = i32::try_from(year)?;
    let line = if before.year == year { before.line } else { 0 };
    Ok(Some(inspection::Model {
        year,
        line,
        form: code(&form),
        topic,
        subject,
        subject_id,
        period: typed.text_or_none("period"),
        starts_on,
        ends_on,
        planned: typed.text_or_none("planned"),
        in_charge: typed.text_or_none("in_charge"),
        team: typed.text_or_none("team"),
        procedure,
        ..before
    }))
}

pub(super) async fn remove(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    match actions::remove(&app, page.account()?, id).await? {
        Ok(year) => Ok(see_other(&format!("/van-phong/kiem-tra?nam={year}"))),
        Err(refusal) => Err(words::refused(&page, &refusal)),
    }
}
