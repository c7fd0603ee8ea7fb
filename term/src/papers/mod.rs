//! **Văn bản của nhiệm kỳ.** The papers that a term asks for: reports of its targets, work rules, plans; and the rules that ask
//! for them.

mod plans;
mod report;
mod rules;
mod values;

pub use rules::{INSPECTION, STATUTE, day, in_force};
pub use values::put_bases;

use crate::targets::{OpenTerm, days, find_term, list_terms};
use chibo_frame::{App, Page, Right};
use chibo_people::papers::{Author, Choice, Group, PaperKind, Subject};
use uuid::Uuid;

/// What the kinds of a term have in common.
const OF_TERM: PaperKind = PaperKind {
    name: "",
    group: Group::Term,
    code: Some("KH"),
    author: Author::Cell,
    rules: STATUTE,
    right: Right::SeePeople,
    wording: "",
    landscape: false,
    choices: |app, page, cell| Box::pin(terms(app, page, cell)),
    gather: |app, page, subject| Box::pin(report::of_term(app, page, subject)),
};

/// The kinds whose facts stand in this slice.
pub(crate) fn paper_kinds() -> Vec<PaperKind> {
    vec![
        PaperKind {
            name: "work-rules",
            code: Some("QC"),
            wording: include_str!("../../papers/work-rules.txt"),
            gather: |app, page, subject| Box::pin(plans::work_rules(app, page, subject)),
            ..OF_TERM
        },
        PaperKind {
            name: "development-plan",
            wording: include_str!("../../papers/development-plan.txt"),
            gather: |app, page, subject| Box::pin(plans::development(app, page, subject)),
            ..OF_TERM
        },
        PaperKind {
            name: "inspection-plan-term",
            rules: INSPECTION,
            wording: include_str!("../../papers/inspection-plan-term.txt"),
            gather: |app, page, subject| Box::pin(plans::inspection(app, page, subject)),
            ..OF_TERM
        },
        PaperKind {
            name: "targets-report",
            group: Group::Year,
            code: Some("BC"),
            wording: include_str!("../../papers/targets-report.txt"),
            choices: |app, page, cell| Box::pin(years(app, page, cell)),
            gather: |app, page, subject| Box::pin(report::of_year(app, page, subject)),
            ..OF_TERM
        },
        PaperKind { name: "term-report", code: Some("BC"), wording: include_str!("../../papers/term-report.txt"), ..OF_TERM },
    ]
}

/// The cell's terms, the newest first.
async fn terms(app: &App, page: &Page, cell: Uuid) -> anyhow::Result<Vec<Choice>> {
    let rows = list_terms(&app.db, cell).await?;
    let choice = |row: &crate::targets::term::Model| {
        let label = page.t1("paper-term", "term", days(row).label());
        Choice { id: row.id, period: String::new(), file: label.clone(), label }
    };
    Ok(rows.iter().rev().map(choice).collect())
}

/// The years of the cell's terms until today, the latest first.
async fn years(app: &App, page: &Page, cell: Uuid) -> anyhow::Result<Vec<Choice>> {
    use chrono::Datelike;
    let this = app.today().year();
    let mut choices = Vec::new();
    for row in list_terms(&app.db, cell).await?.iter().rev() {
        for year in days(row).years().rev().filter(|year| *year <= this) {
            let label = page.t1("period-year", "year", year);
            choices.push(Choice { id: row.id, period: year.to_string(), file: label.clone(), label });
        }
    }
    Ok(choices)
}

/// The term that a subject names.
pub(crate) async fn term_of(app: &App, subject: &Subject) -> anyhow::Result<Option<OpenTerm>> {
    let rows = list_terms(&app.db, subject.cell).await?;
    let Some(row) = rows.iter().find(|row| row.id == subject.id) else { return Ok(None) };
    find_term(app, Some(&days(row).label())).await
}
