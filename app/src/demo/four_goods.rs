//! The model cell: registered for 2025, and the sheet of May filled from the books.

use super::day;
use super::rooms::Hands;
use chibo_books::four_goods::{Mark, MonthMarks, YearSheet, fill_month, save_year};
use chibo_frame::App;

const YEAR: i32 = 2025;
const MONTH: u32 = 5;

/// What the secretary says of a criterion that no book answers.
const SAID: (&str, &str) = ("1.3", "Thu các quỹ ở khu dân cư đạt 96 % kế hoạch, đang vận động các hộ còn lại");

pub(super) async fn fill(app: &App, hands: &Hands) -> anyhow::Result<()> {
    let registered = YearSheet { registered_on: Some(day(YEAR, 1, 10)?), ..YearSheet::default() };
    save_year(app, Some(hands.secretary), hands.cell, YEAR, &registered).await?;
    let (code, note) = SAID;
    let said: MonthMarks = [(code.to_owned(), Mark { met: Some(false), note: note.to_owned() })].into();
    fill_month(app, Some(hands.secretary), hands.cell, YEAR, MONTH, &said).await
}
