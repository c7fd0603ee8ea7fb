//! The name of a content: the first half of its SHA-256 in hexadecimal.

use chibo_frame::hash::hex;
use sha2::{Digest, Sha256};

/// Thirty-two digits that stand for these bytes.
pub(crate) fn hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes)[..16])
}
