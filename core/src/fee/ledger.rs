//! The months that a member has left unpaid.

use super::month::Month;
use super::owed::Owed;
use alloc::vec::Vec;

/// From so many unpaid months of a year, without a reason, removal from the roll may be proposed (01-QĐ/TW, read).
pub const ARREARS_MONTHS: usize = 3;

/// **Các tháng chưa đóng.** Of months with what was owed, whether it was paid and whether there is a reason: those owed, not
/// paid, without a reason, before `now`, the month still running.
pub fn arrears(months: impl IntoIterator<Item = (Month, Owed, bool, bool)>, now: Month) -> Vec<Month> {
    let unpaid = months.into_iter().filter(|(month, owed, paid, excused)| *month < now && owed.sum() > 0 && !paid && !excused);
    unpaid.map(|(month, ..)| month).collect()
}

#[cfg(test)]
mod tests {
    use super::super::owed::Why;
    use super::*;

    #[test]
    fn only_past_months_owed_unpaid_and_without_a_reason_are_arrears() {
        let month = |n| Month::new(2026, n).unwrap();
        let months = [
            (month(3), Owed::Owes(5000), true, false),
            (month(4), Owed::Owes(5000), false, false),
            (month(5), Owed::Owes(5000), false, true),
            (month(6), Owed::Exempt(Why::Category), false, false),
            (month(7), Owed::Owes(5000), false, false),
        ];
        assert_eq!(arrears(months, month(7)), [month(4)]);
    }
}
