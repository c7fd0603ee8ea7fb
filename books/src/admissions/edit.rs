//! A person's file: taken up, and kept.

use super::actions;
use super::store::{self, admission};
use super::words;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::day::Day;
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Page, PageError, html, see_other};
use chibo_people::{roll, units};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "admissions/edit.html")]
struct Edit {
    page: Page,
    title: String,
    back: String,
    action: String,
    groups: Vec<(&'static str, Vec<Field>)>,
}

/// A field of the form and the column it is kept in.
type Column<T> = (&'static str, fn(&mut admission::Model) -> &mut Option<T>);

/// The days.
const DAYS: [Column<Day>; 10] = [
    ("birth", |row| &mut row.birth),
    ("contact_on", |row| &mut row.contact_on),
    ("left_on", |row| &mut row.left_on),
    ("introducer_one_since", |row| &mut row.introducer_one_since),
    ("introducer_two_since", |row| &mut row.introducer_two_since),
    ("class_on", |row| &mut row.class_on),
    ("applied_on", |row| &mut row.applied_on),
    ("cv_on", |row| &mut row.cv_on),
    ("resolved_on", |row| &mut row.resolved_on),
    ("decided_on", |row| &mut row.decided_on),
];

/// The lines of text.
const TEXTS: [Column<String>; 8] = [
    ("sex", |row| &mut row.sex),
    ("education", |row| &mut row.education),
    ("organisation", |row| &mut row.organisation),
    ("helpers", |row| &mut row.helpers),
    ("note", |row| &mut row.note),
    ("introducing_body", |row| &mut row.introducing_body),
    ("opinions", |row| &mut row.opinions),
    ("decision_no", |row| &mut row.decision_no),
];

/// The counts.
const COUNTS: [Column<i32>; 4] = [
    ("vote_official", |row| &mut row.vote_official),
    ("vote_present", |row| &mut row.vote_present),
    ("vote_for", |row| &mut row.vote_for),
    ("vote_against", |row| &mut row.vote_against),
];

/// The members.
const MEMBERS: [Column<Uuid>; 2] =
    [("introducer_one", |row| &mut row.introducer_one), ("introducer_two", |row| &mut row.introducer_two)];

pub(super) async fn new(page: Page, State(app): State<App>) -> Result<Html<String>, PageError> {
    render(page, &app, None, &Typed::default()).await
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Html<String>, PageError> {
    let row = store::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let typed = standing(&page, row.clone());
    render(page, &app, Some(&row), &typed).await
}

/// The form as the row stands.
fn standing(page: &Page, mut row: admission::Model) -> Typed {
    let mut typed = Typed::standing([("name", row.name.clone())]);
    for (name, column) in DAYS {
        typed.set(name, column(&mut row).map(|day| page.day(&day)).unwrap_or_default());
    }
    for (name, column) in TEXTS {
        typed.set(name, column(&mut row).clone().unwrap_or_default());
    }
    for (name, column) in COUNTS {
        typed.set(name, column(&mut row).map(|count| count.to_string()).unwrap_or_default());
    }
    for (name, column) in MEMBERS {
        typed.set(name, column(&mut row).map(|id| id.to_string()).unwrap_or_default());
    }
    typed
}

async fn render(page: Page, app: &App, row: Option<&admission::Model>, typed: &Typed) -> Result<Html<String>, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let key = |name: &str| format!("admissions-{}", name.replace('_', "-"));
    let text = |name: &str| typed.text(&page, name, &key(name));
    let area = |name: &str| typed.area(&page, name, &key(name), 2);
    let whole = |name: &str| typed.whole(&page, name, &key(name));
    let sexes = [("", "admissions-sex-none"), ("male", "roll-sex-male"), ("female", "roll-sex-female")];
    let mut members = vec![(String::new(), page.t("admissions-introducer-none"))];
    let roll = roll::roll_of(app, cell.id, app.today()).await?;
    members.extend(roll.people.into_iter().filter(|person| person.official).map(|person| (person.id.to_string(), person.name)));
    let member = |name: &str| typed.choice(&page, name, &key(name), members.clone());
    let sex = typed.choice(&page, "sex", "admissions-sex", sexes.map(|(value, key)| (value.to_owned(), page.t(key))).into());
    let groups = vec![
        ("admissions-group-person", vec![text("name"), text("birth"), sex, text("education"), text("organisation")]),
        ("admissions-group-help", vec![text("contact_on"), area("helpers"), area("note"), text("left_on")]),
        (
            "admissions-group-introducers",
            vec![
                member("introducer_one"),
                text("introducer_one_since"),
                member("introducer_two"),
                text("introducer_two_since"),
                text("introducing_body"),
            ],
        ),
        ("admissions-group-dossier", vec![text("class_on"), text("applied_on"), text("cv_on"), area("opinions")]),
        (
            "admissions-group-resolution",
            vec![text("resolved_on"), whole("vote_official"), whole("vote_present"), whole("vote_for"), whole("vote_against")],
        ),
        ("admissions-group-decision", vec![text("decision_no"), text("decided_on")]),
    ];
    let place = row.map(|row| format!("/van-phong/phat-trien/{}", row.id));
    html(&Edit {
        title: row.map_or_else(|| page.t("admissions-add"), |row| row.name.clone()),
        back: place.clone().unwrap_or_else(|| "/van-phong/phat-trien".to_owned()),
        action: place.map_or_else(|| "/van-phong/phat-trien/moi".to_owned(), |place| format!("{place}/sua")),
        groups,
        page,
    })
}

pub(super) async fn add(
    page: Page,
    State(app): State<App>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    save(page, &app, admission::Model::blank(app.new_id(), cell.id, ""), None, values).await
}

pub(super) async fn change(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let row = store::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    save(page, &app, row.clone(), Some(&row), values).await
}

async fn save(
    page: Page,
    app: &App,
    before: admission::Model,
    standing: Option<&admission::Model>,
    values: Vec<(String, String)>,
) -> Result<Response, PageError> {
    let mut typed = Typed::new(values);
    if let Some(wanted) = read(&page, &mut typed, before)? {
        match actions::save(app, page.account()?, wanted).await? {
            Ok(id) => return Ok(see_other(&format!("/van-phong/phat-trien/{id}"))),
            Err(refusal) => typed.refuse(words::field(&refusal), words::message(&page, &refusal)),
        }
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, app, standing, &typed).await?).into_response())
}

/// The row as typed; none where a field needs words.
fn read(page: &Page, typed: &mut Typed, mut row: admission::Model) -> Result<Option<admission::Model>, PageError> {
    let name = typed.text_needed(page, "name");
    for (name, column) in DAYS {
        *column(&mut row) = typed.day_or_none(page, name);
    }
    for (name, column) in TEXTS {
        *column(&mut row) = typed.text_or_none(name);
    }
    for (name, column) in COUNTS {
        *column(&mut row) = count(page, typed, name);
    }
    for (name, column) in MEMBERS {
        *column(&mut row) = member(typed, name)?;
    }
    let Some(name) = name.filter(|_| !typed.is_refused()) else { return Ok(None) };
    row.name = name;
    Ok(Some(row))
}

/// A count that may stay empty.
fn count(page: &Page, typed: &mut Typed, name: &str) -> Option<i32> {
    typed.text_or_none(name)?;
    typed.number(page, name).and_then(|n| i32::try_from(n).ok())
}

fn member(typed: &Typed, name: &str) -> Result<Option<Uuid>, PageError> {
    typed.text_or_none(name).map(|id| id.parse()).transpose().map_err(|_| PageError::NotFound)
}
