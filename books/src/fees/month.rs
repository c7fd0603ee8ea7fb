//! The fees of a month: what everybody owes, filled in; all paid, then the exceptions.

use super::actions;
use super::book::{Book, Line};
use super::words::{self, read_sum};
use crate::papers::{Link, links};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::fee::{Month, Owed};
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Message, Page, PageError, Right, html, see_other};
use chibo_people::units;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "fees/month.html")]
struct Show {
    page: Page,
    month: Month,
    rows: Vec<Row>,
    owed: u64,
    paid: u64,
    up: u64,
    unknown: usize,
    open: usize,
    paid_on: Field,
    keeps: bool,
    papers: Vec<Link>,
}

struct Row {
    id: Uuid,
    name: String,
    says: String,
    owed: u64,
    sum: String,
    ticked: bool,
    wrong: bool,
    receipt: Option<(Uuid, i32, u64)>,
}

/// The month that is looked at.
#[derive(Deserialize, Default)]
pub(super) struct Asked {
    #[serde(default)]
    thang: String,
}

pub(super) async fn show(page: Page, State(app): State<App>, Query(asked): Query<Asked>) -> Result<Html<String>, PageError> {
    let month = Month::parse(&asked.thang).unwrap_or(Month::of(app.today()));
    let typed = Typed::standing([("paid_on", page.day(&app.today()))]);
    render(page, &app, month, &typed, None).await
}

/// What was typed into the rows: who is ticked, and the sums as they were written.
struct Rows {
    ticked: BTreeSet<Uuid>,
    sums: BTreeMap<Uuid, String>,
}

impl Rows {
    fn of(values: &[(String, String)]) -> Self {
        let id = |text: &str| text.parse::<Uuid>().ok();
        Self {
            ticked: values.iter().filter(|(name, _)| name == "paid").filter_map(|(_, value)| id(value)).collect(),
            sums: values.iter().filter_map(|(name, value)| Some((id(name.strip_prefix("sum-")?)?, value.clone()))).collect(),
        }
    }

    /// The sums of those ticked; none where one of them is no sum.
    fn read(&self) -> Option<BTreeMap<Uuid, u64>> {
        self.ticked.iter().map(|id| Some((*id, read_sum(self.sums.get(id)?)?))).collect()
    }
}

async fn render(page: Page, app: &App, month: Month, typed: &Typed, rows: Option<&Rows>) -> Result<Html<String>, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let book = Book::load(&app.db, cell.id, month, month).await?;
    let lines = book.lines(month);
    let paid = lines.iter().map(Line::paid).sum();
    html(&Show {
        month,
        owed: lines.iter().map(|line| line.owed.sum()).sum(),
        paid,
        up: book.tariff(month).map_or(0, |tariff| tariff.passed_up_of(paid)),
        unknown: lines.iter().filter(|line| matches!(line.owed, Owed::Unknown(_))).count(),
        open: lines.iter().filter(|line| line.receipt.is_none() && line.owed.sum() > 0).count(),
        rows: lines.iter().map(|line| row(&page, line, rows)).collect(),
        paid_on: typed.text(&page, "paid_on", "fees-paid-on"),
        keeps: page.may(Right::KeepRecords),
        papers: links(&page, &["fee-list"], cell.id, &format!("{}-{:02}", month.year(), month.number())),
        page,
    })
}

fn row(page: &Page, line: &Line<'_>, typed: Option<&Rows>) -> Row {
    let sum = line.owed.sum();
    let written = typed.and_then(|rows| rows.sums.get(&line.id)).cloned();
    let ticked = typed.map_or(sum > 0, |rows| rows.ticked.contains(&line.id));
    Row {
        id: line.id,
        name: line.name.to_owned(),
        says: words::owed(page, line.owed),
        owed: sum,
        wrong: ticked && written.as_deref().is_some_and(|text| read_sum(text).is_none()),
        sum: written.unwrap_or_else(|| page.number(&sum)),
        ticked,
        receipt: line.receipt.map(|row| (row.id, row.number, u64::try_from(row.amount).unwrap_or(0))),
    }
}

pub(super) async fn collect(
    page: Page,
    State(app): State<App>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let rows = Rows::of(&values);
    let mut typed = Typed::new(values);
    let month = Month::parse(typed.value("month")).ok_or(PageError::NotFound)?;
    if let (Some(paid_on), Some(sums)) = (typed.day(&page, "paid_on"), rows.read()) {
        match actions::collect(&app, page.account()?, cell.id, month, paid_on, &sums).await? {
            Ok(_) => return Ok(see_other(&format!("/van-phong/dang-phi?thang={month}"))),
            Err(refusal) => typed.refuse("paid_on", words::message(&page, &refusal)),
        }
    }
    if rows.read().is_none() {
        typed.refuse("paid_on", Message::new(page.t("fees-refused-sum")));
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, &app, month, &typed, Some(&rows)).await?).into_response())
}
