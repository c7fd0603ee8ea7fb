//! **Đề nghị tặng Huy hiệu Đảng.** One declaration a member, one proposal an award day.

use super::{Awarded, badges_between};
use crate::papers::instruments::MEMBER_WORK;
use crate::papers::{Author, Choice, Facts, Gathered, Group, PaperKind, Subject};
use crate::roll::{self, member, put_member};
use chibo_core::day::{Day, anniversary, parse_day};
use chibo_frame::{App, Page, Right};
use chibo_paper::writing::{Column, Piece, Table};
use uuid::Uuid;

const PROPOSAL: PaperKind = PaperKind {
    name: "badge-proposal",
    group: Group::Case,
    code: Some("TTr"),
    author: Author::Cell,
    rules: MEMBER_WORK,
    right: Right::SeePeople,
    wording: include_str!("../../papers/badge-proposal.txt"),
    landscape: false,
    choices: |app, page, cell| Box::pin(award_days(app, page, cell)),
    gather: |app, page, subject| Box::pin(proposal(app, page, subject)),
};

/// The kinds of paper that this room knows.
pub(crate) fn paper_kinds() -> Vec<PaperKind> {
    let declaration = PaperKind {
        name: "badge-declaration",
        code: None,
        author: Author::Person,
        wording: include_str!("../../papers/badge-declaration.txt"),
        choices: |app, page, cell| Box::pin(awarded_members(app, page, cell)),
        gather: |app, page, subject| Box::pin(declaration(app, page, subject)),
        ..PROPOSAL
    };
    vec![declaration, PROPOSAL]
}

/// The badges from a year ago to a year ahead of who is on the roll today.
async fn badges(app: &App, cell: Uuid) -> anyhow::Result<Vec<Awarded>> {
    let today = app.today();
    let roll = roll::roll_of(app, cell, today).await?;
    Ok(badges_between(&roll, anniversary(today, -1), anniversary(today, 1)))
}

/// Each award day with a badge, once.
async fn award_days(app: &App, page: &Page, cell: Uuid) -> anyhow::Result<Vec<Choice>> {
    let mut days: Vec<Day> = badges(app, cell).await?.iter().map(|awarded| awarded.badge.awarded_on).collect();
    days.dedup();
    Ok(days.into_iter().map(|day| choice(page, cell, day, page.day(&day))).collect())
}

/// Each member with a badge.
async fn awarded_members(app: &App, page: &Page, cell: Uuid) -> anyhow::Result<Vec<Choice>> {
    let of = |awarded: Awarded| {
        let day = awarded.badge.awarded_on;
        choice(page, awarded.member, day, format!("{}, {}", awarded.name, page.day(&day)))
    };
    Ok(badges(app, cell).await?.into_iter().map(of).collect())
}

fn choice(page: &Page, id: Uuid, day: Day, label: String) -> Choice {
    Choice { id, period: day.to_string(), file: page.t1("papers-file-badges", "day", page.day(&day)), label }
}

/// A paper that goes up before its award day bears today; an older one that day.
fn day_before(app: &App, award: Day) -> Day {
    app.today().min(award)
}

async fn declaration(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let all = badges(app, subject.cell).await?;
    let award = parse_day(&subject.period);
    let meant = |awarded: &&Awarded| awarded.member == subject.id && award.is_none_or(|day| awarded.badge.awarded_on == day);
    let (Some(awarded), Some(member)) = (all.iter().rfind(meant), roll::find_member(&app.db, subject.id).await?) else {
        return Ok(None);
    };
    let day = day_before(app, awarded.badge.awarded_on);
    let mut facts = Facts::of(page, &member.name);
    facts.instruments(day);
    put_member(page, &mut facts, &member);
    facts
        .values
        .words("số năm", awarded.badge.years)
        .words("ngày đủ tuổi đảng", page.day(&awarded.badge.reached_on))
        .words("đợt trao", page.day(&awarded.badge.awarded_on));
    Ok(Some(Gathered { day, label: member.name, issuer: None, values: facts.values }))
}

async fn proposal(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let Some(award) = parse_day(&subject.period).filter(|_| subject.id == subject.cell) else { return Ok(None) };
    let proposed: Vec<Awarded> =
        badges(app, subject.cell).await?.into_iter().filter(|awarded| awarded.badge.awarded_on == award).collect();
    if proposed.is_empty() {
        return Ok(None);
    }
    let members = roll::list_members(&app.db, subject.cell).await?;
    let (day, label) = (day_before(app, award), page.day(&award));
    let mut facts = Facts::of(page, &label);
    facts
        .instruments(day)
        .values
        .words("đợt trao", &label)
        .words("số người", proposed.len())
        .pieces("danh sách đề nghị", [table(page, &proposed, &members)]);
    Ok(Some(Gathered { day, label, issuer: None, values: facts.values }))
}

fn table(page: &Page, proposed: &[Awarded], members: &[member::Model]) -> Piece {
    let mut table = Table::of([
        Column::centre(page.t("deadlines-number"), 10),
        Column::wide(page.t("deadlines-name")),
        Column::centre(page.t("roll-birth"), 26),
        Column::centre(page.t("roll-joined"), 26),
        Column::centre(page.t("roll-official-since"), 26),
        Column::left(page.t("roll-card-no"), 26),
        Column::centre(page.t("deadlines-badge"), 18),
    ]);
    let day = |day: Option<Day>| day.map(|day| page.day(&day)).unwrap_or_default();
    for (place, awarded) in proposed.iter().enumerate() {
        let member = members.iter().find(|member| member.id == awarded.member);
        table.push([
            (place + 1).to_string(),
            awarded.name.clone(),
            day(member.and_then(|member| member.birth)),
            day(Some(awarded.joined)),
            day(member.and_then(|member| member.official)),
            member.and_then(|member| member.card_no.clone()).unwrap_or_default(),
            page.t1("deadlines-years", "years", awarded.badge.years),
        ]);
    }
    Piece::Table(table)
}
