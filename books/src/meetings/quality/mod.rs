//! The score sheet of a meeting.

mod actions;
mod paper;
mod score;
mod store;

pub use actions::save;
pub(super) use paper::gather;
pub(super) use score::score_of;
pub use store::*;

use chibo_frame::{Right, Routes};

pub(super) fn routes() -> Routes {
    Routes::new().get("/van-phong/sinh-hoat/{id}/cham-diem", Right::SeePeople, score::show).post(
        "/van-phong/sinh-hoat/{id}/cham-diem",
        Right::KeepRecords,
        score::save,
    )
}
