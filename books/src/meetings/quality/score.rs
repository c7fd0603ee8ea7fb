//! Scoring a meeting line by line; the lines that the records answer are filled in, with the reason.

use super::actions;
use super::store::{find_quality, meeting_quality};
use crate::meetings::show::{path, title};
use crate::meetings::store::{find, list_agenda, meeting};
use crate::meetings::{attendances, find_minutes, members, words};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::dated::{RuleKind, Version};
use chibo_core::meeting::quality::{Criterion, Known, Score, Sheet};
use chibo_core::meeting::{length, on, presence};
use chibo_frame::db::code;
use chibo_frame::{App, Field, Message, Page, PageError, Right, Typed, html, see_other};
use chibo_people::rules;
use std::collections::BTreeMap;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "meetings/quality/score.html")]
struct ScorePage {
    page: Page,
    title: String,
    path: String,
    instrument: String,
    refused: bool,
    lines: Vec<Line>,
    score: Option<String>,
}

struct Line {
    words: String,
    most: u32,
    field: Field,
    given: String,
    reason: String,
}

/// A meeting with the sheet it is scored on.
pub(super) struct Scored {
    pub(super) meeting: meeting::Model,
    version: Version,
    pub(super) sheet: Sheet,
    standing: Option<BTreeMap<String, u32>>,
    known: Known,
}

impl Scored {
    /// The points of a line: as they were given, or as the records give them.
    pub(super) fn points(&self, line: &Criterion) -> Option<u32> {
        match &self.standing {
            Some(points) => points.get(&line.code).copied(),
            None => self.known.says(&line.code).map(|kept| if kept { line.points } else { 0 }),
        }
    }

    /// Why the records say so.
    pub(super) fn reason(&self, page: &Page, line: &Criterion) -> Option<String> {
        reason(page, &self.known, &line.code)
    }

    /// The score in words, once the meeting was scored.
    pub(super) fn words(&self, page: &Page) -> Option<String> {
        self.standing.as_ref().map(|points| score_words(page, self.sheet.score(points)))
    }
}

async fn load(app: &App, page: &Page, id: Uuid) -> Result<Scored, PageError> {
    let meeting = find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let no_sheet = || PageError::Refused(Message::new(page.t("meetings-no-sheet")).remedy(page.t("meetings-no-sheet-remedy")));
    scored(app, meeting).await?.ok_or_else(no_sheet)
}

/// A meeting with the sheet it was scored on, or the one in force on its day; none where there is none.
pub(super) async fn scored(app: &App, meeting: meeting::Model) -> anyhow::Result<Option<Scored>> {
    let id = meeting.id;
    let row = find_quality(&app.db, id).await?;
    let version = match &row {
        Some(row) => Some(serde_json::from_str::<Version>(&row.version)?),
        None => rules::in_force(&app.db, meeting.cell_id, RuleKind::MeetingQuality, meeting.on_day).await?,
    };
    let Some(version) = version else { return Ok(None) };
    let Ok(sheet) = Sheet::read(&version) else { return Ok(None) };
    let standing = row.map(|row| points(&row)).transpose()?;
    Ok(Some(Scored { known: known(app, &meeting).await?, meeting, version, sheet, standing }))
}

fn points(row: &meeting_quality::Model) -> anyhow::Result<BTreeMap<String, u32>> {
    Ok(serde_json::from_str(&row.points)?)
}

/// What the records know of the meeting.
async fn known(app: &App, meeting: &meeting::Model) -> anyhow::Result<Known> {
    let marks = attendances(&app.db, &[meeting.id]).await?.remove(&meeting.id);
    let presence = match marks {
        Some(marks) => Some(presence(&members(&app.db, meeting.cell_id).await?, meeting.on_day, &marks)),
        None => None,
    };
    let items = list_agenda(&app.db, meeting.id).await?;
    let is_signed = find_minutes(&app.db, meeting.id).await?.is_some();
    Ok(Known {
        presence,
        attendance_percent: on(meeting.on_day).map(|rules| rules.attendance_percent),
        length: match meeting.lasted() {
            Some(minutes) => length(meeting.on_day, meeting.sitting()?, minutes),
            None => None,
        },
        is_written_up: (is_signed || items.iter().any(|item| item.conclusion.is_some()))
            .then(|| !items.is_empty() && items.iter().all(|item| item.conclusion.is_some())),
    })
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<impl IntoResponse, PageError> {
    let scored = load(&app, &page, id).await?;
    let mut typed = Typed::default();
    for line in &scored.sheet.criteria {
        typed.set(&line.code, scored.points(line).map(|points| points.to_string()).unwrap_or_default());
    }
    render(page, &scored, &typed)
}

fn render(page: Page, scored: &Scored, typed: &Typed) -> Result<Html<String>, PageError> {
    let line = |line: &Criterion| Line {
        words: line.words.clone(),
        most: line.points,
        field: typed.whole(&page, &line.code, "meetings-points").of(&line.words),
        given: typed.value(&line.code).to_owned(),
        reason: scored.reason(&page, line).unwrap_or_default(),
    };
    html(&ScorePage {
        title: title(&page, &scored.meeting)?,
        path: path(scored.meeting.id),
        instrument: scored.version.instrument.to_string(),
        refused: typed.is_refused(),
        lines: scored.sheet.criteria.iter().map(line).collect(),
        score: scored.words(&page),
        page,
    })
}

/// Why the records say so.
fn reason(page: &Page, known: &Known, code: &str) -> Option<String> {
    known.says(code)?;
    let presence = known.presence.unwrap_or_default();
    Some(match code {
        "attendance" => page.with("meetings-why-attendance", &[("present", &presence.present), ("required", &presence.required)]),
        "no-unexcused" => page.t1("meetings-why-unexcused", "count", presence.unexcused),
        "length" => {
            let length = known.length?;
            page.with("meetings-lasted", &[("minutes", &length.minutes), ("least", &length.least.value)])
        }
        _ => page.t(if known.is_written_up? { "meetings-why-written" } else { "meetings-why-not-written" }),
    })
}

/// `92/100 điểm: Tốt`.
fn score_words(page: &Page, score: Score) -> String {
    let band = page.t(&format!("meetings-band-{}", code(&score.band)));
    page.with("meetings-score-line", &[("sum", &score.sum), ("most", &score.most), ("band", &band)])
}

/// The score of a meeting in words, where it was scored.
pub(crate) async fn score_of(app: &App, page: &Page, meeting: Uuid) -> anyhow::Result<Option<String>> {
    let Some(row) = find_quality(&app.db, meeting).await? else { return Ok(None) };
    let version: Version = serde_json::from_str(&row.version)?;
    let Ok(sheet) = Sheet::read(&version) else { return Ok(None) };
    Ok(Some(score_words(page, sheet.score(&points(&row)?))))
}

pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let scored = load(&app, &page, id).await?;
    let mut typed = Typed::new(values);
    let mut given = BTreeMap::new();
    for line in &scored.sheet.criteria {
        if typed.value(&line.code).is_empty() {
            continue;
        }
        let Some(points) = typed.number(&page, &line.code) else { continue };
        if points > line.points {
            typed.refuse(&line.code, Message::new(page.t1("meetings-points-above", "most", line.points)));
        }
        given.insert(line.code.clone(), points);
    }
    if typed.is_refused() {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, &scored, &typed)?).into_response());
    }
    match actions::save(&app, Some(page.account()?), id, &scored.version, &given).await? {
        Ok(()) => Ok(see_other(&format!("{}/cham-diem", path(id)))),
        Err(refusal) => Err(words::refused(&page, refusal)),
    }
}
