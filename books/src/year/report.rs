//! The report of a year: the figures of all books, the ratings, the recognition; the judgement is written by people.

use super::figures::put_figures;
use crate::four_goods;
use crate::ratings::{level_in_full, member_year, put_counts};
use chibo_core::day::year_end;
use chibo_frame::{App, Page};
use chibo_paper::writing::Values;
use chibo_people::papers::{Gathered, Subject};

pub(super) async fn gather(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let Some(year) = subject.year() else { return Ok(None) };
    let mut values = Values::default();
    put_figures(app, page, subject.cell, year, &mut values).await?;
    let known = member_year(app, subject.cell, year).await?;
    put_counts(page, known.review(), &mut values);
    let own = known.review().cell_rating.map(|level| level_in_full(page, level));
    let (points, recognised) = four_goods::year_result(app, page, subject.cell, year).await?;
    values
        .words("năm báo cáo", year)
        .words("năm sau", year + 1)
        .words("mức của chi bộ", own.unwrap_or_default())
        .words("điểm bốn tốt", points)
        .words("công nhận bốn tốt", recognised);
    let day = app.today().min(year_end(year));
    Ok(Some(Gathered { day, label: year.to_string(), issuer: None, values }))
}
