//! A year's titles and classes, for all households at once: what stood the year before is offered, the exceptions are changed.

use super::actions;
use super::store::{self, household};
use crate::{rules, units};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, Response};
use axum_extra::extract::Form;
use chibo_core::dated::RuleKind;
use chibo_core::day::year_end;
use chibo_core::household::{HouseholdClass, Scale};
use chibo_frame::{App, Page, PageError, html, see_other, sessions};
use std::collections::BTreeMap;
use tower_sessions::Session;
use uuid::Uuid;

/// Years that a household's book may speak of.
const YEARS: std::ops::RangeInclusive<i32> = 1945..=2200;

#[derive(Template)]
#[template(path = "households/titles.html")]
struct Titles {
    page: Page,
    year: i32,
    /// Each household: registered, granted.
    rows: Vec<(household::Model, bool, bool)>,
    quarter: Option<bool>,
    offered: bool,
}

pub(crate) async fn titles(page: Page, State(app): State<App>, Path(year): Path<i32>) -> Result<Html<String>, PageError> {
    let cell = units::find_cell(&app.db).await?.filter(|_| YEARS.contains(&year)).ok_or(PageError::NotFound)?;
    let all = store::list_titles(&app.db, cell.id).await?;
    let given = |year: i32| -> BTreeMap<Uuid, bool> {
        all.iter().filter(|title| title.year == year).map(|title| (title.household_id, title.granted)).collect()
    };
    let standing = given(year);
    let offered = standing.is_empty();
    let last = all.iter().map(|title| title.year).filter(|other| *other < year).max();
    let shown = if offered { last.map(given).unwrap_or_default() } else { standing };
    let households = store::list_households(&app.db, cell.id).await?.into_iter();
    let rows = households.map(|row| {
        let title = shown.get(&row.id).copied();
        let registered = title.is_some() || (offered && shown.is_empty());
        (row, registered, title.unwrap_or(false))
    });
    let rows = rows.collect();
    let quarter = store::list_quarter_titles(&app.db, cell.id).await?.into_iter().find(|title| title.year == year);
    html(&Titles { page, year, rows, quarter: quarter.map(|title| title.granted), offered })
}

pub(crate) async fn keep_titles(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(year): Path<i32>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let cell = units::find_cell(&app.db).await?.filter(|_| YEARS.contains(&year)).ok_or(PageError::NotFound)?;
    let ids =
        |name: &str| values.iter().filter(|(n, _)| n == name).filter_map(|(_, id)| id.parse::<Uuid>().ok()).collect::<Vec<_>>();
    let mut registered: BTreeMap<Uuid, bool> = ids("registered").into_iter().map(|id| (id, false)).collect();
    registered.extend(ids("granted").into_iter().map(|id| (id, true)));
    let quarter = values.iter().find(|(name, _)| name == "quarter").and_then(|(_, value)| match value.as_str() {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    });
    actions::keep_titles(&app, Some(page.account()?), (cell.id, year), &registered, quarter).await?;
    sessions::notice(&session, page.t1("households-titles-kept", "year", year)).await?;
    Ok(see_other("/van-phong/ho-gia-dinh"))
}

#[derive(Template)]
#[template(path = "households/classes.html")]
struct Classes {
    page: Page,
    year: i32,
    instrument: Option<String>,
    /// The scale in force: code, words, highest income.
    steps: Vec<(&'static str, String, Option<String>)>,
    /// Each household and the code of its class.
    rows: Vec<(household::Model, String)>,
    offered: bool,
}

pub(crate) async fn classes(page: Page, State(app): State<App>, Path(year): Path<i32>) -> Result<Html<String>, PageError> {
    let cell = units::find_cell(&app.db).await?.filter(|_| YEARS.contains(&year)).ok_or(PageError::NotFound)?;
    let version = rules::in_force(&app.db, cell.id, RuleKind::HouseholdScale, year_end(year)).await?;
    let scale = version.as_ref().and_then(|version| Scale::read(version).ok());
    let steps = scale.map_or_else(|| HouseholdClass::ALL.map(|class| plain(&page, class)).into(), |scale| worded(&page, &scale));
    let all = store::list_classes(&app.db, cell.id).await?;
    let offered = !all.iter().any(|class| class.year == year);
    let mut latest: BTreeMap<Uuid, String> = BTreeMap::new();
    for class in all.into_iter().filter(|class| class.year == year || (offered && class.year < year)) {
        latest.insert(class.household_id, class.class);
    }
    let households = store::list_households(&app.db, cell.id).await?.into_iter();
    let class_of = |row: &household::Model| latest.get(&row.id).cloned().or(row.class.clone().filter(|_| offered));
    let rows = households.map(|row| (class_of(&row).unwrap_or_default(), row)).map(|(class, row)| (row, class)).collect();
    html(&Classes { page, year, instrument: version.map(|version| version.instrument.into_owned()), steps, rows, offered })
}

fn plain(page: &Page, class: HouseholdClass) -> (&'static str, String, Option<String>) {
    (class.name(), page.t(&format!("households-class-{}", class.name())), None)
}

fn worded(page: &Page, scale: &Scale) -> Vec<(&'static str, String, Option<String>)> {
    let step = |step: &chibo_core::household::Step| {
        (step.class.name(), step.words.clone(), step.most_income.map(|most| page.number(&most)))
    };
    scale.0.iter().map(step).collect()
}

pub(crate) async fn keep_classes(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(year): Path<i32>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let cell = units::find_cell(&app.db).await?.filter(|_| YEARS.contains(&year)).ok_or(PageError::NotFound)?;
    let chosen = values.iter().filter_map(|(id, class)| {
        let class = HouseholdClass::ALL.into_iter().find(|known| known.name() == class)?;
        Some((id.parse::<Uuid>().ok()?, class))
    });
    actions::keep_classes(&app, Some(page.account()?), (cell.id, year), &chosen.collect()).await?;
    sessions::notice(&session, page.t1("households-classes-kept", "year", year)).await?;
    Ok(see_other("/van-phong/ho-gia-dinh"))
}
