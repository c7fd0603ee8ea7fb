//! What is sealed at rest: a text is sealed under the key of the data directory, and says under which. Reading needs no
//! `App`: a query has none, and a sealed text names its key, so the keys that this process has opened are kept by name.

use crate::app::random_bytes;
use crate::key::Key;
use anyhow::Context;
use base64::Engine;
use base64::prelude::BASE64_STANDARD_NO_PAD;
use chacha20poly1305::aead::Aead;
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

/// What a sealed text begins with.
const MARK: &str = "k:";
/// Bytes that are never the same in two sealed texts.
const NONCE: usize = 24;

/// The keys that this process has opened, and where keys stand: another process may have changed one.
#[derive(Default)]
struct Opened {
    ciphers: BTreeMap<String, XChaCha20Poly1305>,
    places: BTreeSet<PathBuf>,
}

static OPENED: RwLock<Opened> = RwLock::new(Opened { ciphers: BTreeMap::new(), places: BTreeSet::new() });

/// The key under which an application seals, and where it stands.
pub(crate) struct Sealer {
    place: Option<PathBuf>,
    force: RwLock<Arc<Force>>,
}

/// The key in force.
pub(crate) struct Force {
    pub(crate) key: Key,
    pub(crate) name: String,
    cipher: XChaCha20Poly1305,
}

impl Sealer {
    /// Opens a key for sealing and reading.
    pub(crate) fn new(key: Key, place: Option<PathBuf>) -> Self {
        let force = RwLock::new(Arc::new(open_for_reading(key)));
        OPENED.write().unwrap_or_else(PoisonError::into_inner).places.extend(place.clone());
        Self { place, force }
    }

    /// The key in force.
    pub(crate) fn force(&self) -> Arc<Force> {
        Arc::clone(&self.force.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Where the key stands; none where it was typed.
    pub(crate) fn place(&self) -> Option<&PathBuf> {
        self.place.as_ref()
    }

    /// From now on another key is in force.
    pub(crate) fn change(&self, key: Key) {
        *self.force.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(open_for_reading(key));
    }

    /// Takes the key of this name, which another process has put in force, from its place.
    pub(crate) fn renew(&self, name: &str) {
        let found = self.place.as_ref().and_then(|place| Key::read(place).ok().flatten());
        if let Some(key) = found.filter(|key| key.name() == name) {
            self.change(key);
        }
    }
}

impl Force {
    /// Seals a text.
    pub(crate) fn seal(&self, plain: &[u8]) -> anyhow::Result<String> {
        Ok(format!("{MARK}{}:{}", self.name, encrypt(&self.cipher, plain)?))
    }
}

fn open_for_reading(key: Key) -> Force {
    let (name, cipher) = (key.name(), XChaCha20Poly1305::new(&key.for_records().into()));
    OPENED.write().unwrap_or_else(PoisonError::into_inner).ciphers.insert(name.clone(), cipher.clone());
    Force { key, name, cipher }
}

/// Random bytes and what is sealed with them, as text.
pub(crate) fn encrypt(cipher: &XChaCha20Poly1305, plain: &[u8]) -> anyhow::Result<String> {
    let nonce: [u8; NONCE] = random_bytes();
    let sealed = cipher.encrypt(&nonce.into(), plain).ok().context("seal a text")?;
    Ok(BASE64_STANDARD_NO_PAD.encode([nonce.as_slice(), &sealed].concat()))
}

/// What was sealed; none where it was changed, or under another key.
pub(crate) fn decrypt(cipher: &XChaCha20Poly1305, text: &str) -> Option<Vec<u8>> {
    let bytes = BASE64_STANDARD_NO_PAD.decode(text).ok()?;
    let (nonce, sealed) = bytes.split_first_chunk::<NONCE>()?;
    cipher.decrypt(nonce.into(), sealed).ok()
}

/// The name of the key under which a text is sealed; none where it is not.
pub(crate) fn sealed_with(text: &str) -> Option<&str> {
    text.strip_prefix(MARK)?.split_once(':').map(|(name, _)| name).filter(|name| crate::key::is_name(name))
}

/// What a sealed text says; none where it cannot be opened.
pub(crate) fn open(text: &str) -> Option<Vec<u8>> {
    let (name, sealed) = text.strip_prefix(MARK)?.split_once(':')?;
    let known = OPENED.read().unwrap_or_else(PoisonError::into_inner).ciphers.get(name).cloned();
    decrypt(&known.or_else(|| look_again(name))?, sealed)
}

/// Looks for a key where those that are known stand.
fn look_again(name: &str) -> Option<XChaCha20Poly1305> {
    let places = OPENED.read().unwrap_or_else(PoisonError::into_inner).places.clone();
    let found = places.iter().filter_map(|place| Key::read(place).ok().flatten()).find(|key| key.name() == name);
    found.map(|key| open_for_reading(key).cipher)
}
