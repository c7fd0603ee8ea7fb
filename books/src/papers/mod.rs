//! **Văn bản hằng tháng, hằng năm.** What the papers of all rooms of this slice share: the rules by date, small pieces of
//! paper, the link to a paper, the paper as PDF.

mod links;
mod pdf;
mod pieces;
pub(crate) mod rules;
mod times;

pub(crate) use links::{Link, links};
pub(crate) use pdf::pdf;
pub(crate) use pieces::{bullets, dotted, levels_to_tick, lines_or_dots, numbered};
pub(crate) use times::{coming_years, month_file, year_file};

use chibo_people::papers::PaperKind;

/// The kinds of paper of all rooms.
pub(crate) fn kinds() -> Vec<PaperKind> {
    [
        crate::meetings::paper_kinds(),
        crate::roll_call::paper_kinds(),
        crate::study::paper_kinds(),
        crate::fees::paper_kinds(),
        crate::fees::relief_paper_kinds(),
        crate::four_goods::paper_kinds(),
        crate::ratings::paper_kinds(),
        crate::admissions::paper_kinds(),
        crate::inspections::paper_kinds(),
        crate::year::paper_kinds(),
    ]
    .concat()
}
