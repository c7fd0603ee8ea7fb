//! **Soạn văn bản.** A paper as one value, whatever its kind, and its two forms. The wording of a kind is a text (`wording`)
//! with fields in braces; the figures are values under the fields' names; `fill` makes a `Paper` of both. `pdf` and `docx`
//! set the same `Paper`, so the two forms say the same.

pub mod docx;
pub(crate) mod faces;
pub mod fill;
pub mod paper;
pub mod pdf;
pub mod plain;
mod sound;
pub mod value;
pub mod wording;

pub use docx::docx;
pub use fill::{Filled, Gap, fill};
pub use paper::{Align, Column, Foot, Hand, Head, Paper, Piece, Row, Run, Shape, Table};
pub use pdf::{Fault, pdf};
pub use value::{Value, Values};
pub use wording::{Place, Wording};

#[cfg(test)]
mod tests;
