//! Passwords, kept as argon2id. Hashing is slow on purpose: at most two at a time, off the async threads.

use anyhow::{Context, anyhow};
use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use rand::RngExt;
use std::sync::LazyLock;
use tokio::sync::Semaphore;

static AT_ONCE: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(2));

/// The hash of a password, in the PHC string form.
pub async fn hash(password: String) -> anyhow::Result<String> {
    let _permit = AT_ONCE.acquire().await?;
    tokio::task::spawn_blocking(move || {
        let hash = Argon2::default().hash_password(password.as_bytes()).map_err(|e| anyhow!("hash a password: {e}"))?;
        Ok(hash.to_string())
    })
    .await
    .context("hash a password")?
}

/// Whether the password is the one that was hashed.
pub async fn verify(password: String, hash: String) -> anyhow::Result<bool> {
    let _permit = AT_ONCE.acquire().await?;
    tokio::task::spawn_blocking(move || {
        let parsed = PasswordHash::new(&hash).map_err(|e| anyhow!("read a password hash: {e}"))?;
        Ok(Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok())
    })
    .await
    .context("verify a password")?
}

/// A password that can be read aloud: four groups of four letters without l, o, i.
#[expect(clippy::disallowed_methods, reason = "the frame is where randomness comes from")]
pub fn generate() -> String {
    const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
    let mut rng = rand::rng();
    let letter = |_| char::from(*LETTERS.get(rng.random_range(0..LETTERS.len())).unwrap_or(&b'x'));
    let letters: Vec<char> = (0..16).map(letter).collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}
