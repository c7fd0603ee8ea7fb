//! Shares as whole numbers. Nothing here rounds before it compares.

use serde::{Deserialize, Serialize};

/// **Tỷ lệ.** `numerator` of `denominator`, both counts. Compared by cross-multiplication only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// Those who count for the target.
    pub numerator: u32,
    /// All who are counted.
    pub denominator: u32,
}

impl Share {
    /// A share of two counts.
    pub const fn new(numerator: u32, denominator: u32) -> Self {
        Self { numerator, denominator }
    }

    /// The share as the threshold of a target, such as 85 of 100.
    pub const fn percent(percent: u32) -> Self {
        Self::new(percent, 100)
    }

    /// Whether this share is at least `other`. An empty share is at least nothing.
    pub fn at_least(self, other: Self) -> bool {
        self.denominator > 0 && self.cross(other) >= other.cross(self)
    }

    /// Whether this share is more than `other`.
    pub fn more_than(self, other: Self) -> bool {
        self.denominator > 0 && self.cross(other) > other.cross(self)
    }

    /// The greatest whole number that this share allows of `whole`, rounded down.
    pub fn floor_of(self, whole: u32) -> u32 {
        let product = u64::from(self.numerator) * u64::from(whole);
        u32::try_from(product.checked_div(u64::from(self.denominator)).unwrap_or(0)).unwrap_or(u32::MAX)
    }

    /// The share in ten-thousandths, rounded half up: 0.9066 is 9066. For show only. `None` of an empty share.
    pub fn ten_thousandths(self) -> Option<u32> {
        let (n, d) = (u64::from(self.numerator), u64::from(self.denominator));
        u32::try_from((n * 10_000 + d / 2).checked_div(d)?).ok()
    }

    fn cross(self, other: Self) -> u64 {
        u64::from(self.numerator) * u64::from(other.denominator)
    }
}

impl core::ops::Add for Share {
    type Output = Self;

    /// Pools two years: the counts are added, the shares are not averaged.
    fn add(self, other: Self) -> Self {
        Self::new(self.numerator + other.numerator, self.denominator + other.denominator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comparisons_are_on_whole_numbers() {
        assert!(Share::new(85, 100).at_least(Share::percent(85)));
        assert!(!Share::new(85, 100).more_than(Share::percent(85)));
        // 84.995 % shows as 85.00 % and is not 85 %.
        assert!(!Share::new(16_999, 20_000).at_least(Share::percent(85)));
        assert!(!Share::new(0, 0).at_least(Share::percent(0)));
    }

    #[test]
    fn the_cap_rounds_down() {
        assert_eq!(Share::percent(20).floor_of(103), 20);
        assert_eq!(Share::percent(20).floor_of(99), 19);
    }

    #[test]
    fn shown_with_four_decimals() {
        assert_eq!(Share::new(1116, 1231).ten_thousandths(), Some(9066));
        assert_eq!(Share::new(1, 0).ten_thousandths(), None);
    }
}
