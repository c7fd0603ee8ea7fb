//! The record of who did what. Every change of a record goes through here: the row, its history (before and after) and
//! the act are one transaction. An import is an act whose changes can be taken back whole.

use crate::app::App;
use crate::private::{Part, sealed};
use crate::readings::READ;
use anyhow::Context;
use persons::Entered;
use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseTransaction, FromQueryResult, IntoActiveModel, Iterable, QueryOrder, QuerySelect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};

pub(crate) mod chain;
mod compare;
mod kind;
pub mod persons;
mod revision;
mod settle;
mod tables;
mod undo;

pub use chain::{Broken, Why, sealed_with};
use compare::UPGRADE;
pub use compare::{Checked, Unlike, adopt, check, still};
pub use kind::{Kind, Rewriting, Row, kind};
pub use revision::{ANY, revision, revisions};
pub use settle::{change_key, settle};
pub use tables::{act, change};
pub use undo::{Dependent, Undone, undo};

/// One act.
pub type Act = act::Model;
/// One change.
pub type Change = change::Model;

/// What stands in place of a state before or after whose person's key was destroyed.
pub const ERASED: &str = "{}";

impl Change {
    /// Whether what it said was erased with its person's key.
    pub fn erased(&self) -> bool {
        [&self.before, &self.after].into_iter().flatten().any(|state| state == ERASED)
    }
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

    /// Whether what the record holds was decided: a closed count, signed minutes. An act that touched it is not taken back.
    const SEALED: bool = false;

    /// The record's key as text.
    fn key(model: &Self::Model) -> String;

    /// The fields that are sealed at rest, the one that carries them first. Their order is how they are stored: a new one
    /// goes to the end.
    fn private(_row: &mut Self::Model) -> Vec<Part<'_>> {
        Vec::new()
    }

    /// Whose record it is, under whose key the log keeps it: the member that it names.
    fn person(row: &Self::Model) -> Option<Uuid> {
        let member = Self::Column::iter().find(|column| column.as_str() == "member_id")?;
        match row.get(member) {
            Value::Uuid(id) => id,
            _ => None,
        }
    }
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
        let rows = rows.iter().map(|row| Ok(sealed::<E>(app, row)?.into_active_model().reset_all()));
        E::insert_many(rows.collect::<anyhow::Result<Vec<_>>>()?)
            .exec_without_returning(tx)
            .await
            .with_context(|| format!("write {}", E::KIND))?;
    }
    for (_, after) in difference.changed {
        let after = sealed::<E>(app, &after)?.into_active_model().reset_all();
        E::update(after).exec(tx).await.with_context(|| format!("change {}", E::KIND))?;
    }
    write(app, tx, changes).await?;
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
    write(app, tx, vec![change]).await
}

fn change_of<E: Recorded>(
    app: &App,
    act: &Act,
    key: &str,
    before: Option<&E::Model>,
    after: Option<&E::Model>,
) -> anyhow::Result<Entered> {
    let json = |row: Option<&E::Model>| row.map(serde_json::to_string).transpose();
    let (kind, key) = (E::KIND.to_owned(), key.to_owned());
    let change = Change { id: app.new_id(), act_id: act.id, kind, key, before: json(before)?, after: json(after)? };
    Ok(Entered { change, person: after.or(before).and_then(E::person) })
}

async fn write(app: &App, tx: &DatabaseTransaction, entered: Vec<Entered>) -> anyhow::Result<()> {
    let changes = persons::seal(app, tx, entered).await?;
    for rows in changes.chunks(CHUNK) {
        change::Entity::insert_many(rows.to_vec()).exec_without_returning(tx).await.context("record changes")?;
    }
    Ok(())
}

/// Finds an act.
pub async fn find_act<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Option<Act>> {
    Ok(act::Entity::find_by_id(id).one(db).await?)
}

/// Whether anything was ever done, upgrades apart.
pub async fn any_act<C: ConnectionTrait>(db: &C) -> anyhow::Result<bool> {
    Ok(act::Entity::find().filter(act::Column::Verb.ne(UPGRADE)).one(db).await?.is_some())
}

/// The greatest key that acts and changes have.
pub async fn last_key<C: ConnectionTrait>(db: &C) -> anyhow::Result<Option<Uuid>> {
    let act = act::Entity::find().select_only().column(act::Column::Id).order_by_desc(act::Column::Id).limit(1);
    let change = change::Entity::find().select_only().column(change::Column::Id).order_by_desc(change::Column::Id).limit(1);
    let (act, change): (Option<Uuid>, Option<Uuid>) = (act.into_tuple().one(db).await?, change.into_tuple().one(db).await?);
    Ok(act.max(change))
}

/// When the last act was done, by its number and not by its time, where the clock now stands more than an hour before it:
/// it was set back, or stood ahead then.
pub async fn clock_behind(app: &App) -> anyhow::Result<Option<DateTimeUtc>> {
    let at = chain::last_at(&app.db).await?;
    Ok(at.filter(|at| app.now() + chrono::Duration::hours(1) < *at))
}

/// The acts of one kind, newest first.
pub async fn list_acts<C: ConnectionTrait>(db: &C, verb: &str) -> anyhow::Result<Vec<Act>> {
    Ok(act::Entity::find().filter(act::Column::Verb.eq(verb)).order_by_desc(act::Column::Id).all(db).await?)
}

/// The acts before this one, or the latest ones, newest first, at most `limit`; pages that were read are none of them.
pub async fn list_acts_before<C: ConnectionTrait>(db: &C, before: Option<Uuid>, limit: u64) -> anyhow::Result<Vec<Act>> {
    let done = act::Entity::find().filter(act::Column::Verb.not_like(format!("{READ}%")));
    list_before(db, done, before, limit).await
}

/// The same with the pages that were read.
pub async fn list_all_before<C: ConnectionTrait>(db: &C, before: Option<Uuid>, limit: u64) -> anyhow::Result<Vec<Act>> {
    list_before(db, act::Entity::find(), before, limit).await
}

async fn list_before<C: ConnectionTrait>(
    db: &C,
    find: Select<act::Entity>,
    before: Option<Uuid>,
    limit: u64,
) -> anyhow::Result<Vec<Act>> {
    let mut find = find.order_by_desc(act::Column::Id).limit(limit);
    if let Some(before) = before {
        find = find.filter(act::Column::Id.lt(before));
    }
    Ok(find.all(db).await?)
}

/// What was done to the records of one kind.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Summary {
    /// The act.
    pub act_id: Uuid,
    /// The kind of record.
    pub kind: String,
    /// How many.
    pub count: i64,
}

/// How many records of each kind each of these acts touched.
pub async fn summaries<C: ConnectionTrait>(db: &C, acts: &[Uuid]) -> anyhow::Result<Vec<Summary>> {
    let mut found = Vec::new();
    for acts in acts.chunks(CHUNK) {
        let find = change::Entity::find().select_only().column(change::Column::ActId).column(change::Column::Kind);
        let find = find.column_as(change::Column::Kind.count(), "count").filter(change::Column::ActId.is_in(acts.iter().copied()));
        let find = find.group_by(change::Column::ActId).group_by(change::Column::Kind).order_by_asc(change::Column::Kind);
        found.extend(find.into_model::<Summary>().all(db).await?);
    }
    Ok(found)
}

/// What an act changed, in order, at most `limit`.
pub async fn list_changes<C: ConnectionTrait>(db: &C, act: Uuid, limit: u64) -> anyhow::Result<Vec<Change>> {
    let find = change::Entity::find().filter(change::Column::ActId.eq(act)).order_by_asc(change::Column::Id);
    persons::opened(db, find.limit(limit).all(db).await?).await
}

/// Kind and key of some records that each of these acts touched, the first of it.
pub async fn touched<C: ConnectionTrait>(db: &C, acts: &[Uuid]) -> anyhow::Result<Vec<(String, String)>> {
    const FEW: u64 = 20;
    let mut found = Vec::new();
    for act in acts {
        let find = change::Entity::find().select_only().column(change::Column::Kind).column(change::Column::Key);
        let find = find.filter(change::Column::ActId.eq(*act)).order_by_asc(change::Column::Id).limit(FEW);
        found.extend(find.into_tuple().all(db).await?);
    }
    Ok(found)
}

/// What happened to records of one kind, oldest first, each change with its act.
pub async fn history<E: Recorded, C: ConnectionTrait>(db: &C, keys: &[String]) -> anyhow::Result<Vec<(Act, Change)>> {
    history_of(db, E::KIND, keys).await
}

/// The same of a kind by its name.
pub async fn history_of<C: ConnectionTrait>(db: &C, kind: &str, keys: &[String]) -> anyhow::Result<Vec<(Act, Change)>> {
    let mut changes = Vec::new();
    for keys in keys.chunks(CHUNK) {
        let find = change::Entity::find().filter(change::Column::Kind.eq(kind)).filter(change::Column::Key.is_in(keys));
        changes.extend(find.order_by_asc(change::Column::Id).all(db).await?);
    }
    let mut changes = persons::opened(db, changes).await?;
    changes.sort_by_key(|change| change.id);
    let ids: BTreeSet<Uuid> = changes.iter().map(|change| change.act_id).collect();
    let acts = act::Entity::find().filter(act::Column::Id.is_in(ids)).all(db).await?;
    let acts: BTreeMap<Uuid, Act> = acts.into_iter().map(|act| (act.id, act)).collect();
    Ok(changes.into_iter().filter_map(|change| Some((acts.get(&change.act_id)?.clone(), change))).collect())
}
