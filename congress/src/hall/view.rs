//! The hall as pages show it: the item and its clock, who speaks, who is here. Whatever runs is given as moments, from which
//! the page computes its clock by itself; the words beside them are for a page that runs no script.

use super::results_view::{ResultView, VoteView, result, vote};
use super::shows::Shows;
use super::state::Hall;
use super::store::hall_speaker;
use crate::preparing::{item_title, programme_item};
use chibo_core::congress::Presence;
use chibo_core::congress::clock::{Moment, Outlook, Phase};
use chibo_core::congress::speaking::{Light, Speaking};
use chibo_frame::Page;
use uuid::Uuid;

/// The hall in words and moments.
pub(super) struct View {
    pub(super) cell: String,
    pub(super) title: String,
    pub(super) day: String,
    pub(super) place: String,
    /// `before`, `running`, `paused`, `over`.
    pub(super) phase: &'static str,
    pub(super) wall: String,
    pub(super) item: Option<ItemView>,
    pub(super) next: Option<String>,
    pub(super) clock: ClockView,
    pub(super) speaker: Option<SpeakerView>,
    pub(super) queue: Vec<SpeakerView>,
    pub(super) presence: Presence,
    pub(super) programme: Vec<Line>,
    /// The vote that is shown, or the last one taken.
    pub(super) vote: Option<VoteView>,
    /// The released results, the newest first.
    pub(super) results: Vec<ResultView>,
    pub(super) notice: Vec<String>,
}

/// The item that runs, or waits for the pause to end.
pub(super) struct ItemView {
    pub(super) number: usize,
    pub(super) count: usize,
    pub(super) title: String,
    pub(super) since: String,
    /// When it should end; none while it stands still.
    pub(super) until: Option<Moment>,
    pub(super) left: String,
    pub(super) over: bool,
}

/// When it will all end.
pub(super) struct ClockView {
    pub(super) due: Moment,
    pub(super) rest: i64,
    pub(super) planned: Moment,
    pub(super) over: bool,
    pub(super) ends: String,
    pub(super) planned_ends: String,
    pub(super) late: String,
    pub(super) is_late: bool,
    /// When the pause should end.
    pub(super) pause_until: Option<Moment>,
    pub(super) pause_left: String,
}

/// A speaker, with the time left.
pub(super) struct SpeakerView {
    pub(super) id: Uuid,
    pub(super) name: String,
    pub(super) about: String,
    pub(super) minutes: i32,
    pub(super) until: Moment,
    pub(super) warn: i64,
    pub(super) left: String,
    pub(super) light: &'static str,
}

/// A line of the programme.
pub(super) struct Line {
    pub(super) number: usize,
    pub(super) id: Uuid,
    pub(super) title: String,
    /// When it began, or when it is planned to.
    pub(super) from: String,
    pub(super) minutes: i32,
    /// Minutes that it took.
    pub(super) took: Option<i64>,
    /// `done`, `now`, `ahead`.
    pub(super) state: &'static str,
}

/// `16:42`, as it is in Vietnam.
pub(super) fn hour(moment: Moment) -> String {
    let minutes = moment.saturating_add(7 * 3600).div_euclid(60).rem_euclid(24 * 60);
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// `4:05`, with a sign where the time is over.
pub(super) fn span(seconds: i64) -> String {
    let (sign, seconds) = (if seconds < 0 { "+" } else { "" }, seconds.unsigned_abs());
    match seconds / 3600 {
        0 => format!("{sign}{}:{:02}", seconds / 60, seconds % 60),
        hours => format!("{sign}{hours}:{:02}:{:02}", seconds / 60 % 60, seconds % 60),
    }
}

/// So late or early, in whole minutes, as the chair says it.
fn lateness(page: &Page, late: i64) -> String {
    let minutes = late.unsigned_abs() / 60;
    let (hours, rest) = (minutes / 60, minutes % 60);
    match (minutes, late > 0) {
        (0, _) => page.t("hall-on-time"),
        (..60, true) => page.t1("hall-late", "minutes", minutes),
        (..60, false) => page.t1("hall-early", "minutes", minutes),
        (_, true) => page.with("hall-late-hours", &[("hours", &hours), ("minutes", &rest)]),
        (_, false) => page.with("hall-early-hours", &[("hours", &hours), ("minutes", &rest)]),
    }
}

impl View {
    /// The hall in a page's language.
    pub(super) fn of(page: &Page, hall: &Hall) -> anyhow::Result<Self> {
        let now = hall.moment();
        let outlook = hall.course.outlook(now);
        let place = match outlook.phase {
            Phase::Running { item } | Phase::Paused { item } => Some(item),
            Phase::Before | Phase::Over => None,
        };
        let titles: Vec<String> = hall.items.iter().map(|item| item_title(page, item)).collect::<anyhow::Result<_>>()?;
        let following = if outlook.phase == Phase::Over { None } else { Some(place.map_or(0, |place| place + 1)) };
        Ok(Self {
            cell: hall.cell.clone(),
            title: page.t1("congress-title", "number", hall.congress.congress_number()),
            day: page.day(&hall.congress.held_on),
            place: hall.congress.place.clone(),
            phase: match outlook.phase {
                Phase::Before => "before",
                Phase::Running { .. } => "running",
                Phase::Paused { .. } => "paused",
                Phase::Over => "over",
            },
            wall: hour(now),
            item: place.and_then(|place| item(hall, &titles, &outlook, place)),
            next: following.and_then(|place| titles.get(place).cloned()),
            clock: clock(page, &outlook, now),
            speaker: hall.speaker().map(|row| speaker(row, now)),
            queue: hall.waiting().map(|row| speaker(row, now)).collect(),
            presence: hall.presence,
            programme: programme(hall, &titles, place, now),
            vote: vote(hall),
            results: released(page, hall)?,
            notice: match &hall.shows {
                Shows::Notice(text) => text.lines().map(str::to_owned).collect(),
                _ => Vec::new(),
            },
        })
    }
}

fn released(page: &Page, hall: &Hall) -> anyhow::Result<Vec<ResultView>> {
    let released = hall.releases.iter().rev().map(|one| result(page, hall, one.election_id));
    released.filter_map(anyhow::Result::transpose).collect()
}

fn item(hall: &Hall, titles: &[String], outlook: &Outlook, place: usize) -> Option<ItemView> {
    let running = matches!(outlook.phase, Phase::Running { .. });
    let began = hall.course.items.get(place).and_then(|item| item.runs.iter().find(|(_, to)| to.is_none()));
    Some(ItemView {
        number: place + 1,
        count: titles.len(),
        title: titles.get(place)?.clone(),
        since: began.map(|(from, _)| hour(*from)).unwrap_or_default(),
        until: running.then_some(outlook.due),
        left: span(outlook.left),
        over: outlook.left < 0,
    })
}

fn clock(page: &Page, outlook: &Outlook, now: Moment) -> ClockView {
    let late = outlook.late(now);
    let pause = matches!(outlook.phase, Phase::Paused { .. });
    ClockView {
        due: outlook.due,
        rest: outlook.rest,
        planned: outlook.planned_end,
        over: outlook.phase == Phase::Over,
        ends: hour(outlook.projected_end(now)),
        planned_ends: hour(outlook.planned_end),
        late: lateness(page, late),
        is_late: late >= 60,
        pause_until: pause.then_some(outlook.due),
        pause_left: span(outlook.due.saturating_sub(now)),
    }
}

fn speaker(row: &hall_speaker::Model, now: Moment) -> SpeakerView {
    let speech = row.speech();
    let (left, light) = match speech.at(now) {
        Speaking::Now { left, light, .. } => (left, light),
        Speaking::Waiting | Speaking::Done { .. } => (speech.limit(), Light::Plenty),
    };
    SpeakerView {
        id: row.id,
        name: row.name.clone(),
        about: row.about.clone(),
        minutes: row.minutes,
        until: speech.from.unwrap_or(now).saturating_add(speech.limit()),
        warn: speech.warning(),
        left: span(left),
        light: match light {
            Light::Plenty => "plenty",
            Light::Soon => "soon",
            Light::Over => "over",
        },
    }
}

/// The programme, with the hours at which it went and at which it is planned to go on.
fn programme(hall: &Hall, titles: &[String], at: Option<usize>, now: Moment) -> Vec<Line> {
    let mut planned = hall.course.begins;
    let line = |(place, (row, title)): (usize, (&programme_item::Model, &String))| {
        let runs = hall.course.items.get(place).map(|item| item.runs.as_slice()).unwrap_or_default();
        let from = runs.first().map_or(planned, |(from, _)| *from);
        planned = planned.saturating_add(i64::from(row.minutes).saturating_mul(60));
        let ran = !runs.is_empty();
        Line {
            number: place + 1,
            id: row.id,
            title: title.clone(),
            from: hour(from),
            minutes: row.minutes,
            took: (ran && at != Some(place)).then(|| (hall.course.used(place, now) + 30) / 60),
            state: if at == Some(place) {
                "now"
            } else if ran && at.is_none_or(|at| place < at) {
                "done"
            } else {
                "ahead"
            },
        }
    };
    hall.items.iter().zip(titles).enumerate().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_and_spans_as_a_clock_shows_them() {
        assert_eq!([0, 59, 60, 3_599, 3_661, -125].map(span), ["0:00", "0:59", "1:00", "59:59", "1:01:01", "+2:05"]);
        let half_past_one: Moment = 1_751_351_400;
        assert_eq!((hour(half_past_one), hour(half_past_one + 12 * 3600)), ("13:30".into(), "01:30".into()));
    }
}
