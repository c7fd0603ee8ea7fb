//! The plan of a year for developing the Party: who is on the way and how far, who becomes official in the year.

use super::case::Ground;
use super::store;
use super::words;
use crate::papers::{coming_years, dotted, rules};
use chibo_core::admission::Stage;
use chibo_core::day::{year_end, year_start};
use chibo_frame::{App, Page, Right};
use chibo_paper::writing::{Column, Piece, Table, Values};
use chibo_people::papers::{Author, Gathered, Group, PaperKind, Subject};
use chibo_people::roll;
use chrono::{Datelike, Months};

/// **Kế hoạch phát triển đảng viên năm.**
pub(super) const DEVELOPMENT_PLAN_YEAR: PaperKind = PaperKind {
    name: "development-plan-year",
    group: Group::Year,
    code: Some("KH"),
    author: Author::Cell,
    rules: rules::STATUTE,
    right: Right::SeePeople,
    wording: include_str!("../../papers/development-plan-year.txt"),
    landscape: false,
    choices: |app, _, cell| Box::pin(coming_years(app, cell)),
    gather: |app, page, subject| Box::pin(gather(app, page, subject)),
};

async fn gather(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let Some(year) = subject.year() else { return Ok(None) };
    let first = year_start(year);
    let ground = Ground::load(&app.db, subject.cell, app.today()).await?;
    let mut table = Table::of([
        Column::right(page.t("books-col-number"), 10),
        Column::wide(page.t("books-col-name")),
        Column::centre(page.t("books-col-born"), 16),
        Column::left(page.t("admissions-stage"), 38),
        Column::left(page.t("books-col-helpers"), 40),
        Column::left(page.t("books-col-planned"), 24),
    ]);
    let mut number = 0;
    for row in store::list(&app.db, subject.cell).await? {
        let stage = ground.case(&row).stage();
        // Who was admitted before the year is no longer to be developed in it.
        if stage == Stage::Official || row.admitted_on.is_some_and(|day| day < first) {
            continue;
        }
        number += 1;
        let born = row.birth.map(|day| day.year().to_string()).unwrap_or_default();
        let helpers = row.helpers.as_deref().unwrap_or_default().lines().collect::<Vec<_>>().join(", ");
        table.push([format!("{number}"), row.name, born, words::stage(page, stage), helpers, String::new()]);
    }
    let mut values = Values::default();
    values
        .words("năm kế hoạch", year)
        .words("số nguồn", number)
        .words("chỉ tiêu kết nạp", dotted(None))
        .pieces("danh sách nguồn", [Piece::Table(table)])
        .pieces("đảng viên dự bị", due_to_be_official(app, page, subject, year).await?);
    Ok(Some(Gathered { day: app.today().min(first), label: year.to_string(), issuer: None, values }))
}

/// Who has been on probation for twelve months within the year.
async fn due_to_be_official(app: &App, page: &Page, subject: &Subject, year: i32) -> anyhow::Result<Vec<Piece>> {
    let (first, last) = (year_start(year), year_end(year));
    let people = roll::roll_of(app, subject.cell, app.today().min(last)).await?.people.into_iter();
    let due = people.filter(|person| !person.official).filter_map(|person| {
        let day = person.joined?.checked_add_months(Months::new(12))?;
        (day >= first && day <= last)
            .then(|| page.with("admissions-due-official", &[("name", &person.name), ("day", &page.day(&day))]))
    });
    Ok(due.map(Piece::bullet).collect())
}
