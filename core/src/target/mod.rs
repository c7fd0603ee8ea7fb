//! The targets of a resolution, computed from the records: facts in as one [`Records`], readings out with their reasons.

mod all;
mod measures;
#[cfg(test)]
mod properties;
mod reading;
mod records;
mod roll_call;
mod rule;
#[cfg(test)]
pub(crate) mod sample;
mod score;
mod tally;
mod template;
mod warnings;

pub use reading::{Judged, Reading, read_all};
pub use records::{Evidence, Records};
pub use rule::{Cadence, MeasureKind, NotAMeasure, Target, Threshold};
pub use score::Score;
pub use tally::{Counted, EvidenceItem, EvidenceSource, Figure, Gathering, LeftOut, Reason, Subject};
pub use template::twelve;
pub use warnings::{Conflict, Contradiction, conflict, contradictions};
