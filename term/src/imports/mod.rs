//! Importing a secretary's workbooks: read, compared with what stands, shown, confirmed, and taken back whole.

mod actions;
mod admissions;
mod books;
mod draft;
mod edits;
pub mod export;
mod fault;
mod files;
mod households;
mod inspections;
mod list;
mod movements;
mod people;
mod plan;
mod preview;
mod ratings;
mod report;
mod roll;
mod table;
#[cfg(test)]
mod tests;
mod uploads;
mod words;

pub use actions::{Detail, FileDetail, Outcome, Written, import, preview, try_out, undo};
pub use edits::Edit;
pub use fault::{Fault, Problem};
pub use files::{File, FilePlan};
pub use plan::Plan;
pub use report::{FaultReport, FileReport, Report, report, text, undone_text, unopened};

use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use chibo_frame::{Right, Routes};

pub(crate) fn routes() -> Routes {
    let imports = Routes::new()
        .get("/van-phong/nhap-so-lieu", Right::KeepRecords, list::show)
        // The upload keeps to limits of its own, which it words.
        .post("/van-phong/nhap-so-lieu", Right::KeepRecords, list::upload.layer(DefaultBodyLimit::disable()))
        .get("/van-phong/nhap-so-lieu/xem-truoc/{id}", Right::KeepRecords, preview::show)
        .post("/van-phong/nhap-so-lieu/xem-truoc/{id}", Right::KeepRecords, preview::confirm)
        .post("/van-phong/nhap-so-lieu/xem-truoc/{id}/bo", Right::KeepRecords, preview::discard)
        .post("/van-phong/nhap-so-lieu/{batch}/hoan-tac", Right::KeepRecords, list::undo);
    imports.and(export::routes())
}
