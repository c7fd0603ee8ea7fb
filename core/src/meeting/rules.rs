//! What the guidance on meetings fixes, by its days: an old meeting keeps the guidance of its day.

use super::{MeetingKind, Sitting};
use crate::day::Day;
use crate::rules::{Certainty, Cited};

/// **Hướng dẫn về sinh hoạt chi bộ.** One version: the numbers that meetings are held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MeetingRules {
    /// **Số, ký hiệu.** The instrument's number and day.
    pub name: &'static str,
    /// The first day in force.
    pub valid_from: Day,
    /// The first day no longer in force; `None` while it is.
    pub valid_to: Option<Day>,
    /// **Thời lượng tối thiểu.** A meeting lasts at least this many minutes.
    pub minutes: Cited<u32>,
    /// At least this many where a theme and the regular meeting stand in one sitting; `None` where the version does not say.
    pub minutes_together: Option<Cited<u32>>,
    /// **Sinh hoạt chuyên đề.** At least this many a quarter.
    pub thematic_a_quarter: Cited<u32>,
    /// **Gửi tài liệu trước.** Papers go out at least this many days before; `None` where the version does not say.
    pub papers_days: Option<Cited<u32>>,
    /// **Tỷ lệ dự họp.** A good meeting has more than this percentage of those required.
    pub attendance_percent: Cited<u32>,
}

/// **Hướng dẫn 12-HD/BTCTW.** From 6 July 2018.
pub static HD_12: MeetingRules = MeetingRules {
    name: "12-HD/BTCTW (6/7/2018)",
    valid_from: day(2018, 7, 6),
    valid_to: Some(day(2025, 10, 28)),
    // Read.
    minutes: Cited {
        value: 90, article: "12-HD/BTCTW (2018), khung tiêu chí một buổi sinh hoạt", certainty: Certainty::Read
    },
    minutes_together: None,
    // Read in a provincial rule; the central text is remembered.
    thematic_a_quarter: Cited { value: 1, article: "12-HD/BTCTW (2018)", certainty: Certainty::Remembered },
    papers_days: None,
    // Read.
    attendance_percent: Cited {
        value: 85,
        article: "12-HD/BTCTW (2018), khung tiêu chí một buổi sinh hoạt",
        certainty: Certainty::Read,
    },
};

/// **Hướng dẫn 42-HD/BTCTW.** From 28 October 2025, with Chỉ thị 50-CT/TW of 23 July 2025. No successor is known.
pub static HD_42: MeetingRules = MeetingRules {
    name: "42-HD/BTCTW (28/10/2025)",
    valid_from: day(2025, 10, 28),
    valid_to: None,
    // Read: 90, and 120 in one sitting; the superior may set less for small cells.
    minutes: Cited { value: 90, article: "42-HD/BTCTW (2025)", certainty: Certainty::Read },
    minutes_together: Some(Cited { value: 120, article: "42-HD/BTCTW (2025)", certainty: Certainty::Read }),
    thematic_a_quarter: Cited { value: 1, article: "42-HD/BTCTW (2025)", certainty: Certainty::Remembered },
    // Read: in the electronic handbook.
    papers_days: Some(Cited { value: 1, article: "42-HD/BTCTW (2025)", certainty: Certainty::Read }),
    // The frame of 2018; whether 42 keeps it was not read.
    attendance_percent: Cited { value: 85, article: "12-HD/BTCTW (2018), khung tiêu chí", certainty: Certainty::Open },
};

/// The version in force on `day`; none before the first that is known.
pub fn on(day: Day) -> Option<&'static MeetingRules> {
    [&HD_12, &HD_42].into_iter().find(|rules| rules.valid_from <= day && rules.valid_to.is_none_or(|end| day < end))
}

/// **Ngày sinh hoạt thường kỳ.** The day of the month on which every cell meets (Chỉ thị 50-CT/TW): the 3rd, from 23 July
/// 2025. Before, each place had its own.
pub fn fixed_day(on: Day) -> Option<Cited<u32>> {
    let cited = Cited { value: 3, article: "Chỉ thị 50-CT/TW (23/7/2025)", certainty: Certainty::Read };
    (on >= day(2025, 7, 23)).then_some(cited)
}

impl MeetingRules {
    /// The fewest minutes of such a sitting.
    pub fn least_minutes(&self, sitting: Sitting) -> Cited<u32> {
        let together = sitting.kind == MeetingKind::Thematic && sitting.with_regular;
        self.minutes_together.filter(|_| together).unwrap_or(self.minutes)
    }
}

/// A day of the calendar; a test sees to it.
const fn day(year: i32, month: u32, day: u32) -> Day {
    match Day::from_ymd_opt(year, month, day) {
        Some(day) => day,
        None => Day::MAX,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::parse_day;

    #[test]
    fn an_old_meeting_keeps_the_guidance_of_its_day() {
        let name = |text: &str| on(parse_day(text).unwrap()).map(|rules| rules.name);
        assert_eq!(name("5/7/2018"), None);
        assert_eq!(name("6/7/2018"), Some(HD_12.name));
        assert_eq!(name("27/10/2025"), Some(HD_12.name));
        assert_eq!(name("28/10/2025"), Some(HD_42.name));
        assert!(HD_42.valid_from < Day::MAX && HD_12.valid_to == Some(HD_42.valid_from));
    }

    #[test]
    fn the_third_of_the_month_holds_since_directive_50() {
        let fixed = |text: &str| fixed_day(parse_day(text).unwrap()).map(|cited| cited.value);
        assert_eq!((fixed("22/7/2025"), fixed("23/7/2025")), (None, Some(3)));
    }
}
