//! **Bộ hồ sơ.** Whole sets of papers at once: the forms of a year for every member, the file of a congress, as one archive or
//! as one file for the printer. A set is made in the background; its page shows how far it is.

mod files;
mod job;
mod list;
mod pack;
mod progress;

use chibo_frame::{Right, Routes};

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/van-ban/bo", Right::SeePeople, list::show)
        .post("/van-phong/van-ban/bo", Right::SeePeople, list::start)
        .get("/van-phong/van-ban/bo/{job}", Right::SeePeople, progress::show)
        .get("/van-phong/van-ban/bo/{job}/tai", Right::SeePeople, progress::download)
}
