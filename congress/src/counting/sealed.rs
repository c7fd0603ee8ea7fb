//! Ballots in work are kept only sealed (decision 0019): each body under a random key of the round, which lives in the
//! server's memory and in the tellers' browsers and is never written to disk or log. A body's length tells nothing, since
//! it is filled up; its place tells nothing, since the row's key is a hash that only the round's key can make.

use super::store::{self, sealed_ballots};
use anyhow::{Context, anyhow};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use chibo_frame::App;
use sea_orm::ConnectionTrait;
use sha2::{Digest, Sha256};
use uuid::Uuid;

const NONCE: usize = 24;
/// Before the content stands its length, in eight bytes.
const LENGTH: usize = 8;

/// The key of one round's ballots in work. Shown nowhere, not even to a debugger's log.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Seal {
    pub(super) round: Uuid,
    pub(super) key: [u8; 32],
}

impl Seal {
    /// A new key for a round.
    pub(super) fn new(app: &App, round: Uuid) -> Self {
        Self { round, key: app.random_bytes() }
    }

    /// The row that holds what is called `label`.
    fn row(&self, label: &str) -> Uuid {
        Uuid::from_bytes(self.derive(label.as_bytes(), b"row").first_chunk().copied().unwrap_or_default())
    }

    /// Bytes that only who has the key can make.
    pub(super) fn derive(&self, label: &[u8], purpose: &[u8]) -> [u8; 32] {
        let mut hash = Sha256::new();
        for part in [self.key.as_slice(), purpose, b"\0", self.round.as_bytes(), label] {
            hash.update(part);
        }
        hash.finalize().into()
    }

    /// Seals what is called `label`, in place of what stood under it. Every body of the same `room` has the same length;
    /// what is longer takes as many rooms as it needs.
    pub(crate) async fn put<C: ConnectionTrait>(
        &self,
        app: &App,
        db: &C,
        label: &str,
        content: &[u8],
        room: usize,
    ) -> anyhow::Result<()> {
        let id = self.row(label);
        let mut plain = u64::try_from(content.len())?.to_le_bytes().to_vec();
        plain.extend_from_slice(content);
        plain.resize(plain.len().next_multiple_of(room.max(1)), 0);
        let nonce: [u8; NONCE] = app.random_bytes();
        let aad = [self.round.as_bytes().as_slice(), id.as_bytes()].concat();
        let payload = Payload { msg: &plain, aad: &aad };
        let sealed = self.cipher().encrypt(&XNonce::from(nonce), payload).map_err(|_| anyhow!("seal ballots in work"))?;
        let body = [nonce.as_slice(), &sealed].concat();
        store::put_body(db, sealed_ballots::Model { id, round_id: self.round, body }).await
    }

    /// What is called `label`, where anything is.
    pub(crate) async fn get<C: ConnectionTrait>(&self, db: &C, label: &str) -> anyhow::Result<Option<Vec<u8>>> {
        let id = self.row(label);
        let Some(body) = store::find_body(db, id).await? else { return Ok(None) };
        self.open(id, &body).map(Some)
    }

    fn open(&self, id: Uuid, body: &[u8]) -> anyhow::Result<Vec<u8>> {
        let (nonce, sealed) = body.split_first_chunk::<NONCE>().context("a sealed body is too short")?;
        let aad = [self.round.as_bytes().as_slice(), id.as_bytes()].concat();
        let payload = Payload { msg: sealed, aad: &aad };
        let plain = self.cipher().decrypt(&XNonce::from(*nonce), payload).map_err(|_| anyhow!("a sealed body was changed"))?;
        let (length, rest) = plain.split_first_chunk::<LENGTH>().context("a sealed body is too short")?;
        let length = usize::try_from(u64::from_le_bytes(*length))?;
        Ok(rest.get(..length).context("a sealed body is too short")?.to_vec())
    }

    /// Removes what is called `label`.
    pub(crate) async fn remove<C: ConnectionTrait>(&self, db: &C, label: &str) -> anyhow::Result<()> {
        store::remove_body(db, self.row(label)).await
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.key.into())
    }
}
