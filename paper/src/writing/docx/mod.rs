//! A paper as a Word file (DOCX), to be finished by hand.

mod package;
mod xml;

use super::paper::Paper;
use super::pdf::{Fault, name};
use super::plain;
use package::{Parts, packed};
use xml::escaped;

/// Sets a paper as a Word file: the same words as its PDF, the same bytes for the same paper.
pub fn docx(paper: &Paper) -> Result<Vec<u8>, Fault> {
    let lines: String = plain::of(paper).lines().map(|l| format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", escaped(l))).collect();
    packed(Parts {
        title: name(paper),
        creator: String::new(),
        day: paper.day,
        document: format!(
            r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{lines}</w:body></w:document>"#
        ),
        styles: r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>"#.to_owned(),
        pictures: Vec::new(),
    })
}
