//! What is done to the sheets: one transaction each, recorded.

use super::sheet::{self, Books, Mark, MonthMarks};
use super::store::{self, four_goods_month, four_goods_year};
use chibo_core::day::{Day, year_end};
use chibo_core::four_goods::{Ballot, Criterion};
use chibo_frame::{App, record};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What is written of a year.
#[derive(Debug, Clone, Default)]
pub struct YearSheet {
    /// The day of registration.
    pub registered_on: Option<Day>,
    /// Points by the criterion's code; a criterion without any follows its months.
    pub scores: BTreeMap<String, u32>,
    /// The cell's vote on its sheet.
    pub ballot: Option<(Day, Ballot)>,
    /// What the superior decided: recognised or not, the decision's number and day.
    pub decision: Option<(bool, String, Day)>,
}

/// The last day of a month, by which its criteria are chosen.
fn month_end(year: i32, month: u32) -> Day {
    let next = if month == 12 { None } else { Day::from_ymd_opt(year, month + 1, 1) };
    next.and_then(|day| day.pred_opt()).unwrap_or_else(|| year_end(year))
}

/// The criteria of a month: those it was filled under, or those in force at its end.
pub(super) async fn criteria_of(app: &App, cell: Uuid, year: i32, month: u32) -> anyhow::Result<Vec<Criterion>> {
    match store::find_month(&app.db, cell, year, i32::try_from(month)?).await? {
        Some(row) => Ok(serde_json::from_str(&row.criteria)?),
        None => sheet::in_force(&app.db, cell, month_end(year, month)).await,
    }
}

/// Writes a month's sheet.
pub async fn save_month(
    app: &App,
    account: Option<Uuid>,
    cell: Uuid,
    year: i32,
    month: u32,
    marks: &MonthMarks,
) -> anyhow::Result<()> {
    let criteria = serde_json::to_string(&criteria_of(app, cell, year, month).await?)?;
    let tx = app.begin().await?;
    let act = record::begin(app, &tx, account, "save_four_goods_month", &(year, month)).await?;
    let month = i32::try_from(month)?;
    let standing = store::find_month(&tx, cell, year, month).await?;
    let row = four_goods_month::Model { cell_id: cell, year, month, criteria, marks: serde_json::to_string(marks)? };
    record::put::<four_goods_month::Entity>(app, &tx, &act, standing, row).await?;
    tx.commit().await?;
    Ok(())
}

/// Writes a month's sheet from the books; what they do not answer is met, but for what is `typed` otherwise.
pub async fn fill_month(
    app: &App,
    account: Option<Uuid>,
    cell: Uuid,
    year: i32,
    month: u32,
    typed: &MonthMarks,
) -> anyhow::Result<()> {
    let books = Books::of(&app.db, cell).await?;
    let mark = |criterion: Criterion| {
        let answer = books.answer(&criterion, year, month, app.today()).and_then(|answer| answer.met);
        let met = if criterion.source.is_some() { answer } else { Some(true) };
        let mark = typed.get(&criterion.code).cloned().unwrap_or(Mark { met, note: String::new() });
        (criterion.code, mark)
    };
    let marks = criteria_of(app, cell, year, month).await?.into_iter().map(mark).collect();
    save_month(app, account, cell, year, month, &marks).await
}

/// Writes a year's own sheet.
pub async fn save_year(app: &App, account: Option<Uuid>, cell: Uuid, year: i32, wanted: &YearSheet) -> anyhow::Result<()> {
    let criteria = serde_json::to_string(&sheet::sheets(&app.db, cell, year).await?.criteria)?;
    let tx = app.begin().await?;
    let act = record::begin(app, &tx, account, "save_four_goods_year", &year).await?;
    let standing = store::find_year(&tx, cell, year).await?;
    let whole = |n: u32| i32::try_from(n);
    let ballot = wanted.ballot.map(|(_, ballot)| ballot);
    let row = four_goods_year::Model {
        cell_id: cell,
        year,
        criteria,
        registered_on: wanted.registered_on,
        scores: serde_json::to_string(&wanted.scores)?,
        voted_on: wanted.ballot.map(|(on, _)| on),
        base: ballot.map(|ballot| whole(ballot.base)).transpose()?,
        agree: ballot.map(|ballot| whole(ballot.agree)).transpose()?,
        disagree: ballot.map(|ballot| whole(ballot.disagree)).transpose()?,
        recognised: wanted.decision.as_ref().map(|(recognised, ..)| *recognised),
        decision_no: wanted.decision.as_ref().map(|(_, number, _)| number.clone()),
        decided_on: wanted.decision.as_ref().map(|(.., on)| *on),
    };
    record::put::<four_goods_year::Entity>(app, &tx, &act, standing, row).await?;
    tx.commit().await?;
    Ok(())
}
