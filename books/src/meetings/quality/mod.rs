//! The score sheet of a meeting.

mod store;

pub use store::*;
