//! The regimes of yearly rating, by date. A year is rated under the regime in force on its 31 December, for ever.

use super::Level;
use crate::day::{Day, year_end};
use crate::rules::{Certainty, Cited};

/// **Chế độ đánh giá, xếp loại.** One regime: the four levels are the same in all, the rest is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Regime {
    /// **Số, ký hiệu.** The instruments, as a page cites them.
    pub name: &'static str,
    /// Its name in the keys of words.
    pub key: &'static str,
    /// The first day in force.
    pub valid_from: Day,
    /// **Thang điểm 100.** The scale of points, where the regime has one.
    pub points: Option<Cited<PointScale>>,
    /// **Mới kết nạp dưới 6 tháng.** Whether who was admitted less than six months ago is reviewed; rated he is under none.
    pub new_is_reviewed: Cited<bool>,
    /// **Nghỉ ốm từ 3 tháng.** The best level of who was on sick leave for three months of the year.
    pub sick_at_most: Cited<Level>,
}

/// **Điểm.** Points of a hundred, kept in tenths: 92,5 is 925.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Points(pub u32);

/// **Thang điểm.** From how many points each level begins, and how the hundred is split.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PointScale {
    /// Xuất sắc from.
    pub excellent: Points,
    /// Tốt from.
    pub good: Points,
    /// Hoàn thành from.
    pub fulfilled: Points,
    /// Tiêu chí chung: the most points.
    pub general: Points,
    /// Kết quả nhiệm vụ: the most points.
    pub task: Points,
}

/// **Mức cao hơn điểm.** A level above what the points stand for: the most they do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the points stand for {most:?} at most")]
pub struct AbovePoints {
    /// The most.
    pub most: Level,
}

impl Points {
    /// The most there are.
    pub const MOST: Self = Self(1000);

    /// Reads `92`, `92,5` or `92.5`: from 0 to 100, one decimal at most.
    pub fn read(text: &str) -> Option<Self> {
        let (whole, part) = text.trim().split_once([',', '.']).unwrap_or((text.trim(), "0"));
        let digits = |text: &str| !text.is_empty() && text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole) || !digits(part) || part.len() > 1 {
            return None;
        }
        let tenths = whole.parse::<u32>().ok()? * 10 + part.parse::<u32>().ok()?;
        Some(Self(tenths)).filter(|points| *points <= Self::MOST)
    }
}

impl PointScale {
    /// The level that so many points stand for. What else the level asks for (tasks done, faults mended) people judge.
    pub fn level(&self, points: Points) -> Level {
        match points {
            points if points >= self.excellent => Level::Excellent,
            points if points >= self.good => Level::Good,
            points if points >= self.fulfilled => Level::Fulfilled,
            _ => Level::NotFulfilled,
        }
    }

    /// Whether a level may go with so many points: a lower one may, since points alone do not make a level.
    pub fn check(&self, level: Level, points: Points) -> Result<(), AbovePoints> {
        let most = self.level(points);
        if level > most { Err(AbovePoints { most }) } else { Ok(()) }
    }
}

/// Hướng dẫn 21-HD/BTCTW of 18 October 2019.
const HD_21: Regime = Regime {
    name: "Hướng dẫn 21-HD/BTCTW (18/10/2019)",
    key: "hd-21",
    valid_from: day(2019, 10, 18),
    points: None,
    new_is_reviewed: Cited { value: true, article: "HD 21-HD/BTCTW", certainty: Certainty::Read },
    sick_at_most: Cited { value: Level::Fulfilled, article: "HD 21-HD/BTCTW", certainty: Certainty::Read },
};

/// Quy định 124-QĐ/TW of 4 October 2023 with Hướng dẫn 25-HD/BTCTW. Sick leave is taken over from HD 21, not read again.
const QD_124: Regime = Regime {
    name: "Quy định 124-QĐ/TW (04/10/2023), Hướng dẫn 25-HD/BTCTW (10/11/2023)",
    key: "qd-124",
    valid_from: day(2023, 10, 4),
    points: None,
    new_is_reviewed: Cited { value: false, article: "QĐ 124-QĐ/TW; HD 25-HD/BTCTW", certainty: Certainty::Read },
    sick_at_most: Cited { value: Level::Fulfilled, article: "HD 25-HD/BTCTW", certainty: Certainty::Open },
};

/// Quy định 366-QĐ/TW of 30 August 2025 with Hướng dẫn 43-HD/BTCTW. The scale was read; below 50 by analogy; the split at
/// second hand; who is reviewed is taken over from QĐ 124.
const QD_366: Regime = Regime {
    name: "Quy định 366-QĐ/TW (30/8/2025), Hướng dẫn 43-HD/BTCTW (31/10/2025)",
    key: "qd-366",
    valid_from: day(2025, 8, 30),
    points: Some(Cited {
        value: PointScale {
            excellent: Points(900),
            good: Points(700),
            fulfilled: Points(500),
            general: Points(300),
            task: Points(700),
        },
        article: "QĐ 366-QĐ/TW; HD 43-HD/BTCTW",
        certainty: Certainty::Read,
    }),
    new_is_reviewed: Cited { value: false, article: "QĐ 366-QĐ/TW", certainty: Certainty::Open },
    sick_at_most: Cited { value: Level::Fulfilled, article: "QĐ 366-QĐ/TW", certainty: Certainty::Open },
};

/// The regime of a year's rating. Years before the first are read by the first.
pub fn regime_of(year: i32) -> &'static Regime {
    const LATER: [&Regime; 2] = [&QD_366, &QD_124];
    LATER.into_iter().find(|regime| regime.valid_from <= year_end(year)).unwrap_or(&HD_21)
}

/// A day of a regime; the calendar has all of them.
const fn day(year: i32, month: u32, day: u32) -> Day {
    match Day::from_ymd_opt(year, month, day) {
        Some(day) => day,
        None => Day::MAX,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Level::{Excellent as E, Fulfilled as F, Good as G, NotFulfilled as N};

    #[test]
    fn a_year_keeps_the_regime_of_its_end() {
        let keys = [2019, 2022, 2023, 2024, 2025, 2026].map(|year| regime_of(year).key);
        assert_eq!(keys, ["hd-21", "hd-21", "qd-124", "qd-124", "qd-366", "qd-366"]);
        assert!([HD_21, QD_124, QD_366].iter().all(|regime| regime.valid_from < Day::MAX));
    }

    #[test]
    fn points_stand_for_levels() {
        let scale = regime_of(2025).points.unwrap().value;
        assert_eq!(scale.general.0 + scale.task.0, Points::MOST.0);
        let levels = ["100", "90", "89,9", "70", "69.9", "50", "49,9", "0"].map(|text| scale.level(Points::read(text).unwrap()));
        assert_eq!(levels, [E, E, G, G, F, F, N, N]);
        assert_eq!(scale.check(Level::Good, Points(920)), Ok(()));
        assert_eq!(scale.check(Level::Excellent, Points(899)), Err(AbovePoints { most: Level::Good }));
        for text in ["", "100,1", "-1", "92,55", "9 2", "+9", "abc", "1000", ","] {
            assert_eq!(Points::read(text), None, "{text}");
        }
    }
}
