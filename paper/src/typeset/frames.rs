//! For tests: the texts of compiled pages, where they stand and how large, so that no test needs a PDF reader.

use std::fmt::Write;

use typst::layout::{Frame, FrameItem, Point};
use typst::text::{FontStyle, FontVariant, FontWeight};
use typst_layout::PagedDocument;

/// A run of text on a page: millimetres from its left upper corner to the start of the base line.
pub(crate) struct Placed {
    pub(crate) page: usize,
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) size: f64,
    pub(crate) face: &'static str,
    pub(crate) text: String,
}

/// All texts, in reading order of the frames.
pub(crate) fn texts(document: &PagedDocument) -> Vec<Placed> {
    let mut found = Vec::new();
    for (page, sheet) in (1..).zip(document.pages()) {
        walk(&sheet.frame, Point::zero(), page, &mut found);
    }
    found
}

fn walk(frame: &Frame, origin: Point, page: usize, found: &mut Vec<Placed>) {
    for (at, item) in frame.items() {
        let at = origin + *at;
        match item {
            FrameItem::Group(group) => walk(&group.frame, at, page, found),
            FrameItem::Text(text) => found.push(Placed {
                page,
                x: at.x.to_mm(),
                y: at.y.to_mm(),
                size: text.size.to_pt(),
                face: face(text.font.info().variant),
                text: text.text.to_string(),
            }),
            _ => {}
        }
    }
}

fn face(variant: FontVariant) -> &'static str {
    match (variant.weight >= FontWeight::BOLD, variant.style == FontStyle::Normal) {
        (false, true) => "regular",
        (true, true) => "bold",
        (false, false) => "italic",
        (true, false) => "bold italic",
    }
}

/// One line a run, for a snapshot.
pub(crate) fn written(texts: &[Placed]) -> String {
    let mut lines = String::new();
    for t in texts {
        writeln!(lines, "{} {:5.1} {:5.1}  {:4} {}  {}", t.page, t.x, t.y, t.size, t.face, t.text).expect("a string takes all");
    }
    lines
}
