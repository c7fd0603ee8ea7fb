//! One file: what kind it is by its first bytes, how many pictures it holds, and each of them.

use super::guard;
use super::list::{Content, Source};
use super::page::Pages;
use super::raster;
use super::tiff;
use super::unreadable::Unreadable;
use image::{DynamicImage, ImageFormat};
use std::sync::Arc;

/// One picture to be: where it comes from, and what the answer calls it. Cheap to hold: nothing is unpacked yet.
pub(super) struct Page {
    /// Its key in the answer.
    pub(super) key: String,
    origin: Origin,
}

enum Origin {
    Raster(Arc<Vec<u8>>, ImageFormat),
    Tiff(Arc<Vec<u8>>, usize),
    Pdf(Arc<Pages>, usize),
    Refused(Unreadable),
}

impl Page {
    /// The bytes that wait with it.
    pub(super) fn weight(&self) -> usize {
        if let Origin::Raster(bytes, _) = &self.origin { bytes.len() } else { 0 }
    }

    /// Unpacks the picture. What a damaged file makes a decoder do stays in here.
    pub(super) fn picture(self) -> Result<DynamicImage, Unreadable> {
        let unpack = || match self.origin {
            Origin::Raster(bytes, format) => raster::picture(&bytes, format),
            Origin::Tiff(bytes, index) => tiff::page(&bytes, index),
            Origin::Pdf(pages, index) => pages.picture(index),
            Origin::Refused(why) => Err(why),
        };
        contained(unpack)
    }
}

/// The pictures of one file, or the file itself with why it has none.
pub(super) fn pages(source: Source) -> Vec<Page> {
    let Source { key, content } = source;
    match contained(|| origins(content)) {
        Ok(Origins::One(origin)) => vec![Page { key, origin }],
        Ok(Origins::Numbered(origins)) => {
            let numbered = origins.into_iter().zip(1_usize..);
            numbered.map(|(origin, number)| Page { key: format!("{key}#{number}"), origin }).collect()
        }
        Err(why) => vec![Page { key, origin: Origin::Refused(why) }],
    }
}

enum Origins {
    One(Origin),
    Numbered(Vec<Origin>),
}

fn origins(content: Content) -> Result<Origins, Unreadable> {
    let bytes = bytes(content)?;
    match kind(&bytes)? {
        Kind::Raster(format) => Ok(Origins::One(Origin::Raster(bytes, format))),
        Kind::Tiff => {
            let pages = tiff::pages(&bytes)?;
            Ok(Origins::Numbered(pages.into_iter().map(|index| Origin::Tiff(Arc::clone(&bytes), index)).collect()))
        }
        Kind::Pdf => {
            let pages = Arc::new(Pages::open(bytes)?);
            Ok(Origins::Numbered((0..pages.count()).map(|index| Origin::Pdf(Arc::clone(&pages), index)).collect()))
        }
    }
}

fn bytes(content: Content) -> Result<Arc<Vec<u8>>, Unreadable> {
    let bytes = match content {
        Content::Held(bytes) => bytes,
        Content::Disk(path) => {
            let about = std::fs::metadata(&path).map_err(|_| Unreadable::Missing)?;
            guard::length(about.len())?;
            if !about.is_file() {
                return Err(Unreadable::NoPicture);
            }
            Arc::new(std::fs::read(&path).map_err(|_| Unreadable::Missing)?)
        }
    };
    guard::length(u64::try_from(bytes.len()).unwrap_or(u64::MAX))?;
    if bytes.is_empty() { Err(Unreadable::Empty) } else { Ok(bytes) }
}

enum Kind {
    Raster(ImageFormat),
    Tiff,
    Pdf,
}

/// By the first bytes: the ending of a name says nothing.
fn kind(bytes: &[u8]) -> Result<Kind, Unreadable> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Ok(Kind::Raster(ImageFormat::Png)),
        [0xFF, 0xD8, 0xFF, ..] => Ok(Kind::Raster(ImageFormat::Jpeg)),
        [b'I', b'I', 42 | 43, 0, ..] | [b'M', b'M', 0, 42 | 43, ..] => Ok(Kind::Tiff),
        [b'G', b'I', b'F', b'8', ..] => Err(Unreadable::Foreign("GIF")),
        [b'B', b'M', ..] => Err(Unreadable::Foreign("BMP")),
        [b'P', b'K', 3, 4, ..] => Err(Unreadable::Foreign("ZIP/DOCX")),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Err(Unreadable::Foreign("WebP")),
        [_, _, _, _, b'f', b't', b'y', b'p', b'a', b'v', b'i', ..] => Err(Unreadable::Foreign("AVIF")),
        [_, _, _, _, b'f', b't', b'y', b'p', b'h' | b'm', ..] => Err(Unreadable::Foreign("HEIC")),
        // A PDF may have some bytes before its mark.
        _ if bytes.windows(5).take(1024).any(|five| five == b"%PDF-") => Ok(Kind::Pdf),
        _ => Err(Unreadable::NoPicture),
    }
}

/// Runs a decoder on bytes from outside: where it breaks on them, they are damaged.
fn contained<T>(unpack: impl FnOnce() -> Result<T, Unreadable>) -> Result<T, Unreadable> {
    let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(unpack));
    caught.unwrap_or(Err(Unreadable::Damaged))
}
