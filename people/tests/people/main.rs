//! The slice through its front door: pages through the router, on a database of its own.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]

mod accounts;
mod acts;
mod case_papers;
mod chain;
mod deadlines;
mod door;
mod duplicates;
mod households;
mod mandates;
mod organisations;
mod personal;
mod replay;
mod revision;
mod roll;
mod roll_lists;
mod roll_writing;
mod rules;
mod setup;
mod transfers;
mod units;
mod words;
