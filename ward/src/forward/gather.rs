//! Everything below this house's unit, as it was released.

use super::BUNDLE;
use super::bundle::{Branch, Bundle, Leaf};
use crate::exchange;
use chibo_core::unit::UnitKind;
use chibo_frame::db::from_code;
use chibo_people::units::{self, unit};
use sea_orm::ConnectionTrait;

/// Gathers it; none where this is no house of a unit above cells.
pub async fn gather<C: ConnectionTrait>(db: &C) -> anyhow::Result<Option<Bundle>> {
    let Some(own) = units::find_ward(db).await? else { return Ok(None) };
    let mut bundle = Bundle {
        format: BUNDLE.0.to_owned(),
        unit: own.id,
        level: from_code(&own.kind)?,
        name: own.name.clone(),
        branches: Vec::new(),
        leaves: Vec::new(),
    };
    let mut waiting = vec![own];
    while let Some(above) = waiting.pop() {
        let mut latest = exchange::list_latest(db, above.id).await?;
        for below in crate::totals::list_below(db, Some(above.id)).await? {
            let unit::Model { id: unit, name, .. } = below.clone();
            match from_code(&below.kind)? {
                UnitKind::Cell => {
                    let release = latest.remove(&unit).map(|row| row.body);
                    bundle.leaves.push(Leaf { unit, name, above: above.id, release });
                }
                level => {
                    bundle.branches.push(Branch { unit, name, level, above: above.id });
                    waiting.push(below);
                }
            }
        }
    }
    Ok(Some(bundle))
}
