//! **Văn bản cả năm.** The papers of a year that no single book answers: the report of the year, the statistics of members.

mod figures;
mod report;
mod statistics;

pub(crate) use figures::put_figures;

use crate::papers::rules;
use chibo_frame::Right;
use chibo_people::papers::{Author, Group, PaperKind, years};

/// **Báo cáo tổng kết năm.**
const REPORT: PaperKind = PaperKind {
    name: "annual-report",
    group: Group::Year,
    code: Some("BC"),
    author: Author::Cell,
    rules: rules::STATUTE,
    right: Right::SeePeople,
    wording: include_str!("../../papers/annual-report.txt"),
    landscape: false,
    choices: |app, _, cell| Box::pin(years(app, cell)),
    gather: |app, page, subject| Box::pin(report::gather(app, page, subject)),
};

/// **Thống kê đảng viên.**
const STATISTICS: PaperKind = PaperKind {
    name: "member-statistics",
    wording: include_str!("../../papers/member-statistics.txt"),
    gather: |app, page, subject| Box::pin(statistics::gather(app, page, subject)),
    ..REPORT
};

/// The kinds of paper of this room.
pub(crate) fn paper_kinds() -> Vec<PaperKind> {
    vec![REPORT, STATISTICS]
}
