//! Households and their titles.

mod list;
mod store;

pub use store::*;

use chibo_frame::{Right, Routes};

pub(crate) fn routes() -> Routes {
    Routes::new().get("/van-phong/ho-gia-dinh", Right::SeePeople, list::show)
}
