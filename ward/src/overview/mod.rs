//! **Các chi bộ.** What the ward's cells released, at one look: which target is reached where, and how old the figures are.

mod actions;
mod cell;
mod due;
mod heat;
mod list;
mod way;

pub(crate) use due::due;
pub(crate) use heat::State;
pub(crate) use list::short;

use chibo_frame::{Right, Routes};

pub(crate) fn routes() -> Routes {
    Routes::new().get("/van-phong/chi-bo", Right::SeeWard, list::show).post("/van-phong/chi-bo", Right::KeepWard, list::add).get(
        "/van-phong/chi-bo/{id}",
        Right::SeeWard,
        cell::show,
    )
}
