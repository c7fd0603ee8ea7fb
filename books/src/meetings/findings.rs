//! What the rules say to one meeting, in words, each with its article.

use super::list::roman;
use super::store::{self, agenda_item, meeting};
use chibo_core::day::quarter;
use chibo_core::exact::Share;
use chibo_core::meeting::{Presence, fixed_day, length, on, papers_late, quarters_without_thematic};
use chibo_frame::{App, Page};
use chrono::Datelike;

/// One thing the rules say.
pub(super) struct Finding {
    /// The class of its light: `yes`, `no`, `none`.
    pub(super) light: &'static str,
    pub(super) text: String,
    pub(super) article: String,
}

fn finding(light: &'static str, text: String, article: &str) -> Finding {
    Finding { light, text, article: article.to_owned() }
}

/// Whether something is as it should be, as a light.
fn light(is_right: bool) -> &'static str {
    if is_right { "yes" } else { "no" }
}

/// All findings of a meeting.
pub(super) async fn of(
    app: &App,
    page: &Page,
    meeting: &meeting::Model,
    items: &[agenda_item::Model],
    figures: Option<Presence>,
) -> anyhow::Result<Vec<Finding>> {
    let mut found = Vec::new();
    found.extend(length_of(page, meeting, items)?);
    found.extend(figures.and_then(|figures| attendance(page, meeting, &figures)));
    found.extend(day_of(page, meeting));
    let late = meeting.papers_on.and_then(|papers| papers_late(meeting.on_day, papers));
    found.extend(late.map(|cited| finding("none", page.t1("meetings-papers-late", "days", cited.value), cited.article)));
    let all = store::list(&app.db, meeting.cell_id).await?;
    let kinds = all.iter().map(|row| Ok((row.on_day, row.meeting_kind()?))).collect::<anyhow::Result<Vec<_>>>()?;
    let (year, this) = (meeting.on_day.year(), quarter(meeting.on_day));
    let asked_on = app.today().max(meeting.on_day);
    let lacking = quarters_without_thematic(&kinds, year, asked_on).into_iter().find(|(quarter, _)| *quarter == this);
    if let (Some((quarter, over)), Some(rules)) = (lacking, on(meeting.on_day)) {
        let key = if over { "meetings-quarter-missed" } else { "meetings-quarter-open" };
        let text = page.with(key, &[("quarter", &roman(quarter)), ("year", &year.to_string())]);
        found.push(finding(if over { "no" } else { "none" }, text, rules.thematic_a_quarter.article));
    }
    Ok(found)
}

/// The length: as it was, or as it is planned.
fn length_of(page: &Page, meeting: &meeting::Model, items: &[agenda_item::Model]) -> anyhow::Result<Option<Finding>> {
    let planned: u32 = items.iter().map(|item| u32::try_from(item.minutes).unwrap_or(0)).sum();
    let (minutes, key) = match (meeting.lasted(), planned) {
        (Some(minutes), _) => (minutes, "meetings-lasted"),
        (None, 0) => return Ok(None),
        (None, planned) => (planned, "meetings-planned-length"),
    };
    let found = length(meeting.on_day, meeting.sitting()?, minutes);
    Ok(found.map(|length| {
        let text = page.with(key, &[("minutes", &length.minutes), ("least", &length.least.value)]);
        finding(light(length.is_enough()), text, length.least.article)
    }))
}

/// Attendance beside the guidance's frame of a good meeting.
fn attendance(page: &Page, meeting: &meeting::Model, figures: &Presence) -> Option<Finding> {
    let asked = on(meeting.on_day)?.attendance_percent;
    let share = Share::new(figures.present, figures.required);
    let text =
        page.with("meetings-attendance-share", &[("share", &page.percent(&share.ten_thousandths()?)), ("asked", &asked.value)]);
    Some(finding(light(share.more_than(Share::percent(asked.value))), text, asked.article))
}

/// The day of a regular meeting, where one is fixed.
fn day_of(page: &Page, meeting: &meeting::Model) -> Option<Finding> {
    let is_regular = meeting.meeting_kind().is_ok_and(|kind| kind == chibo_core::meeting::MeetingKind::Regular);
    let asked =
        fixed_day(meeting.on_day).filter(|asked| (is_regular || meeting.with_regular) && meeting.on_day.day() != asked.value)?;
    Some(finding("none", page.t1("meetings-other-day", "day", asked.value), asked.article))
}
