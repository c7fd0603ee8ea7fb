//! Households and their titles.

mod store;

pub use store::*;
