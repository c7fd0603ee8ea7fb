//! Live pages: whoever changes something announces it, whoever shows it follows. Only the fact that there is news passes
//! here; what it is, the follower reads again. Nothing is kept.

use crate::app::App;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::watch;
use uuid::Uuid;

/// One counter for each thing that is followed.
#[derive(Default)]
struct Hub(Mutex<HashMap<Uuid, watch::Sender<u64>>>);

impl Hub {
    fn sender(&self, of: Uuid) -> watch::Sender<u64> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(of).or_default().clone()
    }
}

/// Says that there is news of this thing. To be called after the transaction has ended.
pub fn announce(app: &App, of: Uuid) {
    let hub: Arc<Hub> = app.shared.of();
    hub.sender(of).send_modify(|count| *count = count.wrapping_add(1));
}

/// Follows a thing: the receiver wakes at each announcement. Announcements that come together wake it once.
pub fn follow(app: &App, of: Uuid) -> watch::Receiver<u64> {
    let hub: Arc<Hub> = app.shared.of();
    hub.sender(of).subscribe()
}
