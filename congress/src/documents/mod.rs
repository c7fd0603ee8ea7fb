//! The congress's papers: the resolution as PDF, from the records and the words written for it.

mod resolution;
mod texts;

pub use resolution::{Paper, resolution_pdf};
pub(crate) use resolution::{elected, in_vietnamese, target_sentence, targets_of, term_of, term_words};
pub use texts::{SolutionGroup, Texts};

use chibo_frame::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
}
