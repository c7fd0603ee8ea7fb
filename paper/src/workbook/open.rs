//! From bytes to grids: refuses what is no workbook, or too large, before any of it is parsed.

use super::Unreadable;
use super::grid::Grid;
use calamine::{Reader, SheetVisible, Xlsx, XlsxError};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The greatest file read; the largest real workbook seen has 60 KB.
const BYTES: u64 = 20 << 20;
/// The most that the file may unpack to.
const UNPACKED: u64 = 40 << 20;

/// A sheet as it lies in the file.
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) hidden: bool,
    pub(super) grid: Grid,
}

/// The sheets of the workbook, in their order.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    refuse_by_size_and_head(bytes)?;
    refuse_by_parts(bytes)?;
    // calamine counts columns and rows as far as a file's letters and digits go, and overflows.
    std::panic::catch_unwind(|| unpacked(bytes)).unwrap_or(Err(Unreadable::Damaged))
}

fn unpacked(bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| refusal(&error))?;
    let mut sheets = Vec::new();
    for sheet in book.sheets_metadata().to_vec() {
        let hidden = sheet.visible != SheetVisible::Visible;
        match Grid::read(&mut book, &sheet.name) {
            Ok(grid) => sheets.push(Sheet { name: sheet.name, hidden, grid }),
            Err(XlsxError::NotAWorksheet(_)) => {}
            Err(error) => return Err(refusal(&error)),
        }
    }
    Ok(sheets)
}

fn refusal(error: &XlsxError) -> Unreadable {
    match error {
        XlsxError::Password => Unreadable::Password,
        _ => Unreadable::Damaged,
    }
}

fn refuse_by_size_and_head(bytes: &[u8]) -> Result<(), Unreadable> {
    let size = bytes.len() as u64;
    if size == 0 {
        return Err(Unreadable::Empty);
    }
    if size > BYTES {
        return Err(Unreadable::TooLarge { bytes: size, limit: BYTES });
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        // One old container for two things: a workbook of 1997, or a new one under a password.
        let sealed: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_sealed = bytes.windows(sealed.len()).any(|window| window == sealed);
        return Err(if is_sealed { Unreadable::Password } else { Unreadable::OldExcel });
    }
    if bytes.starts_with(b"PK") { Ok(()) } else { Err(Unreadable::NotAWorkbook) }
}

/// Unpacks every part into nothing: the directory's own sizes can lie, and a damaged part shows here.
fn refuse_by_parts(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
    let names: Vec<String> = archive.file_names().flatten().map(std::borrow::Cow::into_owned).collect();
    if names.iter().any(|name| name.starts_with("word/")) {
        return Err(Unreadable::WordDocument);
    }
    if !names.iter().any(|name| name.to_lowercase().ends_with("workbook.xml")) {
        return Err(Unreadable::NotAWorkbook);
    }
    let mut room = UNPACKED;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| Unreadable::Damaged)?;
        let size = std::io::copy(&mut part.take(room + 1), &mut std::io::sink()).map_err(|_| Unreadable::Damaged)?;
        room = room.checked_sub(size).ok_or(Unreadable::UnpacksTooLarge { limit: UNPACKED })?;
    }
    Ok(())
}
