//! The tasks: open ones first, those overdue on top; a form for one that no meeting gave.

use super::actions::{self, NewTask};
use super::store::{self, task};
use super::words::{Line, line};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::day::Day;
use chibo_core::name::tidy;
use chibo_frame::{App, Field, Page, PageError, Right, Typed, html, see_other};
use chibo_people::units;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "tasks/list.html")]
struct List {
    page: Page,
    which: Which,
    counts: [usize; 3],
    lines: Vec<Line>,
    fields: Vec<Field>,
}

/// Which tasks are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// Not done.
    Open,
    /// Not done, and the day is past.
    Overdue,
    /// Done.
    Done,
}

impl Which {
    const ALL: [Self; 3] = [Self::Open, Self::Overdue, Self::Done];

    /// Its word in the address.
    fn word(self) -> &'static str {
        match self {
            Self::Open => "chua-xong",
            Self::Overdue => "qua-han",
            Self::Done => "da-xong",
        }
    }

    /// The key of its words.
    fn key(self) -> &'static str {
        match self {
            Self::Open => "tasks-which-open",
            Self::Overdue => "tasks-which-overdue",
            Self::Done => "tasks-which-done",
        }
    }

    fn holds(self, task: &task::Model, today: Day) -> bool {
        match self {
            Self::Open => task.done_on.is_none(),
            Self::Overdue => task.is_overdue(today),
            Self::Done => task.done_on.is_some(),
        }
    }
}

impl List {
    /// The ways to look at the tasks: address, words, how many, whether one looks that way.
    fn ways(&self) -> Vec<(&'static str, String, usize, bool)> {
        let way = |(which, count): (Which, usize)| (which.word(), self.page.t(which.key()), count, which == self.which);
        Which::ALL.into_iter().zip(self.counts).map(way).collect()
    }
}

/// Which tasks are asked for.
#[derive(Deserialize, Default)]
pub(super) struct Asked {
    #[serde(default)]
    xem: String,
}

pub(super) async fn show(page: Page, State(app): State<App>, Query(asked): Query<Asked>) -> Result<impl IntoResponse, PageError> {
    render(page, &app, &asked, &Typed::default()).await
}

async fn render(page: Page, app: &App, asked: &Asked, typed: &Typed) -> Result<Html<String>, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let (all, today) = (store::list(&app.db, cell.id).await?, app.today());
    let which = Which::ALL.into_iter().find(|which| which.word() == asked.xem).unwrap_or(Which::Open);
    let counts = Which::ALL.map(|which| all.iter().filter(|task| which.holds(task, today)).count());
    let mut shown: Vec<&task::Model> = all.iter().filter(|task| which.holds(task, today)).collect();
    if which == Which::Done {
        shown.sort_by_key(|task| std::cmp::Reverse(task.done_on));
    }
    html(&List {
        which,
        counts,
        lines: shown.iter().map(|task| line(&page, task, today)).collect(),
        fields: fields(&page, typed),
        page,
    })
}

/// The fields of a task.
pub(super) fn fields(page: &Page, typed: &Typed) -> Vec<Field> {
    vec![
        typed.area(page, "title", "tasks-what", 2),
        typed.text(page, "owner", "tasks-owner"),
        typed.text(page, "due_on", "tasks-due"),
    ]
}

/// A task as it was typed; none where words stand beside a field.
pub(super) fn read(page: &Page, typed: &mut Typed) -> Option<NewTask> {
    let title = typed.text_needed(page, "title");
    let due_on = typed.day_or_none(page, "due_on");
    let owner = tidy(typed.value("owner"));
    title.filter(|_| !typed.is_refused()).map(|title| NewTask { title, owner, due_on })
}

/// Gives a task that no meeting gave.
pub(super) async fn add(
    page: Page,
    State(app): State<App>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let mut typed = Typed::new(values);
    let Some(new) = read(&page, &mut typed) else {
        let form = render(page, &app, &Asked::default(), &typed).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, form).into_response());
    };
    actions::give(&app, Some(page.account()?), new).await?.ok_or(PageError::NotFound)?;
    Ok(see_other("/van-phong/nhiem-vu"))
}
