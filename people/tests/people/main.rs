//! The slice through its front door: pages through the router, on SQLite in a directory of its own.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]

mod accounts;
mod house;
mod setup;
