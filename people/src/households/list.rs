//! The households of the quarter: who heads them, which members live there, their class, their titles by year.

use super::store::{self, household};
use crate::roll::is_named;
use crate::{roll, units};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::IntoResponse;
use chibo_core::household::HouseholdClass;
use chibo_core::name::fold;
use chibo_frame::{App, Page, PageError, Right, html};
use chrono::Datelike;
use serde::Deserialize;
use std::collections::BTreeMap;
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
    found: usize,
    this_year: i32,
    shown: Vec<Row>,
    /// The pages of a long list: number, address, whether it is this one.
    pages: Vec<(usize, String, bool)>,
}

/// Households a page, usually.
const SHOWN: usize = 100;

/// What the address asks for.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Asked {
    tim: String,
    loai: String,
    trang: usize,
}

/// One household.
struct Row {
    household: household::Model,
    /// Its latest class.
    class: Option<String>,
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
    /// The addresses of so many pages; none where one is enough.
    fn pages(&self, count: usize, here: usize) -> Vec<(usize, String, bool)> {
        let address = |n: usize| format!("?tim={}&loai={}&trang={n}", escaped(&self.tim), escaped(&self.loai));
        (1..=count).map(|n| (n, address(n), n == here)).filter(|_| count > 1).collect()
    }

    fn is_met_by(&self, row: &Row) -> bool {
        let wanted = fold(&self.tim);
        let household = &row.household;
        let named = [&household.head].into_iter().chain(&household.address).chain(row.members.iter().map(|(_, name)| name));
        let class = self.loai.is_empty() || row.class.as_ref() == Some(&self.loai);
        class && (wanted == household.number.to_string() || named.into_iter().any(|text| is_named(&fold(text), &wanted)))
    }
}

pub(crate) async fn show(page: Page, State(app): State<App>, Query(asked): Query<Asked>) -> Result<impl IntoResponse, PageError> {
    let Some(cell) = units::find_cell(&app.db).await? else { return Err(PageError::NotFound) };
    let households = store::list_households(&app.db, cell.id).await?;
    let years = years(&app, cell.id).await?;
    let mut members = members_of(&app, cell.id).await?;
    let mut latest: BTreeMap<Uuid, String> = BTreeMap::new();
    for class in store::list_classes(&app.db, cell.id).await? {
        latest.insert(class.household_id, class.class);
    }
    let all = households.len();
    let row = |household: household::Model| Row {
        members: members.remove(&household.id).unwrap_or_default(),
        class: latest.remove(&household.id).or_else(|| household.class.clone()),
        titles: Vec::new(),
        household,
    };
    let rows: Vec<Row> = households.into_iter().map(row).collect();
    let classes = classes(&rows);
    let found: Vec<Row> = rows.into_iter().filter(|row| asked.is_met_by(row)).collect();
    let (count, rows) = (found.len(), page.rows(SHOWN));
    let last = count.div_ceil(rows).max(1);
    let here = asked.trang.clamp(1, last);
    let pages = asked.pages(last, here);
    let shown = with_titles(&app, found.into_iter().skip((here - 1) * rows).take(rows).collect(), &years).await?;
    let this_year = app.today().year();
    html(&List { page, cell: cell.name, asked, classes, years, all, found: count, this_year, shown, pages })
}

/// The rows of one page, each with its titles of these years.
async fn with_titles(app: &App, mut rows: Vec<Row>, years: &[TitleYear]) -> anyhow::Result<Vec<Row>> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.household.id).collect();
    let titles = store::list_titles_of(&app.db, &ids).await?.into_iter();
    let titles: BTreeMap<(Uuid, i32), bool> = titles.map(|title| ((title.household_id, title.year), title.granted)).collect();
    for row in &mut rows {
        row.titles = years.iter().map(|year| (year.year, titles.get(&(row.household.id, year.year)).copied())).collect();
    }
    Ok(rows)
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
fn classes(rows: &[Row]) -> Vec<(String, usize)> {
    let count = |class: &str| rows.iter().filter(|row| row.class.as_deref() == Some(class)).count();
    HouseholdClass::ALL.map(|class| (class.name().to_owned(), count(class.name()))).into()
}

/// The years of which titles are known.
async fn years(app: &App, cell: Uuid) -> anyhow::Result<Vec<TitleYear>> {
    let empty = |year| TitleYear { year, granted: 0, registered: 0, quarter: None };
    let mut years: BTreeMap<i32, TitleYear> = BTreeMap::new();
    for (year, granted, households) in store::count_titles(&app.db, cell).await? {
        let of_year = years.entry(year).or_insert_with(|| empty(year));
        let households = usize::try_from(households).unwrap_or(0);
        of_year.registered += households;
        of_year.granted += if granted { households } else { 0 };
    }
    for title in store::list_quarter_titles(&app.db, cell).await? {
        years.entry(title.year).or_insert_with(|| empty(title.year)).quarter = Some(title.granted);
    }
    Ok(years.into_values().collect())
}

/// A text as part of an address.
fn escaped(text: &str) -> String {
    text.bytes().map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}
