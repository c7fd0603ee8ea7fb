//! How far the reading of sent pictures is. In memory only: after a restart the pictures are sent again.

use chibo_frame::App;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use uuid::Uuid;

#[derive(Default)]
struct Jobs(Mutex<HashMap<Uuid, Progress>>);

/// How far the reading for one round is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Progress {
    /// Uploads that are being read.
    pub(super) running: usize,
    /// Pictures seen so far.
    pub(super) seen: u64,
    /// Whether an upload could not be read to its end.
    pub(super) failed: bool,
}

impl Jobs {
    fn all(&self) -> MutexGuard<'_, HashMap<Uuid, Progress>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One upload that is being read. However it ends, it is not running any more when this is gone.
pub(super) struct Job {
    jobs: Arc<Jobs>,
    work: Uuid,
    done: bool,
}

impl Job {
    /// Begins.
    pub(super) fn begin(app: &App, work: Uuid) -> Self {
        let jobs = app.shared.of::<Jobs>();
        {
            let mut all = jobs.all();
            let progress = all.entry(work).or_default();
            if progress.running == 0 {
                *progress = Progress::default();
            }
            progress.running = progress.running.saturating_add(1);
        }
        Self { jobs, work, done: false }
    }

    /// One more picture was seen.
    pub(super) fn seen_one(&self) {
        if let Some(progress) = self.jobs.all().get_mut(&self.work) {
            progress.seen = progress.seen.saturating_add(1);
        }
    }

    /// All was read and put down.
    pub(super) fn done(mut self) {
        self.done = true;
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        if let Some(progress) = self.jobs.all().get_mut(&self.work) {
            progress.running = progress.running.saturating_sub(1);
            progress.failed |= !self.done;
        }
    }
}

/// How far the reading is.
pub(super) fn progress(app: &App, work: Uuid) -> Progress {
    app.shared.of::<Jobs>().all().get(&work).copied().unwrap_or_default()
}

/// Forgets it.
pub(super) fn forget(app: &App, work: Uuid) {
    app.shared.of::<Jobs>().all().remove(&work);
}
