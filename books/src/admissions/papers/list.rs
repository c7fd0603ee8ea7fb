//! **Danh mục hồ sơ.** The papers of a file: who makes each, whether it is there, where it is kept.

use super::super::store::admission_paper;
use chibo_core::admission::Paper;
use chibo_frame::Page;
use chibo_frame::db::code;
use chibo_paper::writing::{Column, Piece, Table};

/// The table of one of the two files.
pub(super) fn table(page: &Page, got: &[admission_paper::Model], recognition: bool) -> Piece {
    let head = |key: &str| page.t(&format!("case-papers-{key}"));
    let mut table = Table::of([
        Column::centre(head("no"), 10),
        Column::left(head("form"), 26),
        Column::wide(head("paper")),
        Column::left(head("by"), 22),
        Column::centre(head("got"), 22),
        Column::left(head("kept"), 22),
    ]);
    let of_file = Paper::ALL.into_iter().enumerate().filter(|(_, paper)| paper.is_of_recognition() == recognition);
    for (line, (place, paper)) in of_file.enumerate() {
        let row = got.iter().find(|row| row.paper == code(&paper));
        let name = page.t(&format!("admissions-paper-{place}"));
        let optional = if paper.is_needed() { String::new() } else { format!(" {}", page.t("admissions-paper-optional")) };
        table.push([
            (line + 1).to_string(),
            code(&paper),
            format!("{name}{optional}"),
            page.t(&format!("case-papers-by-{}", maker(paper))),
            row.and_then(|row| row.got_on).map(|day| page.day(&day)).unwrap_or_default(),
            row.and_then(|row| row.kept_at.clone()).unwrap_or_default(),
        ]);
    }
    Piece::Table(table)
}

/// Who makes a paper, by the key of its word.
fn maker(paper: Paper) -> &'static str {
    match paper {
        Paper::Application | Paper::Cv | Paper::SelfReview => "person",
        Paper::Introduction | Paper::HelperReview => "member",
        Paper::OrganisationResolution => "body",
        Paper::Opinions | Paper::ProbationOpinions | Paper::CellResolution | Paper::RecognitionResolution => "cell",
        Paper::Class
        | Paper::Appraisal
        | Paper::CommitteeResolution
        | Paper::Decision
        | Paper::NewMemberClass
        | Paper::RecognitionAppraisal
        | Paper::RecognitionCommittee => "above",
    }
}
