//! The slice through its front door: pages through the router, on a database of its own.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]

mod card_votes;
mod counting;
mod desk;
mod desk_passes;
mod elections;
mod hall;
mod house;
mod mandates;
mod next;
mod paper_kinds;
mod papers;
mod preparing;
mod rights;
mod scan;
mod secrecy;
mod sheets;
mod slates;
mod words;
