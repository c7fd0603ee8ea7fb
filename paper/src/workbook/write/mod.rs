//! Writing workbooks that the reader takes back without change: one file a kind of list, the inverse of its reader, and a
//! plain table for any other list. The same rows give the same bytes.

mod admissions;
mod attendance;
mod households;
mod inspections;
mod movements;
mod person;
mod print;
mod ratings;
mod roll;
mod sheet;
mod table;
#[cfg(test)]
mod tests;

pub use admissions::admissions;
pub use attendance::{attendance, mark_code, months, study};
pub use households::households;
pub use inspections::inspections;
pub use movements::{movement_words, movements};
pub use ratings::{level_code, ratings};
pub use roll::roll;
pub use sheet::{Unwritable, save};
pub use table::{Column, Figure, Table, Value, column};
