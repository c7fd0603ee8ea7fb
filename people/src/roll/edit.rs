//! Writing a member's line: a new member, and corrections.

use super::actions::{self, Refusal};
use super::movement_form;
use super::store::{self, member};
use super::words;
use crate::units;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::member::MovementKind;
use chibo_core::name::tidy;
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Message, Page, PageError, html, see_other, sessions};
use std::collections::BTreeSet;
use tower_sessions::Session;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "roll/edit.html")]
struct Edit {
    page: Page,
    /// The member whose line it is; none is a new one.
    member: Option<member::Model>,
    sections: Vec<(&'static str, Vec<Field>)>,
    /// What is wrong with the form as a whole; none if nothing is.
    refused: Option<Vec<Message>>,
}

/// Lines of text of a member, as the form and the table call them.
const PERSON: [&str; 3] = ["ethnicity", "home_town", "address"];
const CONTACT: [&str; 2] = ["phone", "email"];
const WORK: [&str; 4] = ["job", "workplace", "education", "theory"];

/// How somebody comes to the cell.
const COMES: [MovementKind; 3] = [MovementKind::Arrival, MovementKind::Admission, MovementKind::TemporaryArrival];

pub(super) async fn blank(page: Page, State(app): State<App>) -> Result<impl IntoResponse, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let groups = groups(&app, cell.id).await?;
    render(page, None, &Typed::default(), &groups)
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<impl IntoResponse, PageError> {
    let member = load(&app, id).await?;
    let groups = groups(&app, member.cell_id).await?;
    let typed = standing(&page, &member);
    render(page, Some(member), &typed, &groups)
}

pub(super) async fn enrol(
    page: Page,
    State(app): State<App>,
    session: Session,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let mut typed = Typed::new(values);
    let row = read(&page, &mut typed, member::Model::blank(app.new_id(), cell.id, ""));
    let came = movement_form::read_came(&page, &mut typed, &COMES);
    check(&page, &app, &mut typed, &row);
    if !typed.is_refused() {
        let (name, account) = (row.name.clone(), Some(page.account()?));
        match actions::enrol(&app, account, row, came).await? {
            Ok(id) => {
                sessions::notice(&session, page.t1("roll-enrolled", "name", name)).await?;
                return Ok(see_other(&format!("/van-phong/danh-sach/{id}")));
            }
            Err(refusal) => refuse(&page, &mut typed, &refusal)?,
        }
    }
    let groups = groups(&app, cell.id).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, None, &typed, &groups)?).into_response())
}

pub(super) async fn correct(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let member = load(&app, id).await?;
    let mut typed = Typed::new(values);
    let row = read(&page, &mut typed, member.clone());
    check(&page, &app, &mut typed, &row);
    if !typed.is_refused() {
        let (name, account) = (row.name.clone(), Some(page.account()?));
        match actions::correct(&app, account, row).await? {
            Ok(()) => {
                sessions::notice(&session, page.t1("roll-corrected", "name", name)).await?;
                return Ok(see_other(&format!("/van-phong/danh-sach/{id}")));
            }
            Err(refusal) => refuse(&page, &mut typed, &refusal)?,
        }
    }
    let groups = groups(&app, member.cell_id).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, Some(member), &typed, &groups)?).into_response())
}

async fn load(app: &App, id: Uuid) -> Result<member::Model, PageError> {
    store::find_member(&app.db, id).await?.ok_or(PageError::NotFound)
}

/// The Party groups in use.
async fn groups(app: &App, cell: Uuid) -> anyhow::Result<BTreeSet<String>> {
    Ok(store::list_members(&app.db, cell).await?.into_iter().filter_map(|row| row.group_name).collect())
}

/// Everything wrong with the line, each beside its field.
fn check(page: &Page, app: &App, typed: &mut Typed, row: &member::Model) {
    for refusal in row.particulars().refusals(app.today()) {
        let (field, message) = words::line_words(page, &refusal);
        typed.refuse(field, message);
    }
}

/// A contradiction with the movements stands above the form of a line that has no such field.
fn refuse(page: &Page, typed: &mut Typed, refusal: &Refusal) -> Result<(), PageError> {
    let (field, message) = words::beside(page, refusal)?;
    match field {
        "kind" => typed.general.push(message),
        field => typed.refuse(field, message),
    }
    Ok(())
}

fn standing(page: &Page, row: &member::Model) -> Typed {
    let day = |day: &Option<chibo_core::day::Day>| day.as_ref().map(|day| page.day(day)).unwrap_or_default();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let mut typed = Typed::standing([
        ("name", row.name.clone()),
        ("birth", day(&row.birth)),
        ("sex", text(&row.sex)),
        ("joined", day(&row.joined)),
        ("official", day(&row.official)),
        ("exempt", day(&row.exempt)),
        ("card_no", text(&row.card_no)),
        ("group_name", text(&row.group_name)),
    ]);
    let lines = [
        ("ethnicity", &row.ethnicity),
        ("home_town", &row.home_town),
        ("address", &row.address),
        ("phone", &row.phone),
        ("email", &row.email),
        ("job", &row.job),
        ("workplace", &row.workplace),
        ("education", &row.education),
        ("theory", &row.theory),
    ];
    for (name, value) in lines {
        typed.set(name, text(value));
    }
    typed
}

/// The line as typed, over the one that stands. Days that cannot be read are refused beside their fields.
fn read(page: &Page, typed: &mut Typed, standing: member::Model) -> member::Model {
    let [birth, joined, official, exempt] = ["birth", "joined", "official", "exempt"].map(|name| typed.day_or_none(page, name));
    let line = |name: &str| Some(tidy(typed.value(name))).filter(|text| !text.is_empty());
    member::Model {
        birth,
        joined,
        official,
        exempt,
        sex: line("sex").filter(|sex| ["male", "female"].contains(&sex.as_str())),
        card_no: line("card_no"),
        group_name: line("new_group").or_else(|| line("group_name")),
        ethnicity: line("ethnicity"),
        home_town: line("home_town"),
        address: line("address"),
        phone: line("phone"),
        email: line("email"),
        job: line("job"),
        workplace: line("workplace"),
        education: line("education"),
        theory: line("theory"),
        ..standing
    }
    .named(typed.value("name"))
}

fn render(page: Page, member: Option<member::Model>, typed: &Typed, groups: &BTreeSet<String>) -> Result<Html<String>, PageError> {
    let text = |name: &str| typed.text(&page, name, &format!("roll-field-{name}"));
    let none = || vec![(String::new(), page.t("roll-not-given"))];
    let sexes = ["male", "female"].map(|sex| (sex.to_owned(), page.t(&format!("roll-sex-{sex}"))));
    let sex = typed.choice(&page, "sex", "roll-field-sex", none().into_iter().chain(sexes).collect());
    let in_use = groups.iter().map(|group| (group.clone(), group.clone()));
    let group = typed.choice(&page, "group_name", "roll-field-group_name", none().into_iter().chain(in_use).collect());
    let mut person = vec![text("name"), text("birth"), sex];
    person.extend(PERSON.map(text));
    let mut party: Vec<Field> = ["joined", "official", "card_no", "exempt"].map(text).into();
    party.extend([group, typed.text(&page, "new_group", "roll-new-group")]);
    let mut sections = vec![
        ("roll-section-person", person),
        ("roll-section-party", party),
        ("roll-section-contact", CONTACT.map(text).into()),
        ("roll-section-work", WORK.map(text).into()),
    ];
    if member.is_none() {
        sections.insert(1, ("roll-section-came", movement_form::came_fields(&page, typed, &COMES)));
    }
    html(&Edit { refused: typed.is_refused().then(|| typed.general.clone()), sections, member, page })
}
