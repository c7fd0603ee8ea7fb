//! A page as the bytes that visitors are sent: plain, and compressed once for all of them.

use crate::hash::hash;
use axum::http::{HeaderMap, HeaderValue, header};
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

/// A way in which bytes are sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Coding {
    /// As they are.
    Plain,
    /// gzip.
    Gzip,
    /// Brotli.
    Brotli,
}

impl Coding {
    /// Its name in a header.
    pub(crate) fn name(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Plain => "identity",
            Self::Gzip => "gzip",
            Self::Brotli => "br",
        })
    }
}

/// The bytes of a page, each coding with its name for caches.
pub(crate) struct Packed {
    kind: &'static str,
    hash: String,
    plain: (HeaderValue, Bytes),
    gzip: (HeaderValue, Bytes),
    brotli: Option<(HeaderValue, Bytes)>,
}

/// gzip of a page that may be read once, and of one that is being read.
const QUICK: u32 = 1;
const WELL: u32 = 6;
/// Brotli of a page that is being read: smaller than gzip at its best, in about the time of gzip's middle.
const BROTLI: u32 = 4;
/// The window, as a power of two: no page is longer than 256 KB by much.
const WINDOW: u32 = 18;

impl Packed {
    /// Packs a page; better if it is being read.
    pub(crate) fn of(text: String, kind: &'static str, is_read: bool) -> anyhow::Result<Self> {
        let hash = hash(text.as_bytes());
        let tag = |ending: &str| HeaderValue::try_from(format!("\"{hash}{ending}\""));
        let mut gzip = GzEncoder::new(Vec::new(), Compression::new(if is_read { WELL } else { QUICK }));
        gzip.write_all(text.as_bytes())?;
        let gzip = (tag("-gz")?, Bytes::from(gzip.finish()?));
        let brotli = if is_read { Some((tag("-br")?, brotli(text.as_bytes())?)) } else { None };
        Ok(Self { kind, plain: (tag("")?, Bytes::from(text)), gzip, brotli, hash })
    }

    /// The type of what is sent.
    pub(crate) fn kind(&self) -> &'static str {
        self.kind
    }

    /// How much memory the bytes take.
    pub(crate) fn size(&self) -> u64 {
        let brotli = self.brotli.as_ref().map_or(0, |(_, bytes)| bytes.len());
        (self.plain.1.len() + self.gzip.1.len() + brotli) as u64
    }

    /// The smallest that this visitor's browser takes.
    pub(crate) fn best_for(&self, asked: &HeaderMap) -> Coding {
        let accepted = asked.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let takes = |name: &str| accepted.split(',').any(|part| is_taken(part, name));
        match &self.brotli {
            Some(_) if takes("br") => Coding::Brotli,
            _ if takes("gzip") => Coding::Gzip,
            _ => Coding::Plain,
        }
    }

    /// The name and the bytes in a coding.
    pub(crate) fn as_coded(&self, coding: Coding) -> &(HeaderValue, Bytes) {
        match coding {
            Coding::Plain => &self.plain,
            Coding::Gzip => &self.gzip,
            Coding::Brotli => self.brotli.as_ref().unwrap_or(&self.plain),
        }
    }

    /// Whether the browser has exactly this.
    pub(crate) fn is_known_to(&self, asked: &HeaderMap) -> bool {
        let known = asked.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
        known.split(',').any(|tag| {
            let tag = tag.trim().trim_start_matches("W/").trim_matches('"');
            tag.strip_prefix(self.hash.as_str()).is_some_and(|ending| ["", "-gz", "-br"].contains(&ending))
        })
    }
}

/// Whether a part such as `gzip;q=0.8` names this coding and does not refuse it.
fn is_taken(part: &str, name: &str) -> bool {
    let mut words = part.split(';').map(str::trim);
    let refused = |word: &str| word.strip_prefix("q=").is_some_and(|q| q.parse::<f32>().is_ok_and(|q| q <= 0.0));
    words.next() == Some(name) && !words.any(refused)
}

fn brotli(text: &[u8]) -> std::io::Result<Bytes> {
    let mut packed = brotli::CompressorWriter::new(Vec::new(), 16 << 10, BROTLI, WINDOW);
    packed.write_all(text)?;
    Ok(Bytes::from(packed.into_inner()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepting(value: &str) -> HeaderMap {
        HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_str(value).unwrap())])
    }

    #[test]
    fn the_smallest_coding_that_the_browser_takes() {
        let page = Packed::of("Đại hội ".repeat(100), "text/html", true).unwrap();
        for (asked, wanted) in [
            ("gzip, deflate, br", Coding::Brotli),
            ("gzip, br;q=0", Coding::Gzip),
            ("gzip;q=0.5", Coding::Gzip),
            ("gzip; q=0, deflate", Coding::Plain),
            ("", Coding::Plain),
        ] {
            assert_eq!(page.best_for(&accepting(asked)), wanted, "{asked}");
        }
        assert!(page.as_coded(Coding::Gzip).1.len() < page.as_coded(Coding::Plain).1.len());
    }

    #[test]
    fn a_tag_of_any_coding_is_known() {
        let page = Packed::of("Đại hội".to_owned(), "text/html", false).unwrap();
        for (tag, known) in [(page.plain.0.clone(), true), (page.gzip.0.clone(), true), (HeaderValue::from_static("\"x\""), false)]
        {
            assert_eq!(page.is_known_to(&HeaderMap::from_iter([(header::IF_NONE_MATCH, tag)])), known);
        }
    }
}
