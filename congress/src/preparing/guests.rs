//! The guests, in the order of protocol in which they are introduced.

use super::store::{self, guest};
use super::{actions, in_protocol_order};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::congress::{Level, Post};
use chibo_core::name::tidy;
use chibo_frame::db::{code, from_code};
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Message, Page, PageError, html, see_other};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "preparing/guests.html")]
struct Guests {
    page: Page,
    title: String,
    path: String,
    introduced: Vec<guest::Model>,
    /// The guest being corrected; none where one is added.
    of: Option<Uuid>,
    fields: Vec<Field>,
    levels: Vec<Choice>,
    posts: Vec<Choice>,
    speaks: bool,
}

/// A word that may be chosen: as it is stored, as it is shown, whether it is chosen.
struct Choice {
    word: String,
    text: String,
    chosen: bool,
}

const LEVELS: [Level; 6] = [Level::Central, Level::Province, Level::City, Level::Ward, Level::Quarter, Level::Other];
const POSTS: [Post; 9] = [
    Post::Secretary,
    Post::DeputySecretary,
    Post::CouncilChair,
    Post::CommitteeChair,
    Post::StandingMember,
    Post::FrontChair,
    Post::CommitteeMember,
    Post::HeadOfBody,
    Post::Other,
];

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<impl IntoResponse, PageError> {
    render(page, &app, id, None, &Typed::standing([("level", "ward".to_owned()), ("post", "secretary".to_owned())])).await
}

/// A guest on the form, to be corrected.
pub(super) async fn edit(
    page: Page,
    State(app): State<App>,
    Path((id, guest)): Path<(Uuid, Uuid)>,
) -> Result<impl IntoResponse, PageError> {
    let row = store::list_guests(&app.db, id).await?.into_iter().find(|row| row.id == guest).ok_or(PageError::NotFound)?;
    let speaks = if row.speaks { "yes" } else { "" };
    let standing =
        [("name", row.name), ("title", row.title), ("level", row.level), ("post", row.post), ("speaks", speaks.to_owned())];
    render(page, &app, id, Some(guest), &Typed::standing(standing)).await
}

async fn render(page: Page, app: &App, id: Uuid, of: Option<Uuid>, typed: &Typed) -> Result<Html<String>, PageError> {
    let congress = store::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let introduced = in_protocol_order(store::list_guests(&app.db, id).await?)?;
    let choice = |key: &str, word: String| Choice {
        text: page.t(&format!("{key}-{}", word.replace('_', "-"))),
        chosen: typed.value(key) == word,
        word,
    };
    html(&Guests {
        title: page.t1("congress-title", "number", congress.congress_number()),
        path: format!("/van-phong/dai-hoi/{id}"),
        introduced,
        of,
        fields: vec![typed.text(&page, "name", "guest-name"), typed.text(&page, "title", "guest-title")],
        levels: LEVELS.map(|level| choice("level", code(&level))).into(),
        posts: POSTS.map(|post| choice("post", code(&post))).into(),
        speaks: typed.value("speaks") == "yes",
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
    write(page, &app, id, None, values).await
}

/// Corrects a guest.
pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    Path((id, guest)): Path<(Uuid, Uuid)>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let rows = store::list_guests(&app.db, id).await?;
    rows.iter().find(|row| row.id == guest).ok_or(PageError::NotFound)?;
    write(page, &app, id, Some(guest), values).await
}

async fn write(page: Page, app: &App, id: Uuid, of: Option<Uuid>, values: Vec<(String, String)>) -> Result<Response, PageError> {
    let mut typed = Typed::new(values);
    for name in ["name", "title"] {
        if typed.value(name).is_empty() {
            typed.refuse(name, Message::new(page.t("form-empty")));
        }
    }
    if typed.is_refused() {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, app, id, of, &typed).await?).into_response());
    }
    let level: Level = from_code(typed.value("level")).map_err(|_| PageError::NotFound)?;
    let post: Post = from_code(typed.value("post")).map_err(|_| PageError::NotFound)?;
    let row = guest::Model {
        id: of.unwrap_or_else(|| app.new_id()),
        congress_id: id,
        name: tidy(typed.value("name")),
        title: tidy(typed.value("title")),
        level: code(&level),
        post: code(&post),
        speaks: typed.value("speaks") == "yes",
    };
    actions::put_guest(app, page.account()?, row).await?;
    Ok(see_other(&format!("/van-phong/dai-hoi/{id}/khach-moi")))
}

pub(super) async fn remove(page: Page, State(app): State<App>, path: Path<(Uuid, Uuid)>) -> Result<Response, PageError> {
    let Path((id, guest)) = path;
    actions::remove_guest(&app, page.account()?, id, guest).await?;
    Ok(see_other(&format!("/van-phong/dai-hoi/{id}/khach-moi")))
}
