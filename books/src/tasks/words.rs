//! Tasks and what is refused of them, in words.

use super::actions::Refusal;
use super::store::task;
use chibo_core::day::Day;
use chibo_frame::{Message, Page};
use uuid::Uuid;

/// A task as a page shows it.
pub(crate) struct Line {
    pub(crate) id: Uuid,
    pub(crate) title: String,
    pub(crate) owner: String,
    /// The meeting that gave it.
    pub(crate) meeting: Option<Uuid>,
    /// The day on which it was given.
    pub(crate) given: String,
    pub(crate) note: String,
    pub(crate) is_done: bool,
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
    Line {
        id: task.id,
        title: task.title.clone(),
        owner: task.owner.clone(),
        meeting: task.meeting_id,
        given: page.day(&task.given_on),
        note: task.note.clone().unwrap_or_default(),
        is_done: task.done_on.is_some(),
        light,
        state,
    }
}

/// What is wrong and the way out.
pub(super) fn refusal(page: &Page, refusal: Refusal) -> Message {
    match refusal {
        Refusal::NotThere => Message::new(page.t("tasks-refused-gone")),
        Refusal::DoneBeforeGiven { given } => Message::new(page.t1("tasks-refused-before", "day", page.day(&given))),
        Refusal::DoneToCome => Message::new(page.t("tasks-refused-to-come")),
    }
}

/// A task in one line of a paper: what, who, by when or when it was done.
pub(crate) fn told(page: &Page, task: &task::Model) -> String {
    let owner = Some(task.owner.clone()).filter(|owner| !owner.is_empty()).unwrap_or_else(|| page.t("meetings-paper-nobody"));
    let (key, day) = match (task.done_on, task.due_on) {
        (Some(done), _) => ("tasks-told-done", page.day(&done)),
        (None, Some(due)) => ("tasks-told-due", page.day(&due)),
        (None, None) => ("tasks-told", String::new()),
    };
    page.with(key, &[("task", &task.title), ("owner", &owner), ("day", &day)])
}
