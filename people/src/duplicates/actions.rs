//! Merging two lines of the roll into one person, and saying that a pair is two people.

use super::store::{self, distinct_pair};
use crate::roll::{self, member, movement};
use anyhow::Context;
use chibo_frame::{App, record};
use sea_orm::DatabaseTransaction;
use serde_json::Value;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Why two lines are not merged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// One of them stands on no roll, or both are one line.
    #[error("there are no two members of these keys")]
    NotTwo,
}

/// Makes one person of two lines: `other`'s records become `kept`'s, `kept`'s empty fields are filled from `other`, and `other` goes.
/// Where both have a record of one meeting, one year or one household, `kept`'s stays. One act, which can be taken back.
pub async fn merge(app: &App, account: Option<Uuid>, kept: Uuid, other: Uuid) -> anyhow::Result<Result<Uuid, Refusal>> {
    let tx = app.begin().await?;
    let (Some(stays), Some(goes)) = (roll::find_member(&tx, kept).await?, roll::find_member(&tx, other).await?) else {
        return Ok(Err(Refusal::NotTwo));
    };
    if kept == other || stays.cell_id != goes.cell_id {
        return Ok(Err(Refusal::NotTwo));
    }
    let act = record::begin(app, &tx, account, "merge", &(kept, other)).await?;
    for pair in store::list(&tx).await?.into_iter().filter(|pair| [pair.first_id, pair.second_id].contains(&other)) {
        record::remove::<distinct_pair::Entity>(app, &tx, &act, pair).await?;
    }
    for kind in app.kinds.iter().filter(|kind| kind.name != <member::Entity as record::Recorded>::KIND) {
        kind.refer(app, &tx, &act, other, kept).await?;
    }
    said_twice(app, &tx, &act, kept).await?;
    let filled = filled(&stays, &goes)?;
    record::put::<member::Entity>(app, &tx, &act, Some(stays), filled).await?;
    record::remove::<member::Entity>(app, &tx, &act, goes).await?;
    tx.commit().await.context("merge two members")?;
    Ok(Ok(act.id))
}

/// A movement of one kind on one day stands once.
async fn said_twice(app: &App, tx: &DatabaseTransaction, act: &record::Act, kept: Uuid) -> anyhow::Result<()> {
    let mut said = BTreeSet::new();
    for row in roll::list_movements_of(tx, kept).await? {
        if !said.insert((row.on_day, row.kind.clone())) {
            record::remove::<movement::Entity>(app, tx, act, row).await?;
        }
    }
    Ok(())
}

/// The line that stays, its empty fields filled from the one that goes.
fn filled(stays: &member::Model, goes: &member::Model) -> anyhow::Result<member::Model> {
    let (mut row, other) = (serde_json::to_value(stays)?, serde_json::to_value(goes)?);
    if let (Some(row), Some(other)) = (row.as_object_mut(), other.as_object()) {
        for (field, value) in row.iter_mut().filter(|(_, value)| **value == Value::Null) {
            *value = other.get(field).cloned().unwrap_or_default();
        }
    }
    Ok(serde_json::from_value(row)?)
}

/// Two people who are much alike: the pair is not asked about again.
pub async fn set_apart(app: &App, account: Option<Uuid>, one: Uuid, other: Uuid) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let (first_id, second_id) = (one.min(other), one.max(other));
    let both = roll::find_member(&tx, one).await?.is_some() && roll::find_member(&tx, other).await?.is_some();
    if one == other || !both {
        return Ok(Err(Refusal::NotTwo));
    }
    let pair = distinct_pair::Model { first_id, second_id };
    if !store::list(&tx).await?.contains(&pair) {
        let act = record::begin(app, &tx, account, "set_apart", &(first_id, second_id)).await?;
        record::put::<distinct_pair::Entity>(app, &tx, &act, None, pair).await?;
        tx.commit().await.context("set two members apart")?;
    }
    Ok(Ok(()))
}
