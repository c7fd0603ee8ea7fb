//! The record of who did what. Every change of a record goes through here: the row, its history (before and after) and
//! the act are one transaction. An import is an act whose changes can be taken back whole.

use crate::app::App;
use anyhow::Context;
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, IntoActiveModel, QueryOrder};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::pin::Pin;

pub use act::Model as Act;
pub use change::Model as Change;

/// An act: who did what, when.
pub mod act {
    use sea_orm::entity::prelude::*;

    /// One act.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "act")]
    pub struct Model {
        /// The key, in order of time.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// When.
        pub at: DateTimeUtc,
        /// The account, or nobody: the command line on the machine itself.
        pub account_id: Option<Uuid>,
        /// What kind of act, such as `import`.
        pub verb: String,
        /// What it was about, as JSON of the verb's own shape. Never a voter beside a ballot.
        pub detail: String,
        /// The act that took this one back.
        pub undone_by: Option<Uuid>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What an act changed.
pub mod change {
    use sea_orm::entity::prelude::*;

    /// One record before and after.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "change")]
    pub struct Model {
        /// The key, in order of time.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The act.
        pub act_id: Uuid,
        /// The kind of record, its table's name.
        pub kind: String,
        /// The record's key as text.
        pub key: String,
        /// The record before, as JSON; none if the act made it.
        pub before: Option<String>,
        /// The record after, as JSON; none if the act removed it.
        pub after: Option<String>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// An entity whose rows have a history.
pub trait Recorded:
    EntityTrait<
        Model: Serialize + DeserializeOwned + PartialEq + Clone + IntoActiveModel<Self::ActiveModel> + Send + Sync,
        ActiveModel: ActiveModelTrait<Entity = Self> + ActiveModelBehavior + Send,
    >
{
    /// The table's name.
    const KIND: &'static str;

    /// The record's key as text.
    fn key(model: &Self::Model) -> String;
}

/// How many records an act made, changed, and found as they were.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Tally {
    /// Made.
    pub new: u32,
    /// Changed.
    pub changed: u32,
    /// Found as they were.
    pub identical: u32,
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.new += other.new;
        self.changed += other.changed;
        self.identical += other.identical;
    }
}

/// Begins an act within a transaction.
pub async fn begin(
    app: &App,
    tx: &DatabaseTransaction,
    account: Option<Uuid>,
    verb: &str,
    detail: &impl Serialize,
) -> anyhow::Result<Act> {
    let act = Act {
        id: app.new_id(),
        at: app.now(),
        account_id: account,
        verb: verb.to_owned(),
        detail: serde_json::to_string(detail)?,
        undone_by: None,
    };
    act.clone().into_active_model().reset_all().insert(tx).await.context("record an act")?;
    Ok(act)
}

/// How the wanted rows differ from those that stand.
pub struct Difference<M> {
    /// Rows to make.
    pub new: Vec<M>,
    /// Rows to change: before, after.
    pub changed: Vec<(M, M)>,
    /// How many stay as they are.
    pub identical: u32,
}

impl<M> Difference<M> {
    /// The counts.
    pub fn tally(&self) -> Tally {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Tally { new: count(self.new.len()), changed: count(self.changed.len()), identical: self.identical }
    }
}

/// Compares wanted rows with standing ones by key.
pub fn difference<E: Recorded>(standing: &[E::Model], wanted: Vec<E::Model>) -> Difference<E::Model> {
    let by_key: BTreeMap<String, &E::Model> = standing.iter().map(|row| (E::key(row), row)).collect();
    let mut difference = Difference { new: Vec::new(), changed: Vec::new(), identical: 0 };
    for row in wanted {
        match by_key.get(&E::key(&row)) {
            None => difference.new.push(row),
            Some(before) if **before == row => difference.identical += 1,
            Some(before) => difference.changed.push(((*before).clone(), row)),
        }
    }
    difference
}

/// Rows a statement: far below the 32,766 variables that SQLite takes.
const CHUNK: usize = 500;

/// Writes a difference and its history.
pub async fn save<E: Recorded>(
    app: &App,
    tx: &DatabaseTransaction,
    act: &Act,
    difference: Difference<E::Model>,
) -> anyhow::Result<Tally> {
    let tally = difference.tally();
    let mut changes = Vec::new();
    for row in &difference.new {
        changes.push(change_of::<E>(app, act, &E::key(row), None, Some(row))?);
    }
    for (before, after) in &difference.changed {
        changes.push(change_of::<E>(app, act, &E::key(after), Some(before), Some(after))?);
    }
    for rows in difference.new.chunks(CHUNK) {
        let rows = rows.iter().map(|row| row.clone().into_active_model().reset_all());
        E::insert_many(rows).exec_without_returning(tx).await.with_context(|| format!("write {}", E::KIND))?;
    }
    for (_, after) in difference.changed {
        E::update(after.into_active_model().reset_all()).exec(tx).await.with_context(|| format!("change {}", E::KIND))?;
    }
    write(tx, changes).await?;
    Ok(tally)
}

/// Makes or changes one row.
pub async fn put<E: Recorded>(
    app: &App,
    tx: &DatabaseTransaction,
    act: &Act,
    standing: Option<E::Model>,
    row: E::Model,
) -> anyhow::Result<Tally> {
    let standing: Vec<E::Model> = standing.into_iter().collect();
    save::<E>(app, tx, act, difference::<E>(&standing, vec![row])).await
}

/// Removes one row.
pub async fn remove<E: Recorded>(app: &App, tx: &DatabaseTransaction, act: &Act, row: E::Model) -> anyhow::Result<()> {
    let change = change_of::<E>(app, act, &E::key(&row), Some(&row), None)?;
    row.into_active_model().delete(tx).await.with_context(|| format!("remove {}", E::KIND))?;
    write(tx, vec![change]).await
}

fn change_of<E: Recorded>(
    app: &App,
    act: &Act,
    key: &str,
    before: Option<&E::Model>,
    after: Option<&E::Model>,
) -> anyhow::Result<change::ActiveModel> {
    let json = |row: Option<&E::Model>| row.map(serde_json::to_string).transpose();
    Ok(change::ActiveModel {
        id: Set(app.new_id()),
        act_id: Set(act.id),
        kind: Set(E::KIND.to_owned()),
        key: Set(key.to_owned()),
        before: Set(json(before)?),
        after: Set(json(after)?),
    })
}

async fn write(tx: &DatabaseTransaction, changes: Vec<change::ActiveModel>) -> anyhow::Result<()> {
    for rows in changes.chunks(CHUNK) {
        change::Entity::insert_many(rows.to_vec()).exec_without_returning(tx).await.context("record changes")?;
    }
    Ok(())
}

/// Finds an act.
pub async fn find_act<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Option<Act>> {
    Ok(act::Entity::find_by_id(id).one(db).await?)
}

/// The acts of one kind, newest first.
pub async fn list_acts<C: ConnectionTrait>(db: &C, verb: &str) -> anyhow::Result<Vec<Act>> {
    Ok(act::Entity::find().filter(act::Column::Verb.eq(verb)).order_by_desc(act::Column::Id).all(db).await?)
}

/// What happened to records of one kind, oldest first, each change with its act.
pub async fn history<E: Recorded, C: ConnectionTrait>(db: &C, keys: &[String]) -> anyhow::Result<Vec<(Act, Change)>> {
    let find = change::Entity::find().filter(change::Column::Kind.eq(E::KIND)).filter(change::Column::Key.is_in(keys));
    let changes = find.order_by_asc(change::Column::Id).all(db).await?;
    let ids: BTreeSet<Uuid> = changes.iter().map(|change| change.act_id).collect();
    let acts = act::Entity::find().filter(act::Column::Id.is_in(ids)).all(db).await?;
    let acts: BTreeMap<Uuid, Act> = acts.into_iter().map(|act| (act.id, act)).collect();
    Ok(changes.into_iter().filter_map(|change| Some((acts.get(&change.act_id)?.clone(), change))).collect())
}

/// What stands in the way of taking an act back: a record that a later act made, changed or hangs on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dependent {
    /// The record that stands in the way.
    pub kind: String,
    /// Its key.
    pub key: String,
    /// The later act, if one is known.
    pub act: Option<(DateTime<Utc>, String)>,
}

/// How taking an act back ended.
pub enum Undone {
    /// All changes taken back; how many records.
    Whole(u32),
    /// Nothing was taken back: later work depends on it.
    Depended(Vec<Dependent>),
    /// It had been taken back before.
    Already,
}

/// Takes an act back whole, or says what depends on it. `kinds` are all recorded kinds of the house.
pub async fn undo(app: &App, tx: &DatabaseTransaction, account: Option<Uuid>, act: Act, kinds: &[Kind]) -> anyhow::Result<Undone> {
    if act.undone_by.is_some() {
        return Ok(Undone::Already);
    }
    let changes = change::Entity::find().filter(change::Column::ActId.eq(act.id)).order_by_desc(change::Column::Id).all(tx).await?;
    let dependents = dependents(tx, &act, &changes).await?;
    if !dependents.is_empty() {
        return Ok(Undone::Depended(dependents));
    }
    let undoing = begin(app, tx, account, "undo", &act.id).await?;
    let mut back = Vec::new();
    for change in &changes {
        let kind = kinds.iter().find(|kind| kind.name == change.kind).with_context(|| format!("unknown kind {}", change.kind))?;
        (kind.restore)(tx, change.before.clone(), change.after.clone()).await?;
        back.push(change::ActiveModel {
            id: Set(app.new_id()),
            act_id: Set(undoing.id),
            kind: Set(change.kind.clone()),
            key: Set(change.key.clone()),
            before: Set(change.after.clone()),
            after: Set(change.before.clone()),
        });
    }
    write(tx, back).await?;
    let mut marked = act.into_active_model();
    marked.undone_by = Set(Some(undoing.id));
    marked.update(tx).await?;
    Ok(Undone::Whole(u32::try_from(changes.len()).unwrap_or(u32::MAX)))
}

/// Later changes, not themselves taken back, of the same records or of records that name one that this act made.
async fn dependents(tx: &DatabaseTransaction, act: &Act, changes: &[Change]) -> anyhow::Result<Vec<Dependent>> {
    let same: BTreeSet<(&str, &str)> = changes.iter().map(|c| (c.kind.as_str(), c.key.as_str())).collect();
    let made: BTreeSet<&str> = changes.iter().filter(|c| c.before.is_none()).map(|c| c.key.as_str()).collect();
    let later_acts: BTreeMap<Uuid, Act> = act::Entity::find()
        .filter(act::Column::Id.gt(act.id))
        .filter(act::Column::UndoneBy.is_null())
        .filter(act::Column::Verb.ne("undo"))
        .all(tx)
        .await?
        .into_iter()
        .map(|act| (act.id, act))
        .collect();
    let later = change::Entity::find().filter(change::Column::ActId.gt(act.id)).order_by_asc(change::Column::Id).all(tx).await?;
    let hang = later.iter().filter(|c| later_acts.contains_key(&c.act_id)).filter(|c| {
        same.contains(&(c.kind.as_str(), c.key.as_str())) || c.after.as_deref().is_some_and(|after| names_one_of(after, &made))
    });
    Ok(hang
        .map(|c| Dependent {
            kind: c.kind.clone(),
            key: c.key.clone(),
            act: later_acts.get(&c.act_id).map(|act| (act.at, act.verb.clone())),
        })
        .collect())
}

/// Whether a record's JSON holds one of the keys as a value. Keys are UUIDs, so a value that is equal is a reference.
fn names_one_of(json: &str, keys: &BTreeSet<&str>) -> bool {
    json.split('"').any(|piece| piece.len() == 36 && keys.contains(piece))
}

type Restoring<'a> = Pin<Box<dyn Future<Output = anyhow::Result<()>> + Send + 'a>>;

/// A recorded kind, as undo knows it.
#[derive(Clone, Copy)]
pub struct Kind {
    /// The table's name.
    pub name: &'static str,
    restore: for<'a> fn(&'a DatabaseTransaction, Option<String>, Option<String>) -> Restoring<'a>,
}

/// The kind of an entity.
pub fn kind<E: Recorded + 'static>() -> Kind {
    Kind { name: E::KIND, restore: |tx, before, after| Box::pin(restore::<E>(tx, before, after)) }
}

async fn restore<E: Recorded>(tx: &DatabaseTransaction, before: Option<String>, after: Option<String>) -> anyhow::Result<()> {
    let read = |json: Option<String>| json.map(|json| serde_json::from_str::<E::Model>(&json)).transpose();
    match (read(before)?, read(after)?) {
        (Some(before), Some(_)) => {
            E::update(before.into_active_model().reset_all()).exec(tx).await?;
        }
        (Some(before), None) => {
            E::insert(before.into_active_model().reset_all()).exec_without_returning(tx).await?;
        }
        (None, Some(after)) => {
            after.into_active_model().delete(tx).await?;
        }
        (None, None) => {}
    }
    Ok(())
}
