//! One receipt, to print; and making it void.

use super::store::{self, fee_receipt};
use super::{actions, words};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::fee::Month;
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Page, PageError, html, see_other};
use chibo_people::{roll, units};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "fees/receipt.html")]
struct Receipt {
    page: Page,
    cell: String,
    name: String,
    month: Month,
    row: fee_receipt::Model,
    reason: Field,
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Html<String>, PageError> {
    render(page, &app, id, &Typed::default()).await
}

async fn render(page: Page, app: &App, id: Uuid, typed: &Typed) -> Result<Html<String>, PageError> {
    let row = store::find_receipt(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let cell = units::find(&app.db, row.cell_id).await?.ok_or(PageError::NotFound)?;
    let name = roll::find_member(&app.db, row.member_id).await?.map(|member| member.name).unwrap_or_default();
    let reason = typed.text(&page, "reason", "fees-void-reason");
    html(&Receipt { cell: cell.name, name, month: Month::of(row.month), row, reason, page })
}

pub(super) async fn void(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let mut typed = Typed::new(values);
    match actions::void(&app, page.account()?, id, typed.value("reason")).await? {
        Ok(()) => Ok(see_other(&format!("/van-phong/dang-phi/phieu/{id}"))),
        Err(actions::Refusal::NotThere) => Err(PageError::NotFound),
        Err(refusal @ actions::Refusal::NoReason) => {
            typed.refuse("reason", words::message(&page, &refusal));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, &app, id, &typed).await?).into_response())
        }
        Err(refusal) => Err(PageError::Refused(words::message(&page, &refusal))),
    }
}
