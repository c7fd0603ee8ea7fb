//! The agenda in words: what the cell wrote, or the usual words of a standing item in the meeting's month.

use super::show::clock;
use super::store::{agenda_item, meeting};
use chibo_core::meeting::AgendaKind;
use chibo_frame::Page;
use chibo_frame::db::{code, from_code};
use chrono::{Datelike, Months};

/// A line of the agenda as it is read.
pub(super) struct Line {
    /// From when to when, where the beginning is known; otherwise how long.
    pub(super) time: String,
    pub(super) title: String,
    pub(super) prepared_by: String,
    pub(super) conclusion: String,
}

/// The agenda, line by line.
pub(super) fn lines(page: &Page, meeting: &meeting::Model, items: &[agenda_item::Model]) -> anyhow::Result<Vec<Line>> {
    let mut at = meeting.starts_at;
    let line = |item: &agenda_item::Model| {
        let from = at;
        at = at.map(|at| at + item.minutes);
        Ok(Line {
            time: match (from, at) {
                (Some(from), Some(to)) => format!("{}–{}", clock(from), clock(to)),
                _ => page.t1("meetings-minutes", "minutes", item.minutes),
            },
            title: words(page, meeting, item)?,
            prepared_by: item.prepared_by.clone(),
            conclusion: item.conclusion.clone().unwrap_or_default(),
        })
    };
    items.iter().map(line).collect()
}

/// The words of an item.
pub(super) fn words(page: &Page, meeting: &meeting::Model, item: &agenda_item::Model) -> anyhow::Result<String> {
    if !item.title.is_empty() {
        return Ok(item.title.clone());
    }
    Ok(usual_words(page, meeting, from_code(&item.kind)?))
}

/// The usual words of a standing item: a regular meeting early in a month looks back on the month before.
pub(super) fn usual_words(page: &Page, meeting: &meeting::Model, kind: AgendaKind) -> String {
    let month = |day: chrono::NaiveDate| format!("{}/{}", day.month(), day.year());
    let last = meeting.on_day.checked_sub_months(Months::new(1)).unwrap_or(meeting.on_day);
    let key = format!("meetings-item-{}", code(&kind).replace('_', "-"));
    match kind {
        AgendaKind::LastMonth => page.t1(&key, "month", month(last)),
        AgendaKind::NextMonth => page.t1(&key, "month", month(meeting.on_day)),
        AgendaKind::Thematic => page.t1(&key, "subject", meeting.title.clone().unwrap_or_default()),
        _ => page.t(&key),
    }
}
