//! Where the rounds' keys are: in the memory of the servers, and in an `HttpOnly` cookie of each teller's browser, which brings the
//! key back after the server was started again. A key is right if it opens the round's check value.

use super::scan;
use super::sealed::Seal;
use super::store::{self, counting_round};
use axum::http::{HeaderMap, HeaderValue, header};
use chibo_frame::App;
use chibo_frame::live::memory;
use sea_orm::ConnectionTrait;
use std::fmt::Write as _;
use uuid::Uuid;

const CHECK: &str = "check";

/// The name under which the servers remember a key.
fn name(work: Uuid) -> String {
    format!("ballots {work}")
}

/// Makes the key of a round, with the value by which it is known again. The caller keeps it with [`remember`] after the
/// transaction has ended.
pub(crate) async fn make<C: ConnectionTrait>(app: &App, db: &C, round: Uuid) -> anyhow::Result<Seal> {
    let seal = Seal::new(app, round);
    seal.put(app, db, CHECK, b"", 1).await?;
    Ok(seal)
}

/// Keeps a key in the memory of every server.
pub(crate) fn remember(app: &App, seal: Seal) {
    memory::remember(app, &name(seal.round), &written(&seal));
}

/// Forgets the keys of a round, of what is keyed and of what is read. What they sealed can never be read again.
pub(crate) fn forget(app: &App, round: Uuid) {
    forget_one(app, round);
    forget_one(app, scan::work_of(round));
}

/// Forgets one key.
pub(super) fn forget_one(app: &App, work: Uuid) {
    memory::forget(app, &name(work));
}

/// The key of a round: from memory, or from the browser that asks. None where neither has the right one.
pub(crate) async fn find(app: &App, work: &counting_round::Model, headers: &HeaderMap) -> anyhow::Result<Option<Seal>> {
    if !work.sealed {
        return Ok(None);
    }
    find_in(app, &app.db, work.id, headers).await
}

/// The same for any work that is sealed.
pub(super) async fn find_in<C: ConnectionTrait>(
    app: &App,
    db: &C,
    work: Uuid,
    headers: &HeaderMap,
) -> anyhow::Result<Option<Seal>> {
    let known = memory::recall(app, &name(work)).and_then(|hex| read(work, &hex));
    for seal in [known, of_cookie(work, headers)].into_iter().flatten() {
        if opens(db, &seal).await? {
            if known != Some(seal) {
                remember(app, seal);
            }
            return Ok(Some(seal));
        }
    }
    Ok(None)
}

/// Whether a key still opens its work.
pub(super) async fn opens<C: ConnectionTrait>(db: &C, seal: &Seal) -> anyhow::Result<bool> {
    Ok(seal.get(db, CHECK).await?.is_some())
}

/// Whether anything is sealed for this work, with or without the key.
pub(super) async fn is_used<C: ConnectionTrait>(db: &C, work: Uuid) -> anyhow::Result<bool> {
    store::is_sealed(db, work).await
}

/// Removes all sealed work of a round, what is keyed and what is read; the caller forgets the keys afterwards.
pub(crate) async fn discard_all<C: ConnectionTrait>(db: &C, round: Uuid) -> anyhow::Result<()> {
    discard(db, round).await?;
    discard(db, scan::work_of(round)).await
}

/// Removes all sealed work of a round within a transaction; the caller forgets the key afterwards.
pub(crate) async fn discard<C: ConnectionTrait>(db: &C, round: Uuid) -> anyhow::Result<()> {
    store::remove_all(db, round).await
}

fn cookie_name(round: Uuid) -> String {
    format!("chibo-kp-{}", round.simple())
}

fn of_cookie(round: Uuid, headers: &HeaderMap) -> Option<Seal> {
    let name = cookie_name(round);
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    read(round, pairs.find(|(found, _)| *found == name)?.1)
}

/// A key as it travels.
fn written(seal: &Seal) -> String {
    seal.key.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn read(round: Uuid, hex: &str) -> Option<Seal> {
    let mut key = [0; 32];
    if hex.len() != 64 || !hex.is_ascii() {
        return None;
    }
    for (byte, at) in key.iter_mut().zip((0..).step_by(2)) {
        *byte = u8::from_str_radix(hex.get(at..at + 2)?, 16).ok()?;
    }
    Some(Seal { round, key })
}

/// Gives the key to the browser for as long as it is open. No script reads it, no other site sends it.
pub(crate) fn hand_over(response: &mut axum::response::Response, seal: &Seal, path: &str) {
    let hex = written(seal);
    let cookie = format!("{}={hex}; Path={path}; HttpOnly; SameSite=Strict", cookie_name(seal.round));
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}
