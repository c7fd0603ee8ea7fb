//! Members in the making.

mod store;

pub use store::*;
