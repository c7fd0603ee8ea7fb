//! Finding members by name: the index is kept in memory and made again when a member's line has changed.

use super::store::{self, member};
use chibo_core::search::Index;
use chibo_frame::App;
use chibo_frame::record::{self, Recorded};
use std::sync::{Arc, PoisonError, RwLock};
use uuid::Uuid;

/// The names of a cell's members, ready to be searched.
#[derive(Default)]
pub struct Names {
    ids: Vec<Uuid>,
    index: Index,
}

/// A member who was found by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The member.
    pub id: Uuid,
    /// Whether a typing error had to be forgiven.
    pub near: bool,
}

impl Names {
    /// The names of these rows; their order breaks ties.
    pub fn of(rows: &[member::Model]) -> Self {
        Self { ids: rows.iter().map(|row| row.id).collect(), index: Index::of(rows.iter().map(|row| row.name.as_str())) }
    }

    /// Whoever is meant by a part of a name, the best first, at most `limit`.
    pub fn find(&self, asked: &str, limit: usize) -> Vec<Hit> {
        let found = self.index.find(asked, limit).into_iter();
        found.filter_map(|found| Some(Hit { id: *self.ids.get(found.place)?, near: found.is_near() })).collect()
    }
}

/// The names as they were made last: of which cell, at which revision.
#[derive(Default)]
struct Kept(RwLock<Option<(Uuid, u64, Arc<Names>)>>);

/// The names of a cell's members as they stand now.
pub async fn names(app: &App, cell: Uuid) -> anyhow::Result<Arc<Names>> {
    let revision = record::revision(app, &[member::Entity::KIND]).await?;
    let kept = app.shared.of::<Kept>();
    let stands = kept.0.read().unwrap_or_else(PoisonError::into_inner).clone();
    if let Some((_, _, names)) = stands.filter(|(of, at, _)| *of == cell && *at == revision) {
        return Ok(names);
    }
    let names = Arc::new(Names::of(&store::list_members(&app.db, cell).await?));
    *kept.0.write().unwrap_or_else(PoisonError::into_inner) = Some((cell, revision, Arc::clone(&names)));
    Ok(names)
}
