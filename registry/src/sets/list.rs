//! Choosing a set: the group, the file in it, its kinds of paper, the form.

use super::files::{File, files};
use super::job::{self, Form, Order};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form as Sent;
use chibo_frame::{App, Page, PageError, Typed, html, see_other};
use chibo_people::papers::{Group, Subject};
use chibo_people::units;
use serde::Deserialize;

pub(super) const PATH: &str = "/van-phong/van-ban/bo";

#[derive(Template)]
#[template(path = "sets/list.html")]
struct List {
    page: Page,
    group: Group,
    files: Vec<Entry>,
    chosen: Option<Chosen>,
    /// Nothing was ticked.
    nothing: bool,
}

/// A file by its name.
struct Entry {
    name: String,
    papers: usize,
}

/// The file that was chosen.
struct Chosen {
    name: String,
    kinds: Vec<KindLine>,
}

struct KindLine {
    name: &'static str,
    label: String,
    papers: usize,
}

/// What the address asks for.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    nhom: String,
    ho_so: String,
}

fn group_of(word: &str) -> Group {
    Group::ALL.into_iter().find(|group| group.word() == word).unwrap_or(Group::Year)
}

pub(super) async fn show(page: Page, State(app): State<App>, Query(asked): Query<Asked>) -> Result<Response, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let group = group_of(&asked.nhom);
    let files = files(&app, &page, cell.id, group).await?;
    Ok(render(page, group, &files, &asked.ho_so, false)?.into_response())
}

fn render(page: Page, group: Group, files: &[File], name: &str, nothing: bool) -> Result<impl IntoResponse + use<>, PageError> {
    let chosen = files.iter().find(|file| file.name == name).map(|file| Chosen {
        name: file.name.clone(),
        kinds: file
            .kinds
            .iter()
            .map(|(kind, choices)| KindLine {
                name: kind.name,
                label: page.t(&format!("paper-{}", kind.name)),
                papers: choices.len(),
            })
            .collect(),
    });
    let files = files.iter().map(|file| Entry { name: file.name.clone(), papers: file.papers() }).collect();
    html(&List { page, group, files, chosen, nothing })
}

/// Begins to make a set.
pub(super) async fn start(
    page: Page,
    State(app): State<App>,
    Sent(values): Sent<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let wanted: Vec<String> = values.iter().filter(|(name, _)| name == "loai").map(|(_, kind)| kind.clone()).collect();
    let typed = Typed::new(values);
    let group = group_of(typed.value("nhom"));
    let files = files(&app, &page, cell.id, group).await?;
    let Some(file) = files.iter().find(|file| file.name == typed.value("ho_so")) else { return Err(PageError::NotFound) };
    let kinds = file.kinds.iter().filter(|(kind, _)| wanted.iter().any(|name| name == kind.name));
    let papers: Vec<_> = kinds
        .flat_map(|(kind, choices)| choices.iter().map(move |choice| (*kind, subject(cell.id, choice), choice.label.clone())))
        .collect();
    if papers.is_empty() {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, group, &files, typed.value("ho_so"), true)?).into_response());
    }
    let order = Order { name: file.name.clone(), form: Form::of(typed.value("dang")), papers, owner: page.account()? };
    let job = job::start(&app, order);
    Ok(see_other(&format!("{PATH}/{job}")).into_response())
}

fn subject(cell: uuid::Uuid, choice: &chibo_people::papers::Choice) -> Subject {
    Subject { cell, id: choice.id, period: choice.period.clone() }
}
