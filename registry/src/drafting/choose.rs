//! What a kind of paper can be made of.

use super::store;
use crate::{cell_of, kinds, words};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use chibo_core::name::fold;
use chibo_frame::{App, Page, PageError, Right, html, see_other};
use chibo_people::papers::Choice;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "drafting/choose.html")]
struct Choose {
    page: Page,
    kind: String,
    label: String,
    about: String,
    rule: &'static str,
    /// What is searched for.
    sought: String,
    /// How many there are in all.
    all: usize,
    files: Vec<(String, Vec<Line>)>,
}

struct Line {
    href: String,
    label: String,
    /// Whether a draft or an issued paper stands.
    begun: bool,
}

/// From so many on, a list is searched.
const MANY: usize = 12;

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    tim: String,
}

pub(super) async fn show(
    page: Page,
    State(app): State<App>,
    Path(name): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    let (kind, cell) = (kinds::open(&page, &name)?, cell_of(&app).await?);
    let choices = (kind.choices)(&app, &page, cell).await?;
    if let [only] = choices.as_slice() {
        return Ok(see_other(&address(kind.name, only)));
    }
    let papers = store::list(&app.db, cell).await?;
    let begun = |choice: &Choice| {
        papers.iter().any(|row| row.kind == kind.name && row.subject_id == choice.id && row.period == choice.period)
    };
    let sought = fold(&asked.tim);
    let mut files: Vec<(String, Vec<Line>)> = Vec::new();
    for choice in choices.iter().filter(|choice| fold(&format!("{} {}", choice.label, choice.file)).contains(&sought)) {
        let line = Line { href: address(kind.name, choice), label: choice.label.clone(), begun: begun(choice) };
        match files.iter_mut().find(|(file, _)| *file == choice.file) {
            Some((_, lines)) => lines.push(line),
            None => files.push((choice.file.clone(), vec![line])),
        }
    }
    let shown = Choose {
        label: words::kind_name(&page, &kind),
        about: page.t(&format!("paper-about-{}", kind.name)),
        rule: kind.rule_on(app.today()).unwrap_or_default(),
        sought: asked.tim,
        all: choices.len(),
        files,
        kind: name,
        page,
    };
    Ok(html(&shown)?.into_response())
}

/// Where a paper of this kind and subject is made.
fn address(kind: &str, choice: &Choice) -> String {
    let period = if choice.period.is_empty() { String::new() } else { format!("?ky={}", choice.period) };
    format!("/van-phong/van-ban/lap/{kind}/{}{period}", choice.id)
}
