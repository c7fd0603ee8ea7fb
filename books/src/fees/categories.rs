//! In which category each member pays, all of them on one page, from a month on.

use super::actions;
use super::book::Book;
use super::words::read_sum;
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::fee::{Month, Rate};
use chibo_frame::{App, Page, PageError, html, see_other};
use chibo_people::units;
use serde::Deserialize;
use std::collections::BTreeMap;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "fees/categories.html")]
struct Categories {
    page: Page,
    month: Month,
    choices: Vec<(String, String)>,
    rows: Vec<Row>,
    wrong: bool,
}

struct Row {
    id: Uuid,
    name: String,
    category: String,
    income: String,
    wrong: bool,
}

/// The month from which it holds.
#[derive(Deserialize, Default)]
pub(super) struct Asked {
    #[serde(default)]
    thang: String,
}

pub(super) async fn show(page: Page, State(app): State<App>, Query(asked): Query<Asked>) -> Result<Html<String>, PageError> {
    let month = Month::parse(&asked.thang).unwrap_or(Month::of(app.today()));
    render(page, &app, month, None).await
}

/// Field → what was typed.
type Sent = BTreeMap<String, String>;

async fn render(page: Page, app: &App, month: Month, sent: Option<&Sent>) -> Result<Html<String>, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let book = Book::load(&app.db, cell.id, month, month).await?;
    let tariff = book.tariff(month).ok_or(PageError::NotFound)?;
    let choices = tariff.categories.iter().map(|category| (category.code.clone(), category.words.clone())).collect();
    let row = |line: super::book::Line<'_>| {
        let payer = book.account(line.id).and_then(|account| account.payer(month));
        let field = |name: &str| sent.and_then(|sent| sent.get(&format!("{name}-{}", line.id)).cloned());
        let income = payer.and_then(|payer| payer.income).map(|income| page.number(&income)).unwrap_or_default();
        let income = field("income").unwrap_or(income);
        Row {
            id: line.id,
            name: line.name.to_owned(),
            category: field("category").unwrap_or_else(|| payer.map(|payer| payer.category.clone()).unwrap_or_default()),
            wrong: !income.trim().is_empty() && read_sum(&income).is_none(),
            income,
        }
    };
    let rows: Vec<Row> = book.lines(month).into_iter().map(row).collect();
    html(&Categories { month, choices, wrong: rows.iter().any(|row| row.wrong), rows, page })
}

pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let sent: Sent = values.into_iter().collect();
    let month = sent.get("month").and_then(|text| Month::parse(text)).ok_or(PageError::NotFound)?;
    let book = Book::load(&app.db, cell.id, month, month).await?;
    let tariff = book.tariff(month).ok_or(PageError::NotFound)?;
    let mut typed = Vec::new();
    for (name, category) in &sent {
        let Some(id) = name.strip_prefix("category-").and_then(|id| id.parse::<Uuid>().ok()) else { continue };
        let Some(known) = tariff.category(category) else { continue };
        let income = sent.get(&format!("income-{id}")).map_or("", |text| text.trim());
        let sum = read_sum(income);
        if sum.is_none() && !income.is_empty() {
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, &app, month, Some(&sent)).await?).into_response());
        }
        typed.push((id, category.clone(), sum.filter(|_| matches!(known.rate, Rate::OfIncome(_)))));
    }
    actions::set_categories(&app, page.account()?, cell.id, month, &typed).await?;
    Ok(see_other(&format!("/van-phong/dang-phi?thang={month}")))
}
