//! The scale by which households are put into classes. Poor and near-poor are the State's (NĐ 07/2021/NĐ-CP Điều 3, urban areas);
//! well-off and rich have no national definition, so their lines are the place's own.

use super::HouseholdClass;
use crate::dated::{Line, LineFault, Problem, RuleKind, Version};
use crate::day::Day;
use crate::rules::Certainty;
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

/// **Thang phân loại hộ.** The classes in force, from the best-off down, each in the words of its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale(pub Vec<Step>);

/// **Bậc của thang.** One class of a scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The class.
    pub class: HouseholdClass,
    /// What it means in this scale.
    pub words: String,
    /// The highest income a person and month, in đồng, where the scale draws the line by income.
    pub most_income: Option<u64>,
}

impl Scale {
    /// Reads a version's lines: the code is the class, the value the highest income in đồng, or nothing.
    pub fn read(version: &Version) -> Result<Self, LineFault> {
        let step = |(place, line): (usize, &Line)| step(line).map_err(|problem| LineFault::at(place, problem));
        version.lines.iter().enumerate().map(step).collect::<Result<_, _>>().map(Self)
    }
}

fn step(line: &Line) -> Result<Step, Problem> {
    let class = HouseholdClass::ALL.into_iter().find(|class| class.name() == line.code).ok_or(Problem::UnknownCode)?;
    let digits: String = line.value.chars().filter(|c| !matches!(c, '.' | ' ')).collect();
    let most_income = if digits.is_empty() { None } else { Some(digits.parse().map_err(|_| Problem::NotWhole)?) };
    Ok(Step { class, words: line.words.clone().into_owned(), most_income })
}

/// The State's urban standard to the end of 2026 (amounts remembered, the extension read), and from 2027 (read).
pub(crate) fn versions() -> Vec<Version> {
    let (until_2026, from_2027) = (Day::from_ymd_opt(2026, 12, 31), Day::from_ymd_opt(2027, 1, 1).unwrap_or(Day::MAX));
    let from_2022 = Day::from_ymd_opt(2022, 1, 1).unwrap_or(Day::MIN);
    alloc::vec![
        version("NĐ 07/2021/NĐ-CP (27/01/2021), NĐ 30/2025/NĐ-CP", (from_2022, until_2026), Certainty::Remembered, "2.000.000"),
        version("Chuẩn nghèo 2027-2030", (from_2027, None), Certainty::Read, "2.800.000"),
    ]
}

fn version(instrument: &'static str, days: (Day, Option<Day>), certainty: Certainty, income: &'static str) -> Version {
    let line = |class: HouseholdClass, words, value| Line { code: Cow::Borrowed(class.name()), words, value: Cow::Borrowed(value) };
    let own = |class, words| line(class, Cow::Borrowed(words), "");
    Version {
        kind: RuleKind::HouseholdScale,
        instrument: Cow::Borrowed(instrument),
        valid_from: days.0,
        valid_to: days.1,
        certainty,
        lines: alloc::vec![
            own(HouseholdClass::Rich, "Giàu (địa phương bình xét)"),
            own(HouseholdClass::WellOff, "Khá (địa phương bình xét)"),
            own(HouseholdClass::Average, "Trung bình"),
            line(HouseholdClass::NearPoor, Cow::Borrowed("Cận nghèo: thu nhập không quá mức, thiếu dưới 3 chỉ số"), income),
            line(HouseholdClass::Poor, Cow::Borrowed("Nghèo: thu nhập không quá mức, thiếu từ 3 chỉ số"), income),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dated::in_force;
    use crate::day::parse_day;

    #[test]
    fn the_states_line_is_found_by_day() {
        let line = |day: &str| {
            let version = in_force(&[], RuleKind::HouseholdScale, parse_day(day).unwrap()).unwrap();
            Scale::read(&version).unwrap().0.last().unwrap().most_income
        };
        assert_eq!((line("31/12/2026"), line("1/1/2027")), (Some(2_000_000), Some(2_800_000)));
        assert_eq!(in_force(&[], RuleKind::HouseholdScale, parse_day("31/12/2021").unwrap()), None);
    }

    #[test]
    fn a_line_that_is_no_class_or_no_amount_is_refused_with_its_place() {
        let mut version = versions().remove(0);
        version.lines[1].code = Cow::Borrowed("middling");
        assert_eq!(Scale::read(&version), Err(LineFault::at(1, Problem::UnknownCode)));
        let mut version = versions().remove(0);
        version.lines[4].value = Cow::Borrowed("hai triệu");
        assert_eq!(Scale::read(&version), Err(LineFault::at(4, Problem::NotWhole)));
    }
}
