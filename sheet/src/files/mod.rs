//! A batch: from files and folders to pictures, one after the other, whatever a scanner or a phone has made of them.
//!
//! A file from outside is not trusted: its size, its pixels and what it would draw are bounded, and whatever goes wrong
//! with one file is a typed refusal of that file ([`Unreadable`]), never the end of the batch.

mod batch;
mod document;
mod guard;
mod list;
mod page;
mod raster;
mod tiff;
mod unreadable;

pub use batch::each;
pub use list::{Source, list};
pub use unreadable::Unreadable;

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;
