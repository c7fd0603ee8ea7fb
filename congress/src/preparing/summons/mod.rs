//! The summons: everybody on the roll of the day on one list, each with the way to his letter.

mod list;

use chibo_frame::{Right, Routes};

pub(super) fn routes() -> Routes {
    Routes::new().get("/van-phong/dai-hoi/{id}/trieu-tap", Right::SeePeople, list::show)
}
