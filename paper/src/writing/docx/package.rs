//! The parts of the file and the archive around them, without a clock: the same parts are the same bytes.

use std::fmt::Write as _;
use std::io::{Cursor, Write};

use chibo_core::day::Day;
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime};

use super::xml::escaped;
use crate::writing::pdf::Fault;

const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

/// The parts that are the same in every file: what each part is, what belongs to the file, the program, the language and
/// that the file is of Word 2013 or later, the headers of the pages after the first and of the first.
const FIXED: [(&str, &str); 6] = [
    ("[Content_Types].xml", include_str!("parts/content_types.xml")),
    ("_rels/.rels", include_str!("parts/package.rels")),
    ("docProps/app.xml", include_str!("parts/app.xml")),
    ("word/settings.xml", include_str!("parts/settings.xml")),
    ("word/header1.xml", include_str!("parts/header1.xml")),
    ("word/header2.xml", include_str!("parts/header2.xml")),
];

/// What differs from paper to paper.
pub(super) struct Parts {
    pub(super) title: String,
    pub(super) creator: String,
    pub(super) day: Day,
    pub(super) document: String,
    pub(super) styles: String,
    /// The pictures, as PNG: the first is related as `rIdPicture1`.
    pub(super) pictures: Vec<Vec<u8>>,
}

/// Puts the parts into one file.
pub(super) fn packed(parts: Parts) -> Result<Vec<u8>, Fault> {
    let own = [
        ("docProps/core.xml", core(&parts)),
        ("word/document.xml", parts.document),
        ("word/_rels/document.xml.rels", relations(parts.pictures.len())),
        ("word/styles.xml", parts.styles),
    ];
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options =
        SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::default());
    let written = (|| {
        for (name, part) in FIXED {
            archive.start_file(name, options)?;
            archive.write_all(part.as_bytes())?;
        }
        for (name, part) in own {
            archive.start_file(name, options)?;
            archive.write_all(DECLARATION.as_bytes())?;
            archive.write_all(part.as_bytes())?;
        }
        for (n, picture) in (1..).zip(&parts.pictures) {
            archive.start_file(format!("word/media/picture{n}.png"), options.compression_method(CompressionMethod::Stored))?;
            archive.write_all(picture)?;
        }
        archive.finish()
    })();
    written.map(Cursor::into_inner).map_err(|fault| Fault::Sheet(fault.to_string()))
}

fn relations(pictures: usize) -> String {
    const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    let fixed = ["styles", "settings", "header1", "header2"].map(|part| (part.to_owned(), part.trim_end_matches(['1', '2'])));
    let mut lines = String::from(r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#);
    for (n, (part, kind)) in (1..).zip(fixed) {
        let _ = write!(lines, r#"<Relationship Id="rId{n}" Type="{KINDS}{kind}" Target="{part}.xml"/>"#);
    }
    for n in 1..=pictures {
        let _ = write!(lines, r#"<Relationship Id="rIdPicture{n}" Type="{KINDS}image" Target="media/picture{n}.png"/>"#);
    }
    lines + "</Relationships>"
}

/// Made on the paper's day, at midnight in Vietnam, seven hours before Greenwich.
fn core(parts: &Parts) -> String {
    let made = format!("{}T17:00:00Z", parts.day.pred_opt().unwrap_or(parts.day));
    format!(
        r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{}</dc:title><dc:creator>{}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">{made}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{made}</dcterms:modified><dc:language>vi-VN</dc:language></cp:coreProperties>"#,
        escaped(&parts.title),
        escaped(&parts.creator),
    )
}
