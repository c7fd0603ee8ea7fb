//! Papers and tasks around a congress: each with the day it must be done, counted from the congress's, and the day it was.

mod actions;
mod due;
mod list;
mod store;

pub(crate) use actions::propose;
pub(crate) use due::due;
pub(crate) use list::{Due, dated};
pub use store::congress_paper;

use chibo_frame::{Right, Routes};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/dai-hoi/{id}/giay-to", Right::SeeElections, list::show)
        .post("/van-phong/dai-hoi/{id}/giay-to", Right::RunCongress, list::save)
        .post("/van-phong/dai-hoi/{id}/giay-to/{paper}", Right::RunCongress, list::mark)
}
