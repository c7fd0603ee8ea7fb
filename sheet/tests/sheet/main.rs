//! Pictures drawn by the tests themselves, and what is read from them.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a page is drawn dot by dot"
)]

mod drawing;
mod reading;
