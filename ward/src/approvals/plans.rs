//! The plans that the ward sends down, and what each cell says of them in its latest release.

use super::actions::{self, NewPlan};
use super::body::PlanKind;
use super::store;
use crate::exchange::{Release, list_latest};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::day::Day;
use chibo_frame::db::{code, from_code};
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Page, PageError, Right, html, see_other, sessions};
use chibo_people::units;
use std::collections::BTreeMap;
use tower_sessions::Session;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "approvals/plans.html")]
struct Plans {
    page: Page,
    lines: Vec<Line>,
    fields: [Field; 4],
}

/// A plan with its replies.
struct Line {
    title: String,
    kind: String,
    words: String,
    due_on: Option<Day>,
    done: usize,
    of: usize,
    /// The cell, what it says, the day it was done.
    replies: Vec<(String, String, Option<Day>)>,
}

pub(super) async fn show(page: Page, State(app): State<App>) -> Result<Response, PageError> {
    render(page, &app, &Typed::default()).await
}

async fn render(page: Page, app: &App, typed: &Typed) -> Result<Response, PageError> {
    let ward = units::find_ward(&app.db).await?.ok_or(PageError::NotFound)?;
    let cells = units::list_below(&app.db, ward.id).await?;
    let latest = list_latest(&app.db, ward.id).await?;
    let read: BTreeMap<Uuid, Release> =
        latest.into_iter().filter_map(|(cell, row)| Some((cell, Release::read(&row.body).ok()?))).collect();
    let mut plans = Vec::new();
    for plan in store::list_plans(&app.db, ward.id).await? {
        let reply = |cell: &units::unit::Model| {
            let reply = read.get(&cell.id)?.replies.iter().find(|reply| reply.plan == plan.id)?;
            Some((cell.name.clone(), reply.text.clone(), reply.done_on))
        };
        let replies: Vec<_> = cells.iter().filter_map(reply).collect();
        plans.push(Line {
            kind: page.t(from_code::<PlanKind>(&plan.kind)?.key()),
            title: plan.title,
            words: plan.words,
            due_on: plan.due_on,
            done: replies.iter().filter(|reply| reply.2.is_some()).count(),
            of: cells.len(),
            replies,
        });
    }
    let status = if typed.is_refused() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, html(&Plans { lines: plans, fields: fields(&page, typed), page })?).into_response())
}

fn fields(page: &Page, typed: &Typed) -> [Field; 4] {
    let kinds = PlanKind::ALL.map(|kind| (code(&kind), page.t(kind.key()))).into();
    [
        typed.choice(page, "kind", "plans-kind", kinds),
        typed.text(page, "title", "plans-title-field"),
        typed.area(page, "words", "plans-words", 4),
        typed.text(page, "due_on", "plans-due-on"),
    ]
}

pub(super) async fn add(
    page: Page,
    State(app): State<App>,
    session: Session,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let ward = units::find_ward(&app.db).await?.ok_or(PageError::NotFound)?;
    let mut typed = Typed::new(values);
    let (title, due_on) = (typed.text_needed(&page, "title"), typed.day_or_none(&page, "due_on"));
    let Some(title) = title.filter(|_| !typed.is_refused()) else { return render(page, &app, &typed).await };
    let kind = from_code(typed.value("kind")).unwrap_or(PlanKind::Other);
    let words = typed.value("words").to_owned();
    actions::give(&app, page.account()?, ward.id, NewPlan { kind, title, words, due_on }).await?;
    sessions::notice(&session, page.t("plans-given")).await?;
    Ok(see_other("/van-phong/ke-hoach-giao"))
}
