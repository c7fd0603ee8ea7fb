//! The slice through its front door: pages through the router, on a database of its own.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]

mod admissions;
mod case_papers;
mod fees;
mod inspections;
mod meetings;
mod papers;
mod roll_call;
mod study;
mod tasks;

use chibo_frame::Slice;
use chibo_people::testing::Answer;

/// The slices that the books stand on, and the books.
static SLICES: &[Slice] = &[chibo_people::SLICE, chibo_books::SLICE];

/// The key at the end of the address that an act led to.
fn id_of(answer: &Answer) -> uuid::Uuid {
    answer.location.as_deref().and_then(|path| path.rsplit('/').next()).unwrap().parse().unwrap()
}
