//! What the cell does with personal data: the purposes, the notice for members, whose record is restricted, who may be erased,
//! what was asked for and what was answered.

use super::restrict;
use super::store::{self, data_request};
use crate::{roll, units};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::day::Day;
use chibo_core::personal::DataTimes;
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Page, PageError, Right, html, record, see_other, sessions};
use std::collections::BTreeMap;
use tower_sessions::Session;
use uuid::Uuid;

/// The kinds of data in the register of purposes; the words of each stand in the locale files.
const PURPOSES: [&str; 8] = ["roll", "contact", "activity", "ratings", "fees", "congress", "households", "accounts"];
/// What is said of each.
const COLUMNS: [&str; 5] = ["what", "why", "ground", "who", "long"];
/// What somebody can ask for.
pub(super) const KINDS: [&str; 4] = ["access", "correct", "restrict", "delete"];

#[derive(Template)]
#[template(path = "personal/overview.html")]
struct Overview {
    page: Page,
    times: DataTimes,
    /// Key and name.
    restricted: Vec<(Uuid, String, String)>,
    /// Those whose time is over: key, name, the day on which he left.
    over: Vec<(Uuid, String, Day)>,
    requests: Vec<Request>,
    fields: Vec<Field>,
    refused: bool,
}

#[derive(Template)]
#[template(path = "personal/notice.html")]
struct Notice {
    page: Page,
    cell: String,
    times: DataTimes,
}

/// A request as the page shows it.
struct Request {
    row: data_request::Model,
    name: String,
    kind: String,
    answer_by: Day,
    late: bool,
}

pub(super) async fn show(page: Page, State(app): State<App>) -> Result<Html<String>, PageError> {
    render(page, &app, &Typed::default()).await
}

async fn render(page: Page, app: &App, typed: &Typed) -> Result<Html<String>, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let times = restrict::times(app, cell.id).await?;
    let members = roll::list_members(&app.db, cell.id).await?;
    let names: BTreeMap<Uuid, String> = members.iter().map(|row| (row.id, row.name.clone())).collect();
    let name = |id: &Uuid| names.get(id).cloned().unwrap_or_else(|| page.t("roll-by-unknown"));
    let restricted =
        store::list_restrictions(&app.db).await?.into_iter().map(|row| (row.member_id, name(&row.member_id), row.reason));
    let mut over = Vec::new();
    let attached = attached(app, cell.id, &members).await?;
    for member in members.iter().filter(|member| !attached.contains(&member.id)) {
        if restrict::obstacles(app, member).await?.is_empty()
            && let Some(left) = restrict::left_on(app, member).await?
        {
            over.push((member.id, member.name.clone(), left));
        }
    }
    let request = |row: data_request::Model| {
        let (kind, answer_by) = (page.t(&format!("personal-kind-{}", row.kind)), times.answer_by(row.asked_on));
        let late = row.answered_on.is_none() && answer_by < app.today();
        Request { name: name(&row.member_id), kind, answer_by, late, row }
    };
    let requests = store::list_requests(&app.db).await?.into_iter().map(request).collect();
    let people = members.iter().map(|row| (row.id.to_string(), row.name.clone())).collect();
    let kinds = KINDS.map(|kind| (kind.to_owned(), page.t(&format!("personal-kind-{kind}")))).into();
    let fields = vec![
        typed.choice(&page, "member", "personal-request-member", people),
        typed.choice(&page, "kind", "personal-request-kind", kinds),
        typed.text(&page, "asked_on", "personal-request-day"),
        typed.text(&page, "words", "personal-request-words"),
    ];
    html(&Overview { times, restricted: restricted.collect(), over, requests, fields, refused: typed.is_refused(), page })
}

/// Who is on the roll today, or a guest of it.
async fn attached(app: &App, cell: Uuid, members: &[roll::member::Model]) -> anyhow::Result<std::collections::BTreeSet<Uuid>> {
    let movements = roll::list_movements(&app.db, cell).await?;
    let members = roll::members(members.to_vec(), movements)?;
    Ok(members.iter().filter(|one| one.standing_on(app.today()).attached()).map(|one| one.id.0).collect())
}

pub(super) async fn notice(page: Page, State(app): State<App>) -> Result<Html<String>, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let times = restrict::times(&app, cell.id).await?;
    html(&Notice { cell: cell.name, times, page })
}

/// Writes down what a member asked for.
pub(super) async fn ask(
    page: Page,
    State(app): State<App>,
    session: Session,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let mut typed = Typed::new(values);
    let member = typed.value("member").parse().map_err(|_| PageError::NotFound)?;
    let member = super::show::member_of(&app, member).await?;
    let kind = KINDS.iter().find(|kind| **kind == typed.value("kind")).ok_or(PageError::NotFound)?;
    let (asked_on, words) = (typed.day(&page, "asked_on"), typed.text_needed(&page, "words"));
    let (Some(asked_on), Some(words)) = (asked_on, words) else {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, &app, &typed).await?).into_response());
    };
    let row = data_request::Model {
        id: app.new_id(),
        member_id: member.id,
        kind: (*kind).to_owned(),
        asked_on,
        words,
        answered_on: None,
        answer: None,
    };
    save(&app, page.account()?, "data-request", None, row).await?;
    sessions::notice(&session, page.t("personal-request-kept")).await?;
    Ok(see_other("/van-phong/du-lieu-ca-nhan"))
}

/// Writes down the answer.
pub(super) async fn answer(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let standing = store::find_request(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let mut typed = Typed::new(values);
    let Some(answer) = typed.text_needed(&page, "answer") else {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, &app, &typed).await?).into_response());
    };
    let row = data_request::Model { answered_on: Some(app.today()), answer: Some(answer), ..standing.clone() };
    save(&app, page.account()?, "data-answer", Some(standing), row).await?;
    sessions::notice(&session, page.t("personal-request-answered")).await?;
    Ok(see_other("/van-phong/du-lieu-ca-nhan"))
}

async fn save(
    app: &App,
    account: Uuid,
    verb: &str,
    standing: Option<data_request::Model>,
    row: data_request::Model,
) -> anyhow::Result<()> {
    let tx = app.begin().await?;
    let act = record::begin(app, &tx, Some(account), verb, &row.id).await?;
    record::put::<data_request::Entity>(app, &tx, &act, standing, row).await?;
    tx.commit().await
}
