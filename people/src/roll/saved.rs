//! Saved lists: questions to the roll that are asked again and again.

use super::actions;
use super::store::{self, saved_list};
use super::words;
use crate::units;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_frame::{App, Message, Page, PageError, Right, html, see_other};
use serde::Deserialize;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "roll/saved.html")]
struct Saved {
    page: Page,
    lists: Vec<saved_list::Model>,
    /// What was typed and refused: for which list, and why.
    refused: Option<(Option<Uuid>, Typed, Message)>,
}

/// A name for a question.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    name: String,
    query: String,
}

const PATH: &str = "/van-phong/danh-sach/da-luu";

pub(super) async fn list(page: Page, State(app): State<App>) -> Result<impl IntoResponse, PageError> {
    render(page, &app, None).await
}

async fn render(page: Page, app: &App, refused: Option<(Option<Uuid>, Typed, Message)>) -> Result<Html<String>, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    html(&Saved { lists: store::list_saved(&app.db, cell.id).await?, refused, page })
}

pub(super) async fn save(page: Page, State(app): State<App>, Form(typed): Form<Typed>) -> Result<Response, PageError> {
    keep(page, &app, None, typed).await
}

pub(super) async fn rename(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    keep(page, &app, Some(id), typed).await
}

async fn keep(page: Page, app: &App, standing: Option<Uuid>, typed: Typed) -> Result<Response, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    match actions::save_list(app, Some(page.account()?), cell.id, &typed.name, &typed.query, standing).await? {
        Ok(()) => Ok(see_other(PATH)),
        Err(refusal) => {
            let (_, message) = words::beside(&page, &refusal)?;
            let again = render(page, app, Some((standing, typed, message))).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, again).into_response())
        }
    }
}

pub(super) async fn remove(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    match actions::remove_list(&app, Some(page.account()?), cell.id, id).await? {
        Ok(()) => Ok(see_other(PATH)),
        Err(refusal) => Err(PageError::Refused(words::beside(&page, &refusal)?.1)),
    }
}

impl Saved {
    /// What was typed into a form of this page and refused: the text and the words.
    fn refused_for(&self, list: Option<&Uuid>) -> Option<(&Typed, &Message)> {
        self.refused.as_ref().filter(|(of, ..)| of.as_ref() == list).map(|(_, typed, message)| (typed, message))
    }
}
