//! The households of the quarter: who heads them, which members live there, their class, their titles by year.

use super::store::{self, household};
use crate::roll::is_named;
use crate::{roll, units};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::IntoResponse;
use chibo_core::household::HouseholdClass::{self, Average, NearPoor, Poor, Rich, WellOff};
use chibo_core::name::fold;
use chibo_frame::db::code;
use chibo_frame::{App, Page, PageError, html};

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "households/list.html")]
struct List {
    page: Page,
    cell: String,
    asked: Asked,
    classes: Vec<(String, usize)>,
    years: Vec<TitleYear>,
    all: usize,
    shown: Vec<Row>,
}

/// What the address asks for.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Asked {
    tim: String,
    loai: String,
}

/// One household.
struct Row {
    household: household::Model,
    /// The members listed in it: key and name.
    members: Vec<(Uuid, String)>,
    /// For each year: granted, not granted, or not registered.
    titles: Vec<(i32, Option<bool>)>,
}

/// The titles of one year.
struct TitleYear {
    year: i32,
    granted: usize,
    registered: usize,
    /// Whether the quarter itself was given its title.
    quarter: Option<bool>,
}

impl Asked {
    fn is_met_by(&self, row: &Row) -> bool {
        let wanted = fold(&self.tim);
        let household = &row.household;
        let named = [&household.head].into_iter().chain(&household.address).chain(row.members.iter().map(|(_, name)| name));
        let class = self.loai.is_empty() || household.class.as_ref() == Some(&self.loai);
        class && (wanted == household.number.to_string() || named.into_iter().any(|text| is_named(&fold(text), &wanted)))
    }
}

pub(crate) async fn show(page: Page, State(app): State<App>, Query(asked): Query<Asked>) -> Result<impl IntoResponse, PageError> {
    let Some(cell) = units::find_cell(&app.db).await? else { return Err(PageError::NotFound) };
    let households = store::list_households(&app.db, cell.id).await?;
    let titles: BTreeMap<(Uuid, i32), bool> = store::list_titles(&app.db, cell.id)
        .await?
        .into_iter()
        .map(|title| ((title.household_id, title.year), title.granted))
        .collect();
    let quarter: BTreeMap<i32, bool> =
        store::list_quarter_titles(&app.db, cell.id).await?.into_iter().map(|title| (title.year, title.granted)).collect();
    let years = years(&titles, &quarter);
    let mut members = members_of(&app, cell.id).await?;
    let classes = classes(&households);
    let all = households.len();
    let row = |household: household::Model| Row {
        members: members.remove(&household.id).unwrap_or_default(),
        titles: years.iter().map(|year| (year.year, titles.get(&(household.id, year.year)).copied())).collect(),
        household,
    };
    let shown = households.into_iter().map(row).filter(|row| asked.is_met_by(row)).collect();
    html(&List { page, cell: cell.name, asked, classes, years, all, shown })
}

/// The members listed in each household, by given name.
async fn members_of(app: &App, cell: Uuid) -> anyhow::Result<BTreeMap<Uuid, Vec<(Uuid, String)>>> {
    let mut households: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
    for row in store::list_household_members(&app.db, cell).await? {
        households.entry(row.member_id).or_default().push(row.household_id);
    }
    let mut members: BTreeMap<Uuid, Vec<(Uuid, String)>> = BTreeMap::new();
    for member in roll::list_members(&app.db, cell).await? {
        for household in households.remove(&member.id).unwrap_or_default() {
            members.entry(household).or_default().push((member.id, member.name.clone()));
        }
    }
    Ok(members)
}

/// How many households each class has.
fn classes(households: &[household::Model]) -> Vec<(String, usize)> {
    const ALL: [HouseholdClass; 5] = [Rich, WellOff, Average, NearPoor, Poor];
    let count = |class: &str| households.iter().filter(|household| household.class.as_deref() == Some(class)).count();
    ALL.iter().map(code).map(|class| (class.clone(), count(&class))).collect()
}

fn years(titles: &BTreeMap<(Uuid, i32), bool>, quarter: &BTreeMap<i32, bool>) -> Vec<TitleYear> {
    let years: BTreeSet<i32> = titles.keys().map(|(_, year)| *year).chain(quarter.keys().copied()).collect();
    let year = |year| {
        let given: Vec<bool> = titles.iter().filter(|((_, of), _)| *of == year).map(|(_, granted)| *granted).collect();
        let granted = given.iter().filter(|granted| **granted).count();
        TitleYear { year, granted, registered: given.len(), quarter: quarter.get(&year).copied() }
    };
    years.into_iter().map(year).collect()
}
