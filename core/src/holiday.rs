//! Holidays as dated data: which days are no working days, whatever their weekday.
//!
//! A day without a year comes back every year, and where it falls on a weekend the working day after it is free (Bộ luật Lao
//! động 2019, Điều 111 khoản 3: remembered). A day or a span with its year holds as it is written.

use crate::dated::{Line, LineFault, Problem, RuleKind, Version};
use crate::day::{Day, parse_day};
use crate::rules::Certainty;
use alloc::borrow::Cow;
use alloc::vec::Vec;
use chrono::{Datelike, Weekday};

/// The longest span of one line, in days.
const LONGEST: i64 = 31;

/// **Ngày nghỉ lễ.** The days off that one version names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holidays {
    /// Month and day, every year.
    yearly: Vec<(u32, u32)>,
    /// First and last day.
    spans: Vec<(Day, Day)>,
}

impl Holidays {
    /// What the version's lines say: `2/9`, `27/4/2026` or `14/2/2026 - 22/2/2026`.
    pub fn read(version: &Version) -> Result<Self, LineFault> {
        let mut holidays = Self::default();
        for (place, line) in version.lines.iter().enumerate() {
            holidays.take(line.value.trim()).map_err(|problem| LineFault::at(place, problem))?;
        }
        Ok(holidays)
    }

    fn take(&mut self, text: &str) -> Result<(), Problem> {
        if text.is_empty() {
            return Err(Problem::NoValue);
        }
        if let Some(every_year) = month_and_day(text) {
            self.yearly.push(every_year);
            return Ok(());
        }
        let (first, last) = span(text).ok_or(Problem::NotDay)?;
        if last < first {
            return Err(Problem::EndsBeforeStart);
        }
        if (last - first).num_days() >= LONGEST {
            return Err(Problem::Outside(1, LONGEST));
        }
        self.spans.push((first, last));
        Ok(())
    }

    /// Whether it is a day off by its own name or in place of a holiday on a weekend.
    pub fn is_off(&self, day: Day) -> bool {
        self.is_named(day) || self.in_place(day.year()).contains(&day)
    }

    fn is_named(&self, day: Day) -> bool {
        self.yearly.contains(&(day.month(), day.day())) || self.spans.iter().any(|(first, last)| (*first..=*last).contains(&day))
    }

    /// The working days that are free because a yearly holiday fell on a weekend.
    fn in_place(&self, year: i32) -> Vec<Day> {
        let mut lost: Vec<Day> = self.yearly.iter().filter_map(|(month, day)| Day::from_ymd_opt(year, *month, *day)).collect();
        lost.retain(|day| is_weekend(*day));
        lost.sort_unstable();
        let mut given: Vec<Day> = Vec::new();
        for day in lost {
            let free = day.iter_days().take(14).find(|next| !is_weekend(*next) && !self.is_named(*next) && !given.contains(next));
            given.extend(free);
        }
        given
    }
}

/// Saturday or Sunday.
pub(crate) fn is_weekend(day: Day) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// `2/9`, which comes back every year; 29 February does not.
fn month_and_day(text: &str) -> Option<(u32, u32)> {
    let (day, month) = text.split_once(['/', '.'])?;
    let (day, month) = (day.trim().parse().ok()?, month.trim().parse().ok()?);
    Day::from_ymd_opt(2001, month, day).map(|_| (month, day))
}

/// A day, or two with a dash between them.
fn span(text: &str) -> Option<(Day, Day)> {
    if let Some(day) = parse_day(text) {
        return Some((day, day));
    }
    let (first, last) = text.split_once(['–', '-'])?;
    Some((parse_day(first)?, parse_day(last)?))
}

/// The versions that the product brings. The days of Tết and of the Hùng Kings follow the moon and are announced year by
/// year: those until 2026 are remembered; later years are the secretary's to add.
pub fn versions() -> Vec<Version> {
    let of = |from: i32, to: Option<i32>, lines: &[(&'static str, &'static str, &'static str)]| Version {
        kind: RuleKind::Holidays,
        instrument: Cow::Borrowed("Bộ luật Lao động 2019, Điều 112; thông báo nghỉ lễ, Tết hằng năm"),
        valid_from: crate::day::year_start(from),
        valid_to: to.map(crate::day::year_end),
        certainty: Certainty::Remembered,
        lines: YEARLY.iter().chain(lines).map(|(code, words, value)| line(code, words, value)).collect(),
    };
    alloc::vec![of(2021, Some(2025), &UNTIL_2025), of(2026, None, &FROM_2026)]
}

fn line(code: &'static str, words: &'static str, value: &'static str) -> Line {
    Line { code: Cow::Borrowed(code), words: Cow::Borrowed(words), value: Cow::Borrowed(value) }
}

const YEARLY: [(&str, &str, &str); 4] = [
    ("new-year", "Tết Dương lịch", "1/1"),
    ("reunification", "Ngày Chiến thắng", "30/4"),
    ("labour", "Ngày Quốc tế lao động", "1/5"),
    ("national", "Quốc khánh", "2/9"),
];

const UNTIL_2025: [(&str, &str, &str); 17] = [
    ("tet-2021", "Tết Tân Sửu", "10/2/2021 - 16/2/2021"),
    ("hung-2021", "Giỗ Tổ Hùng Vương", "21/4/2021"),
    ("national-2021", "Quốc khánh, ngày liền kề", "3/9/2021"),
    ("tet-2022", "Tết Nhâm Dần", "31/1/2022 - 4/2/2022"),
    ("hung-2022", "Giỗ Tổ Hùng Vương, nghỉ bù", "11/4/2022"),
    ("national-2022", "Quốc khánh, ngày liền kề", "1/9/2022"),
    ("tet-2023", "Tết Quý Mão", "20/1/2023 - 26/1/2023"),
    ("hung-2023", "Giỗ Tổ Hùng Vương, nghỉ bù", "3/5/2023"),
    ("national-2023", "Quốc khánh, ngày liền kề", "1/9/2023"),
    ("tet-2024", "Tết Giáp Thìn", "8/2/2024 - 14/2/2024"),
    ("hung-2024", "Giỗ Tổ Hùng Vương", "18/4/2024"),
    ("swap-2024", "Hoán đổi ngày làm việc", "29/4/2024"),
    ("national-2024", "Quốc khánh, ngày liền kề", "3/9/2024"),
    ("tet-2025", "Tết Ất Tỵ", "25/1/2025 - 2/2/2025"),
    ("hung-2025", "Giỗ Tổ Hùng Vương", "7/4/2025"),
    ("swap-2025", "Hoán đổi ngày làm việc", "2/5/2025"),
    ("national-2025", "Quốc khánh, ngày liền kề", "1/9/2025"),
];

const FROM_2026: [(&str, &str, &str); 4] = [
    ("culture", "Ngày Văn hóa Việt Nam (chủ trương của NQ 80-NQ/TW; cần đối chiếu)", "24/11"),
    ("tet-2026", "Tết Bính Ngọ", "14/2/2026 - 22/2/2026"),
    ("hung-2026", "Giỗ Tổ Hùng Vương, nghỉ bù", "27/4/2026"),
    ("national-2026", "Quốc khánh, ngày liền kề", "1/9/2026"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        parse_day(text).unwrap()
    }

    fn of(values: &[&'static str]) -> Result<Holidays, LineFault> {
        let [first, _] = <[Version; 2]>::try_from(versions()).unwrap();
        let lines = values.iter().map(|value| line("x", "Nghỉ", value)).collect();
        Holidays::read(&Version { lines, ..first })
    }

    #[test]
    fn what_the_product_brings_can_be_read_and_gives_the_known_days_off() {
        let read: Vec<Holidays> = versions().iter().map(|version| Holidays::read(version).unwrap()).collect();
        // 30 April 2023 was a Sunday: 2 May was free, and 3 May for the Hùng Kings.
        for text in ["1/1/2021", "2/1/2023", "2/5/2023", "3/5/2023", "4/9/2023", "3/9/2024", "31/1/2025"] {
            assert!(read[0].is_off(day(text)), "{text}");
        }
        for text in ["3/1/2023", "4/5/2023", "5/9/2023", "4/9/2024", "3/2/2025"] {
            assert!(!read[0].is_off(day(text)), "{text}");
        }
        assert!(read[1].is_off(day("24/11/2026")) && read[1].is_off(day("27/4/2026")) && !read[1].is_off(day("28/4/2026")));
    }

    #[test]
    fn two_holidays_on_one_weekend_free_two_days() {
        let holidays = of(&["30/4", "1/5"]).unwrap();
        let off = |text| holidays.is_off(day(text));
        assert!(off("30/4/2022") && off("1/5/2022") && off("2/5/2022") && off("3/5/2022") && !off("4/5/2022"));
    }

    #[test]
    fn a_line_that_is_no_day_is_refused_with_its_place() {
        let refused = |values: &[&'static str]| of(values).unwrap_err();
        assert_eq!(refused(&["1/1", "31/2"]), LineFault::at(1, Problem::NotDay));
        assert_eq!(refused(&["29/2"]), LineFault::at(0, Problem::NotDay));
        assert_eq!(refused(&[" "]), LineFault::at(0, Problem::NoValue));
        assert_eq!(refused(&["5/2/2027 - 1/2/2027"]), LineFault::at(0, Problem::EndsBeforeStart));
        assert_eq!(refused(&["1/1/2027 – 1/2/2027"]), LineFault::at(0, Problem::Outside(1, 31)));
    }
}
