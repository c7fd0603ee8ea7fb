//! How bytes travel: as they are, or compressed once for everybody whose browser takes it so.

use axum::http::{HeaderMap, HeaderValue, header};
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::{self, Write};

/// A way in which bytes are sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coding {
    /// As they are.
    Plain,
    /// gzip.
    Gzip,
    /// Brotli.
    Brotli,
}

impl Coding {
    /// The smallest that a browser says it takes, of what there is: not everything is worth Brotli.
    pub fn best_for(asked: &HeaderMap, has_brotli: bool) -> Self {
        let accepted = asked.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let takes = |name: &str| accepted.split(',').any(|part| is_taken(part, name));
        match () {
            () if has_brotli && takes("br") => Self::Brotli,
            () if takes("gzip") => Self::Gzip,
            () => Self::Plain,
        }
    }

    /// Its name in the header `Content-Encoding`.
    pub fn name(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Plain => "identity",
            Self::Gzip => "gzip",
            Self::Brotli => "br",
        })
    }
}

/// Whether a part such as `gzip;q=0.8` names this coding and does not refuse it.
fn is_taken(part: &str, name: &str) -> bool {
    let mut words = part.split(';').map(str::trim);
    let refused = |word: &str| word.strip_prefix("q=").is_some_and(|q| q.parse::<f32>().is_ok_and(|q| q <= 0.0));
    words.next() == Some(name) && !words.any(refused)
}

/// gzip at a level from 1 (quick) to 9 (small).
pub fn gzip(bytes: &[u8], level: u32) -> io::Result<Bytes> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::new(level));
    packed.write_all(bytes)?;
    Ok(packed.finish()?.into())
}

/// Brotli at a quality from 0 (quick) to 11 (small).
pub fn brotli(bytes: &[u8], quality: u32) -> io::Result<Bytes> {
    let mut packed = brotli::CompressorWriter::new(Vec::new(), 16 << 10, quality, WINDOW);
    packed.write_all(bytes)?;
    Ok(packed.into_inner().into())
}

/// Brotli's window, as a power of two: nothing that is sent here is longer than 256 KB by much.
const WINDOW: u32 = 18;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_coding_that_the_browser_takes() {
        for (asked, wanted) in [
            ("gzip, deflate, br", Coding::Brotli),
            ("gzip, br;q=0", Coding::Gzip),
            ("gzip;q=0.5", Coding::Gzip),
            ("gzip; q=0, deflate", Coding::Plain),
            ("", Coding::Plain),
        ] {
            let headers = HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_str(asked).unwrap())]);
            assert_eq!(Coding::best_for(&headers, true), wanted, "{asked}");
            assert_ne!(Coding::best_for(&headers, false), Coding::Brotli, "{asked}");
        }
    }
}
