//! Keying one bundle, sheet after sheet, by one account that sees nothing of the other's work. Each sheet is a plain form;
//! `keying.js` fills and sends the same form by one key a name.

use super::bundle::{Keyer, bundles, load};
use super::keying::{self, Place};
use super::keys;
use super::refusal::Refusal;
use super::round::Counting;
use super::sealed::Seal;
use super::show::{hand_over, refused_form};
use super::words;
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::election::{Mark, Paper, Slate, Spoilt, Style};
use chibo_frame::db::{code, from_code};
use chibo_frame::typed::Typed;
use chibo_frame::{App, Page, PageError, html, see_other};
use serde::Deserialize;
use std::fmt::Write as _;
use uuid::Uuid;

/// The keys of the names, in the ballot's order.
const KEYS: &str = "123456789qwertyuiop";

#[derive(Template)]
#[template(path = "counting/key.html")]
struct Key {
    page: Page,
    title: String,
    back: String,
    path: String,
    /// The sheet shown, from 1.
    sheet: usize,
    sheets: usize,
    keyed: usize,
    seats: u32,
    form: PaperForm,
    /// What seals sheets that this browser could not send yet.
    net: String,
}

/// One paper as a form.
pub(super) struct PaperForm {
    pub(super) tick: bool,
    pub(super) lines: Vec<Line>,
    pub(super) reasons: Vec<(String, String, bool)>,
    pub(super) ruled: bool,
}

pub(super) struct Line {
    pub(super) place: usize,
    pub(super) key: String,
    pub(super) name: String,
    /// Each mark with its word and whether it stands.
    pub(super) marks: Vec<(String, String, bool)>,
    pub(super) struck: bool,
}

#[derive(Deserialize)]
pub(super) struct Asked {
    to: Option<usize>,
}

/// The form of a paper, as it was read or untouched.
pub(super) fn paper_form(page: &Page, slate: &Slate, paper: Option<&Paper>) -> PaperForm {
    let tick = slate.style == Style::Tick;
    let line = |(place, name): (usize, &String)| {
        let stands = paper.and_then(|paper| paper.marks.get(place).copied());
        let marks = Mark::of_style(slate.style).iter();
        Line {
            place,
            key: KEYS.chars().nth(place).map(String::from).unwrap_or_default(),
            name: name.clone(),
            marks: marks.map(|m| (code(m), words::mark(page, slate.style, *m), stands == Some(*m))).collect(),
            struck: stands == Some(Mark::No),
        }
    };
    let ruled = paper.and_then(|paper| paper.ruling);
    PaperForm {
        tick,
        lines: slate.candidates.iter().enumerate().map(line).collect(),
        reasons: Spoilt::RULED.map(|why| (code(&why), words::reason(page, why), ruled == Some(why))).into(),
        ruled: ruled.is_some(),
    }
}

/// Reads the form of a paper; none where it says what the form cannot.
pub(super) fn read_paper(typed: &Typed, slate: &Slate) -> Option<Paper> {
    let struck = typed.values("struck");
    let mark = |place: usize| match slate.style {
        Style::Strike => Some(if struck.iter().any(|value| *value == place.to_string()) { Mark::No } else { Mark::Yes }),
        Style::Tick => from_code(Some(typed.value(&format!("mark-{place}"))).filter(|word| !word.is_empty())?).ok(),
    };
    let marks: Option<Vec<Mark>> = (0..slate.candidates.len()).map(mark).collect();
    let ruling = match typed.value("ruling") {
        "" => None,
        word => Some(from_code::<Spoilt>(word).ok()?),
    };
    let paper = Paper { marks: marks?, ruling };
    paper.fits(slate).then_some(paper)
}

/// Begins the keying, and hands the round's key to this browser.
pub(super) async fn start(
    page: Page,
    State(app): State<App>,
    path: Path<(Uuid, Uuid)>,
    headers: HeaderMap,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let counting = Counting::find(&app, path.0).await?;
    let mut typed = Typed::new(values);
    counting.same_round(&typed).map_err(|refusal| words::refused(&page, &refusal))?;
    let Some(size) = typed.number(&page, "size") else { return refused_form(page, &app, &counting, &headers, typed).await };
    match keying::start(&app, page.account()?, &counting, size).await? {
        Ok(seal) => {
            let mut response = see_other(&format!("{}#nhap", counting.path()));
            hand_over(&mut response, Some(&seal), &counting.path());
            Ok(response)
        }
        Err(refusal) => Err(words::refused(&page, &refusal)),
    }
}

/// The round and its key, as a bundle's page needs them. The bundle of the path is from 1.
pub(super) async fn opened(
    page: &Page,
    app: &App,
    (congress, election, bundle): (Uuid, Uuid, usize),
    headers: &HeaderMap,
) -> Result<(Counting, Seal, usize), PageError> {
    let counting = Counting::find(app, (congress, election)).await?;
    let at = bundle.checked_sub(1).ok_or(PageError::NotFound)?;
    let work = counting.work.as_ref().ok_or(PageError::NotFound)?;
    if !work.sealed {
        return Err(words::refused(page, &Refusal::NotKeying));
    }
    let seal = keys::find(app, work, headers).await?.ok_or_else(|| words::refused(page, &Refusal::KeyLost))?;
    Ok((counting, seal, at))
}

/// How many papers are in a bundle.
pub(super) fn papers_of(counting: &Counting, at: usize) -> Result<usize, PageError> {
    counting.work.as_ref().and_then(|work| bundles(work).get(at).copied()).ok_or(PageError::NotFound)
}

/// One sheet to be keyed: the one asked for, or the first that is missing.
pub(super) async fn show(
    page: Page,
    State(app): State<App>,
    Path(path): Path<(Uuid, Uuid, usize)>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let (counting, seal, at) = opened(&page, &app, path, &headers).await?;
    let sheets = papers_of(&counting, at)?;
    let (open, account) = (load(&app.db, &seal, at).await?, page.account()?);
    let mine = open.keyer(account);
    if open.sum(sheets).is_some() || mine.is_some_and(|keyer| keyer.finished(sheets).is_some()) {
        return Ok(see_other(&format!("{}#nhap", counting.path())));
    }
    if mine.is_none() && open.keyers.len() >= 2 {
        return Err(words::refused(&page, &Refusal::TwoOthers { bundle: at + 1 }));
    }
    let missing = (0..sheets).find(|sheet| read(mine, *sheet).is_none()).unwrap_or(0);
    let sheet = asked.to.and_then(|to| to.checked_sub(1)).filter(|to| *to < sheets).unwrap_or(missing);
    let shown = Key {
        title: page.with("counting-key-title", &[("bundle", &(at + 1)), ("sheets", &sheets)]),
        back: counting.path(),
        path: format!("{}/nhap/{}", counting.path(), at + 1),
        sheet: sheet + 1,
        sheets,
        keyed: mine.map_or(0, |keyer| keyer.keyed(sheets)),
        seats: counting.slate().seats,
        form: paper_form(&page, counting.slate(), read(mine, sheet)),
        net: net(&seal, account, at),
        page,
    };
    let mut response = html(&shown)?.into_response();
    hand_over(&mut response, Some(&seal), &counting.path());
    Ok(response)
}

fn read(keyer: Option<&Keyer>, sheet: usize) -> Option<&Paper> {
    keyer?.papers.get(sheet)?.as_ref()
}

/// The key under which one account's browser keeps sheets of a bundle that could not be sent.
fn net(seal: &Seal, account: Uuid, at: usize) -> String {
    let label = [account.as_bytes().as_slice(), &at.to_le_bytes()].concat();
    seal.derive(&label, b"net").iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// The paper that a form or the script sends, and its place in the bundle.
pub(super) fn sent_paper(typed: &Typed, counting: &Counting) -> Option<(Paper, usize)> {
    let sheet = typed.value("sheet").parse::<usize>().ok()?.checked_sub(1)?;
    Some((read_paper(typed, counting.slate())?, sheet))
}

/// Keeps one sheet. The script asks quickly and is answered without a page.
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
    let place = Place { bundle: at, paper: sheet };
    match keying::key_paper(&app, page.account()?, (&counting, &seal), place, paper).await? {
        Ok(()) if typed.value("quick") == "yes" => Ok(StatusCode::NO_CONTENT.into_response()),
        Ok(()) => {
            let sheets = papers_of(&counting, at)?;
            let next = sheet.saturating_add(2);
            let next = if next <= sheets { format!("?to={next}") } else { String::new() };
            Ok(see_other(&format!("{}/nhap/{}{next}", counting.path(), at + 1)))
        }
        Err(refusal) => Err(words::refused(&page, &refusal)),
    }
}

/// Throws a bundle away, to be keyed again.
pub(super) async fn again(
    page: Page,
    State(app): State<App>,
    Path(path): Path<(Uuid, Uuid, usize)>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let (counting, seal, at) = opened(&page, &app, path, &headers).await?;
    match keying::again(&app, page.account()?, (&counting, &seal), at).await? {
        Ok(()) => Ok(see_other(&format!("{}#nhap", counting.path()))),
        Err(refusal) => Err(words::refused(&page, &refusal)),
    }
}
