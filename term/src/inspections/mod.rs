//! Inspections and supervisions.

mod store;

pub use store::*;
