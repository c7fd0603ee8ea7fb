//! Documents: one folder a kind (facts, sheet, samples), a line for it in `all`. What all Party papers share stands
//! in `form.typ`, the numbers of the prescribed layout in `layout`, the way to PDF in `pdf`. No word for users here.

pub mod all;
pub mod attendance_sheet;
#[cfg(test)]
pub(crate) mod frames;
pub mod invitation;
pub mod layout;
pub mod pdf;

pub use pdf::{Document, Fault, render};
