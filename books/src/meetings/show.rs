//! One meeting: when and where, its agenda, who came, what the rules say to it, the tasks it gave, its minutes.

use super::gather::State;
use super::list::kind_key;
use super::{agenda_words, attendances, find_minutes, findings, members, quality, store};
use crate::papers::{Link, links};
use crate::tasks;
use askama::Template;
use axum::extract::{Path, State as Extracted};
use axum::response::IntoResponse;
use chibo_core::day::Day;
use chibo_core::exact::Share;
use chibo_core::meeting::{Presence, presence};
use chibo_frame::db::code;
use chibo_frame::{App, Page, PageError, Right, html};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "meetings/show.html")]
struct Show {
    page: Page,
    path: String,
    title: String,
    state: State,
    facts: Vec<(String, String)>,
    figures: Vec<(String, u32)>,
    share: String,
    agenda: Vec<agenda_words::Line>,
    minutes: u32,
    findings: Vec<findings::Finding>,
    tasks: Vec<tasks::Line>,
    is_signed: bool,
    score: Option<String>,
    papers: Vec<Link>,
}

pub(super) async fn show(page: Page, Extracted(app): Extracted<App>, Path(id): Path<Uuid>) -> Result<impl IntoResponse, PageError> {
    let meeting = store::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let marks = attendances(&app.db, &[id]).await?.remove(&id);
    let members = if marks.is_some() { members(&app.db, meeting.cell_id).await? } else { Vec::new() };
    let figures = marks.as_ref().map(|marks| presence(&members, meeting.on_day, marks));
    let items = store::list_agenda(&app.db, id).await?;
    let agenda = agenda_words::lines(&page, &meeting, &items)?;
    let is_signed = find_minutes(&app.db, id).await?.is_some();
    let findings = findings::of(&app, &page, &meeting, &items, figures).await?;
    let score = quality::score_of(&app, &page, id).await?;
    let given = tasks::list_of_meeting(&app.db, id).await?;
    let share = figures.and_then(|f| Share::new(f.present, f.required).ten_thousandths());
    html(&Show {
        papers: links(&page, &super::papers::of_meeting(&meeting), id, ""),
        path: path(id),
        title: title(&page, &meeting)?,
        state: State::of(meeting.on_day, app.today(), marks.is_some(), is_signed),
        facts: facts(&page, &meeting)?,
        figures: figures.map(|figures| figure_cards(&page, &figures)).unwrap_or_default(),
        share: share.map(|share| page.percent(&share)).unwrap_or_default(),
        minutes: items.iter().map(|item| u32::try_from(item.minutes).unwrap_or(0)).sum(),
        tasks: given.iter().map(|task| tasks::line(&page, task, app.today())).collect(),
        agenda,
        findings,
        is_signed,
        score,
        page,
    })
}

/// Where a meeting stands.
pub(super) fn path(id: Uuid) -> String {
    format!("/van-phong/sinh-hoat/{id}")
}

/// `Sinh hoạt thường kỳ ngày 03/11/2025`.
pub(crate) fn title(page: &Page, meeting: &store::meeting::Model) -> anyhow::Result<String> {
    let kind = page.t(kind_key(meeting.meeting_kind()?, meeting.with_regular));
    Ok(page.with("meetings-title", &[("kind", &kind), ("day", &page.day(&meeting.on_day))]))
}

/// What was written down of a meeting; what was not is left out.
fn facts(page: &Page, meeting: &store::meeting::Model) -> anyhow::Result<Vec<(String, String)>> {
    let clock = |minutes: Option<i32>| minutes.map(clock);
    let form = meeting.form.as_ref().map(|_| Ok::<_, anyhow::Error>(form_words(page, meeting.meeting_form()?))).transpose()?;
    let facts = [
        ("meetings-subject", meeting.title.clone()),
        ("meetings-starts-at", clock(meeting.starts_at)),
        ("meetings-place", meeting.place.clone()),
        ("meetings-form", form),
        ("meetings-chair", meeting.chair.clone()),
        ("meetings-clerk", meeting.clerk.clone()),
        ("meetings-papers-on", meeting.papers_on.map(|day: Day| page.day(&day))),
        ("meetings-opened-at", clock(meeting.opened_at)),
        ("meetings-closed-at", clock(meeting.closed_at)),
    ];
    Ok(facts.into_iter().filter_map(|(key, value)| Some((page.t(key), value.filter(|text| !text.is_empty())?))).collect())
}

/// The words of a form.
pub(super) fn form_words(page: &Page, form: chibo_core::meeting::MeetingForm) -> String {
    page.t(&format!("meetings-form-{}", code(&form).replace('_', "-")))
}

/// `19:30` of minutes after midnight.
pub(super) fn clock(minutes: i32) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

fn figure_cards(page: &Page, figures: &Presence) -> Vec<(String, u32)> {
    let cards = [
        ("meetings-required", figures.required),
        ("meetings-present", figures.present),
        ("meetings-excused", figures.excused),
        ("meetings-unexcused", figures.unexcused),
        ("meetings-not-marked", figures.unmarked),
    ];
    let shown = cards.into_iter().filter(|(key, count)| *key != "meetings-not-marked" || *count > 0);
    shown.map(|(key, count)| (page.t(key), count)).collect()
}
