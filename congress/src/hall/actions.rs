//! What the chair does with the hall and the programme: one transaction each, recorded, then announced to all who follow.

use super::acting::{Acting, Done, Refusal};
use super::shows::Shows;
use super::store::{self, hall, hall_pause};
use super::{codes, state};
use crate::preparing;
use chibo_core::congress::clock::{Phase, Step, step};
use chibo_frame::record::{self, put};
use chibo_frame::{App, live};
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

/// Opens the hall: from now on its screens have codes. Asked again, it only takes the address.
pub(super) async fn open(app: &App, account: Uuid, congress: Uuid, address: Option<String>) -> Done {
    let tx = app.begin().await?;
    if preparing::find(&tx, congress).await?.is_none() {
        return Ok(Err(Refusal::NotThere));
    }
    let standing = store::find_locked(&tx, congress).await?;
    let act = record::begin(app, &tx, Some(account), "open_hall", &congress).await?;
    let row = match standing.clone() {
        Some(row) => hall::Model { address, ..row },
        None => hall::Model {
            congress_id: congress,
            screen_code: codes::for_screen(app.random_id()),
            phone_code: free_code(app, &tx).await?,
            address,
            shows: Shows::Title.written()?,
            closed_at: None,
        },
    };
    put::<hall::Entity>(app, &tx, &act, standing, row).await?;
    tx.commit().await?;
    live::announce(app, congress);
    Ok(Ok(()))
}

/// Gives new codes, where the old ones went to the wrong people: pages under the old ones end.
pub(super) async fn change_codes(app: &App, account: Uuid, congress: Uuid) -> Done {
    let Some(acting) = Acting::begin(app, account, congress, "change_hall_codes", &()).await? else {
        return Ok(Err(Refusal::NotThere));
    };
    let (screen_code, phone_code) = (codes::for_screen(app.random_id()), free_code(app, &acting.tx).await?);
    acting.put_hall(hall::Model { screen_code, phone_code, ..acting.row.clone() }).await?;
    acting.end().await
}

/// A code for phones that no other hall has.
async fn free_code(app: &App, tx: &DatabaseTransaction) -> anyhow::Result<String> {
    loop {
        let code = codes::for_phones(app.random_id());
        if store::find_by_code(tx, &code).await?.is_none() {
            return Ok(code);
        }
    }
}

/// Goes a step in the programme.
pub(super) async fn take_step(app: &App, account: Uuid, congress: Uuid, taken: Step, pause_minutes: i32) -> Done {
    let Some(acting) = Acting::begin(app, account, congress, "run_congress", &format!("{taken:?}")).await? else {
        return Ok(Err(Refusal::NotThere));
    };
    let Some(found) = preparing::find(&acting.tx, congress).await? else { return Ok(Err(Refusal::NotThere)) };
    let items = preparing::list_programme(&acting.tx, congress).await?;
    let course = state::course(&acting.tx, acting.now, &found, &acting.row, &items).await?;
    let reached = match step(course.phase(), items.len(), taken) {
        Ok(reached) => reached,
        Err(refusal) => return Ok(Err(refusal.into())),
    };
    match reached {
        Phase::Before => {}
        Phase::Running { item } => {
            let last = store::list_items(&acting.tx, congress).await?.pop().map(|run| run.programme_item_id);
            let reopened = last.filter(|last| taken == Step::Reopen && items.iter().any(|item| item.id == *last));
            if let Some(item) = reopened.or_else(|| items.get(item).map(|item| item.id)) {
                acting.run(item).await?;
            }
        }
        Phase::Paused { .. } => {
            let pause = hall_pause::Model {
                id: app.new_id(),
                congress_id: congress,
                began_at: acting.now,
                ended_at: None,
                minutes: pause_minutes,
            };
            acting.end_speech().await?;
            put::<hall_pause::Entity>(app, &acting.tx, &acting.act, None, pause).await?;
            acting.put_hall(hall::Model { shows: Shows::Item.written()?, ..acting.row.clone() }).await?;
        }
        Phase::Over => acting.close().await?,
    }
    acting.end().await
}
