//! What the ward answers a cell: its congresses approved or returned, and the file in which all that stands goes down.

use super::ANSWER;
use super::actions;
use super::store::{self, answer_made, congress_answer};
use crate::exchange::{self, Release, ReleasedCongress};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_frame::parcel::{Parcel, as_file, fingerprint, own_key, seed};
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Message, Page, PageError, Right, html, see_other, sessions};
use chibo_people::units::{self, unit};
use tower_sessions::Session;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "approvals/answer.html")]
struct Show {
    page: Page,
    id: Uuid,
    name: String,
    congresses: Vec<Line>,
    fields: Option<[Field; 5]>,
    made: Vec<answer_made::Model>,
    fingerprint: String,
    may_answer: bool,
}

/// A congress as it was released, and what was decided.
struct Line {
    title: String,
    elected: String,
    decided: Option<String>,
    approved: bool,
}

/// The ward, the cell, and its latest release.
async fn opened(app: &App, id: Uuid) -> Result<(unit::Model, unit::Model, Option<Release>), PageError> {
    let ward = units::find_ward(&app.db).await?.ok_or(PageError::NotFound)?;
    let cell = units::find(&app.db, id).await?.filter(|cell| cell.parent_id == Some(ward.id)).ok_or(PageError::NotFound)?;
    let latest = exchange::find_latest(&app.db, id).await?;
    Ok((ward, cell, latest.and_then(|row| Release::read(&row.body).ok())))
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    render(page, &app, id, &Typed::default()).await
}

async fn render(page: Page, app: &App, id: Uuid, typed: &Typed) -> Result<Response, PageError> {
    let (_, cell, release) = opened(app, id).await?;
    let answers = store::list_answers(&app.db, id).await?;
    let congresses = release.map(|release| release.congresses).unwrap_or_default();
    let status = if typed.is_refused() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let show = Show {
        name: cell.name,
        congresses: congresses.iter().map(|congress| line(&page, congress, &answers)).collect(),
        fields: (!congresses.is_empty()).then(|| fields(&page, typed, &congresses)),
        made: store::list_answers_made(&app.db, id).await?,
        fingerprint: fingerprint(&own_key(app)?),
        may_answer: exchange::find_key(&app.db, id).await?.is_some(),
        id,
        page,
    };
    Ok((status, html(&show)?).into_response())
}

fn line(page: &Page, congress: &ReleasedCongress, answers: &[congress_answer::Model]) -> Line {
    let answer = answers.iter().find(|row| u32::try_from(row.congress) == Ok(congress.number));
    let (title, elected) = exchange::congress_text(page, congress);
    let decided = answer.map(|row| {
        let (number, day) = (row.number.as_deref().unwrap_or_default(), page.day(&row.decided_on));
        let reason = row.reason.as_deref().unwrap_or_default();
        let key = if row.approved { "approvals-approved-line" } else { "approvals-returned-line" };
        if row.approved {
            page.with(key, &[("number", &number), ("day", &day)])
        } else {
            page.with(key, &[("reason", &reason), ("day", &day)])
        }
    });
    Line { title, elected, decided, approved: answer.is_some_and(|row| row.approved) }
}

fn fields(page: &Page, typed: &Typed, congresses: &[ReleasedCongress]) -> [Field; 5] {
    let named = |congress: &ReleasedCongress| (congress.number.to_string(), exchange::congress_text(page, congress).0);
    let verdicts = ["approved", "returned"].map(|word| (word.to_owned(), page.t(&format!("approvals-{word}"))));
    [
        typed.choice(page, "congress", "approvals-congress", congresses.iter().map(named).collect()),
        typed.choice(page, "verdict", "approvals-verdict", verdicts.into()),
        typed.text(page, "number", "approvals-number"),
        typed.text(page, "decided_on", "approvals-day"),
        typed.area(page, "reason", "approvals-reason", 3),
    ]
}

/// Records what is decided on a congress that the cell released.
pub(super) async fn decide(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let (_, _, release) = opened(&app, id).await?;
    let mut typed = Typed::new(values);
    let congress: u32 = typed.value("congress").parse().map_err(|_| PageError::NotFound)?;
    let released = release.iter().flat_map(|release| &release.congresses).find(|one| one.number == congress);
    let held_on = released.ok_or(PageError::NotFound)?.held_on;
    let approved = typed.value("verdict") != "returned";
    let needed = if approved { "number" } else { "reason" };
    typed.text_needed(&page, needed);
    let on = typed.day(&page, "decided_on");
    if on.is_some_and(|on| on < held_on) {
        typed.refuse("decided_on", Message::new(page.t1("approvals-before", "day", page.day(&held_on))));
    }
    let Some(decided_on) = on.filter(|_| !typed.is_refused()) else { return render(page, &app, id, &typed).await };
    let row = congress_answer::Model {
        cell_id: id,
        congress: i32::try_from(congress)?,
        approved,
        number: typed.text_or_none("number").filter(|_| approved),
        decided_on,
        reason: typed.text_or_none("reason").filter(|_| !approved),
    };
    actions::decide(&app, page.account()?, row).await?;
    sessions::notice(&session, page.t("approvals-decided")).await?;
    Ok(see_other(&format!("/van-phong/chi-bo/{id}/tra-loi")))
}

/// Makes the next answer.
pub(super) async fn make(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(id): Path<Uuid>,
) -> Result<Response, PageError> {
    let (ward, ..) = opened(&app, id).await?;
    let number = actions::answer(&app, page.account()?, &ward, id).await?.ok_or(PageError::NotFound)?;
    sessions::notice(&session, page.t1("approvals-made", "number", number)).await?;
    Ok(see_other(&format!("/van-phong/chi-bo/{id}/tra-loi")))
}

/// The file of an answer.
pub(super) async fn download(State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let row = store::find_answer_made(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let parcel = Parcel::sign(ANSWER, row.body.clone(), &seed(&app)?);
    Ok(as_file(&format!("chibo-tra-loi-{}.json", row.number), parcel.bytes()?))
}
