//! One member: what the roll says, where he stands on a day, what happened, and who wrote it down.

use super::asked_day::AskedDay;
use super::history::{self, Entry};
use super::members::members;
use super::store::{self, member, movement};
use super::{papers, words};
use crate::households::{self, household};
use crate::papers::Link;
use crate::personal::{self, restriction};
use crate::transfers::{self, transfer_out};
use crate::{mandates, units};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::IntoResponse;
use chibo_core::badge::party_age;
use chibo_core::member::Standing;
use chibo_frame::{App, Page, PageError, Right, html};
use serde::Deserialize;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "roll/show.html")]
struct Show {
    page: Page,
    member: member::Model,
    movements: Vec<movement::Model>,
    households: Vec<household::Model>,
    mandates: Vec<String>,
    day: AskedDay,
    standing: Standing,
    party_age: Option<i32>,
    history: Vec<Entry>,
    /// What is unusual in the line.
    warnings: Vec<String>,
    /// What else is written: label and value.
    more: Vec<(&'static str, String)>,
    /// That the record is only kept: since when, why.
    restricted: Option<restriction::Model>,
    /// That he is on his way to another cell.
    leaving: Option<transfer_out::Model>,
    /// The papers that can be made of the member.
    offers: Vec<Link>,
}

/// The day on which the member is looked at.
#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    ngay: String,
}

pub(crate) async fn show(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Query(asked): Query<Asked>,
) -> Result<impl IntoResponse, PageError> {
    let Some(cell) = units::find_cell(&app.db).await? else { return Err(PageError::NotFound) };
    let member = store::find_member(&app.db, id).await?.filter(|member| member.cell_id == cell.id).ok_or(PageError::NotFound)?;
    let movements = store::list_movements_of(&app.db, id).await?;
    let restricted = personal::find_restriction(&app.db, id).await?;
    let hides = restricted.is_some() && !page.may(Right::KeepRecords);
    let member = if hides { personal::without_contact(member) } else { member };
    let day = AskedDay::new(&page, &app, &asked.ngay);
    let Some(rules) = members(vec![member.clone()], movements.clone())?.pop() else { return Err(PageError::NotFound) };
    let standing = rules.standing_on(day.on);
    let years = member.joined.filter(|_| standing.official).and_then(|joined| party_age(joined, day.on));
    let warnings = member.particulars().warnings().into_iter().map(|warning| words::warning(&page, warning)).collect();
    let more = more(&member);
    let households = households::list_households_of(&app.db, id).await?;
    let mandates = mandates::lines_of(&page, &app, id).await?;
    let history = history::of(&page, &app, &member, &movements).await?;
    let leaving = transfers::leaving(&app.db, id).await?;
    let offers = papers::offers(&page, id, &movements);
    let show = Show {
        page,
        member,
        movements,
        households,
        mandates,
        standing,
        party_age: years,
        history,
        warnings,
        more,
        restricted,
        leaving,
        offers,
        day,
    };
    Ok((show.day.status(), html(&show)?))
}

/// The fields that not every book has, where something is written.
fn more(member: &member::Model) -> Vec<(&'static str, String)> {
    let fields = [
        ("roll-field-ethnicity", &member.ethnicity),
        ("roll-field-home_town", &member.home_town),
        ("roll-field-address", &member.address),
        ("roll-field-email", &member.email),
        ("roll-field-workplace", &member.workplace),
        ("roll-field-education", &member.education),
        ("roll-field-theory", &member.theory),
    ];
    fields.into_iter().filter_map(|(key, value)| Some((key, value.clone()?))).collect()
}
