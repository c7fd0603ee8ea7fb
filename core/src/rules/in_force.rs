//! The versions by date. A new one: its file, a line here, and the older one's last day.

use super::{QD_190, QD_244, RuleSet};
use crate::day::Day;

/// **Danh mục quy chế bầu cử.** Every version the product knows, oldest first.
pub static ALL: [&RuleSet; 2] = [&QD_244, &QD_190];

/// The version of this number, such as `190-QĐ/TW`.
pub fn by_name(name: &str) -> Option<&'static RuleSet> {
    ALL.into_iter().find(|rules| rules.name == name)
}

/// The version in force on `day`; `None` before the first.
pub fn on(day: Day) -> Option<&'static RuleSet> {
    ALL.into_iter().find(|rules| rules.is_in_force_on(day))
}
