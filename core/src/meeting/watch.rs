//! What is watched of the meetings of a year: their length, the papers before them, months and quarters that lack one.

use super::{MeetingKind, MeetingRules, on};
use crate::day::{Day, quarter, year_end, year_start};
use crate::rules::Cited;
use alloc::vec::Vec;
use chrono::{Datelike, Months};

/// **Buổi sinh hoạt.** What a sitting holds: a thematic one may take the regular meeting with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sitting {
    /// Regular or thematic.
    pub kind: MeetingKind,
    /// **Chuyên đề kết hợp thường kỳ.** A thematic meeting that is the month's regular one too.
    pub with_regular: bool,
}

/// **Thời lượng.** How long a meeting lasted, or is planned to, beside what is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Length {
    /// Minutes.
    pub minutes: u32,
    /// At least so many, by the guidance of the day.
    pub least: Cited<u32>,
}

impl Length {
    /// Whether it is long enough.
    pub fn is_enough(&self) -> bool {
        self.minutes >= self.least.value
    }
}

/// The length of a sitting on `day`; none where no guidance of that day is known.
pub fn length(day: Day, sitting: Sitting, minutes: u32) -> Option<Length> {
    on(day).map(|rules| Length { minutes, least: rules.least_minutes(sitting) })
}

/// The days asked for, where the papers of a meeting went out too late under the guidance of its day.
pub fn papers_late(meeting: Day, papers: Day) -> Option<Cited<u32>> {
    let asked = on(meeting)?.papers_days?;
    ((meeting - papers).num_days() < i64::from(asked.value)).then_some(asked)
}

/// **Quý chưa có sinh hoạt chuyên đề.** The quarters of a year that lack a thematic meeting by `today`: each that has begun,
/// with whether it is over. The quarters before the book's first meeting are not asked for.
pub fn quarters_without_thematic(meetings: &[(Day, MeetingKind)], year: i32, today: Day) -> Vec<(u32, bool)> {
    let Some(first) = meetings.iter().map(|(day, _)| *day).min() else { return Vec::new() };
    let held = |q: u32| {
        let here = meetings.iter().filter(|(day, kind)| *kind == MeetingKind::Thematic && day.year() == year && quarter(*day) == q);
        u32::try_from(here.count()).unwrap_or(u32::MAX)
    };
    let quarters = (1..=4).filter_map(|q| Some((q, Day::from_ymd_opt(year, q * 3 - 2, 1)?)));
    let asked = quarters.filter_map(|(q, start)| {
        let next = start.checked_add_months(Months::new(3))?;
        let rules: &MeetingRules = on(start)?;
        let is_due = start <= today && first < next && held(q) < rules.thematic_a_quarter.value;
        is_due.then_some((q, next <= today))
    });
    asked.collect()
}

/// **Tháng không sinh hoạt.** The months of a year, wholly past and not before the book's first meeting, in which no meeting
/// stands (Điều lệ Đảng, Điều 24: once a month).
pub fn months_without(meetings: &[Day], year: i32, today: Day) -> Vec<u32> {
    let Some(first) = meetings.iter().min().copied() else { return Vec::new() };
    let held = |month: u32| meetings.iter().any(|day| (day.year(), day.month()) == (year, month));
    let is_past = |month: u32| {
        let start = year_start(year).checked_add_months(Months::new(month - 1));
        start.and_then(|start| start.checked_add_months(Months::new(1))).is_some_and(|next| first < next && next <= today)
    };
    if year_end(year) < first {
        return Vec::new();
    }
    (1..=12).filter(|month| is_past(*month) && !held(*month)).collect()
}

#[cfg(test)]
mod tests {
    use super::MeetingKind::{Regular, Thematic};
    use super::*;
    use crate::day::parse_day;

    fn day(text: &str) -> Day {
        parse_day(text).unwrap()
    }

    #[test]
    fn a_theme_and_the_regular_meeting_together_take_120_minutes_since_guidance_42() {
        let both = Sitting { kind: Thematic, with_regular: true };
        let least = |on: &str| length(day(on), both, 100).map(|length| (length.least.value, length.is_enough()));
        assert_eq!(least("3/10/2025"), Some((90, true)), "under HD 12");
        assert_eq!(least("3/11/2025"), Some((120, false)), "under HD 42");
        assert_eq!(least("3/1/2018"), None);
        let alone = Sitting { kind: Thematic, with_regular: false };
        assert_eq!(length(day("3/11/2025"), alone, 89).map(|length| length.is_enough()), Some(false));
    }

    #[test]
    fn papers_go_out_a_day_before_since_guidance_42() {
        let late = |meeting: &str, papers: &str| papers_late(day(meeting), day(papers)).is_some();
        assert!(late("3/11/2025", "3/11/2025") && !late("3/11/2025", "2/11/2025") && !late("3/10/2025", "3/10/2025"));
    }

    #[test]
    fn a_quarter_asks_for_its_theme_from_its_first_day() {
        let book = [(day("3/5/2024"), Regular), (day("3/6/2024"), Thematic), (day("3/8/2024"), Regular)];
        let lacking = |today: &str| quarters_without_thematic(&book, 2024, day(today));
        assert_eq!(lacking("30/6/2024"), []);
        assert_eq!(lacking("1/7/2024"), [(3, false)]);
        assert_eq!(lacking("1/10/2024"), [(3, true), (4, false)]);
        assert_eq!(quarters_without_thematic(&book, 2023, day("1/1/2025")), []);
        assert_eq!(quarters_without_thematic(&[], 2024, day("1/1/2025")), []);
    }

    #[test]
    fn a_month_is_missed_once_it_is_past() {
        let book = [day("3/5/2024"), day("3/7/2024")];
        assert_eq!(months_without(&book, 2024, day("31/8/2024")), [6]);
        assert_eq!(months_without(&book, 2024, day("1/9/2024")), [6, 8]);
        assert!(months_without(&book, 2023, day("1/9/2024")).is_empty());
        assert!(months_without(&[], 2024, day("1/9/2024")).is_empty());
    }
}
