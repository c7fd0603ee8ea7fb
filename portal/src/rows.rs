//! Rows that belong to something whole: whatever is not wanted goes.

use chibo_frame::App;
use chibo_frame::record::{self, Act, Recorded, Tally};
use sea_orm::DatabaseTransaction;

/// Makes the standing rows exactly the wanted ones; says whether anything changed.
pub(crate) async fn replace<E: Recorded>(
    app: &App,
    tx: &DatabaseTransaction,
    act: &Act,
    standing: Vec<E::Model>,
    wanted: Vec<E::Model>,
) -> anyhow::Result<bool> {
    let difference = record::difference::<E>(&standing, wanted.clone());
    let mut changed = difference.tally() != Tally { identical: difference.identical, ..Tally::default() };
    for row in standing {
        if wanted.iter().all(|kept| E::key(kept) != E::key(&row)) {
            changed = true;
            record::remove::<E>(app, tx, act, row).await?;
        }
    }
    record::save::<E>(app, tx, act, difference).await?;
    Ok(changed)
}
