//! The term-end report: each target promised, reached or missed, by how much; and the way to the next congress.

mod show;

pub(crate) use show::{by_how_much, years};

use chibo_frame::{Right, Routes};

pub(crate) fn routes() -> Routes {
    Routes::new().get("/van-phong/nhiem-ky/{term}/bao-cao", Right::SeeTargets, show::show)
}
