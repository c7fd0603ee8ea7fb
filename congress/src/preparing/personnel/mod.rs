//! The personnel plan: how many seats, how many names, and the structure of the cell, the outgoing committee and the list.

mod actions;
mod edit;
mod store;

pub(crate) use actions::propose;
pub(crate) use edit::structure_of;
pub(crate) use store::find as plan_of;
pub use store::personnel_plan;

use chibo_frame::{Right, Routes};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

pub(super) fn routes() -> Routes {
    Routes::new().get("/van-phong/dai-hoi/{id}/de-an-nhan-su", Right::SeeElections, edit::show).post(
        "/van-phong/dai-hoi/{id}/de-an-nhan-su",
        Right::RunCongress,
        edit::save,
    )
}

/// The seats of the committee that the plan proposes; zero where there is no plan.
pub(crate) async fn seats_of<C: ConnectionTrait>(db: &C, congress: Uuid) -> anyhow::Result<u32> {
    Ok(store::find(db, congress).await?.and_then(|plan| u32::try_from(plan.seats).ok()).unwrap_or(0))
}
