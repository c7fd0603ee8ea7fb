//! How far a set is, and its file.

use super::job::{Ended, Form, Job, find};
use super::list::PATH;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use chibo_core::name::fold;
use chibo_frame::{App, Page, PageError, html};
use std::sync::Arc;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "sets/progress.html")]
struct Progress {
    page: Page,
    job: Arc<Job>,
    ended: Option<Arc<Ended>>,
    href: String,
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let job = find(&app, page.account()?, id).ok_or(PageError::NotFound)?;
    let ended = job.ended();
    let working = ended.is_none();
    let mut response = html(&Progress { ended, href: format!("{PATH}/{id}/tai"), job, page })?.into_response();
    if working {
        // The page looks again by itself, with or without scripts.
        response.headers_mut().insert("refresh", axum::http::HeaderValue::from_static("1"));
    }
    Ok(response)
}

pub(super) async fn download(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let job = find(&app, page.account()?, id).ok_or(PageError::NotFound)?;
    let ended = job.ended().ok_or(PageError::NotFound)?;
    let Ended::Made { bytes, .. } = &*ended else { return Err(PageError::NotFound) };
    let (kind, ending) = if job.form == Form::Print { ("application/pdf", "pdf") } else { ("application/zip", "zip") };
    let name = fold(&job.name).replace(|c: char| !c.is_ascii_alphanumeric(), "-");
    let headers = [("content-type", kind.to_owned()), ("content-disposition", format!("attachment; filename=\"{name}.{ending}\""))];
    Ok((headers, bytes.clone()).into_response())
}
