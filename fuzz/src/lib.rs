//! What strangers' bytes are given to: the four readers that stand open to files from outside. `fuzz/run` makes bytes up for
//! them, the tests give them those in `corpus/` again. Whatever comes in, a reader answers; it never panics, and memory stays
//! within bounds.

use chibo_core::election::{ElectionRecord, verify};
use chibo_sheet::files::{Source, each};
use chibo_sheet::{Map, Picture};
use std::io::{Cursor, Write};
use std::sync::LazyLock;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// A reader and the name of its corpus.
pub type Target = (&'static str, fn(&[u8]));

/// The four readers.
pub const TARGETS: [Target; 4] = [("workbook", workbook), ("record", record), ("ballot", ballot), ("article", article)];

/// A workbook as it is imported. What is no file of Excel's is read as the inside of a sheet: a packed file with one changed
/// byte does not agree with its own sums, and nothing behind them would ever be reached.
fn workbook(bytes: &[u8]) {
    let packed = if bytes.starts_with(b"PK") { None } else { with_sheet(bytes) };
    let _read = chibo_paper::workbook::read(packed.as_deref().unwrap_or(bytes));
}

/// A small workbook with this as its sheet.
fn with_sheet(bytes: &[u8]) -> Option<Vec<u8>> {
    const SHELL: &[u8] = include_bytes!("../corpus/workbook/phat-trien-dang-vien.xlsx");
    let mut shell = ZipArchive::new(Cursor::new(SHELL)).ok()?;
    let mut packed = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..shell.len() {
        let mut part = shell.by_index(index).ok()?;
        let name = part.name().ok()?.into_owned();
        packed.start_file(name.as_str(), SimpleFileOptions::default().compression_method(CompressionMethod::Stored)).ok()?;
        if name.ends_with("sheet1.xml") {
            packed.write_all(bytes).ok()?;
        } else {
            std::io::copy(&mut part, &mut packed).map(drop).ok()?;
        }
    }
    packed.finish().ok().map(Cursor::into_inner)
}

/// An election's record: what was decided is decided the same when the record is read again.
fn record(bytes: &[u8]) {
    let _prepared = ElectionRecord::read_prepared(bytes);
    let Ok(verified) = verify(bytes) else { return };
    let written = verified.record.export(Some(verified.outcome()));
    let again = verify(&written).ok();
    assert!(again.is_some_and(|again| again.outcome() == verified.outcome()), "decided otherwise: {written}");
}

/// A picture, or a file of pictures, of a ballot.
fn ballot(bytes: &[u8]) {
    static MAP: LazyLock<Option<Map>> = LazyLock::new(|| serde_json::from_str(include_str!("../ballot-map.json")).ok());
    let Some(map) = MAP.as_ref() else { return };
    each([Source::held("ballot", bytes.to_vec())], |picture| chibo_sheet::read(map, &Picture::from(picture)), |_, _| {});
}

/// An article's text from anywhere: what is kept of it is kept again without change, and nothing of it runs.
fn article(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let kept = chibo_portal::clean_text(&text);
    assert_eq!(chibo_portal::clean_text(&kept), kept);
    let is_html = kept.starts_with("<p>") || kept.starts_with("<h2>");
    assert!(!is_html || !kept.to_lowercase().contains("<script"), "{kept}");
}
