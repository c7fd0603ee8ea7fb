//! Votes by card: three numbers each, which add up to those with a vote in the hall, whom the desk knows.

use super::{NewVote, Refusal, Sentence, freeze, lines, presence_line, refusal, take_card_vote, takings, vote_sentence};
use crate::preparing::{card_vote, congress, find, item_title, list_card_votes, list_programme, programme_item};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::congress::Hands;
use chibo_core::name::tidy;
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Message, Page, PageError, html, see_other};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "desk/votes.html")]
struct Votes {
    page: Page,
    title: String,
    path: String,
    rows: Vec<Line>,
    removed: Vec<(String, String)>,
    presence: String,
    form: VoteForm,
}

#[derive(Template)]
#[template(path = "desk/vote.html")]
struct Edit {
    page: Page,
    title: String,
    path: String,
    id: Uuid,
    subject: String,
    sentence: String,
    form: VoteForm,
    reason: Field,
    why: Field,
}

/// What is typed of a vote.
struct VoteForm {
    general: Vec<Message>,
    subject: Field,
    numbers: Vec<Field>,
    items: Vec<(Uuid, String, bool)>,
}

/// One vote.
struct Line {
    id: Uuid,
    subject: String,
    sentence: String,
    corrected: Option<String>,
}

const NUMBERS: [&str; 3] = ["agree", "disagree", "abstain"];

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<impl IntoResponse, PageError> {
    render(page, &app, id, &Typed::default()).await
}

async fn render(page: Page, app: &App, id: Uuid, typed: &Typed) -> Result<Html<String>, PageError> {
    let congress = find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let votes = lines(app, &page, &congress).await?;
    let line = |(vote, sentence): (card_vote::Model, Sentence)| Line {
        id: vote.id,
        subject: vote.subject,
        sentence: sentence.text,
        corrected: vote.corrected,
    };
    html(&Votes {
        title: page.t1("congress-title", "number", congress.congress_number()),
        path: format!("/van-phong/dai-hoi/{id}"),
        rows: votes.into_iter().map(line).collect(),
        removed: takings::removed(app, id).await?,
        presence: presence_line(&page, freeze(&app.db, &congress).await?),
        form: form(&page, app, &congress, typed).await?,
        page,
    })
}

async fn form(page: &Page, app: &App, congress: &congress::Model, typed: &Typed) -> Result<VoteForm, PageError> {
    let programme = list_programme(&app.db, congress.id).await?;
    let item = |item: &programme_item::Model| Ok((item.id, item_title(page, item)?, typed.value("item") == item.id.to_string()));
    Ok(VoteForm {
        general: typed.general.clone(),
        subject: typed.text(page, "subject", "vote-subject"),
        numbers: NUMBERS.map(|name| typed.whole(page, name, &format!("vote-{name}"))).into(),
        items: programme.iter().filter(|item| item.vote != "none").map(item).collect::<anyhow::Result<_>>()?,
    })
}

/// The vote that was typed; none where something does not parse.
fn read(page: &Page, typed: &mut Typed) -> Option<NewVote> {
    let subject = typed.text_needed(page, "subject");
    let item = typed.value("item").parse().ok();
    let [agree, disagree, abstain] = NUMBERS.map(|name| if typed.value(name).is_empty() { None } else { typed.number(page, name) });
    Some(NewVote { item, subject: tidy(&subject?), hands: Hands { agree, disagree, abstain } }).filter(|_| !typed.is_refused())
}

pub(super) async fn add(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let mut typed = Typed::new(values);
    if let Some(new) = read(&page, &mut typed) {
        match take_card_vote(&app, page.account()?, id, new).await? {
            Ok(_) => return Ok(see_other(&format!("/van-phong/dai-hoi/{id}/bieu-quyet"))),
            Err(why) => refuse(&page, &mut typed, &why)?,
        }
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, &app, id, &typed).await?).into_response())
}

/// Puts the words of a refusal where they belong.
fn refuse(page: &Page, typed: &mut Typed, why: &Refusal) -> Result<(), PageError> {
    if matches!(why, Refusal::NotThere) {
        return Err(PageError::NotFound);
    }
    typed.general.push(refusal(page, why));
    Ok(())
}

async fn find_vote(app: &App, id: Uuid, vote: Uuid) -> Result<(congress::Model, card_vote::Model), PageError> {
    let congress = find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let vote = list_card_votes(&app.db, id).await?.into_iter().find(|row| row.id == vote).ok_or(PageError::NotFound)?;
    Ok((congress, vote))
}

/// One vote, to be corrected or taken back.
pub(super) async fn edit(
    page: Page,
    State(app): State<App>,
    Path((id, vote)): Path<(Uuid, Uuid)>,
) -> Result<impl IntoResponse, PageError> {
    let (congress, vote) = find_vote(&app, id, vote).await?;
    let item = vote.programme_item_id.map(|id| id.to_string()).unwrap_or_default();
    let typed = Typed::standing([
        ("subject", vote.subject.clone()),
        ("item", item),
        ("agree", vote.agree.to_string()),
        ("disagree", vote.disagree.to_string()),
        ("abstain", vote.abstain.to_string()),
    ]);
    editing(page, &app, &congress, &vote, &typed).await
}

async fn editing(
    page: Page,
    app: &App,
    congress: &congress::Model,
    vote: &card_vote::Model,
    typed: &Typed,
) -> Result<Html<String>, PageError> {
    html(&Edit {
        title: page.t1("congress-title", "number", congress.congress_number()),
        path: format!("/van-phong/dai-hoi/{}", congress.id),
        id: vote.id,
        subject: vote.subject.clone(),
        sentence: vote_sentence(&page, vote),
        form: form(&page, app, congress, typed).await?,
        reason: typed.text(&page, "reason", "desk-vote-reason"),
        why: typed.text(&page, "why", "desk-vote-why"),
        page,
    })
}

pub(super) async fn correct(
    page: Page,
    State(app): State<App>,
    Path((id, vote)): Path<(Uuid, Uuid)>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let (congress, vote) = find_vote(&app, id, vote).await?;
    let mut typed = Typed::new(values);
    let reason = typed.text_needed(&page, "reason");
    if let Some((new, reason)) = read(&page, &mut typed).zip(reason) {
        match takings::correct_card_vote(&app, page.account()?, id, vote.id, new, reason).await? {
            Ok(()) => return Ok(see_other(&format!("/van-phong/dai-hoi/{id}/bieu-quyet"))),
            Err(why) => refuse(&page, &mut typed, &why)?,
        }
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, editing(page, &app, &congress, &vote, &typed).await?).into_response())
}

pub(super) async fn remove(
    page: Page,
    State(app): State<App>,
    Path((id, vote)): Path<(Uuid, Uuid)>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let (congress, vote) = find_vote(&app, id, vote).await?;
    let mut typed = Typed::new(values);
    let Some(why) = typed.text_needed(&page, "why") else {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, editing(page, &app, &congress, &vote, &typed).await?).into_response());
    };
    takings::remove_card_vote(&app, page.account()?, id, vote.id, why).await?;
    Ok(see_other(&format!("/van-phong/dai-hoi/{id}/bieu-quyet")))
}
