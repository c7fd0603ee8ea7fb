//! Units: cell, ward, city, province, in time.

mod store;

pub use store::*;
