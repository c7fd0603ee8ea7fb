//! **Hồ sơ kiểm tra, giám sát.** The year's plan, and the papers of each of its lines. Confidential notes are not asked for
//! here, and there is no field for them.

mod figures;
mod plan;

use super::store::{self, inspection};
use super::words;
use chibo_frame::{App, Page, Right};
use chibo_people::papers::instruments::INSPECTION_WORK;
use chibo_people::papers::{Author, Choice, Group, PaperKind, years};
use figures::gather;
use uuid::Uuid;

/// What the papers of a line have in common; by themselves the report.
const REPORT: PaperKind = PaperKind {
    name: "inspection-report",
    group: Group::Case,
    code: Some("BC"),
    author: Author::Cell,
    rules: INSPECTION_WORK,
    right: Right::SeePeople,
    wording: include_str!("../../../papers/inspection-report.txt"),
    landscape: false,
    choices: |app, page, cell| Box::pin(lines(app, page, cell)),
    gather: |app, page, subject| Box::pin(gather(app, page, subject, |line| line.done_on)),
};

/// What stands before the work on a line begins.
const DECISION: PaperKind = PaperKind {
    name: "inspection-decision",
    code: Some("QĐ"),
    wording: include_str!("../../../papers/inspection-decision.txt"),
    gather: |app, page, subject| Box::pin(gather(app, page, subject, |line| line.starts_on.or(line.done_on))),
    ..REPORT
};

/// The kinds of paper that this room knows. A cell issues no notice (66-QĐ/TW Art. 9): its words bear no number. A conclusion
/// has its letters, and whoever numbers it is warned.
pub(crate) fn paper_kinds() -> Vec<PaperKind> {
    vec![
        PaperKind {
            name: "inspection-plan",
            group: Group::Year,
            code: Some("KH"),
            wording: include_str!("../../../papers/inspection-plan.txt"),
            choices: |app, _, cell| Box::pin(years(app, cell)),
            gather: |app, page, subject| Box::pin(plan::gather(app, page, subject)),
            ..REPORT
        },
        DECISION,
        PaperKind {
            name: "inspection-notice",
            code: None,
            wording: include_str!("../../../papers/inspection-notice.txt"),
            ..DECISION
        },
        PaperKind {
            name: "inspection-self-report",
            code: None,
            author: Author::Person,
            wording: include_str!("../../../papers/inspection-self-report.txt"),
            ..DECISION
        },
        REPORT,
        PaperKind {
            name: "inspection-minutes",
            code: None,
            wording: include_str!("../../../papers/inspection-minutes.txt"),
            ..REPORT
        },
        PaperKind {
            name: "inspection-conclusion",
            code: Some("KL"),
            wording: include_str!("../../../papers/inspection-conclusion.txt"),
            ..REPORT
        },
    ]
}

/// The lines of all plans, the latest year first.
async fn lines(app: &App, page: &Page, cell: Uuid) -> anyhow::Result<Vec<Choice>> {
    let choice = |line: inspection::Model| {
        let label = page.with("case-papers-inspection", &[("subject", &line.subject), ("year", &line.year), ("line", &line.line)]);
        let file = format!("{} {label}", words::form(page, &line.form));
        Choice { id: line.id, period: String::new(), label, file }
    };
    let mut lines = store::list(&app.db, cell).await?;
    lines.sort_by_key(|line| (std::cmp::Reverse(line.year), line.line));
    Ok(lines.into_iter().map(choice).collect())
}
