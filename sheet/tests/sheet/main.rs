//! Pictures drawn by the tests themselves, and what is read from them.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::unwrap_used,
    reason = "a page is drawn dot by dot, and a test may fail"
)]

mod drawing;
mod reading;
