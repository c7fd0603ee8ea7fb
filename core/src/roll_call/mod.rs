//! Taking attendance: the sheet that is signed, what is typed from it, what two people mark at once, and who stays away.

pub mod absence;
mod merge;
mod sheet;

pub use merge::{Clash, Merged, merge};
pub use sheet::{Fault, Lists, marks, on_sheet};
