//! The ballot sheet as geometry, one both ways: where things stand on the printed page (`map`), and what a picture of a
//! filled-in page says (`reading`). It assists the tellers: nothing is guessed, what is not certain goes to a person.
//! Prints nothing (`paper::sheet` does) and knows no words for people.

pub mod code;
pub mod files;
pub mod layout;
pub mod map;
pub mod reading;

pub use map::{Boxes, Candidate, Contest, Map, Rect, System, Unit};
pub use reading::{Reading, RowMark, Status, Verdict};
