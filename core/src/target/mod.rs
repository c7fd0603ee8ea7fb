//! The targets of a resolution, computed from the records: facts in as one [`Records`], readings out with their reasons.

mod all;
mod course;
mod forecast;
#[cfg(test)]
mod forecast_tests;
mod kind;
mod measures;
mod outlook;
mod promise;
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

pub use course::{Point, course};
pub use forecast::outlook;
pub use kind::{FigureKind, MeasureKind, NotAMeasure};
pub use outlook::{Change, Light, Outlook, Pace, Trend, Way};
pub use promise::{Promise, Version};
pub use reading::{Judged, Reading, read_all};
pub use records::{Evidence, Records};
pub use rule::{Cadence, Target, Threshold, Useless};
pub use score::Score;
pub use tally::{Counted, EvidenceItem, EvidenceSource, Figure, Gathering, LeftOut, Reason, Subject};
pub use template::twelve;
pub use warnings::{Conflict, Contradiction, conflict, contradictions};
