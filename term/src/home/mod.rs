//! The office's first page: what is to be done, the term's targets and how they stand; and the way in where no term is open.

mod due;
mod show;

use chibo_frame::{Right, Routes};

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong", Right::Office, show::newest)
        .about_people()
        .get("/van-phong/viec-can-lam", Right::SeePeople, due::list)
        .post("/van-phong/nhiem-ky", Right::KeepRecords, show::open)
        .get("/van-phong/nhiem-ky/{term}", Right::SeeTargets, show::show)
}
