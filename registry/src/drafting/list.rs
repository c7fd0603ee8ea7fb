//! The kinds of paper, by when a cell needs them.

use crate::{cell_of, kinds, templates, words};
use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use chibo_frame::{App, Page, PageError, html};
use chibo_people::papers::Group;

#[derive(Template)]
#[template(path = "drafting/list.html")]
struct List {
    page: Page,
    groups: Vec<(Group, Vec<Line>)>,
}

struct Line {
    name: &'static str,
    label: String,
    about: String,
    /// The rule in force today.
    rule: &'static str,
    /// Whether the cell has its own wording.
    own: bool,
}

pub(super) async fn show(page: Page, State(app): State<App>) -> Result<impl IntoResponse, PageError> {
    let own = templates::kinds_of(&app.db, cell_of(&app).await?).await?;
    let seen: Vec<_> = kinds::all().into_iter().filter(|kind| page.may(kind.right)).collect();
    let of_group = |group: Group| {
        let lines = seen.iter().filter(|kind| kind.group == group).map(|kind| Line {
            name: kind.name,
            label: words::kind_name(&page, kind),
            about: page.t(&format!("paper-about-{}", kind.name)),
            rule: kind.rule_on(app.today()).unwrap_or_default(),
            own: own.iter().any(|name| name == kind.name),
        });
        (group, lines.collect::<Vec<_>>())
    };
    let groups = Group::ALL.into_iter().map(of_group).filter(|(_, lines)| !lines.is_empty()).collect();
    html(&List { page, groups })
}
