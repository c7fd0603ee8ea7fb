//! **Văn bản mật.** The bare entry: number, day, place kept. There is no field for anything it says.

use super::{actions, receiving};
use crate::cell_of;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::name::tidy;
use chibo_core::register::CODES;
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Message, Page, PageError, html, see_other, sessions};
use tower_sessions::Session;

#[derive(Template)]
#[template(path = "register/confidential.html")]
struct Confidential {
    page: Page,
    way: String,
    number: Vec<Field>,
    fields: Vec<Field>,
    refused: bool,
}

/// Where a place is no longer a place but begins to tell what the paper says.
const LONGEST: usize = 60;

pub(super) async fn show(page: Page, State(app): State<App>) -> Result<impl IntoResponse, PageError> {
    let typed = Typed::standing([("way", "out".to_owned()), ("day", app.today().format("%-d/%-m/%Y").to_string())]);
    render(page, &typed)
}

fn render(page: Page, typed: &Typed) -> Result<Html<String>, PageError> {
    let codes = CODES.into_iter().map(|code| (code.to_owned(), page.t(&format!("register-code-{}", key(code))))).collect();
    html(&Confidential {
        way: typed.value("way").to_owned(),
        number: vec![typed.choice(&page, "code", "confidential-code", codes), typed.text(&page, "number", "confidential-number")],
        fields: vec![typed.text(&page, "day", "confidential-day"), typed.text(&page, "kept_at", "confidential-kept-at")],
        refused: typed.is_refused(),
        page,
    })
}

/// The letters of a type in keys of words.
pub(super) fn key(code: &str) -> String {
    chibo_core::name::fold(code)
}

pub(super) async fn enter(
    page: Page,
    State(app): State<App>,
    session: Session,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let mut typed = Typed::new(values);
    let outgoing = typed.value("way") != "in";
    let (day, kept_at) = (typed.day(&page, "day"), typed.text_needed(&page, "kept_at"));
    if kept_at.as_ref().is_some_and(|place| place.chars().count() > LONGEST) {
        typed.refuse("kept_at", Message::new(page.t1("confidential-long", "most", LONGEST)));
    }
    let code = CODES.into_iter().find(|code| *code == typed.value("code"));
    let number = if outgoing { None } else { typed.text_needed(&page, "number") };
    if number.as_ref().is_some_and(|number| number.chars().count() > LONGEST) {
        typed.refuse("number", Message::new(page.t1("confidential-long", "most", LONGEST)));
    }
    if outgoing && code.is_none() {
        typed.refuse("code", Message::new(page.t("confidential-no-code")));
    }
    let (Some(day), Some(kept_at), false) = (day, kept_at, typed.is_refused()) else {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, &typed)?).into_response());
    };
    let (account, cell, kept_at) = (Some(page.account()?), cell_of(&app).await?, tidy(&kept_at));
    let (entered, view) = match (code, number) {
        (_, Some(number)) => {
            let number = tidy(&number);
            receiving::enter_confidential(&app, account, cell, (number.clone(), day, kept_at)).await?;
            (number, "den")
        }
        (Some(code), None) => (actions::enter_confidential(&app, account, cell, (code, day, kept_at)).await?, "di"),
        (None, None) => return Err(PageError::NotFound),
    };
    sessions::notice(&session, page.t1("confidential-entered", "number", entered)).await?;
    Ok(see_other(&format!("/van-phong/van-ban?xem={view}")))
}
