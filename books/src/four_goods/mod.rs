//! The sheet of the model cell "Chi bộ bốn tốt": month by month from the books, then the year, to the superior's recognition.

mod actions;
mod due;
mod list;
mod month;
mod papers;
mod schema;
mod sheet;
mod show;
mod store;
mod summary;
#[cfg(test)]
mod tests;

pub use actions::{YearSheet, fill_month, save_month, save_year};
pub use due::due;
pub(crate) use papers::{paper_kinds, year_result};
pub use sheet::{Mark, MonthMarks};
pub use store::*;

use chibo_frame::record::{Kind, kind};
use chibo_frame::{App, PageError, Right, Routes};
use chibo_people::units;
use sea_orm_migration::MigrationTrait;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/bon-tot", Right::SeePeople, list::show)
        .get("/van-phong/bon-tot/{year}", Right::SeePeople, show::show)
        .get("/van-phong/bon-tot/{year}/thang/{month}", Right::KeepRecords, month::show)
        .post("/van-phong/bon-tot/{year}/thang/{month}", Right::KeepRecords, month::save)
        .get("/van-phong/bon-tot/{year}/tong-ket", Right::KeepRecords, summary::show)
        .post("/van-phong/bon-tot/{year}/tong-ket", Right::KeepRecords, summary::save)
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(schema::Migration)]
}

pub(crate) fn kinds() -> Vec<Kind> {
    vec![kind::<four_goods_month::Entity>(), kind::<four_goods_year::Entity>()]
}

/// The year of a path, with its sheets; 404 where the path names no year.
async fn open(app: &App, year: &str) -> Result<sheet::Sheets, PageError> {
    let year = year.parse().ok().filter(|year| (2000..=2100).contains(year)).ok_or(PageError::NotFound)?;
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    Ok(sheet::sheets(&app.db, cell.id, year).await?)
}

/// The path of a year.
fn path(year: i32) -> String {
    format!("/van-phong/bon-tot/{year}")
}
