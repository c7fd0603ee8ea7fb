//! The list of a year's ratings: what everybody gave himself, what the cell proposes, what was decided; the sums.

use super::member_year::member_year;
use crate::papers::{bullets, dotted};
use crate::ratings::choice::level_in_full;
use crate::ratings::gather::{self, Review};
use crate::ratings::words;
use chibo_core::day::year_end;
use chibo_core::exact::Share;
use chibo_core::rating::{Counts, Level};
use chibo_frame::{App, Page};
use chibo_paper::writing::{Column, Piece, Table, Values};
use chibo_people::papers::{Gathered, Subject};

pub(super) async fn gather(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let Some(year) = subject.year() else { return Ok(None) };
    let known = member_year(app, subject.cell, year).await?;
    let review = &known.review;
    let mut table = Table::of([
        Column::right(page.t("books-col-number"), 12),
        Column::wide(page.t("books-col-name")),
        Column::left(page.t("books-col-group"), 24),
        Column::left(page.t("ratings-self"), 40),
        Column::left(page.t("ratings-form-proposed"), 40),
        Column::left(page.t("ratings-decided"), 40),
        Column::left(page.t("ratings-notes"), 44),
    ]);
    let word = |level: Option<Level>| level.map(|level| level_in_full(page, level)).unwrap_or_default();
    for (number, line) in (1..).zip(&review.lines) {
        let proposed = line.proposed().or(line.proposal.and_then(|proposal| proposal.level));
        table.push([
            format!("{number}"),
            line.name.clone(),
            line.group.clone().unwrap_or_default(),
            word(gather::level(line.row.self_level.as_deref())),
            word(proposed),
            word(line.rating.filter(|_| line.is_final())),
            words::notes(page, line).join("; "),
        ]);
    }
    table.nothing = page.t("ratings-nobody-rated");
    let mut values = Values::default();
    values
        .words("năm kiểm điểm", year)
        .words("quy định kiểm điểm", review.regime.name)
        .words("số đảng viên trong danh sách", review.lines.len());
    put_counts(page, review, &mut values);
    values.pieces("danh sách xếp loại", [Piece::Table(table)]);
    values.words("mức của chi bộ", dotted(review.cell_rating.map(|level| level_in_full(page, level))));
    let day = app.today().min(year_end(year));
    Ok(Some(Gathered { day, label: year.to_string(), issuer: None, values }))
}

/// How many stand at each level: as the book of ratings has it, or as it is proposed.
fn counts(review: &Review) -> Counts {
    let standing = review.standing();
    if standing.rated() > 0 { standing } else { review.proposals() }
}

/// The sums by level, with their shares of those rated.
pub(crate) fn put_counts(page: &Page, review: &Review, values: &mut Values) {
    let counts = counts(review);
    let line = |level: Level| {
        let share = Share::new(counts.of(level), counts.rated()).ten_thousandths()?;
        let parts: [(&'static str, &dyn std::fmt::Display); 3] =
            [("level", &level_in_full(page, level)), ("count", &counts.of(level)), ("share", &page.percent(&share))];
        Some(page.with("ratings-count-line", &parts))
    };
    values.pieces("kết quả theo mức", bullets(Level::ALL.into_iter().filter_map(line)));
    let rated = counts.rated();
    values.words_or("số đã xếp loại", (rated > 0).then_some(rated), &page.t("ratings-gap-levels"));
}
