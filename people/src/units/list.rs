//! The units as they stood on a day, from the province down to the cell; and the form for one that is missing.

use super::succession::{self, Decision, New};
use super::time::Units;
use super::words;
use crate::units;
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::day::{Day, parse_day};
use chibo_core::unit::UnitKind;
use chibo_frame::db::{code, from_code};
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Message, Page, PageError, html, see_other, sessions};
use serde::Deserialize;
use tower_sessions::Session;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "units/list.html")]
struct List {
    page: Page,
    on: Day,
    typed_day: String,
    error: Option<String>,
    standing: Vec<Line>,
    gone: Vec<Line>,
    form: FoundForm,
}

/// One unit in a table.
struct Line {
    id: Uuid,
    level: String,
    name: String,
    above: String,
    days: String,
    own: bool,
}

/// The form for a unit that is missing.
struct FoundForm {
    levels: Vec<(String, String)>,
    kind: String,
    kind_problem: Option<Message>,
    units: Vec<(Uuid, String)>,
    above: String,
    above_problem: Option<Message>,
    orphans: Vec<(Uuid, String)>,
    below: String,
    name: Field,
    rest: [Field; 4],
    refused: bool,
}

/// The day that is asked for.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    ngay: String,
}

pub(super) async fn show(page: Page, State(app): State<App>, Query(asked): Query<Asked>) -> Result<Response, PageError> {
    render(page, &app, asked.ngay.trim(), &Typed::default()).await
}

async fn render(page: Page, app: &App, asked: &str, typed: &Typed) -> Result<Response, PageError> {
    let own = units::find_own(&app.db).await?.ok_or(PageError::NotFound)?;
    let read = if asked.is_empty() { Some(app.today()) } else { parse_day(asked) };
    let error = read.is_none().then(|| page.t1("units-no-day", "typed", asked));
    let on = read.unwrap_or_else(|| app.today());
    let typed_day = if error.is_some() { asked.to_owned() } else { on.format("%-d/%-m/%Y").to_string() };
    let units = Units::read(&app.db).await?;
    let form = found_form(&page, &units, typed);
    let (standing, gone) = lines(&page, &units, on, own.id);
    let wrong = error.is_some() || typed.is_refused();
    let status = if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, html(&List { page, on, typed_day, error, standing, gone, form })?).into_response())
}

/// The units that stand on the day, in the order of the tree, and those that do not.
fn lines(page: &Page, units: &Units, on: Day, own: Uuid) -> (Vec<Line>, Vec<Line>) {
    let path = |id: Uuid| {
        let mut path: Vec<String> = units.superiors_on(id, on).iter().map(|unit| unit.life.on(on).0.to_owned()).collect();
        path.reverse();
        path
    };
    let mut all: Vec<_> =
        units.0.values().map(|unit| ([path(unit.row.id), vec![unit.life.on(on).0.to_owned()]].concat(), unit)).collect();
    all.sort_by(|(a, one), (b, other)| (a, one.row.id).cmp(&(b, other.row.id)));
    let line = |(path, unit): (Vec<String>, &super::time::Unit)| Line {
        id: unit.row.id,
        level: words::level(page, unit.kind),
        name: path.last().cloned().unwrap_or_default(),
        above: path.iter().rev().skip(1).cloned().collect::<Vec<_>>().join(", "),
        days: words::days(page, unit.life.first, unit.life.last),
        own: unit.row.id == own,
    };
    let (standing, gone): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, unit)| unit.life.stands_on(on));
    (standing.into_iter().map(line).collect(), gone.into_iter().map(line).collect())
}

fn found_form(page: &Page, units: &Units, typed: &Typed) -> FoundForm {
    let named = |wanted: fn(&super::time::Unit) -> bool| {
        units.0.values().filter(|unit| wanted(unit)).map(|unit| (unit.row.id, unit.row.name.clone())).collect::<Vec<_>>()
    };
    FoundForm {
        levels: UnitKind::ALL.map(|kind| (code(&kind), words::level(page, kind))).into(),
        kind: typed.value("kind").to_owned(),
        kind_problem: typed.problem("kind").cloned(),
        units: named(|unit| unit.kind != UnitKind::Cell),
        above: typed.value("other").to_owned(),
        above_problem: typed.problem("other").cloned(),
        orphans: named(|unit| unit.row.parent_id.is_none() && unit.kind != UnitKind::Nation),
        below: typed.value("below").to_owned(),
        name: typed.text(page, "name", "units-name"),
        rest: [
            typed.text(page, "day", "units-first-day"),
            typed.text(page, "number", "units-number"),
            typed.text(page, "decided", "units-decided"),
            typed.text(page, "issuer", "units-issuer"),
        ],
        refused: typed.is_refused(),
    }
}

/// A day that was typed is none: the words stand beside its field.
pub(super) struct NoDay;

/// A day that may be left empty.
pub(super) fn perhaps_day(page: &Page, typed: &mut Typed, name: &str) -> Result<Option<Day>, NoDay> {
    if typed.value(name).is_empty() { Ok(None) } else { typed.day(page, name).map(Some).ok_or(NoDay) }
}

pub(super) async fn found(
    page: Page,
    State(app): State<App>,
    session: Session,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let mut typed = Typed::new(values);
    let days = (perhaps_day(&page, &mut typed, "day"), perhaps_day(&page, &mut typed, "decided"));
    let (Ok(first), Ok(decided_on)) = days else { return render(page, &app, "", &typed).await };
    let new = New {
        kind: from_code(typed.value("kind")).unwrap_or(UnitKind::Ward),
        name: typed.value("name").to_owned(),
        parent: typed.value("other").parse().ok(),
        first,
        below: typed.value("below").parse().ok(),
    };
    let decision = Decision { number: typed.value("number").to_owned(), decided_on, issuer: typed.value("issuer").to_owned() };
    match succession::found(&app, Some(page.account()?), new, &decision).await? {
        Ok(id) => {
            sessions::notice(&session, page.t("units-founded")).await?;
            Ok(see_other(&format!("/van-phong/don-vi/{id}")))
        }
        Err(refusal) => {
            let (field, message) = words::refusal(&page, &refusal);
            typed.refuse(field, message);
            render(page, &app, "", &typed).await
        }
    }
}
