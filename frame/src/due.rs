//! **Việc đến hạn.** What falls due, found ahead by a room and shown on the office's first page.

use crate::app::App;
use crate::page::Page;
use chrono::NaiveDate;
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use uuid::Uuid;

/// Grows whenever something falls due or is done that no act tells of: a stick that is not there, a disk that fills up.
/// Kept for the life of the process (`App::shared`).
#[derive(Debug, Default)]
pub struct Told(AtomicU64);

impl Told {
    /// Lists that are kept are collected again.
    pub fn anew(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    /// How often that was said.
    pub fn count(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// One thing that falls due or is overdue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The day it falls due, or fell due.
    pub on: NaiveDate,
    /// Whether that day is past.
    pub late: bool,
    /// What it is, in the reader's language.
    pub text: String,
    /// Where it is dealt with.
    pub href: String,
}

/// What falls due in a slice that stands above the page that collects it: the slice hands it to the roof, the page asks all
/// that the roof holds.
pub type DueFinder = for<'a> fn(&'a App, &'a Page, Uuid) -> Finding<'a>;

/// The answer of a [`DueFinder`] on its way.
pub type Finding<'a> = Pin<Box<dyn Future<Output = anyhow::Result<Vec<Due>>> + Send + 'a>>;
