//! The pairs that may be one person, side by side.

use super::{actions, store};
use crate::roll::{self, member};
use crate::units;
use askama::Template;
use axum::extract::State;
use axum::response::{Html, Response};
use axum_extra::extract::Form;
use chibo_core::duplicate::{Described, Likeness, pairs};
use chibo_core::member::MemberId;
use chibo_frame::{App, Message, Page, PageError, Right, html, see_other, sessions};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use tower_sessions::Session;
use uuid::Uuid;

const PATH: &str = "/van-phong/trung-lap";

#[derive(Template)]
#[template(path = "duplicates/list.html")]
struct List {
    page: Page,
    pairs: Vec<Shown>,
}

/// A pair as the page shows it.
struct Shown {
    why: String,
    people: [member::Model; 2],
}

pub(super) async fn show(page: Page, State(app): State<App>) -> Result<Html<String>, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let rows = roll::list_members(&app.db, cell.id).await?;
    let described: Vec<Described> = rows.iter().map(described).collect();
    let apart: BTreeSet<(Uuid, Uuid)> = store::list(&app.db).await?.iter().map(|pair| (pair.first_id, pair.second_id)).collect();
    let rows: BTreeMap<Uuid, member::Model> = rows.into_iter().map(|row| (row.id, row)).collect();
    let found = pairs(&described).into_iter().filter(|pair| !apart.contains(&(pair.first.0, pair.second.0)));
    let shown = found.filter_map(|pair| {
        let people = [rows.get(&pair.first.0)?.clone(), rows.get(&pair.second.0)?.clone()];
        Some(Shown { why: page.t(why(pair.why)), people })
    });
    let pairs = shown.collect();
    html(&List { page, pairs })
}

fn described(row: &member::Model) -> Described {
    Described { id: MemberId(row.id), name: row.name.clone(), birth: row.birth, card: row.card_no.clone() }
}

fn why(why: Likeness) -> &'static str {
    match why {
        Likeness::Card => "duplicates-card",
        Likeness::NameAndBirth => "duplicates-name-and-birth",
        Likeness::BirthAndSimilarName => "duplicates-birth-and-similar-name",
        Likeness::NameWithoutBirth => "duplicates-name-without-birth",
    }
}

/// Whom to keep, and the other.
#[derive(Deserialize)]
pub(super) struct Two {
    giu: Uuid,
    bo: Uuid,
}

pub(super) async fn merge(
    page: Page,
    State(app): State<App>,
    session: Session,
    Form(two): Form<Two>,
) -> Result<Response, PageError> {
    let merged = actions::merge(&app, Some(page.account()?), two.giu, two.bo).await?;
    let act = merged.map_err(|_| not_two(&page))?;
    sessions::notice(&session, page.t("duplicates-merged")).await?;
    Ok(see_other(&format!("/van-phong/nhat-ky/{act}")))
}

pub(super) async fn set_apart(
    page: Page,
    State(app): State<App>,
    session: Session,
    Form(two): Form<Two>,
) -> Result<Response, PageError> {
    let apart = actions::set_apart(&app, Some(page.account()?), two.giu, two.bo).await?;
    apart.map_err(|_| not_two(&page))?;
    sessions::notice(&session, page.t("duplicates-set-apart")).await?;
    Ok(see_other(PATH))
}

fn not_two(page: &Page) -> PageError {
    PageError::Refused(Message::new(page.t("duplicates-not-two")).remedy(page.t("duplicates-not-two-remedy")))
}
