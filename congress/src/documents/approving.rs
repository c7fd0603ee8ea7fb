//! The superior committee's approval: recorded with its date, carried over to the mandates that the elections gave. Whoever is
//! not approved holds his offices until the day before the decision.

use super::store::{self, approval, not_approved};
use crate::preparing::{self, congress};
use crate::results;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::congress::Times;
use chibo_core::dated::RuleKind;
use chibo_core::day::Day;
use chibo_frame::record::{self, put};
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Message, Page, PageError, Right, html, live, see_other};
use chibo_people::mandates::{self, mandate};
use chibo_people::{roll, rules};
use sea_orm::ConnectionTrait;
use std::collections::BTreeSet;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "documents/approval.html")]
struct Show {
    page: Page,
    title: String,
    path: String,
    lines: Vec<String>,
    fields: Vec<Field>,
    /// Each elected member: key, name, whether he was left out, whether that stands already.
    elected: Vec<(Uuid, String, bool, bool)>,
    vacancy: bool,
}

/// The mandates that this congress's elections gave.
async fn given<C: ConnectionTrait>(db: &C, congress: &congress::Model) -> anyhow::Result<Vec<mandate::Model>> {
    let elections: BTreeSet<Uuid> = results::list_elections(db, congress.id).await?.into_iter().map(|row| row.id).collect();
    let all = mandates::list(db, congress.cell_id).await?.into_iter();
    Ok(all.filter(|row| row.election_id.is_some_and(|id| elections.contains(&id))).collect())
}

/// What is due after the elections, and what was decided, a line each.
pub(super) async fn lines(app: &App, page: &Page, congress: &congress::Model) -> anyhow::Result<Vec<String>> {
    let Some(state) = state_line(app, page, congress).await? else { return Ok(Vec::new()) };
    let until = keep_until(app, congress).await?;
    let ballots = until.map(|until| {
        let key = if until < app.today() { "approval-ballots-over" } else { "approval-ballots" };
        page.t1(key, "day", page.day(&until))
    });
    Ok([page.t("results-works-at-once"), state].into_iter().chain(ballots).collect())
}

/// How far the approval is, in one line; none while no election is final.
pub(crate) async fn state_line(app: &App, page: &Page, congress: &congress::Model) -> anyhow::Result<Option<String>> {
    let db = &app.db;
    let elections = results::list_elections(db, congress.id).await?;
    if !elections.iter().any(|row| row.closed && !row.practice) {
        return Ok(None);
    }
    Ok(Some(match store::find_approval(db, congress.id).await? {
        Some(approval::Model { number: Some(number), decided_on: Some(on), issuer, .. }) => {
            let issuer = issuer.map(|issuer| format!(", {issuer}")).unwrap_or_default();
            page.with("approval-decided", &[("number", &number), ("day", &page.day(&on)), ("issuer", &issuer)])
        }
        Some(approval::Model { received_on: Some(on), .. }) => {
            let calendar = rules::calendar(db, congress.cell_id).await?;
            match times(app, congress).await? {
                Some(times) => waiting(page, app.today(), on, times.approve_by(on, &calendar)),
                None => page.t1("approval-received", "received", page.day(&on)),
            }
        }
        _ => page.t("approval-not-sent"),
    }))
}

/// Until when the sealed ballots are kept.
pub(super) async fn keep_until(app: &App, congress: &congress::Model) -> anyhow::Result<Option<Day>> {
    Ok(times(app, congress).await?.map(|times| times.keep_ballots_until(congress.held_on)))
}

/// The times of the day on which the congress was held.
async fn times(app: &App, congress: &congress::Model) -> anyhow::Result<Option<Times>> {
    let version = rules::in_force(&app.db, congress.cell_id, RuleKind::CongressTimes, congress.held_on).await?;
    Ok(version.and_then(|version| Times::read(&version).ok()))
}

fn waiting(page: &Page, today: Day, received: Day, by: Day) -> String {
    let left = (by - today).num_days();
    let key = if left < 0 { "approval-late" } else { "approval-waits" };
    page.with(key, &[("received", &page.day(&received)), ("day", &page.day(&by)), ("days", &left.abs())])
}

/// The approval of a congress.
pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<impl IntoResponse, PageError> {
    let congress = preparing::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let day = |day: Option<Day>| day.map(|day| day.format("%-d/%-m/%Y").to_string()).unwrap_or_default();
    let standing = store::find_approval(&app.db, id).await?;
    let typed = standing.map_or_else(Typed::default, |row| {
        Typed::standing([
            ("received_on", day(row.received_on)),
            ("number", row.number.unwrap_or_default()),
            ("decided_on", day(row.decided_on)),
            ("issuer", row.issuer.unwrap_or_default()),
        ])
    });
    render(page, &app, &congress, &typed).await
}

async fn render(page: Page, app: &App, congress: &congress::Model, typed: &Typed) -> Result<Html<String>, PageError> {
    let out: BTreeSet<Uuid> = store::list_not_approved(&app.db, congress.id).await?.into_iter().map(|row| row.member_id).collect();
    let asked = typed.values("not_approved");
    let given: BTreeSet<Uuid> = given(&app.db, congress).await?.into_iter().map(|row| row.member_id).collect();
    let members = roll::list_members(&app.db, congress.cell_id).await?.into_iter().filter(|row| given.contains(&row.id));
    let elected = members.map(|row| {
        let stands = out.contains(&row.id);
        (row.id, row.name, stands || asked.contains(&row.id.to_string()), stands)
    });
    html(&Show {
        title: page.t1("congress-title", "number", congress.congress_number()),
        path: format!("/van-phong/dai-hoi/{}", congress.id),
        lines: lines(app, &page, congress).await?,
        fields: ["received_on", "number", "decided_on", "issuer"]
            .map(|name| typed.text(&page, name, &format!("approval-{}", name.replace('_', "-"))))
            .into(),
        elected: elected.collect(),
        vacancy: !out.is_empty(),
        page,
    })
}

/// Records what is known of the approval.
pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let congress = preparing::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let mut typed = Typed::new(values);
    let days = ["received_on", "decided_on"].map(|name| typed.day_or_none(&page, name));
    let [received_on, decided_on] = days;
    for (name, day) in ["received_on", "decided_on"].into_iter().zip(days) {
        if day.is_some_and(|day| day < congress.held_on) {
            typed.refuse(name, Message::new(page.t1("approval-before", "day", page.day(&congress.held_on))));
        }
    }
    let number = typed.text_or_none("number");
    let out: Vec<Uuid> = typed.values("not_approved").iter().filter_map(|key| key.parse().ok()).collect();
    if (number.is_some() || !out.is_empty()) && typed.value("decided_on").is_empty() {
        typed.refuse("decided_on", Message::new(page.t("approval-no-day")));
    }
    if decided_on.is_some() && number.is_none() {
        typed.refuse("number", Message::new(page.t("approval-no-number")));
    }
    if typed.is_refused() {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, &app, &congress, &typed).await?).into_response());
    }
    let row = approval::Model { congress_id: id, received_on, number, decided_on, issuer: typed.text_or_none("issuer") };
    record_approval(&app, page.account()?, &page, &congress, row, &out).await?;
    live::announce(&app, id);
    Ok(see_other(&format!("/van-phong/dai-hoi/{id}/chuan-y")))
}

/// The row, those left out, and the mandates, in one act.
async fn record_approval(
    app: &App,
    account: Uuid,
    page: &Page,
    congress: &congress::Model,
    row: approval::Model,
    out: &[Uuid],
) -> anyhow::Result<()> {
    let tx = app.begin().await?;
    let act = record::begin(app, &tx, Some(account), "record_approval", &congress.id).await?;
    let standing = store::find_approval(&tx, congress.id).await?;
    let decided = row.decided_on.zip(row.number.clone());
    put::<approval::Entity>(app, &tx, &act, standing, row).await?;
    if let Some((day, number)) = decided {
        let left_out = store::list_not_approved(&tx, congress.id).await?;
        let note = page.with("approval-note", &[("number", &number), ("day", &page.day(&day))]);
        for mandate in given(&tx, congress).await? {
            let refused = out.contains(&mandate.member_id) && !left_out.iter().any(|row| row.member_id == mandate.member_id);
            let known = left_out.iter().any(|row| row.member_id == mandate.member_id);
            let after = match (refused, known) {
                (true, _) => ended(&mandate, day),
                (_, true) => continue,
                _ => mandate::Model { note: mandate.note.clone().or_else(|| Some(note.clone())), ..mandate.clone() },
            };
            put::<mandate::Entity>(app, &tx, &act, Some(mandate), after).await?;
        }
        let given: BTreeSet<Uuid> = given(&tx, congress).await?.into_iter().map(|row| row.member_id).collect();
        for member_id in out.iter().copied().filter(|id| given.contains(id)) {
            if !left_out.iter().any(|row| row.member_id == member_id) {
                let row = not_approved::Model { congress_id: congress.id, member_id, from_day: day, reason: None };
                put::<not_approved::Entity>(app, &tx, &act, None, row).await?;
            }
        }
    }
    tx.commit().await?;
    Ok(())
}

/// The mandate until the day before the decision; never before it began.
fn ended(row: &mandate::Model, decided: Day) -> mandate::Model {
    let last = decided.pred_opt().unwrap_or(decided).max(row.from_day);
    let last = row.to_day.map_or(last, |to| to.min(last));
    mandate::Model { to_day: Some(last), ..row.clone() }
}
