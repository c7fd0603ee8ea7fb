//! Who is relieved of a part of the fee, or may pay late.

use super::store;
use super::{actions, papers, words};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::day::Day;
use chibo_core::fee::{Relief, ReliefFault};
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Page, PageError, html, see_other};
use chibo_people::papers::Offer;
use chibo_people::{roll, units};
use std::collections::BTreeMap;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "fees/reliefs.html")]
struct Reliefs {
    page: Page,
    rows: Vec<Row>,
    fields: Vec<Field>,
}

struct Row {
    name: String,
    percent: String,
    from: Day,
    to: Day,
    decision: String,
    offers: Vec<Offer>,
}

pub(super) async fn show(page: Page, State(app): State<App>) -> Result<Html<String>, PageError> {
    render(page, &app, &Typed::default()).await
}

async fn render(page: Page, app: &App, typed: &Typed) -> Result<Html<String>, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let members = roll::list_members(&app.db, cell.id).await?;
    let names: BTreeMap<Uuid, &str> = members.iter().map(|row| (row.id, row.name.as_str())).collect();
    let kinds = papers::paper_kinds();
    let row = |row: store::fee_relief::Model| Row {
        name: names.get(&row.member_id).copied().unwrap_or_default().to_owned(),
        percent: words::percent(&page, row.percent),
        offers: kinds.iter().map(|kind| Offer::of(&page, kind, row.id, "")).collect(),
        from: row.valid_from,
        to: row.valid_to,
        decision: row.decision.unwrap_or_default(),
    };
    let rows = store::list_reliefs(&app.db, cell.id).await?.into_iter().map(row).collect();
    let of_members = members.iter().map(|row| (row.id.to_string(), row.name.clone())).collect();
    let percents = [30, 50, 70, 100, 0].map(|percent| (percent.to_string(), words::percent(&page, percent))).into();
    let fields = vec![
        typed.choice(&page, "member", "fees-member", of_members),
        typed.choice(&page, "percent", "fees-relief", percents),
        typed.text(&page, "from", "fees-relief-from"),
        typed.text(&page, "to", "fees-relief-to"),
        typed.text(&page, "decision", "fees-relief-decision"),
    ];
    html(&Reliefs { page, rows, fields })
}

pub(super) async fn add(
    page: Page,
    State(app): State<App>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let mut typed = Typed::new(values);
    let member: Uuid = typed.value("member").parse().map_err(|_| PageError::NotFound)?;
    roll::find_member(&app.db, member).await?.ok_or(PageError::NotFound)?;
    let percent = typed.number(&page, "percent");
    if let (Some(percent), Some(from), Some(to)) = (percent, typed.day(&page, "from"), typed.day(&page, "to")) {
        let relief = Relief { from, to, percent };
        let Err(refusal) = actions::relieve(&app, page.account()?, member, relief, typed.text_or_none("decision")).await? else {
            return Ok(see_other("/van-phong/dang-phi/mien-giam"));
        };
        let percents = matches!(refusal, actions::Refusal::Relief(ReliefFault::Percent(_)));
        typed.refuse(if percents { "percent" } else { "to" }, words::message(&page, &refusal));
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, &app, &typed).await?).into_response())
}
