//! The yearly table: members by twelve months, what was paid, what is missing.

use super::book::Book;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Html;
use chibo_core::fee::{ARREARS_MONTHS, Month, Tariff};
use chibo_frame::{App, Page, PageError, html};
use chibo_people::units;

#[derive(Template)]
#[template(path = "fees/year.html")]
struct Table {
    page: Page,
    year: i32,
    months: Vec<(u32, String)>,
    rows: Vec<Row>,
    totals: Vec<u64>,
    up: u64,
}

struct Row {
    name: String,
    /// Of each month: paid, or owed and not paid, or neither.
    cells: Vec<Cell>,
    total: u64,
    arrears: usize,
}

enum Cell {
    Paid(u64),
    Unpaid,
    Nothing,
}

impl Row {
    fn warns(&self) -> bool {
        self.arrears >= ARREARS_MONTHS
    }
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(year): Path<i32>) -> Result<Html<String>, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let months: Vec<Month> = Month::of_year(year).collect();
    let (Some(first), Some(last)) = (months.first(), months.last()) else { return Err(PageError::NotFound) };
    let book = Book::load(&app.db, cell.id, *first, *last).await?;
    let rows: Vec<Row> = rows(&book, year, Month::of(app.today()));
    let total = |place: usize| rows.iter().filter_map(|row| row.cells.get(place)).map(Cell::sum).sum();
    let totals: Vec<u64> = (0..months.len()).map(total).collect();
    let passed = |(month, sum): (&Month, &u64)| book.tariff(*month).map_or(0, |tariff: Tariff| tariff.passed_up_of(*sum));
    let up = months.iter().zip(&totals).map(passed).sum();
    let months = months.iter().map(|month| (month.number(), page.t1("fees-month-short", "month", month.number()))).collect();
    html(&Table { page, year, months, rows, totals, up })
}

impl Cell {
    fn sum(&self) -> u64 {
        match self {
            Self::Paid(sum) => *sum,
            Self::Unpaid | Self::Nothing => 0,
        }
    }
}

fn rows(book: &Book, year: i32, now: Month) -> Vec<Row> {
    let row = |(id, name, months): (uuid::Uuid, &str, std::collections::BTreeMap<Month, super::book::Line<'_>>)| {
        let unpaid = book.arrears(id, &months, now);
        let cell = |month: Month| match months.get(&month).and_then(|line| line.receipt) {
            Some(receipt) => Cell::Paid(u64::try_from(receipt.amount).unwrap_or(0)),
            None if unpaid.contains(&month) => Cell::Unpaid,
            None => Cell::Nothing,
        };
        let cells: Vec<Cell> = Month::of_year(year).map(cell).collect();
        Row { name: name.to_owned(), total: cells.iter().map(Cell::sum).sum(), cells, arrears: unpaid.len() }
    };
    book.year(year).into_iter().map(row).collect()
}
