//! The page of reading pictures: what was read, what the tellers rule with the lines enlarged, what was refused.

use super::super::key::{PaperForm, paper_form};
use super::super::keys;
use super::super::refusal::Refusal;
use super::super::round::Counting;
use super::super::sealed::Seal;
use super::super::show::hand_over;
use super::super::words;
use super::pile::{self, Pile, Sheet};
use super::ruling::field;
use super::{jobs, work_of};
use crate::scan;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chibo_core::election::{Mark, Spoilt};
use chibo_frame::db::code;
use chibo_frame::typed::Typed;
use chibo_frame::{App, Page, PageError, html};
use chibo_sheet::Doubt;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "counting/scan/page.html")]
struct Show {
    page: Page,
    back: String,
    path: String,
    place: usize,
    round: String,
    practice: bool,
    closed: bool,
    /// Pictures seen so far, while any are read.
    reading: Option<String>,
    failed: bool,
    /// The key is neither in the server's memory nor in this browser.
    lost: bool,
    /// The sum stands.
    done: bool,
    begun: bool,
    counts: Option<String>,
    /// Read and in the box, where they differ with nothing left to look at.
    differs: Option<String>,
    /// All is read and the sum was not taken.
    to_take: bool,
    sheets: Vec<SheetView>,
    refused: Vec<(String, String)>,
    form: PaperForm,
}

struct SheetView {
    id: Uuid,
    name: String,
    reason: String,
    lines: Vec<LineView>,
    /// Each ruling with its word, and whether it stands.
    rulings: Vec<(String, String, bool)>,
    unfinished: bool,
}

struct LineView {
    field: String,
    label: String,
    doubt: Option<String>,
    picture: Option<String>,
    marks: Vec<(String, String, bool)>,
}

/// The page.
pub(super) async fn show(
    page: Page,
    State(app): State<App>,
    path: Path<(Uuid, Uuid)>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let counting = Counting::find(&app, path.0).await?;
    render(page, &app, &counting, &headers, None).await
}

/// The page, with a ruling that was not finished.
pub(super) async fn render(
    page: Page,
    app: &App,
    counting: &Counting,
    headers: &HeaderMap,
    typed: Option<(Uuid, &Typed)>,
) -> Result<Response, PageError> {
    let work = counting.work.as_ref().ok_or_else(|| words::refused(&page, &Refusal::NotIssued))?;
    let returned = work.papers_returned().ok_or_else(|| words::refused(&page, &Refusal::NotOpened))?;
    let id = work_of(work.id);
    let seal = keys::find_in(app, &app.db, id, headers).await?;
    let lost = seal.is_none() && keys::is_used(&app.db, id).await?;
    let progress = jobs::progress(app, id);
    let reading = progress.running > 0;
    let pile = match &seal {
        Some(seal) => pile::load(&app.db, seal).await?.unwrap_or_default(),
        None => Pile::default(),
    };
    let sheets = match &seal {
        Some(seal) if !reading => sheets(&page, app, seal, counting, &pile, typed).await?,
        _ => Vec::new(),
    };
    let settled = pile.doubtful.is_empty() && !pile.is_empty();
    let same = pile.papers() == returned;
    let figures: [(&'static str, &dyn std::fmt::Display); 2] = [("papers", &pile.papers()), ("returned", &returned)];
    let shown = Show {
        back: counting.path(),
        path: format!("{}/quet", counting.path()),
        place: counting.place,
        round: page.t1("tally-title", "number", counting.place + 1),
        practice: counting.row.practice,
        closed: counting.row.closed,
        reading: reading.then(|| page.t1("scan-reading", "count", page.number(&progress.seen))),
        failed: progress.failed && !reading,
        lost,
        done: work.scan.is_some(),
        begun: lost || work.scan.is_some() || !pile.is_empty(),
        counts: (!pile.is_empty()).then(|| counts(&page, &pile)),
        differs: (settled && !same).then(|| page.with("scan-differs", &figures)),
        to_take: settled && same && work.scan.is_none(),
        sheets,
        refused: pile.refused.clone(),
        form: paper_form(&page, counting.slate(), None),
        page,
    };
    let mut response = html(&shown)?.into_response();
    hand_over(&mut response, seal.as_ref(), &counting.path());
    Ok(response)
}

fn counts(page: &Page, pile: &Pile) -> String {
    page.with("scan-counts", &[("read", &pile.papers()), ("to_rule", &pile.doubtful.len()), ("refused", &pile.refused.len())])
}

async fn sheets(
    page: &Page,
    app: &App,
    seal: &Seal,
    counting: &Counting,
    pile: &Pile,
    typed: Option<(Uuid, &Typed)>,
) -> anyhow::Result<Vec<SheetView>> {
    let mut views = Vec::with_capacity(pile.doubtful.len());
    for sheet in &pile.doubtful {
        let typed = typed.filter(|(id, _)| *id == sheet.id).map(|(_, typed)| typed);
        let mut lines = Vec::with_capacity(sheet.shown.len());
        for place in asked(sheet) {
            let png = pile::load_line(&app.db, seal, sheet.id, place).await?;
            lines.push(line(page, counting, sheet, (place, png), typed));
        }
        views.push(SheetView {
            id: sheet.id,
            name: sheet.name.clone(),
            reason: scan::reason(page, &sheet.reason, &named(counting, sheet)),
            lines,
            rulings: rulings(page, typed),
            unfinished: typed.is_some(),
        });
    }
    Ok(views)
}

/// The lines that a person is asked about: those shown, and those in question that no picture shows.
fn asked(sheet: &Sheet) -> Vec<usize> {
    let unread = sheet.marks.iter().enumerate().filter(|(_, mark)| mark.is_none()).map(|(place, _)| place);
    let mut places: Vec<usize> = sheet.shown.iter().copied().chain(unread).collect();
    places.sort_unstable();
    places.dedup();
    places
}

fn named<'c>(counting: &'c Counting, sheet: &Sheet) -> Vec<(usize, &'c str, Doubt)> {
    let name = |place: usize| counting.slate().candidates.get(place).map_or("", String::as_str);
    sheet.doubts.iter().map(|(place, doubt)| (place.saturating_add(1), name(*place), *doubt)).collect()
}

fn line(
    page: &Page,
    counting: &Counting,
    sheet: &Sheet,
    (place, png): (usize, Option<Vec<u8>>),
    typed: Option<&Typed>,
) -> LineView {
    let style = counting.slate().style;
    let read = sheet.marks.get(place).copied().flatten().map(|mark| code(&mark));
    let stands = typed.map(|typed| typed.value(&field(place)).to_owned()).filter(|word| !word.is_empty()).or(read);
    let mark = |mark: &Mark| {
        let word = code(mark);
        let checked = stands.as_ref() == Some(&word);
        (word, words::mark(page, style, *mark), checked)
    };
    let doubt = sheet.doubts.iter().find(|(at, _)| *at == place);
    LineView {
        field: field(place),
        label: counting.slate().candidates.get(place).cloned().unwrap_or_default(),
        doubt: doubt.map(|(_, doubt)| scan::doubt(page, *doubt)),
        picture: png.map(|png| format!("data:image/png;base64,{}", STANDARD.encode(png))),
        marks: Mark::of_style(style).iter().map(mark).collect(),
    }
}

fn rulings(page: &Page, typed: Option<&Typed>) -> Vec<(String, String, bool)> {
    let spoilt = Spoilt::RULED.map(|why| (code(&why), words::reason(page, why)));
    let first = [(String::new(), page.t("counting-ruling-none"))];
    let last = [("left-out".to_owned(), page.t("scan-leave-out"))];
    let stands = typed.map(|typed| typed.value("ruling").to_owned()).unwrap_or_default();
    first.into_iter().chain(spoilt).chain(last).map(|(word, label)| (word.clone(), label, word == stands)).collect()
}
