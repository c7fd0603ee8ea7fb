//! One study session: what was studied, who has studied, who still makes it up.

use super::store;
use crate::papers::{Link, links};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Html;
use chibo_core::study::to_make_up;
use chibo_frame::{App, Page, PageError, Right, html};
use chibo_people::roll;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "study/show.html")]
struct Show {
    page: Page,
    path: String,
    name: String,
    title: String,
    place: String,
    figures: Option<(u32, u32, String)>,
    /// Who makes it up: key, name, group.
    owing: Vec<(Uuid, String, String)>,
    papers: Vec<Link>,
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Html<String>, PageError> {
    let row = store::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let session = store::sessions(&app.db, std::slice::from_ref(&row)).await?.into_iter().next().ok_or(PageError::NotFound)?;
    let rows = roll::list_members(&app.db, row.cell_id).await?;
    let members = roll::members(rows.clone(), roll::list_movements(&app.db, row.cell_id).await?)?;
    let owing = to_make_up(&members, &session, app.today());
    let owing = rows.into_iter().filter(|row| owing.iter().any(|id| id.0 == row.id));
    html(&Show {
        papers: links(&page, &["study-report", "attendance-sheet"], id, ""),
        path: format!("/van-phong/hoc-tap/{id}"),
        name: page.t1("roll-call-study-on", "day", page.day(&row.on_day)),
        title: row.title.unwrap_or_default(),
        place: row.place.unwrap_or_default(),
        figures: (!session.marks.is_empty()).then(|| super::list::figures(&page, &members, &session)),
        owing: owing.map(|row| (row.id, row.name, row.group_name.unwrap_or_default())).collect(),
        page,
    })
}
