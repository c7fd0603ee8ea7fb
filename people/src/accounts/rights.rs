//! Who may do what, as the one table in the code has it.

use askama::Template;
use axum::response::IntoResponse;
use chibo_frame::{Page, PageError, Right, Role, html};

#[derive(Template)]
#[template(path = "accounts/rights.html")]
struct Table {
    page: Page,
    roles: [Role; Role::ALL.len()],
    /// Each right, and whether it is given to each of the roles.
    lines: Vec<(Right, [bool; Role::ALL.len()])>,
}

pub(crate) async fn show(page: Page) -> Result<impl IntoResponse, PageError> {
    let lines = Right::ALL.into_iter().map(|right| (right, Role::ALL.map(|role| right.given_to(&[role])))).collect();
    html(&Table { page, roles: Role::ALL, lines })
}
