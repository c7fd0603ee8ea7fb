//! The page of backups.

use super::last_day;
use anyhow::Context;
use askama::Template;
use axum::body::Body;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use chibo_frame::backup::{self, Refusal};
use chibo_frame::record;
use chibo_frame::{App, Message, Page, PageError, html};

#[derive(Template)]
#[template(path = "backups/show.html")]
struct Show {
    page: Page,
    last: Option<String>,
    /// The key in words, where it was asked for.
    key: Option<String>,
}

async fn shown(page: Page, app: &App, key: Option<String>) -> Result<Response, PageError> {
    let last = last_day(app).await?.map(|day| page.day(&day));
    Ok(html(&Show { page, last, key })?.into_response())
}

pub(super) async fn show(page: Page, State(app): State<App>) -> Result<Response, PageError> {
    shown(page, &app, None).await
}

/// Shows the key, so that it can be printed; that it was shown stands in the log.
pub(super) async fn key(page: Page, State(app): State<App>) -> Result<Response, PageError> {
    let key = app.key();
    let tx = app.begin().await?;
    record::begin(&app, &tx, Some(page.account()?), "show_key", &key.name()).await?;
    tx.commit().await?;
    shown(page, &app, Some(key.text())).await
}

/// Makes a backup and sends it.
pub(super) async fn download(page: Page, State(app): State<App>) -> Result<Response, PageError> {
    let file = app.data.join(format!("download-{}.part", app.random_id().simple()));
    let written = backup::write(&app, Some(page.account()?), &file).await;
    let sent = match &written {
        Ok(Ok(_)) => Some(tokio::fs::read(&file).await.context("read the backup")),
        _ => None,
    };
    let _ = tokio::fs::remove_file(&file).await;
    match (written?, sent) {
        (Ok(contents), Some(bytes)) => {
            let name = format!("sao-luu-{}.chibo", contents.made_at.format("%Y-%m-%d-%H%M"));
            let headers = [
                (header::CONTENT_TYPE, String::from("application/octet-stream")),
                (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
            ];
            Ok((headers, Body::from(bytes?)).into_response())
        }
        (Err(Refusal::Postgres), _) => {
            Err(PageError::Refused(Message::new(page.t("backups-postgres")).remedy(page.t("backups-postgres-remedy"))))
        }
        (refused, _) => Err(anyhow::anyhow!("no backup was made: {refused:?}").into()),
    }
}
