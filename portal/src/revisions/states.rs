//! The states of an article, out of the record of changes.

use crate::newsroom::name_of;
use crate::newsroom::store::{article, list_uses};
use crate::photos::store::article_photo;
use crate::reading::publication;
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
    /// What it did to the page that readers see.
    pub page: PageChange,
}

/// What an act did to the page that readers see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PageChange {
    /// Nothing.
    None,
    /// It shows the article so.
    Set,
    /// It is gone.
    Gone,
}

/// All states of an article, the first one first.
pub(super) async fn list<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Vec<State>> {
    let history = record::history::<article::Entity, _>(db, &[id.to_string()]).await?;
    let names: BTreeMap<Uuid, String> = history.iter().filter_map(|(act, _)| Some((act.account_id?, name_of(act)?))).collect();
    let by = |act: &Act| name_of(act).or_else(|| names.get(&act.account_id?).cloned());
    let pages = record::history::<publication::Entity, _>(db, &[id.to_string()]).await?;
    let pages: BTreeMap<Uuid, (Act, bool)> =
        pages.into_iter().map(|(act, change)| (act.id, (act, change.after.is_some()))).collect();
    let mut articles = BTreeMap::new();
    for (act, change) in &history {
        if let Some(after) = &change.after {
            articles.insert(act.id, (act, serde_json::from_str(after).context("read an earlier article")?));
        }
    }
    // An act that only published leaves the article as it was.
    let mut states: Vec<State> = Vec::new();
    for id in articles.keys().chain(pages.keys()).collect::<BTreeSet<_>>() {
        let page = pages.get(id);
        let shown = page.map_or(PageChange::None, |(_, stands)| if *stands { PageChange::Set } else { PageChange::Gone });
        let (act, article) = match (articles.get(id), page, states.last()) {
            (Some((act, article)), ..) => (*act, article::Model::clone(article)),
            (None, Some((act, _)), Some(before)) => (act, before.article.clone()),
            _ => continue,
        };
        states.push(State { act: *id, verb: act.verb.clone(), at: act.at, by: by(act), article, page: shown });
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
