//! Whether anything changed since a value was computed from the records.

use super::{act, change};
use crate::app::App;
use crate::readings;
use sea_orm::entity::prelude::*;
use sea_orm::{PaginatorTrait, QueryOrder, QuerySelect};
use std::collections::BTreeMap;
use tokio::sync::Mutex;
use uuid::Uuid;

/// What this process knows of the acts in the database, whoever wrote them.
#[derive(Default)]
struct Known(Mutex<Seen>);

#[derive(Default)]
struct Seen {
    acts: u64,
    latest: Option<Uuid>,
    /// How often records of each kind were seen to change.
    changes: BTreeMap<String, u64>,
    /// How often it could not be told which kinds changed: then all did.
    unknown: u64,
}

/// Asks for every act, whatever it touched and if it touched nothing; readings apart, which leave everything as it was.
pub const ANY: &str = "act";

/// A number that grows whenever records of these kinds change, by this process or another. Ask it before computing the value
/// that is kept, so that the value is never older than the number.
pub async fn revision(app: &App, kinds: &[&str]) -> anyhow::Result<u64> {
    Ok(revisions(app, [kinds]).await?[0])
}

/// Such a number for each of several sets of kinds. They cost two short questions together, however long the history is.
pub async fn revisions<const N: usize>(app: &App, sets: [&[&str]; N]) -> anyhow::Result<[u64; N]> {
    let known = app.shared.of::<Known>();
    let mut seen = known.0.lock().await;
    let latest = act::Entity::find().select_only().column(act::Column::Id).order_by_desc(act::Column::Id);
    let latest: Option<Uuid> = latest.into_tuple().one(&app.db).await?;
    let acts = act::Entity::find().count(&app.db).await?;
    if (acts, latest) != (seen.acts, seen.latest) {
        match new_kinds(app, &seen, acts).await? {
            Some(kinds) => kinds.into_iter().for_each(|kind| *seen.changes.entry(kind).or_default() += 1),
            None => seen.unknown += 1,
        }
        (seen.acts, seen.latest) = (acts, latest);
    }
    Ok(sets.map(|kinds| seen.unknown + kinds.iter().filter_map(|kind| seen.changes.get(*kind)).sum::<u64>()))
}

/// The kinds that the new acts touched, [`ANY`] among them where one was more than a reading. None where acts are not simply added behind the latest one: another process may have
/// committed an act whose key is older.
async fn new_kinds(app: &App, seen: &Seen, acts: u64) -> anyhow::Result<Option<Vec<String>>> {
    let Some(latest) = seen.latest else { return Ok(None) };
    let new = act::Entity::find().select_only().column(act::Column::Id).column(act::Column::Verb);
    let new: Vec<(Uuid, String)> = new.filter(act::Column::Id.gt(latest)).into_tuple().all(&app.db).await?;
    if seen.acts + new.len() as u64 != acts {
        return Ok(None);
    }
    let done: Vec<Uuid> = new.into_iter().filter(|(_, verb)| !verb.starts_with(readings::READ)).map(|(id, _)| id).collect();
    if done.is_empty() {
        return Ok(Some(Vec::new()));
    }
    let kinds = change::Entity::find().select_only().column(change::Column::Kind).distinct();
    let kinds: Vec<String> = kinds.filter(change::Column::ActId.is_in(done)).into_tuple().all(&app.db).await?;
    Ok(Some(kinds.into_iter().chain([ANY.to_owned()]).collect()))
}
