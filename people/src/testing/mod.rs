//! For tests of this slice and those above it: a house on a database of its own, a browser, one small made-up town.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]
#![allow(missing_docs, clippy::missing_panics_doc)]

mod house;
mod town;

pub use house::{Answer, Browser, House, PASSWORD};
pub use town::{day, settle};
