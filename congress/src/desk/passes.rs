//! Passes: how a phone without an account is let to the desk. 128 random bits, of which only the hash is stored; good on the
//! congress's day, until taken back or until the desk is closed.

use super::actions::Refusal;
use super::board;
use super::store::{self, desk_pass};
use crate::preparing::{self, congress};
use chibo_frame::hash::hex;
use chibo_frame::live::memory;
use chibo_frame::{App, record};
use chibo_people::accounts::throttle;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use uuid::Uuid;

/// The hashes of passes that were let in here: a device at work does not wait because somebody guesses beside it.
#[derive(Default)]
struct LetIn(Mutex<BTreeSet<String>>);

fn with_let_in<T>(app: &App, ask: impl FnOnce(MutexGuard<'_, BTreeSet<String>>) -> T) -> T {
    ask(app.shared.of::<LetIn>().0.lock().unwrap_or_else(PoisonError::into_inner))
}

/// The name under which the servers remember a pass, which is never written, to show its code again.
fn name(key: Uuid) -> String {
    format!("desk pass {key}")
}

/// 128 bits, the half of the hash of two random keys, as 32 letters and digits.
fn new_pass(app: &App) -> String {
    hash_of(&format!("{}{}", app.random_id(), app.random_id())).chars().take(32).collect()
}

fn hash_of(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

/// Makes a pass for one more desk, and the desk's list where there is none yet.
pub(super) async fn make(app: &App, account: Uuid, id: Uuid) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let Some(congress) = preparing::find_locked(&tx, id).await? else { return Ok(Err(Refusal::NotThere)) };
    board::open_lines(&tx, &congress).await?;
    let last = store::list_passes(&tx, id).await?.last().map_or(0, |pass| pass.desk);
    let pass = new_pass(app);
    let row = desk_pass::Model {
        id: app.random_id(),
        congress_id: id,
        desk: last.saturating_add(1),
        hash: hash_of(&pass),
        revoked: false,
    };
    let (key, act) = (row.id, record::begin(app, &tx, Some(account), "open_desk_pass", &row.desk).await?);
    record::put::<desk_pass::Entity>(app, &tx, &act, None, row).await?;
    tx.commit().await?;
    memory::remember(app, &name(key), &pass);
    Ok(Ok(()))
}

/// Takes a pass back: its device is shut out at once.
pub(super) async fn revoke(app: &App, account: Uuid, congress: Uuid, id: Uuid) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let found = store::list_passes(&tx, congress).await?.into_iter().find(|pass| pass.id == id);
    let Some(pass) = found else { return Ok(Err(Refusal::NotThere)) };
    let act = record::begin(app, &tx, Some(account), "revoke_desk_pass", &pass.desk).await?;
    let revoked = desk_pass::Model { revoked: true, ..pass.clone() };
    record::put::<desk_pass::Entity>(app, &tx, &act, Some(pass), revoked).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// The pass itself, as long as a server that was there when it was made runs.
pub(super) fn shown_again(app: &App, pass: &desk_pass::Model) -> Option<String> {
    memory::recall(app, &name(pass.id))
}

/// What came of a pass.
pub(super) enum Admitted {
    /// Let in.
    To(Box<congress::Model>, i32),
    /// Taken back, or of another day.
    Spent,
    /// There is no such pass.
    Unknown,
    /// Too many unknown ones from this address: not looked at for so many seconds.
    Wait(i64),
}

/// Looks at a pass.
pub(super) async fn admit(app: &App, pass: &str, address: Option<SocketAddr>) -> anyhow::Result<Admitted> {
    let hash = hash_of(pass);
    let at_work = with_let_in(app, |let_in| let_in.contains(&hash));
    // By the address alone where it is known: a stranger's guessing does not stop the others.
    let keys: Vec<String> = throttle::keys("the pass of a desk", address).pop().into_iter().collect();
    if !at_work && let Err(seconds) = throttle::begin(app, &keys) {
        return Ok(Admitted::Wait(seconds));
    }
    let Some(row) = store::find_pass(&app.db, &hash).await? else { return Ok(Admitted::Unknown) };
    throttle::forget(app, &keys);
    let congress = preparing::find(&app.db, row.congress_id).await?;
    match congress.filter(|congress| !row.revoked && congress.held_on == app.today()) {
        Some(congress) => {
            with_let_in(app, |mut let_in| let_in.insert(hash));
            Ok(Admitted::To(Box::new(congress), row.desk))
        }
        None => Ok(Admitted::Spent),
    }
}
