//! The list of measures: one line each.

use super::kind::MeasureKind;
use super::measures as m;
use super::records::Records;
use super::tally::Tally;
use crate::term::Term;

/// What a measure finds in one year of the term. None without records, or when the year is not yet due.
pub(super) fn year_tally(kind: MeasureKind, records: &Records, term: &Term, year: i32) -> Option<Tally> {
    let measure = match kind {
        MeasureKind::Study => m::study::year,
        MeasureKind::Admissions => m::admissions::year,
        MeasureKind::Inspections => m::inspections::year,
        MeasureKind::RatedGoodOrBetter => m::rated_good_or_better::year,
        MeasureKind::RatedExcellent => m::rated_excellent::year,
        MeasureKind::RenewedMeetings => m::renewed_meetings::year,
        MeasureKind::Attendance => m::attendance::year,
        MeasureKind::CellRating => m::cell_rating::year,
        MeasureKind::FourGoods => m::four_goods::year,
        MeasureKind::DevelopmentPlan => m::development_plan::year,
        MeasureKind::MembersCulturalFamilies => m::members_cultural_families::year,
        MeasureKind::CulturalFamilies => m::cultural_families::year,
        MeasureKind::CulturalQuarter => m::cultural_quarter::year,
        MeasureKind::MeetingsHeld => m::meetings_held::year,
        MeasureKind::ThematicMeetings => m::thematic_meetings::year,
        MeasureKind::StudySessions => m::study_sessions::year,
        MeasureKind::InspectionsConcluded => m::inspections_concluded::year,
        MeasureKind::RecognisedOfficial => m::recognised_official::year,
        MeasureKind::RatedNotFulfilled => m::rated_not_fulfilled::year,
        MeasureKind::MembersRemoved => m::members_removed::year,
    };
    measure(records, term, year)
}
