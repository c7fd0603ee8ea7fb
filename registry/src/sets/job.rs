//! A set in the making. It lives in memory alone: papers about people are not left lying on the disk.

use super::pack;
use crate::making;
use chibo_frame::App;
use chibo_paper::writing::{Fault, Paper};
use chibo_people::papers::{PaperKind, Subject};
use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use uuid::Uuid;

/// In which form a set is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A PDF each, in one archive.
    Pdf,
    /// A DOCX each, in one archive.
    Docx,
    /// Both of each, in one archive.
    Both,
    /// One PDF for the printer.
    Print,
}

impl Form {
    pub(super) fn of(word: &str) -> Self {
        match word {
            "docx" => Self::Docx,
            "ca-hai" => Self::Both,
            "in" => Self::Print,
            _ => Self::Pdf,
        }
    }
}

/// What is to be made.
pub(super) struct Order {
    /// The file's name.
    pub(super) name: String,
    pub(super) form: Form,
    /// Each paper: its kind, what of, how that is called.
    pub(super) papers: Vec<(PaperKind, Subject, String)>,
    /// Whose order it is; nobody else sees it.
    pub(super) owner: Uuid,
}

/// A set on its way.
pub(super) struct Job {
    pub(super) name: String,
    pub(super) form: Form,
    /// Papers gathered and papers set: twice as many steps as papers.
    pub(super) steps: usize,
    done: AtomicUsize,
    ended: Mutex<Option<Arc<Ended>>>,
}

/// How it ended.
pub(super) enum Ended {
    /// The file, and the papers that still miss something: name and number of gaps.
    Made { bytes: Vec<u8>, unfinished: Vec<(String, usize)>, papers: usize },
    /// A letter that cannot be printed, in the paper of this name.
    Letter { letter: char, paper: String },
    /// The program failed; the fault was logged.
    Failed,
}

impl Job {
    pub(super) fn done(&self) -> usize {
        self.done.load(Ordering::Relaxed).min(self.steps)
    }

    pub(super) fn ended(&self) -> Option<Arc<Ended>> {
        self.ended.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn step(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }

    fn end(&self, how: Ended) {
        *self.ended.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(how));
    }
}

/// One set an account: a new order takes the place of the one before.
#[derive(Default)]
struct Jobs(Mutex<HashMap<Uuid, (Uuid, Arc<Job>)>>);

/// Begins a set; the key by which its page finds it.
pub(super) fn start(app: &App, order: Order) -> Uuid {
    let id = app.random_id();
    let steps = order.papers.len() * 2;
    let job =
        Arc::new(Job { name: order.name.clone(), form: order.form, steps, done: AtomicUsize::new(0), ended: Mutex::new(None) });
    let jobs = app.shared.of::<Jobs>();
    jobs.0.lock().unwrap_or_else(PoisonError::into_inner).insert(order.owner, (id, Arc::clone(&job)));
    let app = app.clone();
    tokio::spawn(async move {
        let ended = make(&app, &job, order).await.unwrap_or_else(|fault| {
            tracing::error!("a set of papers failed: {fault:#}");
            Ended::Failed
        });
        job.end(ended);
    });
    id
}

/// The set of this key, for the account that ordered it.
pub(super) fn find(app: &App, account: Uuid, id: Uuid) -> Option<Arc<Job>> {
    let jobs = app.shared.of::<Jobs>();
    let jobs = jobs.0.lock().unwrap_or_else(PoisonError::into_inner);
    jobs.get(&account).filter(|(known, _)| *known == id).map(|(_, job)| Arc::clone(job))
}

/// A paper with the name of its file.
pub(super) struct Named {
    pub(super) folder: String,
    pub(super) name: String,
    pub(super) paper: Paper,
}

async fn make(app: &App, job: &Arc<Job>, order: Order) -> anyhow::Result<Ended> {
    let (mut papers, mut unfinished) = (Vec::new(), Vec::new());
    for (kind, subject, label) in &order.papers {
        if let Some(draft) = making::paper(app, kind, subject).await? {
            if !draft.gaps.is_empty() {
                unfinished.push((format!("{} – {label}", draft.paper.title), draft.gaps.len()));
            }
            papers.push(Named { folder: kind.name.to_owned(), name: label.clone(), paper: draft.paper });
        }
        job.step();
    }
    let (count, own) = (papers.len(), Arc::clone(job));
    let made = tokio::task::spawn_blocking(move || pack::pack(&own, &papers)).await?;
    match made {
        Ok(bytes) => Ok(Ended::Made { bytes, unfinished, papers: count }),
        Err((Fault::Letter(letter), paper)) => Ok(Ended::Letter { letter, paper }),
        Err((fault, _)) => Err(fault.into()),
    }
}
