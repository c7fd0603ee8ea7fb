//! What falls due of fees: members with three unpaid months in the year.

use super::book::Book;
use chibo_core::fee::{ARREARS_MONTHS, Month};
use chibo_frame::{App, Due, Page, Right};
use uuid::Uuid;

/// Three unpaid months of this year, or of the last while it is January: removal from the roll may be proposed.
pub async fn due(app: &App, page: &Page, cell: Uuid) -> anyhow::Result<Vec<Due>> {
    if !page.may(Right::SeePeople) {
        return Ok(Vec::new());
    }
    let now = Month::of(app.today());
    let year = now.before().year();
    let months: Vec<Month> = Month::of_year(year).collect();
    let (Some(first), Some(last)) = (months.first(), months.last()) else { return Ok(Vec::new()) };
    let book = Book::load(&app.db, cell, *first, *last).await?;
    let mut found = Vec::new();
    for (id, name, months) in book.year(year) {
        let unpaid = book.arrears(id, &months, now);
        if let Some(third) = unpaid.get(ARREARS_MONTHS - 1) {
            let text = page.with("fees-due", &[("name", &name), ("count", &unpaid.len())]);
            found.push(Due { on: third.last(), late: true, text, href: format!("/van-phong/dang-phi/nam/{year}") });
        }
    }
    Ok(found)
}
