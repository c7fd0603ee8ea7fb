//! What one version of the fee rules says: a rate for each category of payer, and the figures that go with them.

use crate::dated::{Line, LineFault, Problem, Version};
use crate::exact::Share;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// **Mức đóng.** How a fee is reckoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rate {
    /// A share of the income, in ten-thousandths.
    OfIncome(u32),
    /// A share of the regional minimum wage, in ten-thousandths.
    OfMinimumWage(u32),
    /// So many đồng.
    Flat(u64),
    /// Miễn.
    Exempt,
}

/// **Diện đóng đảng phí.** A category of payer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// What it is known by in the records.
    pub code: String,
    /// What people read.
    pub words: String,
    /// Its rate.
    pub rate: Rate,
}

/// **Biểu mức đảng phí.** One version of the rules, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tariff {
    /// The categories, in order.
    pub categories: Vec<Category>,
    /// The minimum wage of the cell's region, đồng a month.
    pub minimum_wage: Option<u64>,
    /// Fees are rounded to a multiple of so many đồng.
    pub rounding: u64,
    /// The share passed up, in ten-thousandths.
    pub passed_up: u32,
    /// From so many years of Party age nothing is owed.
    pub exempt_years: Option<i32>,
}

/// How values of a rate may be written.
const FORMS: &[&str] = &["1% thu nhập", "0,2% lương tối thiểu", "5000 đồng", "miễn"];

/// The regions of the minimum wage, by the codes of their lines.
const REGIONS: [(&str, &str); 4] = [("I", "wage-1"), ("II", "wage-2"), ("III", "wage-3"), ("IV", "wage-4")];

impl Tariff {
    /// What the version's lines say. The lines `region`, `wage-1` to `wage-4`, `rounding`, `passed-up` and `exempt-years` are
    /// figures; every other line is a category.
    pub fn read(version: &Version) -> Result<Self, LineFault> {
        let mut tariff = Self { categories: Vec::new(), minimum_wage: None, rounding: 1, passed_up: 0, exempt_years: None };
        let mut wages: Vec<(&str, u64)> = Vec::new();
        let mut region = None;
        for (place, line) in version.lines.iter().enumerate() {
            let fault = |problem| LineFault::at(place, problem);
            let value = line.value.trim();
            match line.code.as_ref() {
                "rounding" => tariff.rounding = amount(value).filter(|step| *step > 0).ok_or_else(|| fault(Problem::NotWhole))?,
                "passed-up" => tariff.passed_up = percent(value).ok_or_else(|| fault(Problem::NotShare))?,
                "exempt-years" => {
                    tariff.exempt_years = Some(value.parse().map_err(|_| fault(Problem::NotWhole))?);
                }
                "region" => {
                    let found = REGIONS.iter().find(|(name, _)| *name == value);
                    let code = found.ok_or_else(|| fault(Problem::NotOneOf(&["I", "II", "III", "IV"])))?.1;
                    region = Some(code);
                }
                code if REGIONS.iter().any(|(_, wage)| *wage == code) => {
                    wages.push((code, amount(value).ok_or_else(|| fault(Problem::NotWhole))?));
                }
                _ => tariff.categories.push(category(line).ok_or_else(|| fault(Problem::NotOneOf(FORMS)))?),
            }
        }
        tariff.minimum_wage = region.and_then(|code| wages.iter().find(|(wage, _)| *wage == code)).map(|(_, wage)| *wage);
        let needs_wage = tariff.categories.iter().any(|category| matches!(category.rate, Rate::OfMinimumWage(_)));
        if needs_wage && tariff.minimum_wage.is_none() {
            return Err(LineFault::at(version.lines.len(), Problem::Missing("region")));
        }
        Ok(tariff)
    }

    /// A category by its code.
    pub fn category(&self, code: &str) -> Option<&Category> {
        self.categories.iter().find(|category| category.code == code)
    }

    /// An exact sum, given in millionths of a đồng, rounded once, halves up, to the tariff's multiple.
    pub fn round(&self, millionths: u128) -> u64 {
        let step = u128::from(self.rounding) * 1_000_000;
        u64::try_from((millionths + step / 2) / step * u128::from(self.rounding)).unwrap_or(u64::MAX)
    }

    /// The part of a sum that is passed up, in whole đồng, rounded down.
    pub fn passed_up_of(&self, sum: u64) -> u64 {
        u64::try_from(u128::from(sum) * u128::from(self.passed_up) / 10_000).unwrap_or(u64::MAX)
    }
}

fn category(line: &Line) -> Option<Category> {
    Some(Category { code: line.code.to_string(), words: line.words.to_string(), rate: rate(line.value.trim())? })
}

fn rate(value: &str) -> Option<Rate> {
    if value == "miễn" {
        return Some(Rate::Exempt);
    }
    if let Some(share) = value.strip_suffix("thu nhập") {
        return percent(share).map(Rate::OfIncome);
    }
    if let Some(share) = value.strip_suffix("lương tối thiểu") {
        return percent(share).map(Rate::OfMinimumWage);
    }
    value.strip_suffix("đồng").and_then(amount).map(Rate::Flat)
}

/// `0,5%` in ten-thousandths.
fn percent(text: &str) -> Option<u32> {
    let text = text.trim().strip_suffix('%')?.trim();
    Share::from_percent(text)?.ten_thousandths().filter(|share| *share <= 10_000)
}

/// `5.310.000`, `5310000` or `5310000 đồng`.
fn amount(text: &str) -> Option<u64> {
    let digits: String = text.trim().trim_end_matches("đồng").chars().filter(|c| !matches!(c, '.' | ' ')).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::super::versions::versions;
    use super::*;

    #[test]
    fn every_version_brought_along_can_be_read() {
        let read: Vec<Tariff> = versions().iter().map(|version| Tariff::read(version).unwrap()).collect();
        assert_eq!(read.len(), 3);
        let rate = |at: usize, code: &str| read[at].category(code).map(|category| category.rate);
        assert_eq!(rate(0, "pension"), Some(Rate::OfIncome(50)));
        assert_eq!(rate(1, "none-working"), Some(Rate::OfMinimumWage(30)));
        assert_eq!(rate(2, "none-working"), Some(Rate::OfMinimumWage(50)));
        assert_eq!((rate(1, "student"), rate(1, "poor")), (Some(Rate::Flat(5000)), Some(Rate::Exempt)));
        assert_eq!((read[0].passed_up_of(100_001), read[0].exempt_years), (70_000, None));
        assert_eq!(read[1].exempt_years, Some(50));
    }

    #[test]
    fn a_line_that_cannot_be_read_is_named() {
        let mut version = versions().remove(1);
        let place = version.lines.iter().position(|line| line.code == "pension").unwrap();
        version.lines[place].value = "nửa phần trăm".into();
        assert_eq!(Tariff::read(&version).unwrap_err().line, place);
        let mut version = versions().remove(1);
        version.lines.retain(|line| line.code != "region");
        assert_eq!(Tariff::read(&version).unwrap_err().problem, Problem::Missing("region"));
    }
}
