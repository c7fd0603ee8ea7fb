//! Tasks in words.

use super::store::task;
use chibo_core::day::Day;
use chibo_frame::Page;
use uuid::Uuid;

/// A task as a page shows it.
pub(crate) struct Line {
    pub(crate) id: Uuid,
    pub(crate) title: String,
    pub(crate) owner: String,
    /// The class of its light.
    pub(crate) light: &'static str,
    pub(crate) state: String,
}

/// One task as it stands today.
pub(crate) fn line(page: &Page, task: &task::Model, today: Day) -> Line {
    let (light, state) = match (task.done_on, task.due_on) {
        (Some(done), _) => ("yes", page.t1("tasks-done-on", "day", page.day(&done))),
        (None, Some(due)) if due < today => ("no", page.t1("tasks-overdue-since", "day", page.day(&due))),
        (None, Some(due)) => ("none", page.t1("tasks-due-on", "day", page.day(&due))),
        (None, None) => ("none", page.t("tasks-open")),
    };
    Line { id: task.id, title: task.title.clone(), owner: task.owner.clone(), light, state }
}
