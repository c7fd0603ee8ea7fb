//! **Tệp có chữ ký.** The signed file in which one house tells another something: what was signed as one exact text, the
//! key, and the signature over that text's bytes. The form is written down in docs/exchange.md; what is told is the rooms'.

use crate::App;
use crate::hash::hex;
use axum::extract::Multipart;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The largest file that is taken: twenty times that of a cell with a long term.
pub const MOST_BYTES: usize = 512 << 10;
/// Groups of digits by which a key is compared, and digits of each.
const GROUPS: usize = 6;
const GROUP: u64 = 10_000;

/// What a file holds, by its word in the file: `chibo-release/1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Format(pub &'static str);

/// The file as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parcel {
    /// The word of its [`Format`].
    pub format: String,
    /// The exact text that was signed, JSON itself.
    pub signed: String,
    /// The public key, in base64.
    pub key: String,
    /// The signature over the bytes of `signed`, in base64.
    pub signature: String,
}

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadFile {
    /// It is larger than any such file.
    TooLarge,
    /// It is no such file at all.
    NotOurs,
    /// It holds something else: a release where an answer is awaited, or a form that is not known yet.
    OtherFormat,
    /// The signature does not fit what is written: something was changed.
    Altered,
    /// What was signed cannot be read.
    Unreadable,
}

/// What stands in a file whose signature holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The text that was signed.
    pub signed: String,
    /// The public key, in base64.
    pub key: String,
}

impl Parcel {
    /// A text signed with a key of 32 bytes.
    pub fn sign(format: Format, signed: String, seed: &[u8; 32]) -> Self {
        let key = SigningKey::from_bytes(seed);
        let signature = STANDARD.encode(key.sign(signed.as_bytes()).to_bytes());
        let key = STANDARD.encode(key.verifying_key().to_bytes());
        Self { format: format.0.to_owned(), signed, key, signature }
    }

    /// The file's bytes.
    pub fn bytes(&self) -> anyhow::Result<Vec<u8>> {
        Ok(serde_json::to_vec(self)?)
    }

    fn holds(&self) -> Option<()> {
        let key: [u8; 32] = STANDARD.decode(&self.key).ok()?.try_into().ok()?;
        let signature = Signature::from_slice(&STANDARD.decode(&self.signature).ok()?).ok()?;
        VerifyingKey::from_bytes(&key).ok()?.verify_strict(self.signed.as_bytes(), &signature).ok()
    }
}

/// Reads a file and verifies its signature.
pub fn open(bytes: &[u8], format: Format) -> Result<Opened, BadFile> {
    open_up_to(bytes, format, MOST_BYTES)
}

/// The same for a file that may have so many bytes.
pub fn open_up_to(bytes: &[u8], format: Format, most: usize) -> Result<Opened, BadFile> {
    if bytes.len() > most {
        return Err(BadFile::TooLarge);
    }
    let parcel: Parcel = serde_json::from_slice(bytes).map_err(|_| BadFile::NotOurs)?;
    parcel.holds().ok_or(BadFile::Altered)?;
    if parcel.format != format.0 {
        return Err(BadFile::OtherFormat);
    }
    Ok(Opened { signed: parcel.signed, key: parcel.key })
}

/// The seed of this data directory's own signatures.
pub fn seed(app: &App) -> anyhow::Result<[u8; 32]> {
    app.key().for_purpose("exchange")
}

/// The public key of this data directory.
pub fn own_key(app: &App) -> anyhow::Result<String> {
    Ok(STANDARD.encode(SigningKey::from_bytes(&seed(app)?).verifying_key().to_bytes()))
}

/// By what the content of a file is known again.
pub fn content_hash(signed: &str) -> String {
    hex(&Sha256::digest(signed.as_bytes()))
}

/// **Dấu vân tay của khóa.** Six groups of four digits, by which two people compare a key on the telephone.
pub fn fingerprint(key: &str) -> String {
    let digest = Sha256::digest([b"chibo exchange key".as_slice(), key.as_bytes()].concat());
    let number = |bytes: &[u8]| bytes.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    let groups = digest.chunks(5).take(GROUPS).map(|bytes| format!("{:04}", number(bytes) % GROUP));
    groups.collect::<Vec<_>>().join(" ")
}

/// The file that was sent with a form; none where the form had none. One byte more than the largest tells one that is too large.
pub async fn sent(form: Multipart) -> Option<Vec<u8>> {
    sent_up_to(form, MOST_BYTES).await
}

/// The same of a file that may have so many bytes.
pub async fn sent_up_to(mut form: Multipart, most: usize) -> Option<Vec<u8>> {
    while let Some(mut field) = form.next_field().await.ok()? {
        if field.file_name().is_none_or(str::is_empty) {
            continue;
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = field.chunk().await.ok()? {
            let room = (most + 1).saturating_sub(bytes.len());
            bytes.extend(chunk.iter().take(room));
        }
        return Some(bytes);
    }
    None
}

/// Bytes as a file to keep.
pub fn as_file(name: &str, bytes: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, String::from("application/json")),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (headers, bytes).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    const RELEASE: Format = Format("chibo-release/1");
    const ANSWER: Format = Format("chibo-answer/1");

    fn parcel() -> Parcel {
        Parcel::sign(RELEASE, String::from("{\"name\":\"Chi bộ khu 5B\"}"), &[7; 32])
    }

    #[test]
    fn a_file_says_what_was_signed_and_by_whom() {
        let bytes = parcel().bytes().unwrap();
        let opened = open(&bytes, RELEASE).unwrap();
        assert_eq!(opened.signed, "{\"name\":\"Chi bộ khu 5B\"}");
        assert_eq!(open(&bytes, ANSWER), Err(BadFile::OtherFormat));
        assert_eq!(open(b"PK\x03\x04", RELEASE), Err(BadFile::NotOurs));
        assert_eq!(open(&vec![b' '; MOST_BYTES + 1], RELEASE), Err(BadFile::TooLarge));
    }

    #[test]
    fn no_byte_can_be_changed() {
        let bytes = parcel().bytes().unwrap();
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            assert!(open(&changed, RELEASE).is_err(), "byte {at}");
        }
    }

    #[test]
    fn another_key_has_another_fingerprint() {
        let other = Parcel::sign(RELEASE, String::from("{}"), &[8; 32]);
        let (one, two) = (fingerprint(&parcel().key), fingerprint(&other.key));
        assert_ne!(one, two);
        assert!(one.len() == 29 && one.chars().all(|c| c.is_ascii_digit() || c == ' '), "{one}");
    }
}
