//! The records and their readings, kept in memory while nothing changes. Whether anything did is asked of the database each
//! time, so that an import by the command line is seen at once.

use super::{OpenTerm, evidence, gather};
use anyhow::Result;
use chibo_books::admissions::admission;
use chibo_books::inspections::inspection;
use chibo_books::meetings::{attendance, meeting};
use chibo_books::ratings::{cell_rating, rating};
use chibo_books::study::{study_mark, study_session};
use chibo_core::day::Day;
use chibo_core::target::{Judged, Promise, Records};
use chibo_core::term::Term;
use chibo_frame::App;
use chibo_frame::record::{Recorded, revision};
use chibo_people::households::{household, household_member, household_title, quarter_title};
use chibo_people::roll::{member, movement};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use uuid::Uuid;

/// Every table that [`gather`] reads: a change of any of them, and nothing else, changes the records.
const GATHERED: [&str; 15] = [
    <member::Entity as Recorded>::KIND,
    <movement::Entity as Recorded>::KIND,
    <meeting::Entity as Recorded>::KIND,
    <attendance::Entity as Recorded>::KIND,
    <study_session::Entity as Recorded>::KIND,
    <study_mark::Entity as Recorded>::KIND,
    <rating::Entity as Recorded>::KIND,
    <cell_rating::Entity as Recorded>::KIND,
    <inspection::Entity as Recorded>::KIND,
    <admission::Entity as Recorded>::KIND,
    <household::Entity as Recorded>::KIND,
    <household_member::Entity as Recorded>::KIND,
    <household_title::Entity as Recorded>::KIND,
    <quarter_title::Entity as Recorded>::KIND,
    <evidence::Entity as Recorded>::KIND,
];

/// The records of each cell as they were last gathered.
#[derive(Default)]
struct Kept(Mutex<BTreeMap<Uuid, Held>>);

struct Held {
    revision: u64,
    today: Day,
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

/// The records of a cell today. Asked before they are gathered, the revision is never newer than they are.
pub async fn records(app: &App, cell: Uuid) -> Result<Arc<Records>> {
    let (today, revision) = (app.today(), revision(app, &GATHERED).await?);
    let kept = app.shared.of::<Kept>();
    let standing = |held: &Held| held.revision == revision && held.today == today;
    let found =
        kept.0.lock().unwrap_or_else(PoisonError::into_inner).get(&cell).filter(|held| standing(held)).map(|h| h.records.clone());
    if let Some(records) = found {
        return Ok(records);
    }
    let records = Arc::new(gather(&app.db, cell, today).await?);
    let held = Held { revision, today, records: records.clone(), read: BTreeMap::new() };
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
