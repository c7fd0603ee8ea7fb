//! **Giấy cho từng người.** Papers of a congress that are made for one person each: invitations, summonses, short CVs.

use super::before::prepared;
use super::papers::{ELECTIONS, OF_CONGRESS, facts_of, file_of};
use crate::preparing::{self, Summoned, congress, namesakes};
use crate::slates;
use chibo_core::badge::party_age;
use chibo_core::day::{Day, full_years};
use chibo_core::election::Office;
use chibo_frame::{App, Page};
use chibo_paper::writing::{Piece, Values};
use chibo_people::mandates;
use chibo_people::papers::{Author, Choice, Gathered, PaperKind, Subject};
use chibo_people::roll::{self, member};
use chibo_term::papers::STATUTE;
use uuid::Uuid;

/// What they have in common: the cell issues them.
const FOR_ONE: PaperKind = PaperKind { author: Author::Cell, rules: STATUTE, ..OF_CONGRESS };

pub(super) fn paper_kinds() -> Vec<PaperKind> {
    vec![
        PaperKind {
            name: "guest-invitation",
            wording: include_str!("../../papers/guest-invitation.txt"),
            choices: |app, page, cell| Box::pin(guests(app, page, cell)),
            gather: |app, page, subject| Box::pin(invitation(app, page, subject)),
            ..FOR_ONE
        },
        PaperKind {
            name: "summons",
            wording: include_str!("../../papers/summons.txt"),
            choices: |app, page, cell| Box::pin(members(app, page, cell)),
            gather: |app, page, subject| Box::pin(summons(app, page, subject)),
            ..FOR_ONE
        },
        PaperKind {
            name: "candidate-cv",
            rules: ELECTIONS,
            wording: include_str!("../../papers/candidate-cv.txt"),
            choices: |app, page, cell| Box::pin(candidates(app, page, cell)),
            gather: |app, page, subject| Box::pin(cv(app, page, subject)),
            ..FOR_ONE
        },
    ]
}

/// The congress that the period of a subject names by its number.
async fn congress_of(app: &App, subject: &Subject) -> anyhow::Result<Option<congress::Model>> {
    let Ok(number) = subject.period.parse() else { return Ok(None) };
    preparing::find_by_number(&app.db, subject.cell, number).await
}

async fn guests(app: &App, page: &Page, cell: Uuid) -> anyhow::Result<Vec<Choice>> {
    let mut choices = Vec::new();
    for congress in preparing::list_congresses(&app.db, cell).await? {
        for guest in preparing::in_protocol_order(preparing::list_guests(&app.db, congress.id).await?)? {
            choices.push(choice(page, &congress, guest.id, guest.name));
        }
    }
    Ok(choices)
}

fn choice(page: &Page, congress: &congress::Model, id: Uuid, label: String) -> Choice {
    Choice { id, period: congress.number.to_string(), label, file: file_of(page, congress) }
}

/// **Giấy mời.** For one guest.
async fn invitation(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let Some(congress) = congress_of(app, subject).await? else { return Ok(None) };
    let guest = preparing::list_guests(&app.db, congress.id).await?.into_iter().find(|guest| guest.id == subject.id);
    let Some(guest) = guest else { return Ok(None) };
    let Some(facts) = facts_of(app, page, &Subject { id: congress.id, ..subject.clone() }).await? else { return Ok(None) };
    let mut values = Values::default();
    values.words("người được mời", &guest.name).words("chức danh", &guest.title);
    let speaks = if guest.speaks { page.t("paper-guest-speaks") } else { String::new() };
    values.words("đề nghị phát biểu", speaks);
    let made = prepared(app, page, &facts, ("summons", 15), values).await?;
    Ok(Some(Gathered { label: guest.name, ..made }))
}

async fn members(app: &App, page: &Page, cell: Uuid) -> anyhow::Result<Vec<Choice>> {
    let mut choices = Vec::new();
    for congress in preparing::list_congresses(&app.db, cell).await? {
        let summoned = preparing::summoned(&app.db, &congress).await?;
        let same = namesakes(&summoned);
        choices.extend(summoned.iter().map(|one| choice(page, &congress, one.member.id.0, one.called(&same))));
    }
    Ok(choices)
}

/// **Giấy triệu tập.** For one member on the roll of the day.
async fn summons(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let Some(congress) = congress_of(app, subject).await? else { return Ok(None) };
    let Some(facts) = facts_of(app, page, &Subject { id: congress.id, ..subject.clone() }).await? else { return Ok(None) };
    let Some(one) = facts.summoned.iter().find(|one| one.member.id.0 == subject.id) else { return Ok(None) };
    let row = kept(app, subject.cell, subject.id).await?;
    let called = one.called(&namesakes(&facts.summoned));
    let mut values = Values::default();
    values
        .words("đồng chí", &called)
        .words("tổ đảng", row.and_then(|row| row.group_name).unwrap_or_default())
        .words("quyền của đảng viên", page.t(if one.standing.official { "summons-official" } else { "summons-probation" }));
    let made = prepared(app, page, &facts, ("summons", 15), values).await?;
    Ok(Some(Gathered { label: called, ..made }))
}

async fn kept(app: &App, cell: Uuid, id: Uuid) -> anyhow::Result<Option<member::Model>> {
    Ok(roll::list_members(&app.db, cell).await?.into_iter().find(|row| row.id == id))
}

/// Who was put forward for the committee, or for an office where there is none.
async fn candidates(app: &App, page: &Page, cell: Uuid) -> anyhow::Result<Vec<Choice>> {
    let mut choices: Vec<Choice> = Vec::new();
    for congress in preparing::list_congresses(&app.db, cell).await? {
        let summoned = preparing::summoned(&app.db, &congress).await?;
        for one in all_named(app, page, &congress, &summoned).await? {
            choices.push(choice(page, &congress, one.member, one.name));
        }
    }
    Ok(choices)
}

/// Everybody who was put forward for an office of the cell, each once.
async fn all_named(
    app: &App,
    page: &Page,
    congress: &congress::Model,
    summoned: &[Summoned],
) -> anyhow::Result<Vec<slates::Named>> {
    let mut all: Vec<slates::Named> = Vec::new();
    for office in [Office::Committee, Office::Secretary, Office::Deputy] {
        for one in slates::named(&app.db, page, congress, summoned, office).await? {
            if all.iter().all(|known| known.member != one.member) {
                all.push(one);
            }
        }
    }
    Ok(all)
}

/// **Lý lịch trích ngang.** Of one who was put forward.
async fn cv(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let Some(congress) = congress_of(app, subject).await? else { return Ok(None) };
    let Some(facts) = facts_of(app, page, &Subject { id: congress.id, ..subject.clone() }).await? else { return Ok(None) };
    let named = all_named(app, page, &congress, &facts.summoned).await?;
    let named = named.into_iter().find(|one| one.member == subject.id);
    let Some((one, row)) = named.zip(kept(app, subject.cell, subject.id).await?) else { return Ok(None) };
    let mut values = person(page, &row, congress.held_on);
    values.words("người giới thiệu", &one.source);
    let mut offices = Vec::new();
    for mandate in mandates::list_of(&app.db, subject.id).await? {
        let office = page.t(&format!("mandates-office-{}", mandate.office.replace('_', "-")));
        let until = mandate.to_day.filter(|to| *to < congress.held_on);
        if mandate.from_day < congress.held_on {
            let until = until.map_or_else(|| page.t("paper-cv-now"), |to| page.day(&to));
            let figures: [(&'static str, &dyn std::fmt::Display); 3] =
                [("office", &office), ("from", &page.day(&mandate.from_day)), ("to", &until)];
            offices.push(Piece::bullet(page.with("paper-cv-office", &figures)));
        }
    }
    values.pieces("chức vụ đã giữ", offices);
    let made = prepared(app, page, &facts, ("personnel", 60), values).await?;
    Ok(Some(Gathered { label: one.name, ..made }))
}

/// What the roll knows of a member; what it does not know is named.
fn person(page: &Page, row: &member::Model, day: Day) -> Values {
    let mut values = Values::default();
    let missing = page.t("missing-member");
    let date = |day: Option<Day>| day.map(|day| page.day(&day));
    let sex = row.sex.as_ref().map(|sex| page.t(&format!("paper-sex-{sex}")));
    values
        .words("họ và tên", &row.name)
        .words_or("ngày sinh", date(row.birth), &missing)
        .words("tuổi", row.birth.and_then(|birth| full_years(birth, day)).map(|age| age.to_string()).unwrap_or_default())
        .words_or("giới tính", sex, &missing)
        .words_or("ngày vào Đảng", date(row.joined), &missing)
        .words_or("ngày chính thức", date(row.official), &missing)
        .words("tuổi Đảng", row.joined.and_then(|joined| party_age(joined, day)).map(|age| age.to_string()).unwrap_or_default());
    let fields = [
        ("dân tộc", &row.ethnicity),
        ("quê quán", &row.home_town),
        ("nơi cư trú", &row.address),
        ("nghề nghiệp", &row.job),
        ("nơi công tác", &row.workplace),
        ("trình độ học vấn", &row.education),
        ("lý luận chính trị", &row.theory),
        ("tổ đảng", &row.group_name),
    ];
    for (name, kept) in fields {
        values.words(name, kept.clone().unwrap_or_default());
    }
    values
}
