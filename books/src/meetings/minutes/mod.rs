//! Minutes: grown from what happened, signed, locked.

mod store;

pub use store::*;
