//! For tests of this slice and those above it: a house on a database of its own, a browser, one small made-up town.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]
#![expect(clippy::missing_panics_doc, reason = "every step of a test may panic")]

mod house;
mod papers;
mod town;

pub use house::{Answer, Browser, House, PASSWORD, served};
pub use papers::{all_drafts, draft_of, kind_of, set};
pub use town::{day, settle};
