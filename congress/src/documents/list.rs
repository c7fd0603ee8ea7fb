//! The page of a congress's papers: each with what is still missing, and the way to the page where it is made.

use super::papers::file_of;
use super::{approving, paper_kinds};
use crate::preparing;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use chibo_frame::{App, Page, PageError, Right, html};
use chibo_people::papers::{Choice, Group, PaperKind, Subject, in_vietnamese, paper_of};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "documents/list.html")]
struct List {
    page: Page,
    title: String,
    path: String,
    lines: Vec<Line>,
    /// The file by which all its papers are made at once.
    file: String,
    sees: bool,
    runs: bool,
    /// What is due after the elections.
    after: Vec<String>,
}

/// A kind of paper, or one paper of a kind.
struct Line {
    name: String,
    about: String,
    /// What the records do not say yet, as sentences.
    missing: Vec<String>,
    /// Where it is made.
    href: String,
    /// The papers of a kind that is made for many: name and address of each.
    many: Vec<(String, String)>,
}

/// A kind with more papers than these stands on one line.
const FEW: usize = 5;

/// The papers of a congress.
pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<impl IntoResponse, PageError> {
    let congress = preparing::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let (vi, file) = (in_vietnamese(&app), file_of(&in_vietnamese(&app), &congress));
    let mut lines = Vec::new();
    for kind in paper_kinds().iter().filter(|kind| kind.group == Group::Congress && page.may(kind.right)) {
        let choices = (kind.choices)(&app, &vi, congress.cell_id).await?;
        let choices: Vec<Choice> = choices.into_iter().filter(|choice| choice.file == file).collect();
        let shown = if choices.len() > FEW { 1 } else { choices.len() };
        for choice in choices.iter().take(shown) {
            let many = if choices.len() > FEW { choices.as_slice() } else { &[] };
            lines.push(line(&app, &page, kind, (congress.cell_id, &file), choice, many).await?);
        }
    }
    html(&List {
        title: page.t1("congress-title", "number", congress.congress_number()),
        path: format!("/van-phong/dai-hoi/{id}"),
        after: approving::lines(&app, &page, &congress).await?,
        lines,
        file,
        sees: page.may(Right::SeePeople),
        runs: page.may(Right::RunCongress),
        page,
    })
}

/// The line of one paper; of a kind for many, its first one stands for all.
async fn line(
    app: &App,
    page: &Page,
    kind: &PaperKind,
    (cell, file): (Uuid, &str),
    choice: &Choice,
    many: &[Choice],
) -> anyhow::Result<Line> {
    let subject = Subject { cell, id: choice.id, period: choice.period.clone() };
    let gaps = paper_of(app, kind, &subject).await?.map(|draft| draft.gaps).unwrap_or_default();
    let mut missing: Vec<String> = gaps.into_iter().map(|gap| gap.why.unwrap_or(gap.field)).collect();
    missing.dedup();
    let name = page.t(&format!("paper-{}", kind.name));
    let name = if choice.label == file || !many.is_empty() { name } else { format!("{name} – {}", choice.label) };
    Ok(Line {
        about: page.t(&format!("paper-about-{}", kind.name)),
        name,
        missing,
        href: address(kind, choice),
        many: many.iter().map(|choice| (choice.label.clone(), address(kind, choice))).collect(),
    })
}

/// Where a paper is made.
fn address(kind: &PaperKind, choice: &Choice) -> String {
    let period = if choice.period.is_empty() { String::new() } else { format!("?ky={}", choice.period) };
    format!("/van-phong/van-ban/lap/{}/{}{period}", kind.name, choice.id)
}
