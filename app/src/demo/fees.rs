//! Party fees: in which category everybody pays since 2025, and the last two whole months collected but for a few members.

use super::rooms::Hands;
use anyhow::Context;
use chibo_books::fees::{self, CategoryTyped};
use chibo_core::dated::RuleKind;
use chibo_core::day::full_years;
use chibo_core::fee::{Account, Month, Payer, Tariff, owed};
use chibo_frame::App;
use chibo_people::roll::{self, member};
use chibo_people::rules;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What people of an occupation live on: the category's code and the monthly income in đồng. Everybody else has no wage.
const INCOMES: [(&str, &str, u64); 6] = [
    ("Hưu trí", "pension", 5_200_000),
    ("Bộ đội nghỉ hưu", "pension", 8_400_000),
    ("Y tá", "wage", 9_000_000),
    ("Giáo viên", "wage", 11_500_000),
    ("Cán bộ phường", "wage", 8_700_000),
    ("Công nhân mỏ", "wage", 16_000_000),
];

/// The months from which the categories hold: the cell's book begins; the rules of February 2026 have other categories for
/// those without a wage.
const STARTS: [(i32, u32); 2] = [(2025, 1), (2026, 2)];

/// From this age on those who worked draw a pension.
const RETIRED: i32 = 60;

/// One of so many has not paid for the last month yet.
const UNPAID: usize = 20;

pub(super) async fn fill(app: &App, hands: &Hands) -> anyhow::Result<()> {
    for from in starts() {
        let typed: Vec<CategoryTyped> = hands.members.iter().map(|row| category(row, from)).collect();
        fees::set_categories(app, hands.secretary, hands.cell, from, &typed).await?;
    }
    let this = Month::of(app.today()).first();
    for (back, unpaid) in [(2, None), (1, Some(UNPAID))] {
        let month = Month::of(this - chrono::Months::new(back));
        let sums = sums(app, hands, month, unpaid).await?;
        fees::collect(app, hands.secretary, hands.cell, month, month.last(), &sums).await??;
    }
    Ok(())
}

fn starts() -> impl DoubleEndedIterator<Item = Month> {
    STARTS.into_iter().filter_map(|(year, month)| Month::new(year, month))
}

fn category(row: &member::Model, from: Month) -> CategoryTyped {
    let age = row.birth.and_then(|birth| full_years(birth, from.first())).unwrap_or(0);
    let living = INCOMES.iter().find(|(job, ..)| row.job.as_deref() == Some(job));
    let (code, income) = match living {
        Some((_, "wage", income)) if age >= RETIRED => ("pension", Some(income / 2)),
        Some((_, code, income)) => (*code, Some(*income)),
        None if starts().next() == Some(from) => ("none", None),
        None if age >= RETIRED => ("none-retired", None),
        None => ("none-working", None),
    };
    (row.id, code.to_owned(), income)
}

/// What everybody on the roll owes for a month, as the page proposes it.
async fn sums(app: &App, hands: &Hands, month: Month, unpaid: Option<usize>) -> anyhow::Result<BTreeMap<Uuid, u64>> {
    let version = rules::in_force(&app.db, hands.cell, RuleKind::Fees, month.last()).await?.context("no fee rules")?;
    let tariff = Tariff::read(&version).map_err(|fault| anyhow::anyhow!("the fee rules cannot be read: {fault:?}"))?;
    let from = starts().rfind(|from| *from <= month).context("a month before the cell's book of fees")?;
    let roll = roll::roll_of(app, hands.cell, month.last()).await?;
    let paying = roll.people.iter().enumerate().filter(|(place, _)| unpaid.is_none_or(|every| place % every != 7));
    let mut sums = BTreeMap::new();
    for (_, person) in paying {
        let row = hands.members.iter().find(|row| row.id == person.id).context("a member of the roll")?;
        let (_, category, income) = category(row, from);
        let payer = Payer { from: from.first(), category, income };
        let account = Account { joined: row.joined, payers: vec![payer], ..Account::default() };
        sums.insert(row.id, owed(&tariff, &account, month).sum());
    }
    Ok(sums)
}
