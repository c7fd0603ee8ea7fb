//! Terms and their targets.

mod store;

pub use store::*;
