//! The roll of members.

mod members;
mod store;

pub use members::members;
pub use store::*;
