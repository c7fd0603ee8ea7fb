//! A page as the bytes that visitors are sent: plain, and compressed once for all of them.

use crate::hash::hash;
use axum::http::{HeaderMap, HeaderValue, header};
use bytes::Bytes;
use chibo_frame::coding::{Coding, brotli, gzip};

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

impl Packed {
    /// Packs a page; better if it is being read.
    pub(crate) fn of(text: String, kind: &'static str, is_read: bool) -> anyhow::Result<Self> {
        let hash = hash(text.as_bytes());
        let tag = |ending: &str| HeaderValue::try_from(format!("\"{hash}{ending}\""));
        let gzip = (tag("-gz")?, gzip(text.as_bytes(), if is_read { WELL } else { QUICK })?);
        let brotli = if is_read { Some((tag("-br")?, brotli(text.as_bytes(), BROTLI)?)) } else { None };
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
        Coding::best_for(asked, self.brotli.is_some())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_is_read_once_comes_as_gzip() {
        let asked = HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static("gzip, br"))]);
        for (is_read, wanted) in [(true, Coding::Brotli), (false, Coding::Gzip)] {
            let page = Packed::of("Đại hội ".repeat(100), "text/html", is_read).unwrap();
            assert_eq!(page.best_for(&asked), wanted);
            assert!(page.as_coded(wanted).1.len() < page.as_coded(Coding::Plain).1.len());
        }
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
