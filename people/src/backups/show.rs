//! The page of backups.

use super::{last_day, plan};
use anyhow::Context;
use askama::Template;
use axum::body::Body;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use chibo_frame::backup;
use chibo_frame::record;
use chibo_frame::{App, Page, PageError, Typed, html};

#[derive(Template)]
#[template(path = "backups/show.html")]
struct Show {
    page: Page,
    last: Option<String>,
    /// The key in words, where it was asked for.
    key: Option<String>,
    plan: plan::Shown,
}

async fn shown(page: Page, app: &App, key: Option<String>, typed: Option<Typed>) -> Result<Response, PageError> {
    let last = last_day(app).await?.map(|day| page.day(&day));
    let plan = plan::shown(app, &page, typed).await?;
    Ok(html(&Show { page, last, key, plan })?.into_response())
}

/// The page with the plan's form as it was typed.
pub(super) async fn with_plan(page: Page, app: &App, typed: Typed) -> Result<Response, PageError> {
    shown(page, app, None, Some(typed)).await
}

pub(super) async fn show(page: Page, State(app): State<App>) -> Result<Response, PageError> {
    shown(page, &app, None, None).await
}

/// Shows the key, so that it can be printed; that it was shown stands in the log.
pub(super) async fn key(page: Page, State(app): State<App>) -> Result<Response, PageError> {
    let key = app.key();
    let tx = app.begin().await?;
    record::begin(&app, &tx, Some(page.account()?), "show_key", &key.name()).await?;
    tx.commit().await?;
    shown(page, &app, Some(key.text()), None).await
}

/// Makes a backup and sends it.
pub(super) async fn download(page: Page, State(app): State<App>) -> Result<Response, PageError> {
    let file = app.data.join(format!("{}{}.part", backup::DOWNLOAD, app.random_id().simple()));
    let written = backup::write(&app, Some(page.account()?), &file).await;
    let sent = match &written {
        Ok(_) => Some(tokio::fs::read(&file).await.context("read the backup")),
        _ => None,
    };
    let _ = tokio::fs::remove_file(&file).await;
    match (written?, sent) {
        (contents, Some(bytes)) => {
            let name = format!("sao-luu-{}.chibo", contents.made_at.format("%Y-%m-%d-%H%M"));
            let headers = [
                (header::CONTENT_TYPE, String::from("application/octet-stream")),
                (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
            ];
            Ok((headers, Body::from(bytes?)).into_response())
        }
        (_, None) => Err(anyhow::anyhow!("no backup was made").into()),
    }
}
