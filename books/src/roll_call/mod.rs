//! **Điểm danh.** Taking attendance, at meetings and at study sessions: by name, from the signed sheet, by card.

mod actions;
mod occasion;
mod people;
mod schema;
mod store;
mod take;
mod words;

pub use actions::{Refusal, Saved, take_attendance};
pub use occasion::{Book, Occasion};
pub use words::mark_text;

use chibo_frame::{Right, Routes};
use sea_orm_migration::MigrationTrait;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/sinh-hoat/{id}/diem-danh", Right::TakeAttendance, take::show)
        .post("/van-phong/sinh-hoat/{id}/diem-danh", Right::TakeAttendance, take::save)
        .get("/van-phong/hoc-tap/{id}/diem-danh", Right::TakeAttendance, take::show)
        .post("/van-phong/hoc-tap/{id}/diem-danh", Right::TakeAttendance, take::save)
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(schema::Migration)]
}
