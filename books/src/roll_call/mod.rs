//! **Điểm danh.** Taking attendance, at meetings and at study sessions: by name, from the signed sheet, by card.

mod absences;
mod actions;
mod book;
mod by_number;
pub mod card;
mod cards;
mod occasion;
mod paper;
mod people;
mod scan;
mod schema;
mod store;
mod take;
mod words;

pub use absences::due;
pub use actions::{Refusal, Saved, take_attendance};
pub use occasion::{Book, Occasion};
pub(crate) use store::of_study;
pub use words::mark_text;

use chibo_people::papers::PaperKind;

use chibo_frame::{Right, Routes};
use sea_orm_migration::MigrationTrait;

pub(crate) fn routes() -> Routes {
    let cards = Routes::new().get("/van-phong/danh-sach/the", Right::SeePeople, cards::show);
    let meetings = cards
        .get("/van-phong/sinh-hoat/vang", Right::SeePeople, absences::show)
        .get("/van-phong/sinh-hoat/so", Right::SeePeople, book::now)
        .get("/van-phong/sinh-hoat/so/{year}", Right::SeePeople, book::show)
        .get("/van-phong/sinh-hoat/{id}/diem-danh", Right::TakeAttendance, take::show)
        .post("/van-phong/sinh-hoat/{id}/diem-danh", Right::TakeAttendance, take::save)
        .get("/van-phong/sinh-hoat/{id}/diem-danh/theo-so", Right::TakeAttendance, by_number::show)
        .post("/van-phong/sinh-hoat/{id}/diem-danh/theo-so", Right::TakeAttendance, by_number::save)
        .get("/van-phong/sinh-hoat/{id}/diem-danh/quet", Right::TakeAttendance, scan::show)
        .post("/van-phong/sinh-hoat/{id}/diem-danh/quet", Right::TakeAttendance, scan::save)
        .get("/van-phong/sinh-hoat/{id}/to-diem-danh", Right::SeePeople, paper::pdf);
    meetings
        .get("/van-phong/hoc-tap/{id}/diem-danh", Right::TakeAttendance, take::show)
        .post("/van-phong/hoc-tap/{id}/diem-danh", Right::TakeAttendance, take::save)
        .get("/van-phong/hoc-tap/{id}/diem-danh/theo-so", Right::TakeAttendance, by_number::show)
        .post("/van-phong/hoc-tap/{id}/diem-danh/theo-so", Right::TakeAttendance, by_number::save)
        .get("/van-phong/hoc-tap/{id}/diem-danh/quet", Right::TakeAttendance, scan::show)
        .post("/van-phong/hoc-tap/{id}/diem-danh/quet", Right::TakeAttendance, scan::save)
        .get("/van-phong/hoc-tap/{id}/to-diem-danh", Right::SeePeople, paper::pdf)
}

/// The kinds of paper of this room.
pub(crate) fn paper_kinds() -> Vec<PaperKind> {
    vec![paper::ATTENDANCE_SHEET]
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(schema::Migration)]
}
