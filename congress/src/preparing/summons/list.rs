//! The list of those summoned, with standing, Party group and telephone.

use crate::desk::{self, Expected};
use crate::documents::file_of;
use crate::preparing;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use chibo_core::member::Standing;
use chibo_frame::{App, Page, PageError, html};
use chibo_people::papers::in_vietnamese;
use chibo_people::roll::{self, member};
use std::collections::BTreeMap;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "preparing/summons/list.html")]
struct List {
    page: Page,
    title: String,
    path: String,
    lead: String,
    /// The congress's number, by which a letter finds it.
    number: i32,
    /// The file of the congress, in which the letters of all are made at once.
    file: String,
    rows: Vec<Row>,
}

struct Row {
    id: Uuid,
    /// The number by which the desk knows him.
    number: u32,
    name: String,
    standing: String,
    group: String,
    phone: String,
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<impl IntoResponse, PageError> {
    let congress = preparing::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let expected = desk::expected(&app.db, &congress).await?;
    let members: BTreeMap<Uuid, member::Model> =
        roll::list_members(&app.db, congress.cell_id).await?.into_iter().map(|row| (row.id, row)).collect();
    let row = |one: &Expected| {
        let kept = members.get(&one.who.member.id.0);
        let of = |field: fn(&member::Model) -> &Option<String>| kept.and_then(|row| field(row).clone()).unwrap_or_default();
        Row {
            id: one.who.member.id.0,
            number: one.number,
            name: one.called.clone(),
            standing: standing(&page, one.who.standing),
            group: of(|row| &row.group_name),
            phone: of(|row| &row.phone),
        }
    };
    let official = expected.iter().filter(|one| one.who.standing.official).count();
    html(&List {
        title: page.t1("congress-title", "number", congress.congress_number()),
        path: format!("/van-phong/dai-hoi/{id}"),
        lead: page
            .with("summons-lead", &[("all", &expected.len()), ("official", &official), ("day", &page.day(&congress.held_on))]),
        number: congress.number,
        file: file_of(&in_vietnamese(&app), &congress),
        rows: expected.iter().map(row).collect(),
        page,
    })
}

/// Where a member stands, in words.
fn standing(page: &Page, standing: Standing) -> String {
    let first = if standing.official { "standing-official" } else { "standing-probation" };
    let more = [(standing.exempt, "standing-exempt"), (standing.away, "standing-away"), (standing.suspended, "standing-suspended")];
    let words = std::iter::once(first).chain(more.into_iter().filter_map(|(holds, key)| holds.then_some(key)));
    words.map(|key| page.t(key)).collect::<Vec<_>>().join("; ")
}
