//! The name of a content: the first half of its SHA-256 in hexadecimal.

use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// Thirty-two digits that stand for these bytes.
pub(crate) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(16).fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
