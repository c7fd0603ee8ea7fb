//! What two readings of a bundle differ in, name by name, and only that: looked at again with the paper in hand.

use super::bundle::load;
use super::key::{PaperForm, opened, paper_form, papers_of, sent_paper};
use super::keying::{self, Place};
use super::refusal::Refusal;
use super::show::hand_over;
use super::words;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::election::{Paper, PaperDifference, Slate};
use chibo_frame::typed::Typed;
use chibo_frame::{App, Page, PageError, html, see_other};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "counting/differ.html")]
struct Differ {
    page: Page,
    title: String,
    back: String,
    path: String,
    papers: Vec<PaperView>,
}

struct PaperView {
    /// Its number in the bundle, from 1.
    number: usize,
    /// What it is about, what the first read, what the second.
    lines: Vec<(String, String, String)>,
    /// What was ruled, in words; the form as long as nothing was.
    ruled: bool,
    form: PaperForm,
}

/// The papers that differ.
pub(super) async fn show(
    page: Page,
    State(app): State<App>,
    Path(path): Path<(Uuid, Uuid, usize)>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let (counting, seal, at) = opened(&page, &app, path, &headers).await?;
    let sheets = papers_of(&counting, at)?;
    let open = load(&app.db, &seal, at).await?;
    let Some((differ, readings)) = open.differences(counting.slate(), sheets).zip(open.readings(sheets)) else {
        return Ok(see_other(&format!("{}#nhap", counting.path())));
    };
    let papers = differ.iter().map(|one| {
        let ruled = open.rulings.get(&one.paper);
        let untouched = readings.0.get(one.paper).zip(readings.1.get(one.paper)).map(|(a, b)| where_they_agree(a, b));
        PaperView {
            number: one.paper + 1,
            lines: lines(&page, counting.slate(), one),
            ruled: ruled.is_some(),
            form: paper_form(&page, counting.slate(), ruled.or(untouched.as_ref())),
        }
    });
    let shown = Differ {
        title: page.t1("counting-differ-title", "bundle", at + 1),
        back: counting.path(),
        path: format!("{}/lech/{}", counting.path(), at + 1),
        papers: papers.collect(),
        page,
    };
    let mut response = html(&shown)?.into_response();
    hand_over(&mut response, Some(&seal), &counting.path());
    Ok(response)
}

/// What both read alike is filled in. What they differ in is for who holds the paper: it starts as the first read it.
fn where_they_agree(one: &Paper, other: &Paper) -> Paper {
    Paper { marks: one.marks.clone(), ruling: one.ruling.filter(|ruling| other.ruling == Some(*ruling)) }
}

fn lines(page: &Page, slate: &Slate, one: &PaperDifference) -> Vec<(String, String, String)> {
    let name = |line: usize| slate.candidates.get(line).cloned().unwrap_or_default();
    let mark = |mark| words::mark(page, slate.style, mark);
    let marks = one.lines.iter().map(|(line, a, b)| (name(*line), mark(*a), mark(*b)));
    let whole = one.verdicts.map(|(a, b)| (page.t("counting-whole-paper"), words::verdict(page, a), words::verdict(page, b)));
    whole.into_iter().chain(marks).collect()
}

/// What the paper says.
pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    Path(path): Path<(Uuid, Uuid, usize)>,
    headers: HeaderMap,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let (counting, seal, at) = opened(&page, &app, path, &headers).await?;
    let typed = Typed::new(values);
    let (paper, sheet) = sent_paper(&typed, &counting).ok_or_else(|| words::refused(&page, &Refusal::NoSuchPaper))?;
    match keying::rule(&app, page.account()?, (&counting, &seal), Place { bundle: at, paper: sheet }, paper).await? {
        Ok(()) => Ok(see_other(&format!("{}/lech/{}", counting.path(), at + 1))),
        Err(refusal) => Err(words::refused(&page, &refusal)),
    }
}
