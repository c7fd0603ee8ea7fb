//! Evidence registered by the cell for a year.

use crate::target::MeasureKind;
use crate::target::records::Records;
use crate::target::tally::{EvidenceItem, EvidenceSource, Figure, Tally};
use alloc::vec::Vec;

/// The year's evidence for a measure, in the order of its days.
pub(super) fn registered(kind: MeasureKind, records: &Records, year: i32) -> Vec<EvidenceItem> {
    let found = records.evidence.iter().filter(|e| e.measure == kind && e.year == year);
    let mut items: Vec<EvidenceItem> =
        found.map(|e| EvidenceItem { year, on: e.on, source: EvidenceSource::Registered(e.note.clone()) }).collect();
    items.sort_by_key(|item| item.on);
    items
}

/// A reading for a measure that registered evidence alone answers.
pub(super) fn registered_tally(kind: MeasureKind, records: &Records, year: i32) -> Option<Tally> {
    let items = registered(kind, records, year);
    (!items.is_empty()).then(|| Tally::bare(Figure::Evidence(items)))
}
