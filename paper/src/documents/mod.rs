//! Documents: one folder a kind (facts, sheet, samples), a line for it in `all`. What all Party papers share stands
//! in `form.typ`, the numbers of the prescribed layout in `layout`, the way to PDF in `pdf`. No word for users here.

pub mod all;
pub mod approval_request;
pub mod congress_minutes;
pub mod counting_minutes;
#[cfg(test)]
pub(crate) mod frames;
pub mod layout;
pub mod pdf;
pub mod pieces;
pub mod resolution;

pub use pdf::{Document, Fault, render};
