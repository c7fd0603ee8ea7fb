//! The file in which an article travels: a ZIP with `article.html` for people, `article.json` for us, and `photos/`.

use super::parcel::{FORM, Parcel};
use crate::newsroom::MOST_BYTES;
use crate::photos::{BIGGEST, IN_PARCEL, MOST_PHOTOS};
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

const JSON: &str = "article.json";
const HTML: &str = "article.html";
/// More words than an article takes.
const MOST_JSON: u64 = 2 * 1024 * 1024;

/// Why a file is not taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BadParcel {
    /// It is no ZIP file, or a damaged one.
    NotAParcel,
    /// It holds no article of ours.
    NoArticle,
    /// It holds more than an article has.
    TooLarge,
    /// A photo that it names is not in it: its number from 1.
    NoPhoto(usize),
}

/// Packs an article with files of its photos.
pub(super) fn pack(parcel: &Parcel, html: &str, files: &[(String, Vec<u8>)]) -> anyhow::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    zip.start_file(HTML, packed)?;
    zip.write_all(html.as_bytes())?;
    zip.start_file(JSON, packed)?;
    zip.write_all(&serde_json::to_vec_pretty(parcel)?)?;
    for (name, bytes) in files {
        zip.start_file(format!("{IN_PARCEL}{name}"), stored)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// An article and the large files of its photos, by their names. Nothing else of the file is looked at. Photos are packed as
/// they are, so together they hold no more than the file itself may.
pub(super) fn unpack(bytes: &[u8]) -> Result<(Parcel, BTreeMap<String, Vec<u8>>), BadParcel> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| BadParcel::NotAParcel)?;
    let json = entry(&mut zip, JSON, MOST_JSON)?.ok_or(BadParcel::NoArticle)?;
    let parcel: Parcel = serde_json::from_slice(&json).map_err(|_| BadParcel::NoArticle)?;
    if parcel.form != FORM {
        return Err(BadParcel::NoArticle);
    }
    if parcel.photos.len() > MOST_PHOTOS {
        return Err(BadParcel::TooLarge);
    }
    let mut files = BTreeMap::new();
    let mut left = MOST_BYTES as u64;
    for (photo, number) in parcel.photos.iter().zip(1..) {
        if !files.contains_key(&photo.file) {
            let name = format!("{IN_PARCEL}{}.jpg", photo.file);
            let bytes = entry(&mut zip, &name, left.min(BIGGEST as u64))?.ok_or(BadParcel::NoPhoto(number))?;
            left = left.saturating_sub(bytes.len() as u64);
            files.insert(photo.file.clone(), bytes);
        }
    }
    Ok((parcel, files))
}

/// What stands under a name, if it is no larger than this however it is packed.
fn entry(zip: &mut ZipArchive<Cursor<&[u8]>>, name: &str, most: u64) -> Result<Option<Vec<u8>>, BadParcel> {
    let Ok(file) = zip.by_name(name) else { return Ok(None) };
    let mut bytes = Vec::new();
    file.take(most + 1).read_to_end(&mut bytes).map_err(|_| BadParcel::NotAParcel)?;
    if bytes.len() as u64 > most { Err(BadParcel::TooLarge) } else { Ok(Some(bytes)) }
}
