//! Taking attendance by the list: how each member on the roll of the day attends. Where the desk checked people in, those
//! who did not come stand first.

use super::actions::{self, Asked};
use super::board::Expected;
use super::{expected, words};
use crate::preparing::{self, find};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::congress::Attendance;
use chibo_core::member::MemberId;
use chibo_frame::db::{code, from_code};
use chibo_frame::{App, Page, PageError, html, see_other, sessions};
use tower_sessions::Session;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "desk/attendance.html")]
struct Take {
    page: Page,
    title: String,
    path: String,
    /// Who did not come; everybody, until anything is known of anybody.
    away: Vec<Row>,
    came: Vec<Row>,
}

struct Row {
    id: Uuid,
    number: u32,
    name: String,
    note: Option<String>,
    choices: Vec<(String, String, bool)>,
    /// What stands, to be sent along.
    was: String,
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<impl IntoResponse, PageError> {
    let congress = find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let expected = expected(&app.db, &congress).await?;
    let blank = expected.iter().all(|one| one.who.status.is_none());
    let is_here = |one: &&Expected| matches!(one.who.status, Some(Attendance::Present | Attendance::Left));
    let (came, away): (Vec<&Expected>, Vec<&Expected>) = expected.iter().partition(is_here);
    html(&Take {
        title: page.t1("congress-title", "number", congress.congress_number()),
        path: format!("/van-phong/dai-hoi/{id}"),
        away: away.into_iter().map(|one| row(&page, one, blank)).collect(),
        came: came.into_iter().map(|one| row(&page, one, blank)).collect(),
        page,
    })
}

/// One line. Until anything is known, everybody who need come is proposed as present; afterwards who is not known did not.
fn row(page: &Page, one: &Expected, blank: bool) -> Row {
    let standing = one.who.standing;
    let unwritten = Attendance::unwritten(standing);
    let proposed = if blank && !standing.exempt { Attendance::Present } else { unwritten };
    let chosen = one.who.status.unwrap_or(proposed);
    let choice = |status: &Attendance| {
        let word = code(status);
        (word.clone(), page.t(&format!("status-{}", word.replace('_', "-"))), *status == chosen)
    };
    Row {
        id: one.who.member.id.0,
        number: one.number,
        name: one.called.clone(),
        note: preparing::standing_note(page, standing),
        choices: Attendance::of(standing).iter().map(choice).collect(),
        was: one.who.status.as_ref().map(code).unwrap_or_default(),
    }
}

pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    match actions::take_attendance(&app, page.account()?, id, &asked(&values)).await? {
        Ok(clashes) if clashes.is_empty() => Ok(see_other(&format!("/van-phong/dai-hoi/{id}"))),
        Ok(clashes) => {
            sessions::notice(&session, page.t1("desk-clashes", "names", clashes.join(", "))).await?;
            Ok(see_other(&format!("/van-phong/dai-hoi/{id}/diem-danh")))
        }
        Err(refusal) => Err(words::refused(&page, &refusal)),
    }
}

/// The form's values: `was-KEY` as the page showed it, `KEY` what is chosen.
fn asked(values: &[(String, String)]) -> Asked {
    let mut asked = Asked::default();
    for (name, value) in values {
        let (key, of) = match name.strip_prefix("was-") {
            Some(key) => (key, &mut asked.shown),
            None => (name.as_str(), &mut asked.wanted),
        };
        if let Ok(member) = key.parse::<Uuid>() {
            of.insert(MemberId(member), from_code(value.trim()).ok());
        }
    }
    asked
}
