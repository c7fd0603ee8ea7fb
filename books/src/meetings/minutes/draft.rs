//! The minutes as they grow from the agenda, the attendance, the votes and the tasks. In Vietnamese, whoever asks.

use super::paper::{Item, Paper};
use crate::meetings::agenda_words;
use crate::meetings::show::{form_words, title};
use crate::meetings::store::{agenda_item, list_agenda, meeting};
use crate::meetings::{attendances, members};
use crate::names;
use crate::tasks;
use chibo_core::congress::electorate;
use chibo_core::election::Electorate;
use chibo_core::exact::Share;
use chibo_core::meeting::{AgendaKind, Mark, Marks, Presence, attendee, presence};
use chibo_core::member::Member;
use chibo_frame::db::code;
use chibo_frame::{App, Lang, Page};
use sea_orm::ConnectionTrait;

/// What is known of who came.
struct Roll {
    members: Vec<Member>,
    marks: Marks,
    figures: Presence,
    electorate: Electorate,
}

async fn roll_of<C: ConnectionTrait>(db: &C, meeting: &meeting::Model) -> anyhow::Result<Option<Roll>> {
    let Some(marks) = attendances(db, &[meeting.id]).await?.remove(&meeting.id) else { return Ok(None) };
    let members = members(db, meeting.cell_id).await?;
    let figures = presence(&members, meeting.on_day, &marks);
    let electorate = electorate(members.iter().map(|m| attendee(m.standing_on(meeting.on_day), marks.get(&m.id).copied())));
    Ok(Some(Roll { members, marks, figures, electorate }))
}

/// How many official members were present and could vote; none where attendance was not taken.
pub(super) async fn votes_present<C: ConnectionTrait>(db: &C, meeting: &meeting::Model) -> anyhow::Result<Option<u32>> {
    Ok(roll_of(db, meeting).await?.map(|roll| roll.electorate.present))
}

/// The base of a resolution (294-QĐ/TW, 9.3.2): official members less those away, less those exempt and absent.
pub(in crate::meetings) async fn base<C: ConnectionTrait>(db: &C, meeting: &meeting::Model) -> anyhow::Result<Option<u32>> {
    Ok(roll_of(db, meeting).await?.and_then(|roll| roll.electorate.resolution_base()))
}

/// The paper as it would be signed now.
pub(super) async fn of<C: ConnectionTrait>(app: &App, db: &C, meeting: &meeting::Model) -> anyhow::Result<Paper> {
    let page = Page::open(app.words.clone(), Lang::Vi, "", app.demo);
    let roll = roll_of(db, meeting).await?;
    let names = names::of(db, meeting.cell_id, meeting.on_day).await?;
    let unfinished = tasks::list_unfinished(db, meeting.cell_id, meeting.on_day).await?;
    let base = roll.as_ref().and_then(|roll| roll.electorate.resolution_base());
    let mut items = Vec::new();
    for row in list_agenda(db, meeting.id).await? {
        let mut lines = Vec::new();
        if row.kind == code(&AgendaKind::LastMonth) {
            lines.extend(unfinished.iter().map(|task| task_line(&page, "meetings-paper-unfinished", task)));
        }
        lines.extend(came_of(&page, &row, base));
        items.push(Item { title: agenda_words::words(&page, meeting, &row)?, lines });
    }
    let given = tasks::list_of_meeting(db, meeting.id).await?;
    Ok(Paper {
        superior: names.superior.map(|name| name.to_uppercase()),
        issuer: names.cell.to_uppercase(),
        dated: names::dated(&names.place, meeting.on_day),
        about: title(&page, meeting)?,
        opening: opening(&page, meeting, roll.as_ref())?,
        items,
        closing: closing(&page, meeting, &given),
        chair: meeting.chair.clone().unwrap_or_default(),
        clerk: meeting.clerk.clone().unwrap_or_default(),
    })
}

fn opening(page: &Page, meeting: &meeting::Model, roll: Option<&Roll>) -> anyhow::Result<Vec<String>> {
    let at = meeting.opened_at.or(meeting.starts_at).map(names::clock);
    let mut lines = vec![match at {
        Some(at) => page.with("meetings-paper-opened", &[("at", &at), ("day", &page.day(&meeting.on_day))]),
        None => page.t1("meetings-paper-day", "day", page.day(&meeting.on_day)),
    }];
    let form = form_words(page, meeting.meeting_form()?).to_lowercase();
    let place = meeting.place.clone().filter(|place| !place.is_empty());
    lines.extend(place.map(|place| page.with("meetings-paper-place", &[("place", &place), ("form", &form)])));
    if let Some(roll) = roll {
        lines.push(page.with(
            "meetings-paper-presence",
            &[("all", &roll.figures.on_roll), ("required", &roll.figures.required), ("present", &roll.figures.present)],
        ));
        for (mark, key, count) in [
            (Mark::Excused, "meetings-paper-excused", roll.figures.excused),
            (Mark::Unexcused, "meetings-paper-unexcused", roll.figures.unexcused),
        ] {
            let absent = |m: &&Member| roll.marks.get(&m.id) == Some(&mark) && m.standing_on(meeting.on_day).required();
            let called: Vec<&str> = roll.members.iter().filter(absent).map(|m| m.name.as_str()).collect();
            lines.extend((count > 0).then(|| page.with(key, &[("count", &count), ("names", &called.join(", "))])));
        }
        let beyond = roll.figures.beyond;
        lines.extend((beyond > 0).then(|| page.t1("meetings-paper-beyond", "count", beyond)));
    }
    let superior = meeting.superior.clone().filter(|who| !who.is_empty());
    lines.extend(superior.map(|who| page.t1("meetings-paper-superior", "who", who)));
    let text = |name: &Option<String>| name.clone().unwrap_or_default();
    lines.push(page.with("meetings-paper-hands", &[("chair", &text(&meeting.chair)), ("clerk", &text(&meeting.clerk))]));
    Ok(lines)
}

/// Opinions, the vote with its base, the conclusion.
fn came_of(page: &Page, row: &agenda_item::Model, base: Option<u32>) -> Vec<String> {
    let opinions = row.opinions.as_deref().unwrap_or_default().lines().map(str::trim).filter(|line| !line.is_empty());
    let opinion = |line: &str| match line.split_once(':') {
        Some((who, what)) => page.with("meetings-paper-opinion", &[("who", &who.trim()), ("what", &what.trim())]),
        None => format!("– {line}"),
    };
    let mut lines: Vec<String> = opinions.map(opinion).collect();
    lines.extend(vote(page, row, base));
    let conclusion = row.conclusion.as_deref().filter(|text| !text.is_empty());
    lines.extend(conclusion.map(|text| page.t1("meetings-paper-conclusion", "text", text)));
    lines
}

/// The vote on an item with its base; none where there was none.
pub(in crate::meetings) fn vote(page: &Page, row: &agenda_item::Model, base: Option<u32>) -> Option<String> {
    let agree = row.agree?;
    let (disagree, abstain) = (row.disagree.unwrap_or(0), row.abstain.unwrap_or(0));
    let share = Share::new(u32::try_from(agree).ok()?, base.unwrap_or(0)).ten_thousandths();
    let counted = page.with("meetings-paper-vote", &[("agree", &agree), ("disagree", &disagree), ("abstain", &abstain)]);
    let (Some(base), Some(share)) = (base, share) else { return Some(counted) };
    let of_base = page.with("meetings-paper-base", &[("base", &base), ("share", &page.percent(&share))]);
    Some(format!("{counted} {of_base}"))
}

fn closing(page: &Page, meeting: &meeting::Model, given: &[tasks::task::Model]) -> Vec<String> {
    let mut lines = Vec::new();
    if !given.is_empty() {
        lines.push(page.t("meetings-paper-tasks"));
        lines.extend(given.iter().map(|task| task_line(page, "meetings-paper-task", task)));
    }
    lines.extend(meeting.remarks.clone().filter(|text| !text.is_empty()));
    lines.extend(meeting.closed_at.map(|at| page.t1("meetings-paper-closed", "at", names::clock(at))));
    lines
}

fn task_line(page: &Page, key: &str, task: &tasks::task::Model) -> String {
    let owner = Some(task.owner.clone()).filter(|owner| !owner.is_empty()).unwrap_or_else(|| page.t("meetings-paper-nobody"));
    let due = task.due_on.map_or_else(|| page.t("meetings-paper-no-day"), |day| page.day(&day));
    page.with(key, &[("task", &task.title), ("owner", &owner), ("due", &due)])
}
