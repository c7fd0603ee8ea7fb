//! The congress's number, which goes on over the terms and is shown in Roman numerals.

use alloc::string::String;
use core::fmt;
use serde::{Deserialize, Serialize};

/// **Lần thứ.** The number of a congress: the 5th is "lần thứ V". It continues the cell's numbering; a newly founded
/// cell starts at I, and both heirs of a split continue the same number (294-QĐ/TW; facts read).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CongressNumber(pub u32);

impl CongressNumber {
    /// The first congress of a new cell.
    pub const FIRST: Self = Self(1);

    /// The congress after this one.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// In Roman numerals, as the papers write it. Numbers that Roman numerals do not have are written in digits.
    pub fn to_roman(self) -> String {
        const SIGNS: [(u32, &str); 13] = [
            (1000, "M"),
            (900, "CM"),
            (500, "D"),
            (400, "CD"),
            (100, "C"),
            (90, "XC"),
            (50, "L"),
            (40, "XL"),
            (10, "X"),
            (9, "IX"),
            (5, "V"),
            (4, "IV"),
            (1, "I"),
        ];
        if !(1..4000).contains(&self.0) {
            return alloc::format!("{}", self.0);
        }
        let mut left = self.0;
        let mut roman = String::new();
        for (value, sign) in SIGNS {
            while left >= value {
                roman.push_str(sign);
                left -= value;
            }
        }
        roman
    }
}

impl fmt::Display for CongressNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_roman())
    }
}

#[cfg(test)]
mod tests {
    use super::CongressNumber;

    #[test]
    fn roman_numerals() {
        for (number, roman) in
            [(1, "I"), (4, "IV"), (5, "V"), (6, "VI"), (9, "IX"), (14, "XIV"), (22, "XXII"), (29, "XXIX"), (1994, "MCMXCIV")]
        {
            assert_eq!(CongressNumber(number).to_roman(), roman);
        }
        assert_eq!(CongressNumber(0).to_roman(), "0");
    }
}
