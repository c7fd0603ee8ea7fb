//! Papers as PDF, one or a whole set in one file for the printer: PDF/A-2a and PDF/UA-1, the same bytes for the same
//! papers. Costs milliseconds of a processor a page: callers on an async thread hand it to a blocking one.

use super::paper::Paper;
use super::sound::sound;
use crate::documents::layout::profile_on;
use crate::documents::pdf::{compile_data, export_pages};

pub use crate::documents::pdf::Fault;

const SHEET: &str = include_str!("sheet.typ");

/// Sets papers one after another, each from page 1, each in the layout of its day.
pub fn pdf(papers: &[Paper]) -> Result<Vec<u8>, Fault> {
    let Some(first) = papers.first() else { return Err(Fault::Sheet("no paper".to_owned())) };
    let made = pages(papers).and_then(|pages| export_pages(&first.ident, first.day, &pages));
    // Without this the typesetter's memory of every paper stays for the life of the process (1.4 MB each).
    comemo::evict(0);
    made
}

/// Sets the pages.
pub(crate) fn pages(papers: &[Paper]) -> Result<typst_layout::PagedDocument, Fault> {
    let title = papers.first().map(name).unwrap_or_default();
    let papers = papers.iter().map(|paper| Ok((profile_on(paper.day), sound(paper)?))).collect::<Result<Vec<_>, Fault>>()?;
    compile_data(SHEET, &serde_json::json!({ "title": title, "papers": papers }))
}

/// The paper's name, as a window shows it.
pub(crate) fn name(paper: &Paper) -> String {
    let words: Vec<&str> =
        std::iter::once(&paper.title).chain(&paper.about).map(String::as_str).filter(|line| !line.is_empty()).collect();
    words.join(" ")
}
