//! The cell's own wording of a kind: written in the editor, looked at with a subject that is chosen, its versions kept.

use super::actions;
use super::store;
use crate::drafting::{FieldState as Known, Preview, WordingField, legend, tidy_words};
use crate::{cell_of, kinds, making, mark, words};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_frame::typed::Typed;
use chibo_frame::{App, Message, Page, PageError, html, see_other, sessions};
use chibo_paper::writing::Values;
use chibo_people::papers::{Choice, Gathered, PaperKind, Sheet, Subject, cell_values, compose, gathered};
use serde::Deserialize;
use tower_sessions::Session;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "templates/edit.html")]
struct Edit {
    page: Page,
    kind: &'static str,
    name: String,
    path: String,
    /// Whether the cell has a wording of its own.
    own: bool,
    words: String,
    seen: String,
    keep: Option<String>,
    legend: Vec<WordingField>,
    /// Fields that nothing stands for.
    unknown: Vec<String>,
    /// What the preview can be made of, each with its key in the form.
    subjects: Vec<(String, String)>,
    subject: String,
    preview: Option<Preview>,
    /// Earlier versions: when, and the words; none where the cell went back to the product's.
    versions: Vec<(String, Option<String>)>,
    general: Vec<Message>,
}

/// The subject of the preview, and the version to begin with.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    thu: String,
}

pub(super) async fn show(
    page: Page,
    State(app): State<App>,
    Path(name): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<impl IntoResponse, PageError> {
    let (kind, cell) = (kinds::open(&page, &name)?, cell_of(&app).await?);
    let words = making::wording_of(&app, cell, &kind).await?;
    let seen = mark(&words);
    let typed = Typed::standing([("words", words), ("thu", asked.thu), ("seen", seen)]);
    render(page, &app, (&kind, cell), &typed).await
}

fn key_of(choice: &Choice) -> String {
    format!("{} {}", choice.id, choice.period)
}

/// The chosen subject, or the first, with its figures.
async fn sample(
    app: &App,
    kind: &PaperKind,
    cell: Uuid,
    choices: &[Choice],
    asked: &str,
) -> anyhow::Result<Option<(Subject, Gathered)>> {
    let chosen = choices.iter().find(|choice| key_of(choice).trim() == asked).or(choices.first());
    let Some(choice) = chosen else { return Ok(None) };
    let subject = Subject { cell, id: choice.id, period: choice.period.clone() };
    Ok(gathered(app, kind, &subject).await?.map(|own| (subject, own)))
}

async fn render(page: Page, app: &App, (kind, cell): (&PaperKind, Uuid), typed: &Typed) -> Result<Html<String>, PageError> {
    let words = tidy_words(typed.value("words"));
    let choices = (kind.choices)(app, &page, cell).await?;
    let asked = typed.value("thu");
    let sample = sample(app, kind, cell, &choices, asked).await?;
    let values: Values = match &sample {
        Some((_, own)) => own.values.clone(),
        None => cell_values(app, cell, app.today()).await?,
    };
    let legend = legend(&words, &values);
    let preview = match &sample {
        Some((subject, own)) => {
            let sheet = Sheet { wording: &words, values: &own.values, issuer: own.issuer.as_deref(), day: own.day, number: None };
            Some(Preview::of(compose(app, kind, subject, &sheet).await?.paper))
        }
        None => None,
    };
    let versions = store::versions(&app.db, cell, kind.name).await?;
    html(&Edit {
        kind: kind.name,
        name: words::kind_name(&page, kind),
        path: format!("/van-phong/van-ban/mau/{}", kind.name),
        own: store::find(&app.db, cell, kind.name).await?.is_some(),
        unknown: legend.iter().filter(|field| field.state == Known::Unknown).map(|field| field.name.clone()).collect(),
        seen: typed.value("seen").to_owned(),
        words,
        keep: None,
        legend,
        subjects: choices.iter().map(|choice| (key_of(choice).trim().to_owned(), choice.label.clone())).collect(),
        subject: asked.to_owned(),
        preview,
        versions: versions.into_iter().map(|version| (words::moment(&page, version.at), version.wording)).collect(),
        general: typed.general.clone(),
        page,
    })
}

pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(name): Path<String>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let (kind, cell) = (kinds::open(&page, &name)?, cell_of(&app).await?);
    let mut typed = Typed::new(values);
    let words = tidy_words(typed.value("words"));
    if typed.value("then") == "preview" {
        return Ok(render(page, &app, (&kind, cell), &typed).await?.into_response());
    }
    if words.is_empty() {
        typed.general.push(Message::new(page.t("wordings-empty")));
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, &app, (&kind, cell), &typed).await?).into_response());
    }
    actions::save(&app, Some(page.account()?), cell, &kind, &words).await?;
    sessions::notice(&session, page.t("wordings-saved")).await?;
    Ok(see_other(&format!("/van-phong/van-ban/mau/{}", kind.name)))
}

pub(super) async fn reset(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(name): Path<String>,
) -> Result<Response, PageError> {
    let (kind, cell) = (kinds::open(&page, &name)?, cell_of(&app).await?);
    actions::reset(&app, Some(page.account()?), cell, &kind).await?;
    sessions::notice(&session, page.t("wordings-reset-done")).await?;
    Ok(see_other(&format!("/van-phong/van-ban/mau/{}", kind.name)))
}
