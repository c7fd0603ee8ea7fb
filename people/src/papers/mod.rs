//! **Văn bản của chi bộ.** What a slice tells of the papers that it knows: their kinds, whom or what each is about, the
//! figures for its fields. Who drafts, numbers and keeps them is above all slices (`registry`); this room makes no page.

mod cell;
mod choices;
mod compose;
mod facts;
mod free;
pub mod instruments;
mod kind;
mod links;

pub use cell::{cell_values, full_day, in_vietnamese, place_on, superior_on};
pub use choices::{months, the_cell, years};
pub use compose::{Draft, Sheet, compose, gathered, gathered_on, paper_of};
pub use facts::{BY_HAND, Facts};
pub(crate) use free::free_kinds;
pub use kind::{Author, Choice, Choosing, Gathered, Gathering, Group, PaperKind, Subject};
pub use links::{Link, links, links_by_choice};
