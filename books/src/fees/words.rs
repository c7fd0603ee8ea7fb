//! What is owed and what is refused, worded.

use super::actions::Refusal;
use chibo_core::fee::{Lacks, Owed, ReliefFault, Why};
use chibo_frame::{Message, Page};

/// What a relief remits, in words.
pub(super) fn percent(page: &Page, percent: i32) -> String {
    if percent == 0 { page.t("fees-relief-late") } else { page.t1("fees-relief-percent", "percent", percent) }
}

/// Why nothing is owed, or what is missing; empty where a sum is owed.
pub(super) fn owed(page: &Page, owed: Owed) -> String {
    match owed {
        Owed::Owes(_) => String::new(),
        Owed::Exempt(Why::PartyAge(years)) => page.t1("fees-exempt-age", "years", years),
        Owed::Exempt(Why::Category) => page.t("fees-exempt-category"),
        Owed::Exempt(Why::Relief) => page.t("fees-exempt-relief"),
        Owed::Unknown(Lacks::Category) => page.t("fees-lacks-category"),
        Owed::Unknown(Lacks::Income) => page.t("fees-lacks-income"),
    }
}

/// A refusal: what is wrong, the figure, the way out.
pub(super) fn message(page: &Page, refusal: &Refusal) -> Message {
    Message::new(match refusal {
        Refusal::NotThere => page.t("error-not-found"),
        Refusal::StillToCome(day) => page.t1("fees-refused-to-come", "day", page.day(day)),
        Refusal::NoReason => page.t("fees-refused-no-reason"),
        Refusal::Void => page.t("fees-refused-void"),
        Refusal::Relief(ReliefFault::EndsBeforeStart) => page.t("fees-refused-order"),
        Refusal::Relief(ReliefFault::TooLong(last)) => page.t1("fees-refused-long", "day", page.day(last)),
        Refusal::Relief(ReliefFault::Percent(percent)) => page.t1("fees-refused-percent", "percent", percent),
    })
}

/// A sum as people type it, with or without points and the word đồng.
pub(super) fn read_sum(text: &str) -> Option<u64> {
    let digits: String = text.trim().trim_end_matches(['đ', 'Đ']).chars().filter(|c| !matches!(c, '.' | ',' | ' ')).collect();
    digits.parse().ok().filter(|sum| *sum <= MOST)
}

/// More than anybody's income or fee of a month.
const MOST: u64 = 1_000_000_000_000;
