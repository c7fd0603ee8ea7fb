//! One person's data on one page and in one file: for who keeps them, and for himself.

use super::about::{self, About, Asker};
use super::restrict;
use super::store::{self, account_member, restriction};
use super::words::{Table, column};
use crate::acts::kind_text;
use crate::roll::{self, member};
use crate::units;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{Html, IntoResponse, Response};
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Page, PageError, Right, html};
use serde::Serialize;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "personal/show.html")]
struct Show {
    page: Page,
    member: member::Model,
    tables: Vec<Table>,
    /// Where else he is named: what, as what, how often.
    named: Vec<String>,
    changes: usize,
    restricted: Option<restriction::Model>,
    /// The forms: a restriction or its end, an erasure.
    reason: Field,
    ground: Field,
    /// Why he cannot be erased yet; none where he can.
    kept: Vec<String>,
}

#[derive(Template)]
#[template(path = "personal/own.html")]
struct Own {
    page: Page,
    name: Option<String>,
    tables: Vec<Table>,
    restricted: Option<restriction::Model>,
}

/// The member of the cell with this key.
pub(super) async fn member_of(app: &App, id: Uuid) -> Result<member::Model, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    roll::find_member(&app.db, id).await?.filter(|member| member.cell_id == cell.id).ok_or(PageError::NotFound)
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Html<String>, PageError> {
    render(page, &app, id, &Typed::default()).await
}

pub(super) async fn render(page: Page, app: &App, id: Uuid, typed: &Typed) -> Result<Html<String>, PageError> {
    let member = member_of(app, id).await?;
    let about = about::gather(app, &member, Asker::Office).await?;
    html(&Show {
        tables: tables(&page, &about),
        named: named(&page, &about),
        changes: about.changes.len(),
        restricted: store::find_restriction(&app.db, id).await?,
        reason: typed.text(&page, "reason", "personal-reason"),
        ground: typed.text(&page, "ground", "personal-ground"),
        kept: restrict::obstacles(app, &member).await?.iter().map(|obstacle| obstacle.worded(&page)).collect(),
        member,
        page,
    })
}

fn tables(page: &Page, about: &About) -> Vec<Table> {
    let first = about.records.get_key_value("member");
    let others = about.records.iter().filter(|(kind, _)| **kind != "member");
    first.into_iter().chain(others).map(|(kind, rows)| Table::of(page, kind, rows)).collect()
}

fn named(page: &Page, about: &About) -> Vec<String> {
    let line = |kind: &str, as_what: &str, count: &usize| {
        let (kind, role) = (kind_text(page.words(), page.lang, kind), column(page, as_what));
        page.with("personal-named-line", &[("kind", &kind), ("role", &role), ("count", count)])
    };
    about.named.iter().flat_map(|(kind, roles)| roles.iter().map(move |(role, count)| line(kind, role, count))).collect()
}

/// The file: everything as it is kept.
#[derive(Serialize)]
struct File<'a> {
    format: &'static str,
    made_at: String,
    cell: String,
    member: &'a str,
    #[serde(flatten)]
    about: About,
}

async fn file(app: &App, member: &member::Model, asker: Asker) -> Result<Response, PageError> {
    let about = about::gather(app, member, asker).await?;
    let cell = units::name_on(&app.db, member.cell_id, app.today()).await?;
    let file = File { format: "chibo-person/1", made_at: app.now().to_rfc3339(), cell, member: &member.name, about };
    let disposition = format!("attachment; filename=\"du-lieu-{}.json\"", app.today());
    let headers = [(header::CONTENT_TYPE, "application/json".to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    Ok((headers, serde_json::to_string_pretty(&file)?).into_response())
}

pub(super) async fn download(State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    file(&app, &member_of(&app, id).await?, Asker::Office).await
}

/// Who is signed in, as a member; none where the account is nobody's.
async fn himself(page: &Page, app: &App) -> Result<Option<member::Model>, PageError> {
    match store::find_link(&app.db, page.account()?).await? {
        Some(account_member::Model { member_id, .. }) => Ok(roll::find_member(&app.db, member_id).await?),
        None => Ok(None),
    }
}

pub(super) async fn own(page: Page, State(app): State<App>) -> Result<Html<String>, PageError> {
    let Some(member) = himself(&page, &app).await? else {
        return html(&Own { page, name: None, tables: Vec::new(), restricted: None });
    };
    let about = about::gather(&app, &member, Asker::Himself).await?;
    let restricted = store::find_restriction(&app.db, member.id).await?;
    html(&Own { tables: tables(&page, &about), name: Some(member.name), restricted, page })
}

pub(super) async fn own_file(page: Page, State(app): State<App>) -> Result<Response, PageError> {
    file(&app, &himself(&page, &app).await?.ok_or(PageError::NotFound)?, Asker::Himself).await
}
