//! The attendance sheet as PDF: everybody required, or one group with the numbers of the whole.

use super::{Occasion, people};
use anyhow::Context;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use chibo_frame::{App, Lang, Message, Page, PageError};
use chibo_paper::documents::attendance_sheet::{AttendanceSheet, Row};
use chibo_paper::documents::{Fault, render};
use chibo_people::units;
use serde::Deserialize;

/// What the address asks for.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asking {
    to: String,
}

pub(super) async fn pdf(
    page: Page,
    State(app): State<App>,
    occasion: Occasion,
    Query(asking): Query<Asking>,
) -> Result<Response, PageError> {
    let facts = facts(&app, &occasion, &asking.to).await?;
    match tokio::task::spawn_blocking(move || render(&facts)).await.context("set an attendance sheet")? {
        Ok(pdf) => {
            let headers = [("content-type", "application/pdf"), ("content-disposition", "inline; filename=\"to-diem-danh.pdf\"")];
            Ok((headers, pdf).into_response())
        }
        Err(Fault::Letter(letter)) => {
            let message = Message::new(page.t1("roll-call-letter", "letter", letter)).remedy(page.t("roll-call-letter-remedy"));
            Err(PageError::Refused(message))
        }
        Err(fault) => Err(PageError::Fault(fault.into())),
    }
}

/// Papers are in Vietnamese, whoever asks for them.
async fn facts(app: &App, occasion: &Occasion, group: &str) -> anyhow::Result<AttendanceSheet> {
    let page = Page::open(app.words.clone(), Lang::Vi, "", app.demo);
    let cell = units::name_on(&app.db, occasion.cell, occasion.on).await?;
    let ward = units::superiors_on(&app.db, occasion.cell, occasion.on).await?.into_iter().next();
    let people = people::on_roll(&app.db, occasion).await?.into_iter();
    let rows = people.filter(|person| group.is_empty() || person.group.as_deref() == Some(group)).filter_map(|person| {
        Some(Row {
            number: person.number?,
            birth_year: person.birth_year.map(|year| year.to_string()).unwrap_or_default(),
            name: person.name,
            group: person.group.unwrap_or_default(),
        })
    });
    let subject = occasion.title.iter().map(String::as_str).chain(Some(group).filter(|group| !group.is_empty()));
    Ok(AttendanceSheet {
        superior: ward.map(|ward| units::committee_of(&ward).to_uppercase()),
        issuer: cell.to_uppercase(),
        day: occasion.on,
        abstract_line: std::iter::once(occasion.name(&page).as_str()).chain(subject).collect::<Vec<_>>().join(". "),
        rows: rows.collect(),
    })
}
