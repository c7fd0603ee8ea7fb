//! The few files that every page needs, in the binary: style, scripts, typefaces. Their address carries a hash of their
//! content, so a browser keeps them for ever and a new release is seen at once. Text is compressed once, when it is first
//! asked for.

use crate::coding::{Coding, brotli, gzip};
use crate::errors::PageError;
use crate::hash::hex;
use crate::routes::Routes;
use crate::{Right, page::Page};
use anyhow::Context;
use axum::extract::Path;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use sha2::{Digest, Sha256};
use std::io;
use std::sync::{LazyLock, OnceLock};

/// A file in the binary.
struct Asset {
    name: &'static str,
    kind: &'static str,
    bytes: &'static [u8],
    gzip: OnceLock<Bytes>,
    brotli: OnceLock<Bytes>,
}

macro_rules! asset {
    ($kind:literal, $name:literal) => {
        asset!($kind, $name, $name)
    };
    ($kind:literal, $name:literal, $path:literal) => {
        Asset {
            name: $name,
            kind: $kind,
            bytes: include_bytes!(concat!("../assets/", $path)),
            gzip: OnceLock::new(),
            brotli: OnceLock::new(),
        }
    };
}

static FILES: [Asset; 17] = [
    asset!("text/css; charset=utf-8", "chibo.css"),
    asset!("text/css; charset=utf-8", "office.css"),
    asset!("text/css; charset=utf-8", "editor.css"),
    asset!("text/css; charset=utf-8", "hall.css"),
    asset!("text/javascript; charset=utf-8", "chibo.js"),
    asset!("text/javascript; charset=utf-8", "office.js"),
    asset!("text/javascript; charset=utf-8", "reader.js"),
    asset!("text/javascript; charset=utf-8", "writing.js"),
    asset!("text/javascript; charset=utf-8", "pasted.js"),
    asset!("text/javascript; charset=utf-8", "editor.js"),
    asset!("text/javascript; charset=utf-8", "keying.js"),
    asset!("text/javascript; charset=utf-8", "desk.js"),
    asset!("text/javascript; charset=utf-8", "hall.js"),
    asset!("text/javascript; charset=utf-8", "passkey.js"),
    asset!("image/svg+xml", "star.svg"),
    asset!("font/woff2", "be-vietnam-pro-400.woff2", "fonts/be-vietnam-pro-400.woff2"),
    asset!("font/woff2", "be-vietnam-pro-700.woff2", "fonts/be-vietnam-pro-700.woff2"),
];

/// gzip and Brotli at nearly their smallest: the last percent would take a hundred times as long.
const GZIP: u32 = 9;
const BROTLI: u32 = 9;

impl Asset {
    /// The bytes for a browser, and how they travel. A typeface is compressed as it stands.
    fn sent(&'static self, asked: &HeaderMap) -> io::Result<(Coding, Bytes)> {
        let best = if self.kind.starts_with("font/") { Coding::Plain } else { Coding::best_for(asked, true) };
        let bytes = match best {
            Coding::Plain => Bytes::from_static(self.bytes),
            Coding::Gzip => kept(&self.gzip, || gzip(self.bytes, GZIP))?,
            Coding::Brotli => kept(&self.brotli, || brotli(self.bytes, BROTLI))?,
        };
        Ok((best, bytes))
    }
}

fn kept(place: &OnceLock<Bytes>, make: impl FnOnce() -> io::Result<Bytes>) -> io::Result<Bytes> {
    match place.get() {
        Some(bytes) => Ok(bytes.clone()),
        None => make().map(|bytes| place.get_or_init(|| bytes).clone()),
    }
}

/// A short hash of all files, the folder in which they are served.
static VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut hash = Sha256::new();
    for file in &FILES {
        hash.update(file.bytes);
    }
    hex(&hash.finalize()[..4])
});

impl Page {
    /// The address of an asset.
    pub fn asset(&self, name: &str) -> String {
        format!("/tai-san/{}/{name}", *VERSION)
    }
}

/// The assets' paths, and the pulse that open pages ask for.
pub fn routes() -> Routes {
    Routes::new().get("/tai-san/{version}/{name}", Right::Public, serve).get("/nhip", Right::Public, pulse)
}

async fn serve(Path((_, name)): Path<(String, String)>, asked: HeaderMap) -> Result<Response, PageError> {
    let file = FILES.iter().find(|file| file.name == name).ok_or(PageError::NotFound)?;
    let (coding, bytes) = file.sent(&asked).context("compress a file")?;
    let headers = [
        (header::CONTENT_TYPE, file.kind),
        (header::VARY, "accept-encoding"),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    let mut answer = (headers, bytes).into_response();
    if coding != Coding::Plain {
        answer.headers_mut().insert(header::CONTENT_ENCODING, coding.name());
    }
    Ok(answer)
}

/// Says that the server is there, and which build of the assets it serves.
async fn pulse() -> Response {
    ([(header::CACHE_CONTROL, "no-store")], VERSION.as_str()).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;
    use flate2::read::GzDecoder;
    use std::io::Read;

    fn sent(name: &str, accepted: &'static str) -> (Coding, Bytes) {
        let asked = HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(accepted))]);
        FILES.iter().find(|file| file.name == name).unwrap().sent(&asked).unwrap()
    }

    #[test]
    fn a_style_sheet_comes_as_small_as_the_browser_takes_it_and_is_the_same() {
        let (plain, whole) = sent("chibo.css", "");
        let (gzip, zipped) = sent("chibo.css", "gzip, deflate");
        let (brotli, small) = sent("chibo.css", "gzip, deflate, br");
        assert_eq!((plain, gzip, brotli), (Coding::Plain, Coding::Gzip, Coding::Brotli));
        assert!(small.len() < zipped.len() && zipped.len() * 2 < whole.len());
        let (mut unzipped, mut unpacked) = (Vec::new(), Vec::new());
        GzDecoder::new(&zipped[..]).read_to_end(&mut unzipped).unwrap();
        brotli::Decompressor::new(&small[..], 4096).read_to_end(&mut unpacked).unwrap();
        assert!(unzipped == whole && unpacked == whole);
    }

    #[test]
    fn a_typeface_is_not_compressed_again() {
        assert_eq!(sent("be-vietnam-pro-400.woff2", "br").0, Coding::Plain);
    }
}
