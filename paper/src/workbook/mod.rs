//! Reading a secretary's `.xlsx` as it is, and writing one that reads back without change. Read: recognised by its headings, turned into typed rows, every doubt a [`Fault`]
//! with its cell. Says what stands in the workbook; who is meant and what is new is decided by whoever imports it.

mod admissions;
mod attendance;
mod days;
mod fault;
mod grid;
mod headings;
mod households;
mod inspections;
mod kinds;
mod levels;
mod lines;
mod marks;
mod movements;
mod open;
mod person;
mod ratings;
mod read;
mod roll;
mod study;
mod table;
mod unreadable;
pub mod write;

pub use admissions::AdmissionRow;
pub use attendance::{Book, BookRow, MarkAt, Session, topic};
pub use fault::{Cell, Fault, Problem, Severity};
pub use households::{HouseholdRow, QuarterTitle};
pub use inspections::InspectionRow;
pub use lines::group_name;
pub use movements::MovementRow;
pub use person::Person;
pub use ratings::{CellRating, RatingRow};
pub use read::{Content, Ignored, Kind, SheetContent, Why, Workbook, read};
pub use roll::RollRow;
pub use unreadable::Unreadable;

#[cfg(test)]
mod tests;
