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
    items.sort_by(|a, b| (a.on, &a.source).cmp(&(b.on, &b.source)));
    items
}

/// A reading for a measure that registered evidence alone answers.
pub(super) fn registered_tally(kind: MeasureKind, records: &Records, year: i32) -> Option<Tally> {
    let items = registered(kind, records, year);
    (!items.is_empty()).then(|| Tally::bare(Figure::Evidence(items)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::target::sample::*;
    use alloc::vec;

    #[test]
    fn a_year_has_its_own_evidence_in_the_order_of_its_days() {
        let mut r = plain(0);
        let kind = MeasureKind::FourGoods;
        r.evidence = vec![
            evidence(kind, 2023, Some("5/12/2023")),
            evidence(kind, 2023, None),
            evidence(kind, 2023, Some("1/3/2023")),
            evidence(kind, 2022, None),
            evidence(MeasureKind::DevelopmentPlan, 2023, None),
        ];
        let days: Vec<_> = registered(kind, &r, 2023).into_iter().map(|e| e.on).collect();
        assert_eq!(days, [None, Some(day("1/3/2023")), Some(day("5/12/2023"))]);
        assert_eq!(registered_tally(kind, &r, 2024), None);
    }
}
