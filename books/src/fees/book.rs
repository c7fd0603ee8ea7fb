//! The book of fees of some months: who owes what, and what was paid.

use super::store::{self, fee_receipt};
use chibo_core::dated::{RuleKind, Version, in_force};
use chibo_core::fee::{Account, Month, Owed, Payer, Relief, Tariff, arrears, owed};
use chibo_core::member::Member;
use chibo_frame::App;
use chibo_people::{roll, rules};
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Everything that fees are reckoned from.
pub(super) struct Book {
    members: Vec<Member>,
    accounts: BTreeMap<Uuid, Account>,
    own: Vec<Version>,
    paid: BTreeMap<(Uuid, Month), fee_receipt::Model>,
    /// The first month for which fees were ever taken.
    first: Option<Month>,
}

/// One member's line of a month.
pub(super) struct Line<'a> {
    pub(super) id: Uuid,
    pub(super) name: &'a str,
    pub(super) owed: Owed,
    pub(super) receipt: Option<&'a fee_receipt::Model>,
}

impl Line<'_> {
    /// What was paid.
    pub(super) fn paid(&self) -> u64 {
        self.receipt.and_then(|receipt| u64::try_from(receipt.amount).ok()).unwrap_or(0)
    }
}

impl Book {
    /// With the receipts for the months from one to another.
    pub(super) async fn load<C: ConnectionTrait>(db: &C, cell: Uuid, from: Month, to: Month) -> anyhow::Result<Self> {
        let members = roll::members(roll::list_members(db, cell).await?, roll::list_movements(db, cell).await?)?;
        let mut accounts: BTreeMap<Uuid, Account> =
            members.iter().map(|member| (member.id.0, Account { joined: member.joined, ..Account::default() })).collect();
        for row in store::list_categories(db, cell).await? {
            let income = row.income.and_then(|income| u64::try_from(income).ok());
            let payer = Payer { from: row.valid_from, category: row.category, income };
            accounts.entry(row.member_id).or_default().payers.push(payer);
        }
        for row in store::list_reliefs(db, cell).await? {
            let relief = Relief { from: row.valid_from, to: row.valid_to, percent: u32::try_from(row.percent).unwrap_or(0) };
            accounts.entry(row.member_id).or_default().reliefs.push(relief);
        }
        let receipts = store::list_receipts(db, cell, from.first(), to.last()).await?.into_iter();
        let valid = receipts.filter(|row| row.voided_on.is_none());
        Ok(Self {
            members,
            accounts,
            own: rules::own_versions(db, cell, RuleKind::Fees).await?,
            paid: valid.map(|row| ((row.member_id, Month::of(row.month)), row)).collect(),
            first: store::first_month(db, cell).await?.map(Month::of),
        })
    }

    /// The tariff in force in a month: that of its last day, when most have been paid their pension.
    pub(super) fn tariff(&self, month: Month) -> Option<Tariff> {
        in_force(&self.own, RuleKind::Fees, month.last()).and_then(|version| Tariff::read(&version).ok())
    }

    /// What is known of a member's fees.
    pub(super) fn account(&self, id: Uuid) -> Option<&Account> {
        self.accounts.get(&id)
    }

    /// Who pays for a month: those on the roll on its last day, suspended and away ones too (assumed: the texts name no
    /// exception), and whoever paid for it. A guest pays at his own cell.
    pub(super) fn lines(&self, month: Month) -> Vec<Line<'_>> {
        let Some(tariff) = self.tariff(month) else { return Vec::new() };
        let line = |member: &'_ Member| -> Option<(Uuid, Owed)> {
            let id = member.id.0;
            let on_roll = member.standing_on(month.last()).on_roll;
            let account = self.accounts.get(&id)?;
            (on_roll || self.paid.contains_key(&(id, month))).then(|| (id, owed(&tariff, account, month)))
        };
        let lines = self.members.iter().filter_map(|member| {
            let (id, owed) = line(member)?;
            Some(Line { id, name: &member.name, owed, receipt: self.paid.get(&(id, month)) })
        });
        lines.collect()
    }

    /// The year's months of every member, each with what was owed and paid; by name.
    pub(super) fn year(&self, year: i32) -> Vec<(Uuid, &str, BTreeMap<Month, Line<'_>>)> {
        let mut rows: BTreeMap<Uuid, BTreeMap<Month, Line<'_>>> = BTreeMap::new();
        for month in Month::of_year(year) {
            for line in self.lines(month) {
                rows.entry(line.id).or_default().insert(month, line);
            }
        }
        let row = |member: &'_ Member| rows.remove(&member.id.0).map(|months| (member.id.0, months));
        let found: Vec<(Uuid, BTreeMap<Month, Line<'_>>)> = self.members.iter().filter_map(row).collect();
        found.into_iter().filter_map(|(id, months)| Some((id, months.values().next()?.name, months))).collect()
    }

    /// The months of a member's year left unpaid without a reason, since fees were first taken.
    pub(super) fn arrears(&self, id: Uuid, months: &BTreeMap<Month, Line<'_>>, now: Month) -> Vec<Month> {
        let Some(first) = self.first else { return Vec::new() };
        let late = |month| self.accounts.get(&id).and_then(|account| account.relief(month)) == Some(0);
        let since = months.iter().filter(|(month, _)| **month >= first);
        arrears(since.map(|(month, line)| (*month, line.owed, line.receipt.is_some(), late(*month))), now)
    }
}

/// **Đảng phí một năm.** What one member paid for a year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct PaidYear {
    /// Months paid.
    pub(crate) months: u64,
    /// What was paid, whole đồng.
    pub(crate) sum: u64,
    /// Months left unpaid without a reason.
    pub(crate) unpaid: u64,
}

/// What everybody paid for a year.
pub(crate) async fn paid_year(app: &App, cell: Uuid, year: i32) -> anyhow::Result<BTreeMap<Uuid, PaidYear>> {
    let (Some(first), Some(last)) = (Month::new(year, 1), Month::new(year, 12)) else { return Ok(BTreeMap::new()) };
    let book = Book::load(&app.db, cell, first, last).await?;
    let now = Month::of(app.today());
    let one = |(id, _, months): (Uuid, &str, BTreeMap<Month, Line<'_>>)| {
        let paid = months.values().filter(|line| line.receipt.is_some()).map(Line::paid);
        let unpaid = u64::try_from(book.arrears(id, &months, now).len()).unwrap_or(0);
        (
            id,
            paid.fold(PaidYear { unpaid, ..PaidYear::default() }, |all, sum| PaidYear {
                months: all.months + 1,
                sum: all.sum.saturating_add(sum),
                ..all
            }),
        )
    };
    Ok(book.year(year).into_iter().map(one).collect())
}

/// What was taken for a year, and the part passed up, whole đồng: as the yearly table has it.
pub(crate) async fn taken_in_year(app: &App, cell: Uuid, year: i32) -> anyhow::Result<(u64, u64)> {
    let (Some(first), Some(last)) = (Month::new(year, 1), Month::new(year, 12)) else { return Ok((0, 0)) };
    let book = Book::load(&app.db, cell, first, last).await?;
    let of_month = |month: Month| {
        let sum = book.lines(month).iter().map(Line::paid).sum::<u64>();
        (sum, book.tariff(month).map_or(0, |tariff| tariff.passed_up_of(sum)))
    };
    let months = Month::of_year(year).map(of_month);
    Ok(months.fold((0, 0), |(all, up), (sum, passed)| (all + sum, up + passed)))
}
