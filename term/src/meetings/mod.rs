//! Meetings and attendance.

mod store;

pub use store::*;
