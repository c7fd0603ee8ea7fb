//! A photo's file. Its name is the hash of what it holds, so a browser keeps it for ever.

use super::missing;
use crate::newsroom::photo_path;
use anyhow::Context;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use chibo_frame::{App, Page, PageError};
use std::io::ErrorKind;

pub(crate) async fn show(page: Page, State(app): State<App>, Path(file): Path<String>) -> Result<Response, PageError> {
    let Some(path) = photo_path(&app.data, &file) else { return missing::page(&app, page).await };
    match tokio::fs::read(path).await {
        Ok(bytes) => {
            let headers = [(header::CONTENT_TYPE, "image/jpeg"), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
            Ok((headers, bytes).into_response())
        }
        Err(error) if error.kind() == ErrorKind::NotFound => missing::page(&app, page).await,
        Err(error) => Err(error).context("read a photo")?,
    }
}
