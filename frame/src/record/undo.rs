//! Taking an act back whole: its changes are replayed backwards, or what depends on them is listed and nothing is touched.

use super::persons::{self, Entered};
use super::{Act, Change, act, begin, change, write};
use crate::app::App;
use crate::readings::READ;
use anyhow::Context;
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, IntoActiveModel, QueryOrder};
use std::collections::{BTreeMap, BTreeSet};

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
    /// It decided something, or changed nothing that could be taken back.
    Sealed,
}

/// Takes an act back whole, or says what depends on it.
pub async fn undo(app: &App, tx: &DatabaseTransaction, account: Option<Uuid>, act: Act) -> anyhow::Result<Undone> {
    if act.undone_by.is_some() {
        return Ok(Undone::Already);
    }
    let find = change::Entity::find().filter(change::Column::ActId.eq(act.id)).order_by_desc(change::Column::Id);
    let changes = persons::opened(tx, find.all(tx).await?).await?;
    let mut kinds = Vec::new();
    for change in &changes {
        kinds
            .push(app.kinds.iter().find(|kind| kind.name == change.kind).with_context(|| format!("unknown kind {}", change.kind))?);
    }
    if changes.is_empty() || kinds.iter().any(|kind| kind.sealed) || changes.iter().any(Change::erased) {
        return Ok(Undone::Sealed);
    }
    let dependents = dependents(tx, &act, &changes).await?;
    if !dependents.is_empty() {
        return Ok(Undone::Depended(dependents));
    }
    let undoing = begin(app, tx, account, "undo", &act.id).await?;
    let mut back = Vec::new();
    for (change, kind) in changes.iter().zip(kinds) {
        (kind.restore)(app, tx, change.before.clone(), change.after.clone()).await?;
        let state = change.before.as_deref().or(change.after.as_deref());
        let change = Change {
            id: app.new_id(),
            act_id: undoing.id,
            before: change.after.clone(),
            after: change.before.clone(),
            ..change.clone()
        };
        back.push(Entered { person: state.and_then(kind.person), change });
    }
    write(app, tx, back).await?;
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
        .filter(act::Column::Verb.not_like(format!("{READ}%")))
        .all(tx)
        .await?
        .into_iter()
        .map(|act| (act.id, act))
        .collect();
    let later = change::Entity::find().filter(change::Column::ActId.gt(act.id)).order_by_asc(change::Column::Id);
    let later = persons::opened(tx, later.all(tx).await?).await?;
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
