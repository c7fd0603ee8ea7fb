//! The Party groups in use: how many members each has, and its name.

use super::actions::{self, Refusal};
use super::filter;
use super::store;
use super::words;
use crate::units;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_frame::{App, Message, Page, PageError, Right, html, see_other, sessions};
use serde::Deserialize;
use std::collections::BTreeMap;
use tower_sessions::Session;

#[derive(Template)]
#[template(path = "roll/groups.html")]
struct Groups {
    page: Page,
    all: Vec<Group>,
    /// How many on the roll stand in no group.
    without: usize,
    /// Which group was not renamed, and why.
    refused: Option<(Typed, Message)>,
}

/// **Tổ đảng.** A Party group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its name.
    pub name: String,
    /// How many of it are on the roll or guests today.
    pub size: usize,
    /// How many lines of the books bear its name, whoever has left counted too.
    pub lines: usize,
}

/// A new name for a group.
#[derive(Deserialize)]
pub(super) struct Typed {
    old: String,
    new: String,
}

impl Group {
    /// The question that lists its members.
    fn query(&self) -> String {
        filter::Asked { to: self.name.clone(), ..filter::Asked::default() }.query()
    }
}

/// The groups of a cell today, by name, and how many stand in none.
async fn gather(app: &App, cell: uuid::Uuid) -> anyhow::Result<(Vec<Group>, usize)> {
    let (rows, movements) = (store::list_members(&app.db, cell).await?, store::list_movements(&app.db, cell).await?);
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut without = 0;
    for line in filter::lines(rows, movements, app.today())? {
        let here = usize::from(line.standing.attached());
        match line.row.group_name {
            Some(name) => {
                let count = counts.entry(name).or_default();
                *count = (count.0 + here, count.1 + 1);
            }
            None => without += here,
        }
    }
    Ok((counts.into_iter().map(|(name, (size, lines))| Group { name, size, lines }).collect(), without))
}

/// The Party groups of a cell with their sizes today.
pub async fn list_groups(app: &App, cell: uuid::Uuid) -> anyhow::Result<Vec<Group>> {
    Ok(gather(app, cell).await?.0)
}

pub(super) async fn list(page: Page, State(app): State<App>) -> Result<impl IntoResponse, PageError> {
    render(page, &app, None).await
}

async fn render(page: Page, app: &App, refused: Option<(Typed, Message)>) -> Result<Html<String>, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let (groups, without) = gather(app, cell.id).await?;
    html(&Groups { page, all: groups, without, refused })
}

pub(super) async fn rename(
    page: Page,
    State(app): State<App>,
    session: Session,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    match actions::rename_group(&app, Some(page.account()?), cell.id, &typed.old, &typed.new).await? {
        Ok(moved) => {
            let words = page.with("roll-group-renamed", &[("old", &typed.old), ("new", &typed.new.trim()), ("count", &moved)]);
            sessions::notice(&session, words).await?;
            Ok(see_other("/van-phong/danh-sach/to-dang"))
        }
        Err(Refusal::NotThere) => Err(PageError::NotFound),
        Err(refusal) => {
            let (_, message) = words::beside(&page, &refusal)?;
            let again = render(page, &app, Some((typed, message))).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, again).into_response())
        }
    }
}

impl Groups {
    fn refused_for(&self, group: &Group) -> Option<(&Typed, &Message)> {
        self.refused.as_ref().filter(|(typed, _)| typed.old == group.name).map(|(typed, message)| (typed, message))
    }
}
