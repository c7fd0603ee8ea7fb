//! Shares as whole numbers. Nothing here rounds before it compares.

use alloc::format;
use alloc::string::String;
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

    /// The least whole number that is at least this share of `whole`.
    pub fn ceil_of(self, whole: u32) -> u32 {
        let product = u64::from(self.numerator) * u64::from(whole);
        let up = product.checked_next_multiple_of(u64::from(self.denominator)).unwrap_or(0);
        u32::try_from(up.checked_div(u64::from(self.denominator)).unwrap_or(0)).unwrap_or(u32::MAX)
    }

    /// Reads a percentage as people write it: `85`, `85,5` or `85.5%`. Exact: no more than four decimals.
    pub fn from_percent(text: &str) -> Option<Self> {
        let share = Self::from_decimal(text.trim().trim_end_matches('%').trim_end())?;
        (share.denominator <= 10_000).then(|| Self::new(share.numerator, share.denominator * 100))
    }

    /// The share in ten-thousandths, rounded half up: 0.9066 is 9066. For show only. `None` of an empty share.
    pub fn ten_thousandths(self) -> Option<u32> {
        let (n, d) = (u64::from(self.numerator), u64::from(self.denominator));
        u32::try_from((n * 10_000 + d / 2).checked_div(d)?).ok()
    }

    /// Reads `0.85`, `0,85` or `1` as a share. Exact: no more than six decimals, no sign, no exponent.
    pub fn from_decimal(text: &str) -> Option<Self> {
        let (whole, part) = text.trim().split_once(['.', ',']).unwrap_or((text.trim(), ""));
        let digits = format!("{whole}{part}");
        let is_plain = !whole.is_empty() && part.len() <= 6 && digits.bytes().all(|b| b.is_ascii_digit());
        let places = u32::try_from(part.len()).ok()?;
        is_plain.then(|| Some(Self::new(digits.parse().ok()?, 10u32.pow(places))))?
    }

    /// The share as a decimal with the fewest places, `0.85`. `None` where no six places are exact.
    pub fn to_decimal(self) -> Option<String> {
        let (n, d) = (u64::from(self.numerator), u64::from(self.denominator));
        let places = (0..=6).find(|places| (n * 10u64.pow(*places)).checked_rem(d) == Some(0))?;
        let scale = 10u64.pow(places);
        let scaled = n * scale / d;
        let (whole, part) = (scaled / scale, scaled % scale);
        Some(if places == 0 { format!("{whole}") } else { format!("{whole}.{part:0width$}", width = places as usize) })
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

/// A share in data as decimal text, `"0.85"`: what is written is what is compared, digit by digit.
pub mod decimal {
    use super::Share;
    use alloc::string::String;
    use serde::de::Error as _;
    use serde::ser::Error as _;
    use serde::{Deserialize, Deserializer, Serializer};

    /// Writes the share, if six places suffice.
    pub fn serialize<S: Serializer>(share: &Share, serializer: S) -> Result<S::Ok, S::Error> {
        let text = share.to_decimal().ok_or_else(|| S::Error::custom("a share without an exact decimal"))?;
        serializer.serialize_str(&text)
    }

    /// Reads decimal text. A number of the file is turned into text at the edge, where it is read.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Share, D::Error> {
        let text = String::deserialize(deserializer)?;
        Share::from_decimal(&text).ok_or_else(|| D::Error::custom("not a decimal such as \"0.85\""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_read_and_written_exactly() {
        assert_eq!(Share::from_decimal("0.85"), Some(Share::percent(85)));
        assert_eq!(Share::from_decimal("0,9"), Some(Share::new(9, 10)));
        assert_eq!(Share::from_decimal("1"), Some(Share::new(1, 1)));
        for text in ["", ".", "-1", "+1", "1e3", "0.1.2", "0.1234567", "85%", ".5", "99999999999"] {
            assert_eq!(Share::from_decimal(text), None, "{text}");
        }
        for text in ["0", "0.05", "0.85", "1", "12.125"] {
            assert_eq!(Share::from_decimal(text).and_then(Share::to_decimal).as_deref(), Some(text));
        }
        assert_eq!(Share::percent(100).to_decimal().as_deref(), Some("1"));
        assert_eq!(Share::new(2, 3).to_decimal(), None);
        assert_eq!(Share::new(1, 0).to_decimal(), None);
    }

    #[test]
    fn a_percentage_is_read_as_people_write_it() {
        for (text, share) in [("85", "0.85"), ("85,5", "0.855"), (" 85.25 % ", "0.8525"), ("100%", "1"), ("0", "0")] {
            assert_eq!(Share::from_percent(text).and_then(Share::to_decimal).as_deref(), Some(share), "{text}");
        }
        for text in ["", "%", "-1", "85,12345", "tám mươi"] {
            assert_eq!(Share::from_percent(text), None, "{text}");
        }
    }

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
        assert_eq!(Share::percent(20).ceil_of(99), 20);
        assert_eq!(Share::percent(20).ceil_of(100), 20);
        assert_eq!(Share::percent(20).ceil_of(0), 0);
        assert_eq!(Share::new(1, 0).ceil_of(5), 0);
    }

    #[test]
    fn shown_with_four_decimals() {
        assert_eq!(Share::new(1116, 1231).ten_thousandths(), Some(9066));
        assert_eq!(Share::new(1, 0).ten_thousandths(), None);
    }
}
