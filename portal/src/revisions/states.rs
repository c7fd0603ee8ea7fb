//! The states of an article, out of the record of changes.

use crate::newsroom::name_of;
use crate::newsroom::store::{article, list_uses};
use crate::photos::store::article_photo;
use anyhow::Context;
use chibo_frame::record::{self, Act, Change, Recorded};
use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The most changes of one act that concern an article.
const MOST: u64 = 1_000;

/// An article as an act left it.
#[derive(Debug, Clone)]
pub(super) struct State {
    /// The act.
    pub act: Uuid,
    /// What was done.
    pub verb: String,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom, where that was kept.
    pub by: Option<String>,
    /// The article.
    pub article: article::Model,
}

/// All states of an article, the first one first.
pub(super) async fn list<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Vec<State>> {
    let history = record::history::<article::Entity, _>(db, &[id.to_string()]).await?;
    let names: BTreeMap<Uuid, String> = history.iter().filter_map(|(act, _)| Some((act.account_id?, name_of(act)?))).collect();
    let by = |act: &Act| name_of(act).or_else(|| names.get(&act.account_id?).cloned());
    let mut states = Vec::new();
    for (act, change) in &history {
        if let Some(after) = &change.after {
            let article = serde_json::from_str(after).context("read an earlier article")?;
            states.push(State { act: act.id, verb: act.verb.clone(), at: act.at, by: by(act), article });
        }
    }
    Ok(states)
}

/// The history of an article's uses of photos: with each change the act that made it, the first one first.
pub(super) struct Uses(Vec<(Uuid, Change)>);

impl Uses {
    /// Of all uses that the article ever had.
    pub(super) async fn of<C: ConnectionTrait>(db: &C, id: Uuid, states: &[State]) -> anyhow::Result<Self> {
        let mut keys: BTreeSet<String> = list_uses(db, id).await?.iter().map(|used| used.row.id.to_string()).collect();
        for state in states {
            let changes = record::list_changes(db, state.act, MOST).await?;
            keys.extend(changes.into_iter().filter(|change| change.kind == article_photo::Entity::KIND).map(|change| change.key));
        }
        let history = record::history::<article_photo::Entity, _>(db, &keys.into_iter().collect::<Vec<_>>()).await?;
        Ok(Self(history.into_iter().map(|(act, change)| (act.id, change)).collect()))
    }

    /// As they were after an act, in order.
    pub(super) fn after(&self, act: Uuid) -> anyhow::Result<Vec<article_photo::Model>> {
        let mut uses: BTreeMap<&str, article_photo::Model> = BTreeMap::new();
        for (_, change) in self.0.iter().filter(|(by, _)| *by <= act) {
            match &change.after {
                Some(after) => {
                    uses.insert(&change.key, serde_json::from_str(after).context("read an earlier use of a photo")?);
                }
                None => {
                    uses.remove(change.key.as_str());
                }
            }
        }
        let mut uses: Vec<_> = uses.into_values().collect();
        uses.sort_by_key(|row| (row.position, row.id));
        Ok(uses)
    }
}
