//! The shelf: the way to every book of the cell.

mod list;

use chibo_frame::{Right, Routes};

pub(crate) fn routes() -> Routes {
    Routes::new().get("/van-phong/so-sach", Right::SeePeople, list::show).about_nobody()
}
