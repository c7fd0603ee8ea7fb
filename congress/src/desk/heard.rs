//! Which desk checked somebody in, and when: told to the next desk that tries, kept in memory only and gone with the process.
//! Nothing of it is ever written, so that no file, backup or log tells who came before whom.

use super::at::At;
use chibo_frame::App;
use chibo_frame::app::vietnam;
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use uuid::Uuid;

/// By congress and member: the clock and the desk.
#[derive(Default)]
struct Heard(Mutex<BTreeMap<(Uuid, Uuid), String>>);

fn with_heard<T>(app: &App, ask: impl FnOnce(MutexGuard<'_, BTreeMap<(Uuid, Uuid), String>>) -> T) -> T {
    ask(app.shared.of::<Heard>().0.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Remembers that this desk has just moved somebody.
pub(super) fn remember(app: &App, at: &At, member: Uuid) {
    let told = format!("{}, {}", vietnam(app.now()).format("%H:%M"), at.called);
    with_heard(app, |mut heard| heard.insert((at.congress.id, member), told));
}

/// Who moved somebody last: `13:05, bàn 2`.
pub(super) fn last(app: &App, congress: Uuid, member: Uuid) -> Option<String> {
    with_heard(app, |heard| heard.get(&(congress, member)).cloned())
}

/// The desk is closed: forgets everything of it.
pub(super) fn forget(app: &App, congress: Uuid) {
    with_heard(app, |mut heard| heard.retain(|(of, _), _| *of != congress));
}
