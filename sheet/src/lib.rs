//! The ballot sheet as geometry, one both ways: where things stand on the printed page (`map`), and what a picture of a
//! filled-in page says (`reading`). It assists the tellers: nothing is guessed, what is not certain goes to a person.
//! Prints nothing (`paper::sheet` does) and knows no words for people.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "places on a page and pixels of a picture turn into one another; both are small, and bounded where they come in"
)]

mod anchors;
pub mod code;
mod corners;
mod dots;
mod doubt;
mod faint;
pub mod files;
mod ground;
mod judge;
pub mod layout;
pub mod map;
mod marks;
mod patch;
mod picture;
mod plane;
mod read;
pub mod reading;
mod sheet;
mod square;
mod stamp;
mod streak;
mod strike;
mod tick;
mod trace;
mod warp;

pub use doubt::{Doubt, Reason};
pub use map::{Boxes, Candidate, Contest, Map, Rect, System, Unit};
pub use picture::Picture;
pub use read::read;
pub use reading::{Reading, RowMark, Status, Verdict};
pub use sheet::{Crop, Sheet, Squared};
