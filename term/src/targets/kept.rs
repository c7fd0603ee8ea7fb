//! The records and their readings, kept in memory while nothing changes. Whether anything did is asked of the database each
//! time, so that an import by the command line is seen at once.

use super::OpenTerm;
use super::gather::Part;
use anyhow::Result;
use chibo_core::target::{Judged, Promise, Records};
use chibo_core::term::Term;
use chibo_frame::App;
use chibo_frame::record::revisions;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use uuid::Uuid;

/// The records of each cell as they were last gathered.
#[derive(Default)]
struct Kept(Mutex<BTreeMap<Uuid, Held>>);

struct Held {
    /// The revision of each part, in the order of [`Part::ALL`].
    revisions: [u64; Part::ALL.len()],
    records: Arc<Records>,
    /// The readings of each term.
    read: BTreeMap<Uuid, Read>,
}

/// Readings, with what they were read of: a target changed since is read again.
struct Read {
    term: Term,
    promises: Vec<Promise>,
    judged: Arc<Vec<Judged>>,
}

/// The records of a cell today: only the parts of which a table changed are read again. The revisions are asked first, so the
/// records are never older than they say.
pub async fn records(app: &App, cell: Uuid) -> Result<Arc<Records>> {
    let revisions = revisions(app, Part::ALL.map(Part::kinds)).await?;
    let kept = app.shared.of::<Kept>();
    let held = kept.0.lock().unwrap_or_else(PoisonError::into_inner).get(&cell).map(|held| (held.revisions, held.records.clone()));
    let fresh = held.as_ref().is_some_and(|(known, records)| *known == revisions && records.today == app.today());
    if let Some((_, records)) = held.as_ref().filter(|_| fresh) {
        return Ok(records.clone());
    }
    let changed = |i: usize| held.as_ref().is_none_or(|(known, _)| known.get(i) != revisions.get(i));
    let mut records = held.as_ref().map_or_else(|| Records::new(app.today()), |(_, records)| Records::clone(records));
    records.today = app.today();
    for (_, part) in Part::ALL.into_iter().enumerate().filter(|(i, _)| changed(*i)) {
        part.read(&app.db, cell, &mut records).await?;
    }
    let records = Arc::new(records);
    let held = Held { revisions, records: records.clone(), read: BTreeMap::new() };
    kept.0.lock().unwrap_or_else(PoisonError::into_inner).insert(cell, held);
    Ok(records)
}

impl OpenTerm {
    /// The readings of all targets today, in the order of the resolution.
    pub async fn read(&self, app: &App) -> Result<Arc<Vec<Judged>>> {
        Ok(self.read_with_records(app).await?.1)
    }

    /// The readings, with the records they were read from.
    pub(crate) async fn read_with_records(&self, app: &App) -> Result<(Arc<Records>, Arc<Vec<Judged>>)> {
        let records = records(app, self.cell_id).await?;
        let kept = app.shared.of::<Kept>();
        let same = |held: &&mut Held| Arc::ptr_eq(&held.records, &records);
        if let Some(held) = kept.0.lock().unwrap_or_else(PoisonError::into_inner).get_mut(&self.cell_id).filter(same)
            && let Some(read) = held.read.get(&self.id)
            && (read.term, &read.promises) == (self.term, &self.promises)
        {
            let judged = read.judged.clone();
            return Ok((records.clone(), judged));
        }
        let judged = Arc::new(self.promises.iter().map(|promise| promise.judge(&records, &self.term)).collect::<Vec<_>>());
        if let Some(held) = kept.0.lock().unwrap_or_else(PoisonError::into_inner).get_mut(&self.cell_id).filter(same) {
            let read = Read { term: self.term, promises: self.promises.clone(), judged: judged.clone() };
            held.read.insert(self.id, read);
        }
        Ok((records, judged))
    }
}
