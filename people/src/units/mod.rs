//! Units: cell, ward, city, province, in time.

mod actions;
mod store;

pub(crate) use actions::create_in;
pub use actions::{Refusal, create};
pub use store::*;
