//! Who still makes up a study session, and marking those who did.

use super::store::{self, study_session};
use crate::roll_call::{self, Book};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, Response};
use axum_extra::extract::Form;
use chibo_core::day::Day;
use chibo_core::meeting::{Mark, Marks};
use chibo_core::member::MemberId;
use chibo_core::study::to_make_up;
use chibo_frame::{App, Message, Page, PageError, html, see_other, sessions};
use chibo_people::{roll, units};
use std::collections::BTreeMap;
use tower_sessions::Session;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "study/make_up.html")]
struct MakeUp {
    page: Page,
    rows: Vec<Row>,
}

struct Row {
    id: Uuid,
    name: String,
    group: String,
    missed: Vec<(Uuid, Day, String)>,
}

/// All members with the sessions they still make up, of all years.
pub(super) async fn list(page: Page, State(app): State<App>) -> Result<Html<String>, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let all = store::list(&app.db, cell.id).await?;
    let missed = missed(&app, cell.id, &all).await?;
    let members = roll::list_members(&app.db, cell.id).await?.into_iter();
    let row = |member: roll::member::Model| {
        let missed = missed.get(&MemberId(member.id))?;
        let of = |row: &&study_session::Model| (row.id, row.on_day, row.title.clone().unwrap_or_default());
        Some(Row {
            id: member.id,
            name: member.name,
            group: member.group_name.unwrap_or_default(),
            missed: missed.iter().map(of).collect(),
        })
    };
    html(&MakeUp { rows: members.filter_map(row).collect(), page })
}

/// The sessions that each member still makes up.
pub(super) async fn missed<'a>(
    app: &App,
    cell: Uuid,
    rows: &'a [study_session::Model],
) -> anyhow::Result<BTreeMap<MemberId, Vec<&'a study_session::Model>>> {
    let sessions = store::sessions(&app.db, rows).await?;
    let members = crate::meetings::members(&app.db, cell).await?;
    let mut missed: BTreeMap<MemberId, Vec<&study_session::Model>> = BTreeMap::new();
    for (row, session) in rows.iter().zip(&sessions) {
        for member in to_make_up(&members, session, app.today()) {
            missed.entry(member).or_default().push(row);
        }
    }
    Ok(missed)
}

/// Marks those ticked as having made the session up.
pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let who = values.iter().filter(|(name, _)| name == "who").filter_map(|(_, key)| key.parse().ok());
    let marks: Marks = who.map(|key| (MemberId(key), Mark::MadeUp)).collect();
    match roll_call::take_attendance(&app, Some(page.account()?), Book::Study, id, &marks).await? {
        Ok(saved) => {
            sessions::notice(&session, page.t1("study-made-up-saved", "count", saved.written)).await?;
            Ok(see_other(&format!("/van-phong/hoc-tap/{id}")))
        }
        Err(roll_call::Refusal::NotThere) => Err(PageError::NotFound),
        Err(_) => Err(PageError::Refused(Message::new(page.t("study-cannot-make-up")))),
    }
}
