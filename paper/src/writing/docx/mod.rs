//! **Tệp Word.** A paper as DOCX, to be finished by hand: the words and measures of its PDF, in styles of their own.
//!
//! The parts are written here and not with a crate: the few elements that a paper needs stand in the order of the
//! standard's schema, and nothing counts on from one file to the next, so the same paper is the same bytes.

mod blocks;
mod body;
mod package;
mod picture;
mod styles;
mod table;
mod text;
mod xml;

use super::paper::Paper;
use super::pdf::{Fault, name};
use super::sound::sound;
use crate::documents::layout::{LayoutProfile, profile_on};
use body::Body;
use package::{Parts, packed};
use text::Paragraph;
use xml::twips;

/// Sets a paper as a Word file: the same words as its PDF, the same bytes for the same paper.
pub fn docx(paper: &Paper) -> Result<Vec<u8>, Fault> {
    let paper = &sound(paper)?;
    let layout = profile_on(paper.day);
    let (area_mm, _) = layout.area_mm(paper.landscape);
    let columns_mm = layout.columns_mm(paper.landscape);
    let mut above = paper.head.as_ref().map(|head| blocks::head(layout, columns_mm, paper, head)).unwrap_or_default();
    above += &if paper.title.is_empty() { Paragraph::of("Normal").with("") } else { blocks::name(paper) };
    let mut body = Body::after(area_mm, above);
    body.push_all(paper)?;
    if let Some(foot) = &paper.foot {
        body.push_space_above_signatures();
        body.written += &blocks::foot(columns_mm, foot);
        body.push_gap();
    }
    packed(Parts {
        title: name(paper),
        creator: paper.head.as_ref().map(|head| head.issuer.clone()).unwrap_or_default(),
        day: paper.day,
        document: document(layout, paper.landscape, &body.written),
        styles: styles::styles(layout, area_mm),
        pictures: body.pictures,
    })
}

/// The part with the words: what the prefixes stand for, the body, the page.
fn document(layout: &LayoutProfile, landscape: bool, body: &str) -> String {
    let (width, height) = layout.sheet_mm(landscape);
    let lie = if landscape { r#" w:orient="landscape""# } else { "" };
    // The page number's line ends this far above the text.
    let header = layout.margin_top_mm - layout.page_number_gap_mm - layout.line_pt * 25.4 / 72.0;
    format!(
        concat!(
            r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#,
            r#" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#,
            r#" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing""#,
            r#" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main""#,
            r#" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>{body}<w:sectPr>"#,
            r#"<w:headerReference w:type="default" r:id="rId3"/><w:headerReference w:type="first" r:id="rId4"/>"#,
            r#"<w:pgSz w:w="{width}" w:h="{height}"{lie}/>"#,
            r#"<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="{header}" w:footer="567" w:gutter="0"/>"#,
            r#"<w:cols w:space="720"/><w:titlePg/></w:sectPr></w:body></w:document>"#,
        ),
        body = body,
        lie = lie,
        width = twips(width),
        height = twips(height),
        top = twips(layout.margin_top_mm),
        right = twips(layout.margin_right_mm),
        bottom = twips(layout.margin_bottom_mm),
        left = twips(layout.margin_left_mm),
        header = twips(header),
    )
}
