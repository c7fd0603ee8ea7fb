//! All articles, and a new one.

use super::actions::{self, Draft};
use super::store::{self, Status};
use super::words;
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use chibo_frame::app::vietnam;
use chibo_frame::db::from_code;
use chibo_frame::{App, Page, PageError, html, see_other};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "newsroom/list.html")]
struct List {
    page: Page,
    rows: Vec<Row>,
}

struct Row {
    id: Uuid,
    headline: String,
    status: String,
    author: String,
    touched: String,
    address: Option<String>,
}

pub(crate) async fn show(page: Page, State(app): State<App>) -> Result<impl IntoResponse, PageError> {
    let mut rows = Vec::new();
    for article in store::list_articles(&app.db).await? {
        let status: Status = from_code(&article.status)?;
        let untitled = || page.t("newsroom-untitled");
        rows.push(Row {
            id: article.id,
            headline: Some(article.headline).filter(|text| !text.is_empty()).unwrap_or_else(untitled),
            status: words::status(&page, status),
            author: article.author,
            touched: page.day(&vietnam(article.updated_at).date_naive()),
            address: article.slug.filter(|_| status == Status::Published),
        });
    }
    html(&List { page, rows })
}

pub(crate) async fn create(page: Page, State(app): State<App>) -> Result<Response, PageError> {
    let author = page.who.as_ref().map(|who| who.name.clone()).unwrap_or_default();
    let id = actions::create_draft(&app, Some(page.account()?), Draft { author, ..Draft::default() }).await?;
    Ok(see_other(&format!("/van-phong/tin-bai/{id}")))
}
