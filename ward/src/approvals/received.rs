//! The cell's page on what came down: approvals, ratings, plans with its replies, and the form that takes the next file in.

use super::body::{Answer, Plan};
use super::store::{self, plan_reply};
use super::taking;
use crate::exchange::Reply;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chibo_core::congress::CongressNumber;
use chibo_core::day::Day;
use chibo_frame::parcel::fingerprint;
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Message, Page, PageError, html};
use chibo_people::units;
use chibo_term::targets::level_text;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "approvals/received.html")]
struct Received {
    page: Page,
    problem: Option<Message>,
    /// A file whose key is not confirmed: its key, its number, the fingerprint.
    waits: Option<(Uuid, i32, String)>,
    from: Option<String>,
    approvals: Vec<String>,
    ratings: Vec<String>,
    plans: Vec<Line>,
}

struct Line {
    plan: Plan,
    kind: String,
    replied: Option<String>,
    fields: [Field; 2],
}

pub(super) async fn show(page: Page, State(app): State<App>) -> Result<Response, PageError> {
    render(page, &app, None, None).await
}

/// The page, with what is wrong with a file or with a reply to one of the plans.
pub(super) async fn render(
    page: Page,
    app: &App,
    problem: Option<Message>,
    refused: Option<(Uuid, Typed)>,
) -> Result<Response, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let (own, waits) = taking::standing(&app.db, cell.id).await?;
    let answer = own.and_then(|row| Answer::read(&row.body).ok());
    let replies = store::list_replies(&app.db, cell.id).await?;
    let status = if problem.is_some() || refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let typed = |plan: &Plan| refused.as_ref().filter(|(id, _)| *id == plan.id).map(|(_, typed)| typed);
    let received = Received {
        problem,
        waits: waits.map(|row| (row.id, row.number, fingerprint(&row.public_key))),
        from: answer.as_ref().map(|answer| from(&page, answer)),
        approvals: answer.iter().flat_map(|answer| approvals(&page, answer)).collect(),
        ratings: answer.iter().flat_map(|answer| ratings(&page, answer)).collect(),
        plans: answer.iter().flat_map(|answer| &answer.plans).map(|plan| line(&page, plan, &replies, typed(plan))).collect(),
        page,
    };
    Ok((status, html(&received)?).into_response())
}

fn from(page: &Page, answer: &Answer) -> String {
    page.with("received-from", &[("ward", &answer.ward), ("number", &answer.number), ("received", &answer.received)])
}

fn approvals(page: &Page, answer: &Answer) -> Vec<String> {
    let line = |one: &super::Approval| {
        let (congress, day) = (CongressNumber(one.congress).to_roman(), page.day(&one.on));
        let (number, reason) = (one.number.as_deref().unwrap_or_default(), one.reason.as_deref().unwrap_or_default());
        if one.approved {
            page.with("received-approved", &[("congress", &congress), ("number", &number), ("day", &day)])
        } else {
            page.with("received-returned", &[("congress", &congress), ("reason", &reason), ("day", &day)])
        }
    };
    answer.approvals.iter().map(line).collect()
}

fn ratings(page: &Page, answer: &Answer) -> Vec<String> {
    let line = |one: &super::Decided| {
        let cell = one.cell.map_or_else(|| String::from("–"), |level| level_text(page, level));
        let day = page.day(&one.on);
        let said: [(&'static str, &dyn std::fmt::Display); 5] =
            [("year", &one.year), ("excellent", &one.excellent), ("cell", &cell), ("number", &one.number), ("day", &day)];
        page.with("received-rating", &said)
    };
    answer.ratings.iter().map(line).collect()
}

/// The fields of a plan's reply: several stand on one page.
pub(super) fn names(plan: Uuid) -> [String; 2] {
    ["words", "done_on"].map(|name| format!("{name}-{plan}"))
}

fn line(page: &Page, plan: &Plan, replies: &[plan_reply::Model], typed: Option<&Typed>) -> Line {
    let reply = replies.iter().find(|reply| reply.plan_id == plan.id);
    let day = |day: Option<Day>| day.map(|day| day.format("%-d/%-m/%Y").to_string()).unwrap_or_default();
    let [words, done_on] = names(plan.id);
    let standing = || {
        let said = reply.map(|reply| reply.words.clone()).unwrap_or_default();
        Typed::standing([(words.as_str(), said), (done_on.as_str(), day(reply.and_then(|reply| reply.done_on)))])
    };
    let typed = typed.cloned().unwrap_or_else(standing);
    Line {
        kind: page.t(plan.kind.key()),
        replied: reply.map(|reply| page.t1("received-replied", "day", page.day(&reply.replied_on))),
        fields: [
            typed.area(page, &words, "plans-reply", 2).of(&plan.title),
            typed.text(page, &done_on, "plans-done-on").of(&plan.title),
        ],
        plan: plan.clone(),
    }
}

/// What goes up with the next release: the cell's replies to the plans that stand.
pub(crate) async fn reply_lines<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<Reply>> {
    let plans = taking::plans(db, cell).await?;
    let replies = store::list_replies(db, cell).await?.into_iter();
    let standing = replies.filter(|reply| plans.iter().any(|plan| plan.id == reply.plan_id));
    Ok(standing.map(|reply| Reply { plan: reply.plan_id, text: reply.words, done_on: reply.done_on }).collect())
}
