//! Writing the cell's own targets: which there are and in what order, what each measures, and what a later resolution made of it.

mod actions;
mod catalogue;
mod form;
mod list;
mod typed;

pub use actions::{Refused, Wanted, add_target, change_target, correct_target};

use chibo_frame::{Right, Routes};

pub(super) fn routes() -> Routes {
    let keep = Right::KeepRecords;
    Routes::new()
        .get("/van-phong/nhiem-ky/{term}/sua-chi-tieu", keep, list::show)
        .about_nobody()
        .get("/van-phong/nhiem-ky/{term}/sua-chi-tieu/moi", keep, form::blank)
        .about_nobody()
        .post("/van-phong/nhiem-ky/{term}/sua-chi-tieu/moi", keep, form::add)
        .get("/van-phong/nhiem-ky/{term}/sua-chi-tieu/{id}", keep, form::show)
        .about_nobody()
        .post("/van-phong/nhiem-ky/{term}/sua-chi-tieu/{id}", keep, form::save)
        .get("/van-phong/nhiem-ky/{term}/sua-chi-tieu/{id}/cach-do", keep, catalogue::show)
        .about_nobody()
        .post("/van-phong/nhiem-ky/{term}/sua-chi-tieu/{id}/len", keep, list::up)
        .post("/van-phong/nhiem-ky/{term}/sua-chi-tieu/{id}/xuong", keep, list::down)
        .post("/van-phong/nhiem-ky/{term}/sua-chi-tieu/{id}/bo", keep, list::remove)
        .post("/van-phong/nhiem-ky/{term}/sua-chi-tieu/{id}/ban/{version}/bo", keep, list::remove_version)
}
