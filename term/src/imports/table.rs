//! A table as an import works on it: the rows that stand, and what the files make of them.

use super::files::{Fate, FileDraft};
use chibo_frame::record::{Difference, Recorded, difference};
use std::collections::{BTreeMap, BTreeSet};

/// The standing rows and the wanted ones, by key.
pub(super) struct Table<E: Recorded> {
    standing: Vec<E::Model>,
    rows: BTreeMap<String, E::Model>,
    held: BTreeSet<String>,
    /// What a file of this import made: another that adds to it changes nothing that stood.
    made: BTreeSet<String>,
}

impl<E: Recorded> Table<E> {
    /// Nothing wanted yet.
    pub(super) fn new(standing: Vec<E::Model>) -> Self {
        let rows = standing.iter().map(|row| (E::key(row), row.clone())).collect();
        Self { standing, rows, held: BTreeSet::new(), made: BTreeSet::new() }
    }

    /// A row, as the files have it so far.
    pub(super) fn get(&self, key: &str) -> Option<&E::Model> {
        self.rows.get(key)
    }

    /// All rows, as the files have them so far.
    pub(super) fn rows(&self) -> impl Iterator<Item = &E::Model> {
        self.rows.values()
    }

    /// Whether a file of this import holds the row.
    pub(super) fn is_held(&self, row: &E::Model) -> bool {
        self.held.contains(&E::key(row))
    }

    /// A file holds this row.
    pub(super) fn put(&mut self, row: E::Model, file: &mut FileDraft) {
        let key = E::key(&row);
        let fate = match self.rows.get(&key) {
            None => Fate::New,
            Some(before) if *before == row || self.made.contains(&key) => Fate::Identical,
            Some(_) => Fate::Changed,
        };
        if fate == Fate::New {
            self.made.insert(key.clone());
        }
        if let (Fate::Changed, Some(before)) = (fate, self.rows.get(&key)) {
            file.edits.keep((E::KIND, &key), before, Some(&row));
        }
        file.holds_record(E::KIND, &key, fate);
        self.held.insert(key.clone());
        self.rows.insert(key, row);
    }

    /// Takes a row away: a file says that it no longer holds.
    pub(super) fn take(&mut self, row: &E::Model, file: &mut FileDraft) {
        let key = E::key(row);
        file.edits.keep((E::KIND, &key), row, None::<&E::Model>);
        file.holds_record(E::KIND, &key, Fate::Changed);
        self.held.remove(&key);
        self.rows.remove(&key);
    }

    /// What is to be written.
    pub(super) fn difference(mut self) -> Difference<E::Model> {
        let wanted = self.held.iter().filter_map(|key| self.rows.remove(key)).collect();
        difference::<E>(&self.standing, wanted)
    }

    /// The standing rows that were taken away.
    pub(super) fn taken(&self) -> Vec<E::Model> {
        self.standing.iter().filter(|row| !self.rows.contains_key(&E::key(row))).cloned().collect()
    }
}
