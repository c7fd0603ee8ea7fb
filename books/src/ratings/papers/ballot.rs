//! The voting paper of the yearly review: everybody who is rated, the four levels to tick. Nothing on it names the voter.

use super::member_year::member_year;
use crate::papers::levels_to_tick;
use crate::ratings::choice::level_in_full;
use chibo_core::day::year_end;
use chibo_core::rating::Level;
use chibo_frame::{App, Page};
use chibo_paper::writing::{Column, Piece, Table, Values};
use chibo_people::papers::{Gathered, Subject};

pub(super) async fn gather(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let Some(year) = subject.year() else { return Ok(None) };
    let known = member_year(app, subject.cell, year).await?;
    let name = [Column::right(page.t("books-col-number"), 12), Column::wide(page.t("books-col-name"))];
    let mut table = Table::of(name.into_iter().chain(Level::ALL.map(|level| Column::centre(level_in_full(page, level), 25))));
    for (number, line) in (1..).zip(known.review.rated()) {
        let cells = [format!("{number}"), line.name.clone()];
        table.push(cells.into_iter().chain(Level::ALL.map(|_| "☐".to_owned())));
    }
    table.nothing = page.t("ratings-nobody-rated");
    let mut values = Values::default();
    values
        .words("năm kiểm điểm", year)
        .words("số người xếp loại", table.rows.len())
        .pieces("ô xếp loại chi bộ", levels_to_tick(page, None))
        .pieces("danh sách xếp loại", [Piece::Table(table)]);
    let voted = known.review.sheet.as_ref().and_then(|sheet| sheet.voted_on);
    let day = voted.unwrap_or(app.today().min(year_end(year)));
    Ok(Some(Gathered { day, label: year.to_string(), issuer: None, values }))
}
