//! The attendance sheet: everybody required, or one group with the numbers of the whole.

use super::{Book, Occasion, people, store};
use crate::papers::{month_file, rules};
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use chibo_frame::{App, Page, PageError, Right};
use chibo_paper::writing::{Column, Piece, Table, Values};
use chibo_people::papers::{Author, Choice, Gathered, Group, PaperKind, Subject};
use serde::Deserialize;
use uuid::Uuid;

/// **Danh sách điểm danh.** Its subject is a meeting or a study session; its time may name a group.
pub(crate) const ATTENDANCE_SHEET: PaperKind = PaperKind {
    name: "attendance-sheet",
    group: Group::Month,
    code: None,
    author: Author::Cell,
    rules: rules::MEETINGS,
    right: Right::SeePeople,
    wording: include_str!("../../papers/attendance-sheet.txt"),
    landscape: false,
    choices: |app, page, cell| Box::pin(choices(app, page, cell)),
    gather: |app, page, subject| Box::pin(gather(app, page, subject)),
};

/// What the address asks for.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asking {
    to: String,
}

/// The sheet to print.
pub(super) async fn pdf(
    page: Page,
    State(app): State<App>,
    occasion: Occasion,
    Query(asking): Query<Asking>,
) -> Result<Response, PageError> {
    let subject = Subject { cell: occasion.cell, id: occasion.id, period: asking.to };
    let pdf = crate::papers::pdf(&app, &page, &ATTENDANCE_SHEET, &subject).await?;
    let headers = [("content-type", "application/pdf"), ("content-disposition", "inline; filename=\"to-diem-danh.pdf\"")];
    Ok((headers, pdf).into_response())
}

/// The meetings and study sessions, the latest first.
async fn choices(app: &App, page: &Page, cell: Uuid) -> anyhow::Result<Vec<Choice>> {
    let mut found = Vec::new();
    for row in crate::meetings::list(&app.db, cell).await? {
        found.push((row.on_day, row.id, crate::meetings::title(page, &row)?));
    }
    for row in crate::study::list(&app.db, cell).await? {
        let occasion = store::of_study(row);
        found.push((occasion.on, occasion.id, occasion.name(page)));
    }
    found.sort_by_key(|(on, id, _)| std::cmp::Reverse((*on, *id)));
    let choice = |(on, id, label)| Choice { id, period: String::new(), label, file: month_file(on) };
    Ok(found.into_iter().map(choice).collect())
}

async fn gather(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let mut found = store::find(&app.db, Book::Meetings, subject.id).await?;
    if found.is_none() {
        found = store::find(&app.db, Book::Study, subject.id).await?;
    }
    let Some(occasion) = found else { return Ok(None) };
    let group = &subject.period;
    let mut table = Table::of([
        Column::right(page.t("books-col-number"), 13),
        Column::wide(page.t("books-col-name")),
        Column::centre(page.t("books-col-born"), 20),
        Column::left(page.t("books-col-group"), 28),
        Column::left(page.t("books-col-signature"), 36),
    ]);
    for person in people::on_roll(&app.db, &occasion).await? {
        let here = group.is_empty() || person.group.as_ref() == Some(group);
        if let Some(number) = person.number.filter(|_| here) {
            let born = person.birth_year.map(|year| year.to_string()).unwrap_or_default();
            table.push([number.to_string(), person.name, born, person.group.unwrap_or_default(), String::new()]);
        }
    }
    let name = occasion.name(page);
    let mut values = Values::default();
    values
        .words("cuộc họp", &name)
        .words("chuyên đề", occasion.title.clone().unwrap_or_default())
        .words("tổ đảng", group)
        .words("phải dự", table.rows.len());
    table.nothing = page.t("books-nobody-required");
    values.pieces("danh sách", [Piece::Table(table)]);
    let label = std::iter::once(name.as_str()).chain(Some(group.as_str()).filter(|group| !group.is_empty()));
    let label = label.collect::<Vec<_>>().join(", ");
    Ok(Some(Gathered { day: occasion.on, label, issuer: None, values }))
}
