//! Yearly ratings.

mod store;

pub use store::*;
