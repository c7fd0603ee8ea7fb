//! The page of imports: hand in files, see earlier imports, take one back.

use super::actions::{self, Detail, FileDetail};
use super::report::{SHOWN, undone_text};
use super::uploads::{self, FILE_LIMIT, TOTAL_LIMIT};
use super::words::Voice;
use askama::Template;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chibo_frame::record::{self, Undone};
use chibo_frame::{App, Message, Page, PageError, html, see_other, sessions};
use chibo_people::accounts;
use std::collections::BTreeMap;
use tower_sessions::Session;
use uuid::Uuid;

/// Where the page stands.
pub(super) const PATH: &str = "/van-phong/nhap-so-lieu";

#[derive(Template)]
#[template(path = "imports/list.html")]
struct List {
    page: Page,
    imports: Vec<Import>,
}

/// An earlier import.
struct Import {
    id: Uuid,
    at: String,
    who: String,
    files: Vec<Counted>,
    undone: bool,
}

/// One of its files.
struct Counted {
    name: String,
    counts: String,
}

pub(crate) async fn show(page: Page, State(app): State<App>) -> Result<Response, PageError> {
    let names: BTreeMap<Uuid, String> = accounts::list_accounts(&app.db).await?.into_iter().map(|row| (row.id, row.name)).collect();
    let nobody = page.t("import-by-command");
    let voice = Voice::from((&app, page.lang));
    let import = |act: record::Act| {
        let detail: Option<Detail> = serde_json::from_str(&act.detail).ok();
        let who = act.account_id.and_then(|id| names.get(&id).cloned()).unwrap_or_else(|| nobody.clone());
        let files = detail.map(|detail| detail.files).unwrap_or_default();
        let files = files.into_iter().map(|file| counted(voice, file)).collect();
        Import { id: act.id, at: voice.time(act.at), who, files, undone: act.undone_by.is_some() }
    };
    let imports = record::list_acts(&app.db, actions::VERB).await?.into_iter().map(import).collect();
    Ok(html(&List { page, imports })?.into_response())
}

fn counted(voice: Voice<'_>, file: FileDetail) -> Counted {
    let FileDetail { file: name, new, changed, identical, .. } = file;
    let counts = [("new", voice.number(new)), ("changed", voice.number(changed)), ("identical", voice.number(identical))];
    Counted { name, counts: voice.with("import-counts", &counts) }
}

/// Takes the files and leads to their preview. Nothing is written to the books.
pub(crate) async fn upload(
    page: Page,
    State(app): State<App>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, PageError> {
    let Ok(form) = form else { return Err(refused(&page, &uploads::Refusal::NoFile)) };
    match uploads::receive(&app, form).await? {
        Ok(id) => Ok(see_other(&format!("{PATH}/xem-truoc/{id}"))),
        Err(refusal) => Err(refused(&page, &refusal)),
    }
}

fn refused(page: &Page, refusal: &uploads::Refusal) -> PageError {
    const MEGABYTE: u64 = 1024 * 1024;
    let name = match refusal {
        uploads::Refusal::FileTooLarge(name) => name.as_str(),
        _ => "",
    };
    let key = match refusal {
        uploads::Refusal::NoFile => "no-file",
        uploads::Refusal::FileTooLarge(_) => "file-too-large",
        uploads::Refusal::TogetherTooLarge => "together-too-large",
        uploads::Refusal::BrokeOff => "broke-off",
    };
    let arguments: [(&'static str, &dyn std::fmt::Display); 3] =
        [("file", &name), ("limit", &(FILE_LIMIT / MEGABYTE)), ("together", &(TOTAL_LIMIT / MEGABYTE))];
    let text = page.with(&format!("import-upload-{key}"), &arguments);
    PageError::Refused(Message::new(text).remedy(page.with(&format!("import-upload-{key}-remedy"), &arguments)))
}

#[derive(Template)]
#[template(path = "imports/depended.html")]
struct Depended {
    page: Page,
    lines: Vec<String>,
    more: usize,
}

/// Takes an import back, or shows what depends on it.
pub(crate) async fn undo(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(id): Path<Uuid>,
) -> Result<Response, PageError> {
    let undone = actions::undo(&app, Some(page.account()?), id).await?.ok_or(PageError::NotFound)?;
    if let Undone::Depended(dependents) = &undone {
        let mut lines = Voice::from((&app, page.lang)).dependents(dependents);
        let more = lines.len().saturating_sub(SHOWN);
        lines.truncate(SHOWN);
        return Ok((StatusCode::CONFLICT, html(&Depended { page, lines, more })?).into_response());
    }
    sessions::notice(&session, undone_text(&app.words, page.lang, Some(&undone))).await?;
    Ok(see_other(PATH))
}
