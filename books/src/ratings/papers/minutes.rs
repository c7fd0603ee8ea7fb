//! The minutes of the review meeting and of its secret vote: the papers, the votes on each, the base, what they propose.

use super::member_year::member_year;
use crate::papers::{bullets, dotted};
use crate::ratings::choice::level_in_full;
use crate::ratings::gather::{self, Review};
use crate::ratings::words;
use chibo_core::day::year_end;
use chibo_core::rating::{Level, Papers, Votes, propose};
use chibo_frame::{App, Page};
use chibo_paper::writing::{Column, Piece, Table, Values};
use chibo_people::papers::{Gathered, Subject};

pub(super) async fn gather(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let Some(year) = subject.year() else { return Ok(None) };
    let known = member_year(app, subject.cell, year).await?;
    let review = &known.review;
    let mut values = Values::default();
    let voted = review.sheet.as_ref().and_then(|sheet| sheet.voted_on);
    let handed_in = review.lines.iter().filter(|line| line.place.reviewed && line.handed_in()).count();
    values
        .words("năm kiểm điểm", year)
        .words("quy định kiểm điểm", review.regime.name)
        .words("ngày bỏ phiếu", dotted(voted.map(|day| page.day(&day))))
        .words("số người kiểm điểm", review.lines.iter().filter(|line| line.place.reviewed).count())
        .words("số bản kiểm điểm", handed_in)
        .words("số người xếp loại", review.rated().count());
    put_papers(page, review.papers(), &mut values);
    let mut table = Table::of(heads(page));
    for (number, line) in (1..).zip(review.rated()) {
        let proposed = line.proposed().or(line.proposal.and_then(|proposal| proposal.level));
        table.push(row(page, number, &line.name, gather::votes(&line.row), proposed));
    }
    table.nothing = page.t("ratings-nobody-rated");
    values.pieces("kết quả kiểm phiếu", [Piece::Table(table)]);
    put_cell(page, review, &mut values);
    let why = |line: &gather::Line| words::why_not(page, &line.place).map(|why| format!("{}: {why}", line.name));
    values.pieces("không xếp loại", bullets(review.lines.iter().filter_map(why)));
    let day = voted.unwrap_or(app.today().min(year_end(year)));
    Ok(Some(Gathered { day, label: year.to_string(), issuer: None, values }))
}

fn heads(page: &Page) -> Vec<Column> {
    let name = [Column::right(page.t("books-col-number"), 10), Column::wide(page.t("books-col-name"))];
    let levels = Level::ALL.map(|level| Column::right(level_in_full(page, level), 19));
    name.into_iter().chain(levels).chain([Column::left(page.t("ratings-form-proposed"), 34)]).collect()
}

fn row(page: &Page, number: u32, name: &str, votes: Option<Votes>, proposed: Option<Level>) -> Vec<String> {
    let of = |level: Level| votes.map(|votes| votes.of(level).to_string()).unwrap_or_default();
    let cells = [number.to_string(), name.to_owned()].into_iter().chain(Level::ALL.map(of));
    cells.chain([proposed.map(|level| level_in_full(page, level)).unwrap_or_default()]).collect()
}

fn put_papers(page: &Page, papers: Option<Papers>, values: &mut Values) {
    let missing = page.t("ratings-gap-ballot");
    let mut put = |name: &str, of: fn(&Papers) -> u32| {
        values.words_or(name, papers.as_ref().map(of), &missing);
    };
    put("cơ sở tính", |papers| papers.base);
    put("số phiếu cần", Papers::needed);
    put("phiếu phát ra", |papers| papers.issued);
    put("phiếu thu về", |papers| papers.returned);
    put("phiếu hợp lệ", |papers| papers.valid);
    put("phiếu không hợp lệ", |papers| papers.returned.saturating_sub(papers.valid));
}

/// The vote on the cell itself.
fn put_cell(page: &Page, review: &Review, values: &mut Values) {
    let sheet = review.sheet.as_ref();
    let votes = sheet.and_then(gather::cell_votes);
    let proposed = sheet.and_then(|sheet| gather::level(sheet.cell_proposed.as_deref()));
    let by_votes = review.papers().zip(votes).and_then(|(papers, votes)| propose(&papers, &votes, None).level);
    let told = votes.map(|votes| Level::ALL.map(|level| format!("{}: {}", level_in_full(page, level), votes.of(level))).join("; "));
    values
        .words("phiếu xếp loại chi bộ", told.unwrap_or_default())
        .words("mức chi bộ đề nghị", proposed.or(by_votes).map(|level| level_in_full(page, level)).unwrap_or_default());
}
