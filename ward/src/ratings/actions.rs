//! The ward decides a year: one act for all its cells.

use super::store::{self, ward_rating};
use chibo_core::day::Day;
use chibo_core::rating::Level;
use chibo_frame::App;
use chibo_frame::db::code;
use chibo_frame::record;
use uuid::Uuid;

/// The decision as it is written: its number and day, and for each cell how many are excellent and the cell's own level.
pub(super) struct Decision {
    pub(super) year: i32,
    pub(super) number: String,
    pub(super) on: Day,
    pub(super) cells: Vec<(Uuid, u32, Option<Level>)>,
}

/// Records it.
pub(super) async fn decide(app: &App, account: Uuid, decision: &Decision) -> anyhow::Result<()> {
    let tx = app.begin().await?;
    let act = record::begin(app, &tx, Some(account), "ward-rate", &(decision.year, &decision.number)).await?;
    let standing: Vec<ward_rating::Model> = store::list_decided(&tx, decision.year).await?.into_values().collect();
    let wanted = decision.cells.iter().map(|(cell_id, excellent, level)| {
        Ok(ward_rating::Model {
            cell_id: *cell_id,
            year: decision.year,
            excellent: i32::try_from(*excellent)?,
            cell_level: level.as_ref().map(code),
            number: decision.number.clone(),
            decided_on: decision.on,
        })
    });
    let difference = record::difference::<ward_rating::Entity>(&standing, wanted.collect::<anyhow::Result<_>>()?);
    record::save::<ward_rating::Entity>(app, &tx, &act, difference).await?;
    tx.commit().await
}
