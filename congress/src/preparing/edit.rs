//! The congress's day, place and term, and its bodies.

use super::actions::{self, Refusal};
use super::store::{self, congress};
use super::{Body, names_of, show::clock, words};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::day::parse_clock;
use chibo_core::name::tidy;
use chibo_frame::db::code;
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Lang, Message, Page, PageError, html, see_other};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "preparing/edit.html")]
struct Edit {
    page: Page,
    title: String,
    path: String,
    fields: Vec<Field>,
    bodies: Vec<Field>,
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<impl IntoResponse, PageError> {
    let congress = store::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let mut typed = Typed::standing([
        ("held_on", Lang::Vi.day(congress.held_on)),
        ("starts_at", clock(congress.starts_at)),
        ("place", congress.place.clone()),
        ("term_from", Lang::Vi.day(congress.term_from)),
        ("term_to", Lang::Vi.day(congress.term_to)),
    ]);
    let bodies = store::list_bodies(&app.db, id).await?;
    for body in Body::ALL {
        typed.set(&code(&body), names_of(&bodies, body).join("\n"));
    }
    render(page, &congress, &typed)
}

fn render(page: Page, congress: &congress::Model, typed: &Typed) -> Result<Html<String>, PageError> {
    let text = |name: &str| typed.text(&page, name, &format!("edit-{}", name.replace('_', "-")));
    html(&Edit {
        title: page.t1("congress-title", "number", congress.congress_number()),
        path: format!("/van-phong/dai-hoi/{}", congress.id),
        fields: ["held_on", "starts_at", "place", "term_from", "term_to"].map(text).into(),
        bodies: Body::ALL.map(|body| typed.area(&page, &code(&body), &format!("body-{}", code(&body)), 5)).into(),
        page,
    })
}

pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let congress = store::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let mut typed = Typed::new(values);
    let days = ["held_on", "term_from", "term_to"].map(|name| typed.day(&page, name));
    let starts_at = parse_clock(typed.value("starts_at")).map(i32::from);
    if starts_at.is_none() {
        typed.refuse("starts_at", Message::new(page.t1("form-clock-wrong", "text", typed.value("starts_at").to_owned())));
    }
    let ([Some(held_on), Some(term_from), Some(term_to)], Some(starts_at)) = (days, starts_at) else {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, &congress, &typed)?).into_response());
    };
    if term_to <= term_from {
        typed.refuse("term_to", Message::new(page.t("form-term-order")));
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, &congress, &typed)?).into_response());
    }
    let place = tidy(typed.value("place"));
    let bodies = Body::ALL.map(|body| (body, typed.lines(&code(&body))));
    let wanted = congress::Model { held_on, starts_at, place, term_from, term_to, ..congress.clone() };
    match actions::save_facts(&app, page.account()?, wanted, &bodies).await? {
        Ok(()) => Ok(see_other(&format!("/van-phong/dai-hoi/{id}"))),
        Err(refusal @ (Refusal::TellerNotOfficial { .. } | Refusal::TellerOnList { .. })) => {
            typed.refuse(&code(&Body::Tellers), words::refusal(&page, &refusal));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, &congress, &typed)?).into_response())
        }
        Err(refusal) => Err(words::refused(&page, &refusal)),
    }
}
