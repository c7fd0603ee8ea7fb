//! Which desk checked somebody in, and when: told to the next desk that tries, kept in the servers' memory only and gone with it.
//! Nothing of it is ever written, so that no file, backup or log tells who came before whom.

use super::at::At;
use chibo_frame::App;
use chibo_frame::app::vietnam;
use chibo_frame::live::memory;
use uuid::Uuid;

/// What the names of a congress begin with.
fn of(congress: Uuid) -> String {
    format!("heard {congress} ")
}

/// Remembers that this desk has just moved somebody.
pub(super) fn remember(app: &App, at: &At, member: Uuid) {
    let told = format!("{}, {}", vietnam(app.now()).format("%H:%M"), at.called);
    memory::remember(app, &format!("{}{member}", of(at.congress.id)), &told);
}

/// Who moved somebody last: `13:05, bàn 2`.
pub(super) fn last(app: &App, congress: Uuid, member: Uuid) -> Option<String> {
    memory::recall(app, &format!("{}{member}", of(congress)))
}

/// The desk is closed: forgets everything of it.
pub(super) fn forget(app: &App, congress: Uuid) {
    memory::forget(app, &of(congress));
}
