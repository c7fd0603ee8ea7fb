//! One paper of a kind and a subject: how it looks now, what is missing, and what can be done with it.

use super::actions;
use super::files;
use super::preview::Preview;
use crate::making::{self, Made, Origin};
use crate::{cell_of, kinds, words};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_frame::{App, Page, PageError, Right, html, see_other};
use chibo_people::papers::{PaperKind, Subject};
use serde::Deserialize;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "drafting/show.html")]
struct Show {
    page: Page,
    kind: &'static str,
    name: String,
    label: String,
    rule: &'static str,
    /// The page's own address, and what follows it for the period.
    path: String,
    query: String,
    gaps: Vec<String>,
    /// The draft that stands.
    draft: Option<Uuid>,
    /// The issued paper that stands.
    issued: Option<Uuid>,
    preview: Preview,
}

/// The period in the address.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    ky: String,
}

type Address = (Path<(String, Uuid)>, Query<Asked>);

async fn asked(page: &Page, app: &App, address: Address) -> Result<(PaperKind, Subject), PageError> {
    let (Path((name, id)), Query(asked)) = address;
    let kind = kinds::open(page, &name)?;
    Ok((kind, Subject { cell: cell_of(app).await?, id, period: asked.ky }))
}

async fn made(page: &Page, app: &App, address: Address) -> Result<(PaperKind, Subject, Made), PageError> {
    let (kind, subject) = asked(page, app, address).await?;
    let made = making::made(app, &kind, &subject).await?.ok_or(PageError::NotFound)?;
    Ok((kind, subject, made))
}

pub(super) async fn show(
    page: Page,
    State(app): State<App>,
    path: Path<(String, Uuid)>,
    query: Query<Asked>,
) -> Result<impl IntoResponse, PageError> {
    let (kind, subject, made) = made(&page, &app, (path, query)).await?;
    let (mut draft, mut issued) = (None, None);
    match made.origin {
        Origin::Records => {}
        Origin::Draft(id) => draft = Some(id),
        Origin::Issued(id) => issued = Some(id),
    }
    html(&Show {
        kind: kind.name,
        name: words::kind_name(&page, &kind),
        label: made.label,
        rule: kind.rule_on(made.draft.paper.day).unwrap_or_default(),
        path: format!("/van-phong/van-ban/lap/{}/{}", kind.name, subject.id),
        query: if subject.period.is_empty() { String::new() } else { format!("?ky={}", subject.period) },
        gaps: words::gaps(&page, &made.draft.gaps),
        draft,
        issued,
        preview: Preview::of(made.draft.paper),
        page,
    })
}

pub(super) async fn pdf(
    page: Page,
    State(app): State<App>,
    path: Path<(String, Uuid)>,
    query: Query<Asked>,
) -> Result<Response, PageError> {
    let (kind, _, made) = made(&page, &app, (path, query)).await?;
    let name = format!("{} {}", words::kind_name(&page, &kind), made.label);
    files::pdf(&page, made.draft.paper, &name).await
}

pub(super) async fn docx(
    page: Page,
    State(app): State<App>,
    path: Path<(String, Uuid)>,
    query: Query<Asked>,
) -> Result<Response, PageError> {
    let (kind, _, made) = made(&page, &app, (path, query)).await?;
    let name = format!("{} {}", words::kind_name(&page, &kind), made.label);
    files::docx(&page, made.draft.paper, &name).await
}

/// Where a draft leads when it is begun.
#[derive(Deserialize)]
pub(super) struct Then {
    #[serde(default)]
    then: String,
}

/// Begins a draft, or goes on with the one that stands.
pub(super) async fn begin(
    page: Page,
    State(app): State<App>,
    path: Path<(String, Uuid)>,
    query: Query<Asked>,
    Form(form): Form<Then>,
) -> Result<Response, PageError> {
    let (kind, subject) = asked(&page, &app, (path, query)).await?;
    let id = actions::begin(&app, Some(page.account()?), &kind, &subject).await?.ok_or(PageError::NotFound)?;
    let then = if form.then == "issue" { "/ban-hanh" } else { "" };
    Ok(see_other(&format!("/van-phong/van-ban/{id}{then}")))
}
