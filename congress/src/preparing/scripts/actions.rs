//! What is done to scripts: own words written, taken over from the last congress, given up.

use super::store::{self, congress_script};
use crate::preparing::programme_item;
use chibo_frame::App;
use chibo_frame::record::{self, Act, put};
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

/// Writes the congress's own words for an item; none gives them up.
pub(super) async fn save(app: &App, account: Uuid, congress: Uuid, item: Uuid, words: Option<String>) -> anyhow::Result<()> {
    let tx = app.begin().await?;
    let standing = store::find(&tx, item).await?;
    let act = record::begin(app, &tx, Some(account), "save_script", &item).await?;
    match (standing, words) {
        (standing, Some(words)) => {
            let row = congress_script::Model { item_id: item, congress_id: congress, words };
            put::<congress_script::Entity>(app, &tx, &act, standing, row).await?;
        }
        (Some(row), None) => record::remove::<congress_script::Entity>(app, &tx, &act, row).await?,
        (None, None) => {}
    }
    tx.commit().await
}

/// Gives up the words of an item that leaves the programme.
pub(crate) async fn drop_of(app: &App, tx: &DatabaseTransaction, act: &Act, item: Uuid) -> anyhow::Result<()> {
    if let Some(row) = store::find(tx, item).await? {
        record::remove::<congress_script::Entity>(app, tx, act, row).await?;
    }
    Ok(())
}

/// Takes the own words of one programme over to the next, item by item. Figures are filled in anew.
pub(crate) async fn copy(
    app: &App,
    tx: &DatabaseTransaction,
    act: &Act,
    from: &[programme_item::Model],
    to: &[programme_item::Model],
) -> anyhow::Result<()> {
    let Some(congress) = from.first().map(|item| item.congress_id) else { return Ok(()) };
    let own = store::list(tx, congress).await?;
    let row = |(from, to): (&programme_item::Model, &programme_item::Model)| {
        let words = own.iter().find(|row| row.item_id == from.id)?.words.clone();
        Some(congress_script::Model { item_id: to.id, congress_id: to.congress_id, words })
    };
    let rows = from.iter().zip(to).filter_map(row).collect();
    record::save::<congress_script::Entity>(app, tx, act, record::difference::<congress_script::Entity>(&[], rows)).await?;
    Ok(())
}
