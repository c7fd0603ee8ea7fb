//! The roll of members.

mod store;

pub use store::*;
