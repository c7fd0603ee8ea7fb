//! Elections: the tellers' tallies, what they decide, and the record files that anyone can check.

mod files;
mod store;
mod words;

pub use files::{Listed, export, list};
pub(crate) use files::{decided, file_of};
pub use store::*;
pub use words::fault_line;

use anyhow::bail;
use chibo_core::election::ElectionRecord;
use chibo_frame::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
}

impl election::Model {
    /// The record that the row holds.
    pub fn read(&self) -> anyhow::Result<ElectionRecord> {
        match ElectionRecord::read_prepared(&self.record) {
            Ok(record) => Ok(record),
            Err(faults) => bail!("a stored election record cannot be read: {faults:?}"),
        }
    }
}
