//! What is done to the personnel plan: proposed from the last congress or by the size of the cell, and written.

use super::store::{self, personnel_plan};
use crate::preparing::{Summoned, congress};
use crate::results;
use chibo_core::congress::{SeatScale, check_seats};
use chibo_core::dated::RuleKind;
use chibo_core::election::Office;
use chibo_frame::App;
use chibo_frame::record::{self, Act, put};
use chibo_people::rules;
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use uuid::Uuid;

/// How many of those summoned are official members.
pub(super) fn official(summoned: &[Summoned]) -> u32 {
    u32::try_from(summoned.iter().filter(|one| one.standing.official).count()).unwrap_or(u32::MAX)
}

/// The seats that the scale in force proposes for a cell of this size.
pub(super) async fn by_size<C: ConnectionTrait>(db: &C, congress: &congress::Model, official: u32) -> anyhow::Result<Option<u32>> {
    let version = rules::in_force(db, congress.cell_id, RuleKind::CommitteeSeats, congress.held_on).await?;
    Ok(version.and_then(|version| SeatScale::read(&version).ok()).and_then(|scale| scale.propose(official)))
}

/// Proposes as many seats as the last congress elected, where the cell may still have them; otherwise by its size. A cell
/// without a committee has no plan.
pub(crate) async fn propose(
    app: &App,
    tx: &DatabaseTransaction,
    act: &Act,
    congress: &congress::Model,
    summoned: &[Summoned],
    last: Option<&congress::Model>,
) -> anyhow::Result<()> {
    let official = official(summoned);
    let before = match last {
        Some(last) => results::seats_elected(tx, last.id, Office::Committee).await?,
        None => None,
    };
    let kept = before.filter(|seats| check_seats(official, *seats).is_ok());
    let seats = match kept {
        Some(seats) => Some(seats),
        None => by_size(tx, congress, official).await?,
    };
    let Some((seats, rules)) = seats.zip(congress.rules()) else { return Ok(()) };
    let row = personnel_plan::Model {
        congress_id: congress.id,
        seats: i32::try_from(seats)?,
        surplus: i32::try_from(rules.surplus_for(seats))?,
        note: String::new(),
    };
    put::<personnel_plan::Entity>(app, tx, act, None, row).await?;
    Ok(())
}

/// Writes the plan.
pub(super) async fn save(app: &App, account: Uuid, row: personnel_plan::Model) -> anyhow::Result<()> {
    let tx = app.begin().await?;
    let standing = store::find(&tx, row.congress_id).await?;
    let act = record::begin(app, &tx, Some(account), "save_personnel_plan", &row.congress_id).await?;
    put::<personnel_plan::Entity>(app, &tx, &act, standing, row).await?;
    tx.commit().await
}
