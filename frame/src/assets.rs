//! The few files that every page needs, in the binary: style, script, typefaces. Their address carries a hash of their
//! content, so a browser keeps them for ever and a new release is seen at once.

use crate::errors::PageError;
use crate::routes::Routes;
use crate::{Right, page::Page};
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

/// The style sheet of every page.
const STYLE: &[u8] = include_bytes!("../assets/chibo.css");
/// The script of every page: says when the server is away and finds the way back.
const SCRIPT: &[u8] = include_bytes!("../assets/chibo.js");
/// The script of the congress's desk: keeps what could not be sent.
const DESK: &[u8] = include_bytes!("../assets/desk.js");

const FILES: &[(&str, &str, &[u8])] = &[
    ("chibo.css", "text/css; charset=utf-8", STYLE),
    ("chibo.js", "text/javascript; charset=utf-8", SCRIPT),
    ("writing.js", "text/javascript; charset=utf-8", include_bytes!("../assets/writing.js")),
    ("pasted.js", "text/javascript; charset=utf-8", include_bytes!("../assets/pasted.js")),
    ("keying.js", "text/javascript; charset=utf-8", include_bytes!("../assets/keying.js")),
    ("desk.js", "text/javascript; charset=utf-8", DESK),
    ("reader.js", "text/javascript; charset=utf-8", include_bytes!("../assets/reader.js")),
    ("hall.css", "text/css; charset=utf-8", include_bytes!("../assets/hall.css")),
    ("hall.js", "text/javascript; charset=utf-8", include_bytes!("../assets/hall.js")),
    (
        "be-vietnam-pro-latin-400-normal.woff2",
        "font/woff2",
        include_bytes!("../assets/fonts/be-vietnam-pro-latin-400-normal.woff2"),
    ),
    (
        "be-vietnam-pro-latin-700-normal.woff2",
        "font/woff2",
        include_bytes!("../assets/fonts/be-vietnam-pro-latin-700-normal.woff2"),
    ),
    (
        "be-vietnam-pro-vietnamese-400-normal.woff2",
        "font/woff2",
        include_bytes!("../assets/fonts/be-vietnam-pro-vietnamese-400-normal.woff2"),
    ),
    (
        "be-vietnam-pro-vietnamese-700-normal.woff2",
        "font/woff2",
        include_bytes!("../assets/fonts/be-vietnam-pro-vietnamese-700-normal.woff2"),
    ),
    ("star.svg", "image/svg+xml", include_bytes!("../assets/star.svg")),
];

/// A short hash of all files, the folder in which they are served.
static VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut hash = Sha256::new();
    for (.., bytes) in FILES {
        hash.update(bytes);
    }
    let digest = hash.finalize();
    digest.iter().take(4).fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
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

async fn serve(Path((_, name)): Path<(String, String)>) -> Result<Response, PageError> {
    let (_, kind, bytes) = FILES.iter().find(|(file, ..)| *file == name).ok_or(PageError::NotFound)?;
    Ok(([(header::CONTENT_TYPE, *kind), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")], *bytes).into_response())
}

/// Says that the server is there, and which build of the assets it serves.
async fn pulse() -> Response {
    ([(header::CACHE_CONTROL, "no-store")], VERSION.as_str()).into_response()
}
