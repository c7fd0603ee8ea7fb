//! The twelve targets of the term 2022–2025, shipped as a template.

use super::kind::MeasureKind;
use super::rule::{Cadence, Target, Threshold};
use crate::exact::Share;
use crate::rating::Level;
use alloc::vec::Vec;

/// **Mười hai chỉ tiêu chủ yếu.** Target 4 stands twice, once for each of its measures.
pub fn twelve() -> Vec<Target> {
    use Cadence::{EachYear, Term, TermAndEachYear};
    use MeasureKind as M;
    use Threshold::{AtLeast, AtLeastOrCap, CountAtLeast, Is, LevelAtLeast, MoreThan};
    let percent = Share::percent;
    [
        (1, M::Study, AtLeast(percent(100)), TermAndEachYear),
        (2, M::Admissions, CountAtLeast(1), Term),
        (3, M::Inspections, AtLeast(percent(100)), EachYear),
        (4, M::RatedGoodOrBetter, MoreThan(percent(90)), EachYear),
        (4, M::RatedExcellent, AtLeastOrCap(percent(20)), EachYear),
        (5, M::RenewedMeetings, Is(true), EachYear),
        (6, M::Attendance, AtLeast(percent(85)), EachYear),
        (7, M::CellRating, LevelAtLeast(Level::Good), EachYear),
        (8, M::FourGoods, Is(true), EachYear),
        (9, M::DevelopmentPlan, Is(true), TermAndEachYear),
        (10, M::MembersCulturalFamilies, AtLeast(percent(100)), EachYear),
        (11, M::CulturalFamilies, AtLeast(percent(95)), EachYear),
        (12, M::CulturalQuarter, Is(true), EachYear),
    ]
    .into_iter()
    .map(|(number, measure, threshold, cadence)| Target { number, measure, threshold, cadence })
    .collect()
}
