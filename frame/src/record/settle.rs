//! Sealing what stands: a database from before there was a key, once, and every database when its key is changed.

use super::persons::{self, Entered};
use super::{UPGRADE, begin, chain, change};
use crate::app::App;
use crate::key::Key;
use anyhow::Context;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{DatabaseTransaction, DbBackend, QueryOrder, QuerySelect};

/// Changes that are sealed at a time.
const PAGE: u64 = 500;

/// Seals a database that was never sealed: rows, log, and the chain over it. The act says what the head of the old chain
/// was. A chain that does not hold is left as it is, so that what is wrong with it can still be found.
pub async fn settle(app: &App) -> anyhow::Result<()> {
    if chain::key_name(&app.db).await?.is_some() {
        return Ok(());
    }
    let tx = app.begin().await?;
    chain::hold(&tx).await?;
    if chain::key_name(&tx).await?.is_some() {
        return tx.rollback().await;
    }
    let old = chain::head_seal(&tx).await?;
    for kind in app.kinds.iter() {
        (kind.reseal)(app, &tx).await?;
    }
    let holds = chain::verify(&tx, |_| {}).await?.is_none();
    if holds && !old.is_empty() {
        seal_log(app, &tx).await?;
        chain::seal_again(&tx).await?;
        begin(app, &tx, None, UPGRADE, &("sealed", &old)).await?;
    }
    chain::set_key_name(&tx, &app.sealer.force().name).await?;
    tx.commit().await?;
    if !old.is_empty() { sweep(app).await } else { Ok(()) }
}

async fn seal_log(app: &App, tx: &DatabaseTransaction) -> anyhow::Result<()> {
    let mut last = Uuid::nil();
    loop {
        let find = change::Entity::find().filter(change::Column::Id.gt(last)).order_by_asc(change::Column::Id).limit(PAGE);
        let changes = find.all(tx).await.context("read the log")?;
        let Some(end) = changes.last() else { return Ok(()) };
        last = end.id;
        let person = |change: &super::Change| {
            let kind = app.kinds.iter().find(|kind| kind.name == change.kind)?;
            change.after.as_deref().or(change.before.as_deref()).and_then(|json| (kind.person)(json))
        };
        let entered = changes.into_iter().map(|change| Entered { person: person(&change), change }).collect();
        for sealed in persons::seal(app, tx, entered).await? {
            change::Entity::update(sealed).exec(tx).await.context("seal an entry of the log")?;
        }
    }
}

/// Puts another key in force: everything sealed is sealed anew, in one transaction. The new key stands beside the old one
/// before, and takes its place after: wherever this ends, one of the two opens the database.
pub async fn change_key(app: &App) -> anyhow::Result<Key> {
    let old = app.sealer.force();
    let new = Key::made();
    let place = app.sealer.place().context("the key was typed: there is no file to keep the new one in")?.clone();
    new.keep_beside(&place)?;
    let tx = app.begin().await?;
    chain::hold(&tx).await?;
    app.sealer.change(new.clone());
    let done = reseal(app, tx, &old.name).await;
    if done.is_err() {
        app.sealer.change(old.key.clone());
        return done.map(|()| new);
    }
    Key::settle(&place)?;
    sweep(app).await?;
    Ok(new)
}

async fn reseal(app: &App, tx: crate::Transaction, old: &str) -> anyhow::Result<()> {
    let name = app.sealer.force().name.clone();
    for kind in app.kinds.iter() {
        (kind.reseal)(app, &tx).await?;
    }
    persons::reseal(app, &tx).await?;
    begin(app, &tx, None, "change_key", &(old, &name)).await?;
    chain::set_key_name(&tx, &name).await?;
    tx.commit().await
}

/// Leaves nothing of what stood before in the database's file or beside it.
async fn sweep(app: &App) -> anyhow::Result<()> {
    if app.db.get_database_backend() == DbBackend::Sqlite {
        app.db.execute_unprepared("VACUUM").await.context("sweep the database's file")?;
        app.db.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await.context("sweep the database's file")?;
    }
    Ok(())
}

/// Seals a row of the entity anew.
pub(super) async fn reseal_rows<E: super::Recorded>(app: &App, tx: &DatabaseTransaction) -> anyhow::Result<()> {
    use crate::private::{opened, row_sealed_with, sealed};
    use sea_orm::{IntoActiveModel, Iterable, PrimaryKeyToColumn};
    let name = &app.sealer.force().name;
    let ordered = E::PrimaryKey::iter().fold(E::find(), |find, key| find.order_by_asc(key.into_column()));
    let mut from = 0;
    loop {
        let rows = ordered.clone().offset(from).limit(PAGE).all(tx).await.with_context(|| format!("read {}", E::KIND))?;
        if rows.first().is_none_or(|row| !crate::private::has_parts::<E>(row)) {
            return Ok(());
        }
        from += rows.len() as u64;
        for row in rows.into_iter().filter(|row| row_sealed_with::<E>(row).as_ref() != Some(name)) {
            let row = sealed::<E>(app, &opened::<E>(row))?;
            E::update(row.into_active_model().reset_all()).exec(tx).await.with_context(|| format!("seal {}", E::KIND))?;
        }
    }
}
