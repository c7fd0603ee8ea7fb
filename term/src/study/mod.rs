//! Study sessions.

mod store;

pub use store::*;
