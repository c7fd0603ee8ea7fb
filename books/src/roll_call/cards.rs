//! Members' cards to print and cut, ten a page: name, group, and a code with the member's key.

use super::{card, people};
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Html;
use chibo_frame::{App, Page, PageError, html};
use chibo_people::units;
use serde::Deserialize;
use std::collections::BTreeSet;

#[derive(Template)]
#[template(path = "roll_call/cards.html")]
struct Cards {
    page: Page,
    cell: String,
    asking: Asking,
    groups: BTreeSet<String>,
    /// Each part with its address.
    parts: Vec<(usize, String)>,
    shown: Vec<Card>,
}

struct Card {
    name: String,
    group: String,
    side: usize,
    path: String,
}

/// What the address asks for: a group, a part.
#[derive(Deserialize)]
#[serde(default)]
pub(super) struct Asking {
    to: String,
    phan: usize,
}

impl Default for Asking {
    fn default() -> Self {
        Self { to: String::new(), phan: 1 }
    }
}

/// Twenty sheets at once: a browser prints no more with ease.
const PART: usize = 200;

pub(super) async fn show(page: Page, State(app): State<App>, Query(asking): Query<Asking>) -> Result<Html<String>, PageError> {
    let Some(cell) = units::find_cell(&app.db).await? else { return Err(PageError::NotFound) };
    let people = people::on(&app.db, cell.id, app.today()).await?;
    let groups = people.iter().filter_map(|person| person.group.clone()).collect();
    let asked: Vec<_> =
        people.into_iter().filter(|person| asking.to.is_empty() || person.group.as_deref() == Some(&*asking.to)).collect();
    let part = asked.chunks(PART).nth(asking.phan.saturating_sub(1)).unwrap_or_default();
    let card = |person: &people::Person| {
        let (side, path) = card::drawn(&card::written(person.id.0))?;
        Ok(Card { name: person.name.clone(), group: person.group.clone().unwrap_or_default(), side, path })
    };
    let shown = part.iter().map(card).collect::<anyhow::Result<Vec<_>>>()?;
    let address = |part: usize| (part, format!("?to={}&phan={part}", super::take::encode(&asking.to)));
    let parts = (1..=asked.len().div_ceil(PART)).map(address).collect();
    html(&Cards { page, cell: cell.name, groups, parts, shown, asking })
}

impl Cards {
    #[expect(clippy::unused_self, reason = "the template asks the page")]
    fn of_group(&self, group: &str) -> String {
        format!("?to={}", super::take::encode(group))
    }
}
