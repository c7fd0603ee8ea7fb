//! The summons: everybody on the roll of the day on one list, and a letter for each, to be printed.

mod letters;
mod list;

use chibo_frame::{Right, Routes};

pub(super) fn routes() -> Routes {
    Routes::new().get("/van-phong/dai-hoi/{id}/trieu-tap", Right::SeePeople, list::show).get(
        "/van-phong/dai-hoi/{id}/trieu-tap/giay",
        Right::SeePeople,
        letters::show,
    )
}
