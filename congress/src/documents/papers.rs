//! **Các loại văn bản của đại hội.** Each takes its fields from the one gathering of facts, so that no two papers can disagree.

use super::facts::{self, Facts, Held};
use super::{counting, minutes, request, resolution, values};
use crate::preparing;
use crate::results;
use chibo_core::day::Day;
use chibo_frame::{App, Page, Right};
use chibo_paper::writing::Values;
use chibo_people::papers::{Author, Choice, Gathered, Group, PaperKind, Subject};
use chibo_term::papers::{STATUTE, day};
use uuid::Uuid;

/// **Quy chế bầu cử trong Đảng.**
pub(super) const ELECTIONS: &[(Day, &str)] = &[
    (day(2014, 6, 9), "Quyết định 244-QĐ/TW, ngày 09/6/2014 của Ban Chấp hành Trung ương ban hành Quy chế bầu cử trong Đảng"),
    (day(2024, 10, 10), "Quyết định 190-QĐ/TW, ngày 10/10/2024 của Ban Chấp hành Trung ương ban hành Quy chế bầu cử trong Đảng"),
];

/// What the kinds of a congress have in common.
pub(super) const OF_CONGRESS: PaperKind = PaperKind {
    name: "",
    group: Group::Congress,
    code: None,
    author: Author::Congress,
    rules: ELECTIONS,
    right: Right::SeePeople,
    wording: "",
    landscape: false,
    choices: |app, page, cell| Box::pin(congresses(app, page, cell)),
    gather: |app, page, subject| Box::pin(resolution_of(app, page, subject)),
};

/// The kinds whose facts stand in this room.
pub(crate) fn paper_kinds() -> Vec<PaperKind> {
    vec![
        PaperKind {
            name: "counting-minutes",
            right: Right::SeeElections,
            wording: include_str!("../../papers/counting-minutes.txt"),
            choices: |app, page, cell| Box::pin(elections(app, page, cell)),
            gather: |app, page, subject| Box::pin(count_of(app, page, subject)),
            ..OF_CONGRESS
        },
        PaperKind {
            name: "congress-minutes",
            wording: include_str!("../../papers/congress-minutes.txt"),
            gather: |app, page, subject| Box::pin(minutes_of(app, page, subject)),
            ..OF_CONGRESS
        },
        PaperKind {
            name: "resolution",
            code: Some("NQ"),
            rules: STATUTE,
            wording: include_str!("../../papers/resolution.txt"),
            ..OF_CONGRESS
        },
        PaperKind {
            name: "approval-request",
            code: Some("TTr"),
            author: Author::Cell,
            wording: include_str!("../../papers/approval-request.txt"),
            choices: |app, page, cell| Box::pin(elected(app, page, cell)),
            gather: |app, page, subject| Box::pin(request_of(app, page, subject)),
            ..OF_CONGRESS
        },
    ]
}

/// **Hồ sơ đại hội.** The file that all papers of a congress belong to.
pub(crate) fn file_of(page: &Page, congress: &preparing::congress::Model) -> String {
    page.t1("paper-file", "number", congress.congress_number())
}

/// The cell's congresses, the newest first.
pub(super) async fn congresses(app: &App, page: &Page, cell: Uuid) -> anyhow::Result<Vec<Choice>> {
    let all = preparing::list_congresses(&app.db, cell).await?.into_iter();
    Ok(all
        .map(|congress| {
            let file = file_of(page, &congress);
            Choice { id: congress.id, period: String::new(), label: file.clone(), file }
        })
        .collect())
}

/// The elections whose result is final, practice apart.
async fn elections(app: &App, page: &Page, cell: Uuid) -> anyhow::Result<Vec<Choice>> {
    let mut choices = Vec::new();
    for congress in preparing::list_congresses(&app.db, cell).await? {
        for row in results::list_elections(&app.db, congress.id).await?.iter().filter(|row| row.closed && !row.practice) {
            let label = page.t(&format!("office-{}", row.office));
            choices.push(Choice { id: row.id, period: String::new(), label, file: file_of(page, &congress) });
        }
    }
    Ok(choices)
}

/// The congresses that elected somebody.
async fn elected(app: &App, page: &Page, cell: Uuid) -> anyhow::Result<Vec<Choice>> {
    let mut choices = Vec::new();
    for choice in congresses(app, page, cell).await? {
        let rows = results::list_elections(&app.db, choice.id).await?;
        if rows.iter().any(|row| row.closed && !row.practice) {
            choices.push(choice);
        }
    }
    Ok(choices)
}

/// The facts of the congress that a subject names.
pub(super) async fn facts_of(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Facts>> {
    let congress = preparing::find(&app.db, subject.id).await?.filter(|congress| congress.cell_id == subject.cell);
    Ok(match congress {
        Some(congress) => Some(facts::gather(app, page, congress).await?),
        None => None,
    })
}

/// A paper of the congress on its day, with the congress as its author where `issued` says so.
fn on_the_day(page: &Page, facts: &Facts, own: Values, issued: bool) -> Gathered {
    Gathered {
        day: facts.congress.held_on,
        label: file_of(page, &facts.congress),
        issuer: issued.then(|| facts.issuer(page)),
        values: own.over(values::of_congress(page, facts)),
    }
}

async fn resolution_of(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let facts = facts_of(app, page, subject).await?;
    Ok(facts.map(|facts| on_the_day(page, &facts, resolution::values(page, &facts), false)))
}

async fn minutes_of(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let Some(facts) = facts_of(app, page, subject).await? else { return Ok(None) };
    Ok(Some(on_the_day(page, &facts, minutes::values(page, &facts)?, true)))
}

async fn request_of(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let facts = facts_of(app, page, subject).await?.filter(request::is_due);
    Ok(facts.map(|facts| on_the_day(page, &facts, request::values(page, &facts), false)))
}

async fn count_of(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let Some(row) = results::find(&app.db, subject.id).await? else { return Ok(None) };
    let congress = Subject { id: row.congress_id, ..subject.clone() };
    let Some(facts) = facts_of(app, page, &congress).await? else { return Ok(None) };
    let made = facts.closed().find(|held: &&Held| held.id == row.id).map(|held| {
        let label = page.t(&format!("office-{}", held.record.office.word()));
        Gathered { label, ..on_the_day(page, &facts, counting::values(page, &facts, held), true) }
    });
    Ok(made)
}
