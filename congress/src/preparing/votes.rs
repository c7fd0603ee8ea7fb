//! Votes by card: three numbers each, which add up to those present.

use super::show::{figures, item_title};
use super::{actions, store, words};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::name::tidy;
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Message, Page, PageError, html, see_other};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "preparing/votes.html")]
struct Votes {
    page: Page,
    title: String,
    path: String,
    rows: Vec<Line>,
    subject: Field,
    numbers: Vec<Field>,
    items: Vec<(Uuid, String, bool)>,
}

struct Line {
    id: Uuid,
    subject: String,
    figures: String,
}

const NUMBERS: [&str; 4] = ["present", "agree", "disagree", "abstain"];

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<impl IntoResponse, PageError> {
    let congress = store::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let electorate = super::electorate_of(&super::summoned(&app.db, &congress).await?);
    let present = electorate.map(|electorate| electorate.present.to_string()).unwrap_or_default();
    let zero = || "0".to_owned();
    render(
        page,
        &app,
        id,
        &Typed::standing([("present", present.clone()), ("agree", present), ("disagree", zero()), ("abstain", zero())]),
    )
    .await
}

async fn render(page: Page, app: &App, id: Uuid, typed: &Typed) -> Result<Html<String>, PageError> {
    let congress = store::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let rows = store::list_card_votes(&app.db, id).await?;
    let programme = store::list_programme(&app.db, id).await?;
    let item =
        |item: &store::programme_item::Model| Ok((item.id, item_title(&page, item)?, typed.value("item") == item.id.to_string()));
    html(&Votes {
        title: page.t1("congress-title", "number", congress.congress_number()),
        path: format!("/van-phong/dai-hoi/{id}"),
        rows: rows.into_iter().map(|vote| Line { figures: figures(&page, &vote), id: vote.id, subject: vote.subject }).collect(),
        subject: typed.text(&page, "subject", "vote-subject"),
        numbers: NUMBERS.map(|name| typed.whole(&page, name, &format!("vote-{name}"))).into(),
        items: programme.iter().filter(|item| item.vote != "none").map(item).collect::<anyhow::Result<_>>()?,
        page,
    })
}

pub(super) async fn add(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    store::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let mut typed = Typed::new(values);
    if typed.value("subject").is_empty() {
        typed.refuse("subject", Message::new(page.t("form-empty")));
    }
    if let [Some(present), Some(agree), Some(disagree), Some(abstain)] = NUMBERS.map(|name| typed.number(&page, name)) {
        let new = actions::NewCardVote {
            subject: tidy(typed.value("subject")),
            item: typed.value("item").parse().ok(),
            present,
            agree,
            disagree,
            abstain,
        };
        if !typed.is_refused() {
            match actions::add_card_vote(&app, page.account()?, id, new).await? {
                Ok(()) => return Ok(see_other(&format!("/van-phong/dai-hoi/{id}/bieu-quyet"))),
                Err(refusal) => typed.refuse("present", words::refusal(&page, &refusal)),
            }
        }
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, &app, id, &typed).await?).into_response())
}

pub(super) async fn remove(page: Page, State(app): State<App>, path: Path<(Uuid, Uuid)>) -> Result<Response, PageError> {
    let Path((id, vote)) = path;
    actions::remove_card_vote(&app, page.account()?, id, vote).await?;
    Ok(see_other(&format!("/van-phong/dai-hoi/{id}/bieu-quyet")))
}
