//! What the cell does with what came down: takes a file in, confirms its key, replies to a plan.

use super::received::{names, render};
use super::taking::{self, Outcome};
use crate::exchange::bad_text;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::{Path, State};
use axum::response::Response;
use axum_extra::extract::Form;
use chibo_frame::parcel::sent;
use chibo_frame::typed::Typed;
use chibo_frame::{App, Message, Page, PageError, see_other, sessions};
use chibo_people::units;
use tower_sessions::Session;
use uuid::Uuid;

const PATH: &str = "/van-phong/tu-dang-uy";

pub(super) async fn upload(
    page: Page,
    State(app): State<App>,
    session: Session,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let bytes = match form {
        Ok(form) => sent(form).await,
        Err(_) => None,
    };
    let Some(bytes) = bytes else {
        let problem = Message::new(page.t("exchange-no-file")).remedy(page.t("received-no-file-remedy"));
        return render(page, &app, Some(problem), None).await;
    };
    let said = match taking::take(&app, Some(page.account()?), &cell, &bytes).await? {
        Outcome::Taken => page.t("received-taken"),
        Outcome::Waits => page.t("received-waits-now"),
        Outcome::Twice(number) => page.t1("received-twice", "number", number),
        refused => {
            let problem = refusal(&page, &refused);
            return render(page, &app, Some(problem), None).await;
        }
    };
    sessions::notice(&session, said).await?;
    Ok(see_other(PATH))
}

fn refusal(page: &Page, refused: &Outcome) -> Message {
    match refused {
        Outcome::Older { number, standing } => {
            let said = page.with("received-older", &[("number", number), ("standing", standing)]);
            Message::new(said).remedy(page.t("received-older-remedy"))
        }
        Outcome::Elsewhere(ward) => {
            Message::new(page.t1("received-elsewhere", "ward", ward)).remedy(page.t("received-elsewhere-remedy"))
        }
        Outcome::Bad(bad) => bad_text(page, *bad),
        Outcome::Taken | Outcome::Waits | Outcome::Twice(_) => Message::new(page.t("received-taken")),
    }
}

pub(super) async fn confirm(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(id): Path<Uuid>,
) -> Result<Response, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    taking::confirm(&app, page.account()?, cell.id, id).await?.ok_or(PageError::NotFound)?;
    sessions::notice(&session, page.t("received-taken")).await?;
    Ok(see_other(PATH))
}

pub(super) async fn reply(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    taking::plans(&app.db, cell.id).await?.into_iter().find(|plan| plan.id == id).ok_or(PageError::NotFound)?;
    let mut typed = Typed::new(values);
    let [words, done_on] = names(id);
    let (words, done_on) = (typed.text_needed(&page, &words), typed.day_or_none(&page, &done_on));
    let Some(words) = words.filter(|_| !typed.is_refused()) else { return render(page, &app, None, Some((id, typed))).await };
    let words: String = words.chars().take(super::body::LONGEST).collect();
    taking::reply(&app, page.account()?, cell.id, id, &words, done_on).await?;
    sessions::notice(&session, page.t("received-reply-kept")).await?;
    Ok(see_other(PATH))
}
