//! What is done to the book of fees: one transaction each, recorded.

use super::book::Book;
use super::store::{self, fee_category, fee_receipt, fee_relief};
use chibo_core::day::Day;
use chibo_core::fee::{Month, Relief, ReliefFault, check_relief};
use chibo_frame::{App, record};
use chrono::Datelike;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Why the book is not changed as asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is no such receipt.
    #[error("there is no such receipt")]
    NotThere,
    /// Money is taken on a day still to come.
    #[error("{0} is still to come")]
    StillToCome(Day),
    /// A void receipt needs a reason.
    #[error("no reason is given")]
    NoReason,
    /// It is void already.
    #[error("the receipt is void already")]
    Void,
    /// The relief cannot be granted so.
    #[error(transparent)]
    Relief(#[from] ReliefFault),
}

/// Takes the fees of a month: member → đồng. Whoever has paid for it already, owes nothing that is known, or gives nothing is
/// passed over. Gives how many receipts were written.
pub async fn collect(
    app: &App,
    account: Uuid,
    cell: Uuid,
    month: Month,
    paid_on: Day,
    sums: &BTreeMap<Uuid, u64>,
) -> anyhow::Result<Result<u32, Refusal>> {
    if paid_on > app.today() {
        return Ok(Err(Refusal::StillToCome(paid_on)));
    }
    let tx = app.begin().await?;
    let book = Book::load(&tx, cell, month, month).await?;
    let year = paid_on.year();
    let mut number = store::last_number(&tx, cell, year).await?;
    let mut rows = Vec::new();
    for line in book.lines(month).into_iter().filter(|line| line.receipt.is_none()) {
        let Some(sum) = sums.get(&line.id).filter(|sum| **sum > 0) else { continue };
        number += 1;
        rows.push(fee_receipt::Model {
            id: app.new_id(),
            cell_id: cell,
            member_id: line.id,
            month: month.first(),
            amount: i64::try_from(*sum)?,
            paid_on,
            year,
            number,
            voided_on: None,
            void_reason: None,
        });
    }
    let written = u32::try_from(rows.len())?;
    if written > 0 {
        let act = record::begin(app, &tx, Some(account), "fee-collect", &month.to_string()).await?;
        let difference = record::difference::<fee_receipt::Entity>(&[], rows);
        record::save::<fee_receipt::Entity>(app, &tx, &act, difference).await?;
        tx.commit().await?;
    }
    Ok(Ok(written))
}

/// Makes a receipt void; its number stays taken.
pub async fn void(app: &App, account: Uuid, id: Uuid, reason: &str) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let Some(standing) = store::find_receipt(&tx, id).await? else { return Ok(Err(Refusal::NotThere)) };
    if standing.voided_on.is_some() {
        return Ok(Err(Refusal::Void));
    }
    if reason.trim().is_empty() {
        return Ok(Err(Refusal::NoReason));
    }
    let wanted =
        fee_receipt::Model { voided_on: Some(app.today()), void_reason: Some(reason.trim().to_owned()), ..standing.clone() };
    let act = record::begin(app, &tx, Some(account), "fee-void", &id).await?;
    record::put::<fee_receipt::Entity>(app, &tx, &act, Some(standing), wanted).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// **Xếp diện.** A member's category as it was typed: its code and the monthly income.
pub type CategoryTyped = (Uuid, String, Option<u64>);

/// Sets the categories of members from a month on; whose does not change is left alone.
pub async fn set_categories(app: &App, account: Uuid, cell: Uuid, from: Month, typed: &[CategoryTyped]) -> anyhow::Result<u32> {
    let tx = app.begin().await?;
    let book = Book::load(&tx, cell, from, from).await?;
    let standing = store::list_categories(&tx, cell).await?;
    let mut wanted = Vec::new();
    for (member_id, category, income) in typed {
        let Some(account) = book.account(*member_id) else { continue };
        let same = account.payer(from).is_some_and(|payer| payer.category == *category && payer.income == *income);
        if !same {
            let income = income.map(i64::try_from).transpose()?;
            wanted.push(fee_category::Model {
                member_id: *member_id,
                valid_from: from.first(),
                category: category.clone(),
                income,
            });
        }
    }
    let count = u32::try_from(wanted.len())?;
    if count > 0 {
        let act = record::begin(app, &tx, Some(account), "fee-categories", &from.to_string()).await?;
        let difference = record::difference::<fee_category::Entity>(&standing, wanted);
        record::save::<fee_category::Entity>(app, &tx, &act, difference).await?;
        tx.commit().await?;
    }
    Ok(count)
}

/// Grants a relief.
pub async fn relieve(
    app: &App,
    account: Uuid,
    member_id: Uuid,
    relief: Relief,
    decision: Option<String>,
) -> anyhow::Result<Result<(), Refusal>> {
    if let Err(fault) = check_relief(&relief) {
        return Ok(Err(fault.into()));
    }
    let tx = app.begin().await?;
    let row = fee_relief::Model {
        id: app.new_id(),
        member_id,
        percent: i32::try_from(relief.percent)?,
        valid_from: relief.from,
        valid_to: relief.to,
        decision,
    };
    let act = record::begin(app, &tx, Some(account), "fee-relief", &row.id).await?;
    record::put::<fee_relief::Entity>(app, &tx, &act, None, row).await?;
    tx.commit().await?;
    Ok(Ok(()))
}
