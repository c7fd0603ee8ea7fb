//! **Cả bộ văn bản.** Many papers at once, each a file of its own, on all processors.

use rayon::prelude::*;

use super::docx::docx;
use super::paper::Paper;
use super::pdf::{Fault, pdf};

/// A form of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// To be signed and kept.
    Pdf,
    /// To be finished by hand.
    Docx,
}

/// Sets each paper as a file of its own, in the order of the papers. `made` is called after each, for who shows progress.
pub fn each(papers: &[Paper], form: Form, made: impl Fn() + Sync) -> Vec<Result<Vec<u8>, Fault>> {
    let one = |paper: &Paper| {
        let file = match form {
            Form::Pdf => pdf(std::slice::from_ref(paper)),
            Form::Docx => docx(paper),
        };
        made();
        file
    };
    papers.par_iter().map(one).collect()
}
