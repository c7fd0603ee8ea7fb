//! Minutes: grown from what happened, signed, locked; afterwards only added to.

mod actions;
mod draft;
mod kind;
mod paper;
mod read;
mod store;
mod write;

pub use actions::{NewTask, Written, add, sign, write_up};
pub(super) use draft::{base, vote};
pub(super) use kind::gather;
pub use store::*;

use chibo_frame::{Right, Routes};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/sinh-hoat/{id}/bien-ban", Right::KeepRecords, write::show)
        .post("/van-phong/sinh-hoat/{id}/bien-ban", Right::KeepRecords, write::save)
        .get("/van-phong/sinh-hoat/{id}/bien-ban/xem", Right::SeePeople, read::show)
        .post("/van-phong/sinh-hoat/{id}/bien-ban/ky", Right::KeepRecords, read::sign)
        .post("/van-phong/sinh-hoat/{id}/bien-ban/bo-sung", Right::KeepRecords, read::add)
}
