//! The badges of the next twelve months, by award day, to be proposed in time.

use super::{Awarded, badges_between, twelve_months};
use crate::{roll, units};
use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use chibo_core::badge::YEARS;
use chibo_core::day::Day;
use chibo_frame::{App, Page, PageError, html};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "deadlines/badges.html")]
struct Badges {
    page: Page,
    cell: String,
    cell_id: Uuid,
    last: Day,
    occasions: Vec<(Day, Vec<Awarded>)>,
    unknown: Vec<roll::Person>,
    /// What the page stands on.
    article: &'static str,
}

pub(super) async fn show(page: Page, State(app): State<App>) -> Result<impl IntoResponse, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let today = app.today();
    let last = twelve_months(today);
    let roll = roll::roll_of(&app, cell.id, today).await?;
    let mut occasions: Vec<(Day, Vec<Awarded>)> = Vec::new();
    for awarded in badges_between(&roll, today, last) {
        match occasions.last_mut() {
            Some((day, of_day)) if *day == awarded.badge.awarded_on => of_day.push(awarded),
            _ => occasions.push((awarded.badge.awarded_on, vec![awarded])),
        }
    }
    let unknown = roll.people.into_iter().filter(|person| person.joined.is_none()).collect();
    html(&Badges { page, cell: cell.name, cell_id: cell.id, last, occasions, unknown, article: YEARS.article })
}
