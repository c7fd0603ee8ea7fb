//! Taking attendance: how each member on the roll of the day attends.

use super::{Summoned, actions, namesakes, store, summoned, words};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::congress::Attendance;
use chibo_frame::db::{code, from_code};
use chibo_frame::typed::Typed;
use chibo_frame::{App, Page, PageError, html, see_other};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "preparing/attendance.html")]
struct Take {
    page: Page,
    title: String,
    path: String,
    rows: Vec<Row>,
}

struct Row {
    id: Uuid,
    name: String,
    note: Option<String>,
    choices: Vec<(String, String, bool)>,
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<impl IntoResponse, PageError> {
    let congress = store::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let summoned = summoned(&app.db, &congress).await?;
    let namesakes = namesakes(&summoned);
    html(&Take {
        title: page.t1("congress-title", "number", congress.congress_number()),
        path: format!("/van-phong/dai-hoi/{id}"),
        rows: summoned.iter().map(|one| row(&page, one, one.called(&namesakes))).collect(),
        page,
    })
}

fn row(page: &Page, one: &Summoned, name: String) -> Row {
    let chosen = one.status.unwrap_or(if one.standing.exempt { Attendance::ExemptAbsent } else { Attendance::Present });
    let choice = |status: &Attendance| {
        let word = code(status);
        (word.clone(), page.t(&format!("status-{}", word.replace('_', "-"))), *status == chosen)
    };
    let notes = [
        (!one.standing.official, "standing-probation"),
        (one.standing.exempt, "standing-exempt"),
        (one.standing.away, "standing-away"),
        (one.standing.suspended, "standing-suspended"),
    ];
    Row {
        id: one.member.id.0,
        name,
        note: notes.iter().find(|(holds, _)| *holds).map(|(_, key)| page.t(key)),
        choices: actions::statuses(one).iter().map(choice).collect(),
    }
}

pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let congress = store::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let typed = Typed::new(values);
    let marked = summoned(&app.db, &congress).await?.into_iter().map(|mut one| {
        one.status = from_code::<Attendance>(typed.value(&one.member.id.0.to_string())).ok();
        one
    });
    match actions::take_attendance(&app, page.account()?, id, marked.collect()).await? {
        Ok(()) => Ok(see_other(&format!("/van-phong/dai-hoi/{id}"))),
        Err(refusal) => Err(words::refused(&page, &refusal)),
    }
}
