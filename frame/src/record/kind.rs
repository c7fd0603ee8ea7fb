//! A recorded kind as a value: what the house does to records whose tables it does not know.

use super::compare::{Checked, Standing, compare, enter};
use super::{Act, Recorded, put, remove};
use crate::app::App;
use crate::private::{Find, Resealing, reseal, sealed};
use anyhow::Context;
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, DatabaseTransaction, IdenStatic, IntoActiveModel, Iterable, PrimaryKeyToColumn, QuerySelect};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::future::Future;
use std::pin::Pin;

/// A record as its fields, for what is done to all kinds alike.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its key as text.
    pub key: String,
    /// Its fields, as history keeps them.
    pub fields: Map<String, Value>,
}

type Reading<'a> = Pin<Box<dyn Future<Output = anyhow::Result<Vec<Row>>> + Send + 'a>>;
type Working<'a> = Pin<Box<dyn Future<Output = anyhow::Result<()>> + Send + 'a>>;
type Owners<'a> = Pin<Box<dyn Future<Output = anyhow::Result<Vec<(Uuid, Uuid)>>> + Send + 'a>>;

/// A recorded kind, as undo and merging know it.
#[derive(Clone, Copy)]
pub struct Kind {
    /// The table's name.
    pub name: &'static str,
    /// Whether what it holds was decided: see [`Recorded::SEALED`].
    pub sealed: bool,
    pub(super) restore: for<'a> fn(&'a App, &'a DatabaseTransaction, Option<String>, Option<String>) -> Working<'a>,
    pub(super) compare: for<'a> fn(&'a App, Standing, &'a mut Checked) -> Working<'a>,
    pub(super) adopt: for<'a> fn(&'a App, &'a DatabaseTransaction, &'a Act, BTreeSet<String>) -> Working<'a>,
    pub(super) reseal: Resealing,
    pub(super) person: fn(&str) -> Option<Uuid>,
    refer: for<'a> fn(&'a App, &'a DatabaseTransaction, &'a Act, Uuid, Uuid) -> Working<'a>,
    owners: for<'a> fn(&'a DatabaseConnection, &'a [Uuid]) -> Owners<'a>,
    all: for<'a> fn(&'a App) -> Reading<'a>,
    naming: for<'a> fn(&'a App, Uuid) -> Reading<'a>,
    rewrite: for<'a> fn(&'a App, &'a DatabaseTransaction, &'a Act, Uuid, Rewriting<'a>) -> Working<'a>,
    keys: fn() -> Vec<String>,
}

/// Makes of a record's fields what they are to be instead; says false where the record is to go.
pub type Rewriting<'a> = &'a (dyn Fn(&mut Map<String, Value>) -> bool + Send + Sync);

impl Kind {
    /// Makes every record of the kind that names `from` name `to` instead. Where `to` has a record of its own under that
    /// key, it stays and the other goes.
    pub async fn refer(&self, app: &App, tx: &DatabaseTransaction, act: &Act, from: Uuid, to: Uuid) -> anyhow::Result<()> {
        (self.refer)(app, tx, act, from, to).await
    }

    /// Which of these are keys of records of this kind, each with what it belongs to: its cell, or the record it is part of.
    pub async fn owners(&self, db: &DatabaseConnection, keys: &[Uuid]) -> anyhow::Result<Vec<(Uuid, Uuid)>> {
        (self.owners)(db, keys).await
    }

    /// The records that have this key in one of their columns.
    pub async fn naming(&self, app: &App, id: Uuid) -> anyhow::Result<Vec<Row>> {
        (self.naming)(app, id).await
    }

    /// Every record of the kind.
    pub async fn all(&self, app: &App) -> anyhow::Result<Vec<Row>> {
        (self.all)(app).await
    }

    /// Writes every record that names this key as it is to be instead, or removes it.
    pub async fn rewrite(
        &self,
        app: &App,
        tx: &DatabaseTransaction,
        act: &Act,
        id: Uuid,
        into: Rewriting<'_>,
    ) -> anyhow::Result<()> {
        (self.rewrite)(app, tx, act, id, into).await
    }

    /// The columns that hold keys of records.
    pub fn keys(&self) -> Vec<String> {
        (self.keys)()
    }
}

/// The kind of an entity.
pub fn kind<E: Recorded + 'static>() -> Kind {
    Kind {
        name: E::KIND,
        sealed: E::SEALED,
        restore: |app, tx, before, after| Box::pin(restore::<E>(app, tx, before, after)),
        compare: |app, standing, checked| Box::pin(compare::<E>(app, standing, checked)),
        adopt: |app, tx, act, keys| Box::pin(enter::<E>(app, tx, act, keys)),
        reseal: |app, tx| Box::pin(reseal::<E>(app, tx)),
        person: |json| serde_json::from_str::<E::Model>(json).ok().and_then(|row| E::person(&row)),
        refer: |app, tx, act, from, to| Box::pin(refer::<E>(app, tx, act, from, to)),
        owners: |db, keys| Box::pin(owners::<E>(db, keys)),
        all: |app| Box::pin(all::<E>(app)),
        naming: |app, id| Box::pin(rows::<E>(app, id)),
        rewrite: |app, tx, act, id, into| Box::pin(rewrite::<E>(app, tx, act, id, into)),
        keys: || keys::<E>().map(|column| column.as_str().to_owned()).collect(),
    }
}

async fn restore<E: Recorded>(
    app: &App,
    tx: &DatabaseTransaction,
    before: Option<String>,
    after: Option<String>,
) -> anyhow::Result<()> {
    let read = |json: Option<String>| json.map(|json| serde_json::from_str::<E::Model>(&json)).transpose();
    match (read(before)?, read(after)?) {
        (Some(before), Some(_)) => {
            E::update(sealed::<E>(app, &before)?.into_active_model().reset_all()).exec(tx).await?;
        }
        (Some(before), None) => {
            E::insert(sealed::<E>(app, &before)?.into_active_model().reset_all()).exec_without_returning(tx).await?;
        }
        (None, Some(after)) => {
            after.into_active_model().delete(tx).await?;
        }
        (None, None) => {}
    }
    Ok(())
}

async fn refer<E: Recorded>(app: &App, tx: &DatabaseTransaction, act: &Act, from: Uuid, to: Uuid) -> anyhow::Result<()> {
    let (old, new) = (from.to_string(), to.to_string());
    let taken: BTreeSet<String> = naming::<E, _>(tx, to).await?.iter().map(E::key).collect();
    for row in naming::<E, _>(tx, from).await? {
        let renamed: E::Model = serde_json::from_str(&serde_json::to_string(&row)?.replace(&old, &new)).context("rename a key")?;
        if E::key(&renamed) == E::key(&row) {
            put::<E>(app, tx, act, Some(row), renamed).await?;
            continue;
        }
        remove::<E>(app, tx, act, row).await?;
        if !taken.contains(&E::key(&renamed)) {
            put::<E>(app, tx, act, None, renamed).await?;
        }
    }
    Ok(())
}

async fn owners<E: Recorded>(db: &DatabaseConnection, asked: &[Uuid]) -> anyhow::Result<Vec<(Uuid, Uuid)>> {
    let primary: Vec<E::Column> = E::PrimaryKey::iter().map(PrimaryKeyToColumn::into_column).collect();
    let [key] = primary.as_slice() else { return Ok(Vec::new()) };
    let is_own = |column: &E::Column| column.as_str() == key.as_str();
    let named: Vec<E::Column> = keys::<E>().filter(|column| !is_own(column) && !column.def().is_null()).collect();
    let owner = named.iter().find(|column| column.as_str() == "cell_id").or(named.first());
    let Some(owner) = owner.filter(|_| keys::<E>().any(|column| is_own(&column))) else { return Ok(Vec::new()) };
    let find = E::find().select_only().column(*key).column(*owner).filter(key.is_in(asked.iter().copied()));
    Ok(find.into_tuple().all(db).await?)
}

async fn all<E: Recorded>(app: &App) -> anyhow::Result<Vec<Row>> {
    E::find().rows(&app.db).await?.iter().map(as_row::<E>).collect()
}

async fn rows<E: Recorded>(app: &App, id: Uuid) -> anyhow::Result<Vec<Row>> {
    naming::<E, _>(&app.db, id).await?.iter().map(as_row::<E>).collect()
}

fn as_row<E: Recorded>(row: &E::Model) -> anyhow::Result<Row> {
    Ok(Row { key: E::key(row), fields: fields::<E>(row)? })
}

fn fields<E: Recorded>(row: &E::Model) -> anyhow::Result<Map<String, Value>> {
    match serde_json::to_value(row)? {
        Value::Object(fields) => Ok(fields),
        _ => anyhow::bail!("a record of {} has no fields", E::KIND),
    }
}

async fn rewrite<E: Recorded>(app: &App, tx: &DatabaseTransaction, act: &Act, id: Uuid, into: Rewriting<'_>) -> anyhow::Result<()> {
    for row in naming::<E, _>(tx, id).await? {
        let mut fields = fields::<E>(&row)?;
        if into(&mut fields) {
            let wanted: E::Model = serde_json::from_value(Value::Object(fields)).context("rewrite a record")?;
            put::<E>(app, tx, act, Some(row), wanted).await?;
        } else {
            remove::<E>(app, tx, act, row).await?;
        }
    }
    Ok(())
}

/// The columns that hold keys.
fn keys<E: Recorded>() -> impl Iterator<Item = E::Column> {
    E::Column::iter().filter(|column| matches!(column.def().get_column_type(), ColumnType::Uuid))
}

/// The records that have this key in one of their columns.
async fn naming<E: Recorded, C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Vec<E::Model>> {
    let named = keys::<E>().fold(Condition::any(), |any, column| any.add(column.eq(id)));
    if named.is_empty() {
        return Ok(Vec::new());
    }
    E::find().filter(named).rows(db).await
}
