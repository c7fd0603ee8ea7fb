//! The programme: order, words and minutes of its items. How an item is voted on is the rules' word and stays.

use super::store::{self, programme_item};
use super::{actions, show::item_title};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::name::tidy;
use chibo_frame::typed::Typed;
use chibo_frame::{App, Page, PageError, html, see_other};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "preparing/programme.html")]
struct Programme {
    page: Page,
    title: String,
    path: String,
    lines: Vec<Line>,
    refused: bool,
}

struct Line {
    place: String,
    usual: String,
    title: String,
    minutes: String,
    problem: Option<String>,
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<impl IntoResponse, PageError> {
    let (title, items) = find(&app, &page, id).await?;
    let mut typed = Typed::default();
    for (i, item) in items.iter().enumerate() {
        typed.set(&format!("place-{i}"), item.position.to_string());
        typed.set(&format!("title-{i}"), item.title.clone());
        typed.set(&format!("minutes-{i}"), item.minutes.to_string());
    }
    render(page, id, title, &items, &typed)
}

async fn find(app: &App, page: &Page, id: Uuid) -> Result<(String, Vec<programme_item::Model>), PageError> {
    let congress = store::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let title = page.t1("congress-title", "number", congress.congress_number());
    Ok((title, store::list_programme(&app.db, id).await?))
}

fn render(page: Page, id: Uuid, title: String, items: &[programme_item::Model], typed: &Typed) -> Result<Html<String>, PageError> {
    let line = |(i, item): (usize, &programme_item::Model)| {
        let value = |name: &str| typed.value(&format!("{name}-{i}")).to_owned();
        let problem = typed.problem(&format!("minutes-{i}")).or_else(|| typed.problem(&format!("place-{i}")));
        Ok(Line {
            place: value("place"),
            usual: item_title(&page, &programme_item::Model { title: String::new(), ..item.clone() })?,
            title: value("title"),
            minutes: value("minutes"),
            problem: problem.map(|message| message.text.clone()),
        })
    };
    let lines = items.iter().enumerate().map(line).collect::<anyhow::Result<_>>()?;
    html(&Programme { path: format!("/van-phong/dai-hoi/{id}"), title, lines, refused: typed.is_refused(), page })
}

pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let (title, items) = find(&app, &page, id).await?;
    let mut typed = Typed::new(values);
    let mut wanted = Vec::new();
    for (i, item) in items.iter().enumerate() {
        let place = typed.number(&page, &format!("place-{i}")).and_then(|n| i32::try_from(n).ok());
        let minutes = typed.number(&page, &format!("minutes-{i}")).and_then(|n| i32::try_from(n).ok()).filter(|n| *n <= 24 * 60);
        if minutes.is_none() {
            typed.refuse(&format!("minutes-{i}"), chibo_frame::Message::new(page.t("form-minutes-wrong")));
        }
        let title = tidy(typed.value(&format!("title-{i}")));
        wanted.extend(place.zip(minutes).map(|(position, minutes)| programme_item::Model {
            position,
            title,
            minutes,
            ..item.clone()
        }));
    }
    if typed.is_refused() {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, id, title, &items, &typed)?).into_response());
    }
    wanted.sort_by_key(|item| item.position);
    actions::save_programme(&app, page.account()?, id, wanted).await?;
    Ok(see_other(&format!("/van-phong/dai-hoi/{id}")))
}
