//! The page: a line a cell with what it proposes, its share of the cap, and the fields of the decision.

use super::actions::{self, Decision};
use super::gather::{self, Line, Review};
use crate::exchange::Counted;
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::rating::{Cap, Counts, Level};
use chibo_frame::db::{code, from_code};
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Message, Page, PageError, Right, html, see_other, sessions};
use chibo_term::targets::level_text;
use serde::Deserialize;
use tower_sessions::Session;
use uuid::Uuid;

/// What each level is called, the highest first.
const LEVELS: [&str; 4] = ["level-excellent", "level-good", "level-fulfilled", "level-not-fulfilled"];

#[derive(Template)]
#[template(path = "ratings/show.html")]
struct Show {
    page: Page,
    year: i32,
    /// Each year, and whether it is shown.
    years: Vec<(i32, bool)>,
    /// The cap over the ward in one sentence, and whether it is passed.
    caps: Vec<(String, bool)>,
    rows: Vec<Row>,
    sums: [u32; 4],
    decided: Option<u32>,
    number: Field,
    on: Field,
}

struct Row {
    id: Uuid,
    name: String,
    released: bool,
    counts: [u32; 4],
    /// How many more than its own share of the cap.
    over: Option<String>,
    own: String,
    excellent: Field,
    level: Field,
}

/// The year that is asked for.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    nam: String,
}

pub(super) async fn show(page: Page, State(app): State<App>, Query(asked): Query<Asked>) -> Result<Response, PageError> {
    let review = gather::gather(&app.db, asked.nam.parse().ok()).await?.ok_or(PageError::NotFound)?;
    let decided = review.cells.iter().find_map(|line| line.decided.as_ref());
    let mut typed = Typed::standing([
        ("number", decided.map(|row| row.number.clone()).unwrap_or_default()),
        ("on", decided.map(|row| row.decided_on.format("%-d/%-m/%Y").to_string()).unwrap_or_default()),
    ]);
    for line in review.cells.iter().filter(|line| line.released.is_some()) {
        let excellent = line.decided.as_ref().map_or(line.counts().excellent.to_string(), |row| row.excellent.to_string());
        let level = line.decided.as_ref().map_or_else(|| line.own().as_ref().map(code), |row| row.cell_level.clone());
        typed.set(&format!("excellent-{}", line.cell.id), excellent);
        typed.set(&format!("level-{}", line.cell.id), level.unwrap_or_default());
    }
    render(page, &review, &typed)
}

fn render(page: Page, review: &Review, typed: &Typed) -> Result<Response, PageError> {
    let status = if typed.is_refused() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let show = Show {
        year: review.year,
        years: review.years.iter().map(|year| (*year, *year == review.year)).collect(),
        caps: caps(&page, review),
        rows: review.cells.iter().map(|line| row(&page, review, line, typed)).collect(),
        sums: Counted::from(review.members()).levels(),
        decided: review.decided(),
        number: typed.text(&page, "number", "ward-ratings-number"),
        on: typed.text(&page, "on", "ward-ratings-day"),
        page,
    };
    Ok((status, html(&show)?).into_response())
}

/// The cap over all members of the ward, and over its cells.
fn caps(page: &Page, review: &Review) -> Vec<(String, bool)> {
    let Some(cap) = &review.cap else { return Vec::new() };
    let mut members = review.members();
    if let Some(decided) = review.decided() {
        // Who is proposed as excellent and not decided so is good.
        let all = members.good_or_better();
        members = Counts { excellent: decided, good: all.saturating_sub(decided), ..members };
    }
    let line = |key: &str, counts: &Counts| {
        let share = page.lang.percent_short(cap.share.ten_thousandths().unwrap_or(0));
        let (allowed, of) = (cap.allowed(counts), cap.of(counts));
        let said = page.with(key, &[("excellent", &counts.excellent), ("allowed", &allowed), ("share", &share), ("of", &of)]);
        (said, cap.check(counts).is_some())
    };
    let organisations = review.organisations();
    let mut caps = vec![line("ward-ratings-cap-members", &members)];
    if organisations.rated() > 0 {
        caps.push(line("ward-ratings-cap-cells", &organisations));
    }
    caps
}

fn row(page: &Page, review: &Review, line: &Line, typed: &Typed) -> Row {
    let id = line.cell.id;
    let levels = Level::ALL.map(|level| (code(&level), level_text(page, level)));
    let levels = std::iter::once((String::new(), String::new())).chain(levels).collect();
    Row {
        name: line.cell.name.clone(),
        released: line.released.is_some(),
        counts: Counted::from(line.counts()).levels(),
        over: review.cap.as_ref().and_then(|cap| over(page, cap, &line.counts())),
        own: line.own().map(|level| level_text(page, level)).unwrap_or_default(),
        excellent: typed.whole(page, &format!("excellent-{id}"), "ward-ratings-excellent").of(&line.cell.name),
        level: typed.choice(page, &format!("level-{id}"), "ward-ratings-level", levels).of(&line.cell.name),
        id,
    }
}

fn over(page: &Page, cap: &Cap, counts: &Counts) -> Option<String> {
    let over = cap.check(counts)?;
    Some(page.with("ward-ratings-over", &[("allowed", &over.allowed), ("more", &over.excellent.saturating_sub(over.allowed))]))
}

/// Records the decision.
pub(super) async fn decide(
    page: Page,
    State(app): State<App>,
    session: Session,
    Query(asked): Query<Asked>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let year: i32 = asked.nam.parse().map_err(|_| PageError::NotFound)?;
    let review = gather::gather(&app.db, Some(year)).await?.filter(|review| review.year == year).ok_or(PageError::NotFound)?;
    let mut typed = Typed::new(values);
    let (number, on) = (typed.text_needed(&page, "number"), typed.day(&page, "on"));
    let mut cells = Vec::new();
    for line in review.cells.iter().filter(|line| line.released.is_some()) {
        let field = format!("excellent-{}", line.cell.id);
        let Some(excellent) = typed.number(&page, &field) else { continue };
        let most = line.counts().good_or_better();
        if excellent > most {
            typed.refuse(&field, Message::new(page.t1("ward-ratings-too-many", "most", most)));
        }
        cells.push((line.cell.id, excellent, from_code(typed.value(&format!("level-{}", line.cell.id))).ok()));
    }
    let (Some(number), Some(on), false) = (number, on, typed.is_refused()) else { return render(page, &review, &typed) };
    actions::decide(&app, page.account()?, &Decision { year, number, on, cells }).await?;
    sessions::notice(&session, page.t1("ward-ratings-decided", "year", year)).await?;
    Ok(see_other(&format!("/van-phong/xep-loai-chi-bo?nam={year}")))
}
