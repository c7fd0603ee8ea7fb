//! What one member owes for one month.

use super::month::Month;
use super::tariff::{Rate, Tariff};
use crate::day::{Day, full_years};
use alloc::string::String;
use alloc::vec::Vec;
use chrono::Months;

/// **Diện của một đảng viên từ một ngày.**
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payer {
    /// From this day, until the next.
    pub from: Day,
    /// The category's code.
    pub category: String,
    /// The monthly income that the rate is reckoned from, in đồng, where the category needs one.
    pub income: Option<u64>,
}

/// **Miễn, giảm, cho đóng chậm.** On application, by a decision, for at most twelve months.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relief {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// The percentage that is remitted; 0 where he may only pay late.
    pub percent: u32,
}

/// The longest that a relief may run, in months (01-QĐ/TW, read).
pub const RELIEF_MONTHS: u32 = 12;

/// What a relief may not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReliefFault {
    /// It ends before it starts.
    #[error("ends before it starts")]
    EndsBeforeStart,
    /// It runs for more than twelve months: its last possible day.
    #[error("longer than twelve months: {0} at the latest")]
    TooLong(Day),
    /// More than the whole.
    #[error("{0} % is none of 0, 30, 50, 70, 100")]
    Percent(u32),
}

/// Whether a relief may be granted so: 30, 50, 70 or 100 %, or 0 to pay late (01-QĐ/TW, read).
pub fn check_relief(relief: &Relief) -> Result<(), ReliefFault> {
    if ![0, 30, 50, 70, 100].contains(&relief.percent) {
        return Err(ReliefFault::Percent(relief.percent));
    }
    if relief.to < relief.from {
        return Err(ReliefFault::EndsBeforeStart);
    }
    let over = relief.from.checked_add_months(Months::new(RELIEF_MONTHS)).unwrap_or(Day::MAX);
    if relief.to < over { Ok(()) } else { Err(ReliefFault::TooLong(over.pred_opt().unwrap_or(over))) }
}

/// **Căn cứ thu đảng phí của một đảng viên.**
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Account {
    /// Party age counts from this day.
    pub joined: Option<Day>,
    /// The categories, each from its day.
    pub payers: Vec<Payer>,
    /// The reliefs.
    pub reliefs: Vec<Relief>,
}

/// Why nothing is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// So many years of Party age.
    PartyAge(i32),
    /// The category owes nothing.
    Category,
    /// The whole is remitted.
    Relief,
}

/// What is missing before a fee can be reckoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lacks {
    /// He is in no category of the tariff in force.
    Category,
    /// The category needs an income.
    Income,
}

/// **Mức phải đóng.** What is owed for a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owed {
    /// So many đồng.
    Owes(u64),
    /// Nothing, and why.
    Exempt(Why),
    /// It cannot be told.
    Unknown(Lacks),
}

impl Owed {
    /// The sum, nought where nothing is owed or none can be told.
    pub fn sum(self) -> u64 {
        match self {
            Self::Owes(sum) => sum,
            Self::Exempt(_) | Self::Unknown(_) => 0,
        }
    }
}

impl Account {
    /// The category that holds in a month: the last that began by its last day.
    pub fn payer(&self, month: Month) -> Option<&Payer> {
        self.payers.iter().filter(|payer| payer.from <= month.last()).max_by_key(|payer| payer.from)
    }

    /// The percentage remitted in a month: the greatest of the reliefs that touch its first day; none if there is none.
    pub fn relief(&self, month: Month) -> Option<u32> {
        let running = self.reliefs.iter().filter(|relief| relief.from <= month.last() && month.first() <= relief.to);
        running.map(|relief| relief.percent).max()
    }
}

/// A whole, in ten-thousandths.
const WHOLE: u32 = 10_000;

/// What is owed for a month under the tariff in force in it.
pub fn owed(tariff: &Tariff, account: &Account, month: Month) -> Owed {
    let age = account.joined.and_then(|joined| full_years(joined, month.last()));
    if let (Some(age), Some(least)) = (age, tariff.exempt_years)
        && age >= least
    {
        return Owed::Exempt(Why::PartyAge(age));
    }
    let Some(payer) = account.payer(month) else { return Owed::Unknown(Lacks::Category) };
    let Some(category) = tariff.category(&payer.category) else { return Owed::Unknown(Lacks::Category) };
    let (base, share) = match (category.rate, payer.income) {
        (Rate::Exempt, _) => return Owed::Exempt(Why::Category),
        (Rate::Flat(sum), _) => (sum, WHOLE),
        (Rate::OfMinimumWage(share), _) => (tariff.minimum_wage.unwrap_or(0), share),
        (Rate::OfIncome(share), Some(income)) => (income, share),
        (Rate::OfIncome(_), None) => return Owed::Unknown(Lacks::Income),
    };
    match account.relief(month).unwrap_or(0) {
        percent if percent >= 100 => Owed::Exempt(Why::Relief),
        percent => Owed::Owes(tariff.round(u128::from(base) * u128::from(share) * u128::from(100 - percent))),
    }
}

#[cfg(test)]
mod tests {
    use super::super::versions::versions;
    use super::*;
    use crate::day::parse_day;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        parse_day(text).unwrap()
    }

    fn tariff(at: usize) -> Tariff {
        Tariff::read(&versions()[at]).unwrap()
    }

    fn payer(category: &str, income: Option<u64>) -> Account {
        let payers = [Payer { from: day("1/1/2020"), category: category.into(), income }].into();
        Account { joined: parse_day("3/2/1990"), payers, reliefs: Vec::new() }
    }

    fn month(text: &str) -> Month {
        Month::parse(text).unwrap()
    }

    #[test]
    fn the_published_examples_come_out() {
        let june = month("6/2026");
        assert_eq!(owed(&tariff(1), &payer("none-retired", None), june), Owed::Owes(10_620));
        assert_eq!(owed(&tariff(1), &payer("none-working", None), june), Owed::Owes(15_930));
        assert_eq!(owed(&tariff(1), &payer("pension", Some(7_345_678)), june), Owed::Owes(36_728));
        assert_eq!(owed(&tariff(1), &payer("pension", None), june), Owed::Unknown(Lacks::Income));
        assert_eq!(owed(&tariff(1), &payer("poor", None), june), Owed::Exempt(Why::Category));
        assert_eq!(owed(&tariff(1), &payer("none", None), june), Owed::Unknown(Lacks::Category), "a category of the old rule");
        assert_eq!(owed(&tariff(1), &Account::default(), june), Owed::Unknown(Lacks::Category));
        assert_eq!(owed(&tariff(1), &payer("wage", Some(9_123_456)), june), Owed::Owes(91_235), "91,234.56 is rounded once");
        let rounded = Tariff { rounding: 1000, ..tariff(1) };
        assert_eq!(owed(&rounded, &payer("none-working", None), june), Owed::Owes(16_000));
    }

    #[test]
    fn fifty_years_in_the_party_owe_nothing_from_the_month_they_are_full() {
        let account = Account { joined: parse_day("20/3/1976"), ..payer("pension", Some(1_000_000)) };
        assert_eq!(owed(&tariff(1), &account, month("2/2026")), Owed::Owes(5000));
        assert_eq!(owed(&tariff(1), &account, month("3/2026")), Owed::Exempt(Why::PartyAge(50)));
        assert_eq!(owed(&tariff(0), &account, month("3/2026")), Owed::Owes(5000), "not under 342-QĐ/TW");
    }

    #[test]
    fn the_last_category_and_the_running_relief_hold() {
        let mut account = payer("wage", Some(10_000_000));
        account.payers.push(Payer { from: day("15/6/2026"), category: "pension".into(), income: Some(6_000_000) });
        account.reliefs.push(Relief { from: day("1/8/2026"), to: day("31/12/2026"), percent: 30 });
        account.reliefs.push(Relief { from: day("1/10/2026"), to: day("31/10/2026"), percent: 100 });
        let of = |text: &str| owed(&tariff(1), &account, month(text));
        assert_eq!([of("5/2026"), of("6/2026"), of("8/2026")], [Owed::Owes(100_000), Owed::Owes(30_000), Owed::Owes(21_000)]);
        assert_eq!((of("10/2026"), of("1/2027")), (Owed::Exempt(Why::Relief), Owed::Owes(30_000)));
    }

    #[test]
    fn a_relief_runs_for_twelve_months_at_most() {
        let relief = |to: &str, percent| check_relief(&Relief { from: day("1/3/2026"), to: day(to), percent });
        assert_eq!(relief("28/2/2027", 50), Ok(()));
        assert_eq!(relief("1/3/2027", 50), Err(ReliefFault::TooLong(day("28/2/2027"))));
        assert_eq!(relief("28/2/2026", 50), Err(ReliefFault::EndsBeforeStart));
        assert_eq!(relief("1/4/2026", 40), Err(ReliefFault::Percent(40)));
    }

    proptest! {
        #[test]
        fn more_income_never_owes_less_and_relief_never_more(a in 0_u64..u64::MAX / 2, b in 0_u64..1_000_000_000, percent in 0_u32..100) {
            let june = month("6/2026");
            let mut account = payer("wage", Some(a));
            let less = owed(&tariff(1), &account, june).sum();
            account.payers[0].income = Some(a + b);
            let more = owed(&tariff(1), &account, june).sum();
            prop_assert!(less <= more);
            account.reliefs.push(Relief { from: june.first(), to: june.last(), percent });
            prop_assert!(owed(&tariff(1), &account, june).sum() <= more);
        }

        #[test]
        fn rounding_moves_a_sum_by_half_a_step_at_most(sum in 0_u64..1_000_000_000, rounding in 1_u64..10_000) {
            let rounded = Tariff { rounding, ..tariff(1) }.round(u128::from(sum) * 1_000_000);
            prop_assert!(rounded.is_multiple_of(rounding) && rounded.abs_diff(sum) * 2 <= rounding);
        }
    }
}
