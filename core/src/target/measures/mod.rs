//! One file a measure. Each turns the records into what it counted in one year of the term.

pub(super) mod admissions;
pub(super) mod attendance;
pub(super) mod cell_rating;
pub(super) mod cultural_families;
pub(super) mod cultural_quarter;
pub(super) mod development_plan;
pub(super) mod four_goods;
pub(super) mod inspections;
pub(super) mod inspections_concluded;
pub(super) mod meetings_held;
pub(super) mod members_cultural_families;
pub(super) mod members_removed;
pub(super) mod rated_excellent;
pub(super) mod rated_good_or_better;
pub(super) mod rated_not_fulfilled;
pub(super) mod recognised_official;
pub(super) mod renewed_meetings;
pub(super) mod study;
pub(super) mod study_sessions;
pub(super) mod thematic_meetings;

mod evidence;
mod happened;
mod held;
mod ratings;
mod titles;
mod year_end;
