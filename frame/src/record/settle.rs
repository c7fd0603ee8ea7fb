//! Sealing what stands: a database from before there was a key, once, and every database when its key is changed.

use super::persons::{self, Entered};
use super::{UPGRADE, act, begin, chain, change};
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
    seal_rows(app, &tx).await?;
    let holds = chain::verify(&tx, |_| {}).await?.is_none();
    if holds && !old.is_empty() {
        seal_log(app, &tx).await?;
        forget_names(&tx).await?;
        chain::seal_again(&tx).await?;
        begin(app, &tx, None, UPGRADE, &("sealed", &old)).await?;
    }
    chain::set_key_name(&tx, &app.sealer.force().name).await?;
    tx.commit().await?;
    if old.is_empty() { Ok(()) } else { sweep(app).await }
}

/// Acts whose detail was a person's name, before it was a key.
const NAMED: [&str; 11] = [
    "enrol",
    "correct",
    "movement",
    "give-task",
    "change-task",
    "finish-task",
    "reopen-task",
    "paper-draft",
    "paper-write",
    "paper-refresh",
    "paper-discard",
];

async fn forget_names(tx: &DatabaseTransaction) -> anyhow::Result<()> {
    let update = act::Entity::update_many().col_expr(act::Column::Detail, Expr::value("null"));
    update.filter(act::Column::Verb.is_in(NAMED)).exec(tx).await.context("forget names in the log")?;
    Ok(())
}

async fn seal_rows(app: &App, tx: &DatabaseTransaction) -> anyhow::Result<()> {
    let kinds = app.kinds.iter().map(|kind| kind.reseal);
    for reseal in kinds.chain(app.private.iter().map(|table| table.reseal)) {
        reseal(app, tx).await?;
    }
    Ok(())
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
    seal_rows(app, &tx).await?;
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
