//! Yearly review and rating of members and of the cell: from the self-review to the ward's decision.

mod actions;
mod ballot;
mod choice;
mod decision;
mod due;
mod gather;
mod list;
mod member;
mod own;
mod papers;
mod part;
mod propose;
mod schema;
mod self_review;
mod show;
mod store;
#[cfg(test)]
mod tests;
mod words;

pub use actions::{
    At, Decision, Opinions, OwnRating, SelfReview, decide, make, propose, propose_by_votes, save_ballot, save_opinions, save_own,
    save_self_reviews,
};
pub(crate) use choice::level_in_full;
pub use due::due;
pub(crate) use papers::{member_year, paper_kinds, put_counts};
pub use store::*;

use chibo_frame::record::{Kind, kind};
use chibo_frame::{App, Page, PageError, Right, Routes};
use chibo_people::units;
use sea_orm_migration::MigrationTrait;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/xep-loai", Right::SeePeople, list::show)
        .get("/van-phong/xep-loai/{year}", Right::SeePeople, show::show)
        .post("/van-phong/xep-loai/{year}/lap", Right::KeepRecords, show::make)
        .get("/van-phong/xep-loai/{year}/tu-kiem-diem", Right::KeepRecords, self_review::show)
        .post("/van-phong/xep-loai/{year}/tu-kiem-diem", Right::KeepRecords, self_review::save)
        .get("/van-phong/xep-loai/{year}/kiem-phieu", Right::KeepRecords, ballot::show)
        .post("/van-phong/xep-loai/{year}/kiem-phieu", Right::KeepRecords, ballot::save)
        .get("/van-phong/xep-loai/{year}/de-nghi", Right::KeepRecords, propose::show)
        .post("/van-phong/xep-loai/{year}/de-nghi", Right::KeepRecords, propose::save)
        .post("/van-phong/xep-loai/{year}/theo-phieu", Right::KeepRecords, propose::by_votes)
        .get("/van-phong/xep-loai/{year}/quyet-dinh", Right::KeepRecords, decision::show)
        .post("/van-phong/xep-loai/{year}/quyet-dinh", Right::KeepRecords, decision::save)
        .get("/van-phong/xep-loai/{year}/chi-bo", Right::KeepRecords, own::show)
        .post("/van-phong/xep-loai/{year}/chi-bo", Right::KeepRecords, own::save)
        .get("/van-phong/xep-loai/{year}/dang-vien/{member}", Right::SeePeople, member::show)
        .post("/van-phong/xep-loai/{year}/dang-vien/{member}", Right::KeepRecords, member::save)
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(schema::Migration)]
}

pub(crate) fn kinds() -> Vec<Kind> {
    vec![kind::<rating::Entity>(), kind::<cell_rating::Entity>(), kind::<rating_sheet::Entity>(), kind::<rating_line::Entity>()]
}

/// The year of a path, with its review; 404 where the path names no year to come or gone.
async fn open(app: &App, year: &str) -> Result<gather::Review, PageError> {
    let year = year.parse().ok().filter(|year| (1990..=2100).contains(year)).ok_or(PageError::NotFound)?;
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    Ok(gather::review(&app.db, cell.id, year).await?)
}

/// The year of a path whose sheet was made.
async fn open_sheet(app: &App, year: &str) -> Result<gather::Review, PageError> {
    open(app, year).await.and_then(|review| if review.sheet.is_some() { Ok(review) } else { Err(PageError::NotFound) })
}

/// Where an act of this page is done.
fn at(page: &Page, review: &gather::Review) -> Result<At, PageError> {
    Ok(At { account: Some(page.account()?), cell: review.cell, year: review.year })
}

/// The path of a year.
fn path(year: i32) -> String {
    format!("/van-phong/xep-loai/{year}")
}

/// The year whose review is at work on a day: from October on the year itself, before it the last.
fn year_at_work(today: chibo_core::day::Day) -> i32 {
    use chrono::Datelike;
    if today.month() >= 10 { today.year() } else { today.year() - 1 }
}
