//! The score sheet of one meeting. Its five groups are those of HD 12's frame; the points of each line and the bands are
//! local, so the sheet is a dated rule that a cell makes its own.

use super::{Length, Presence};
use crate::dated::{Line, LineFault, Problem, RuleKind, Version};
use crate::day::Day;
use crate::exact::Share;
use crate::rules::{Certainty, Cited};
use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// **Xếp loại buổi sinh hoạt.** What a sum of points comes to; below the last band it is poor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    /// Tốt.
    Good,
    /// Khá.
    Fair,
    /// Trung bình.
    Average,
    /// Kém.
    Poor,
}

/// **Dòng chấm điểm.** A line of the sheet and its most points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    /// By what it is known.
    pub code: String,
    /// What it asks for.
    pub words: String,
    /// Điểm tối đa.
    pub points: u32,
}

/// **Bảng chấm điểm.** A version as it is scored on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The lines, in order.
    pub criteria: Vec<Criterion>,
    /// The least sum of each band, the best first.
    pub bands: [(Band, u32); 3],
}

/// **Kết quả chấm.** The sum, the most there is, and the band.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Score {
    /// The points given.
    pub sum: u32,
    /// All points of the sheet.
    pub most: u32,
    /// What it comes to.
    pub band: Band,
}

/// What the records know of a meeting when it is scored.
#[derive(Debug, Clone, Copy, Default)]
pub struct Known {
    /// Who came, once attendance was taken.
    pub presence: Option<Presence>,
    /// Above this percentage of those required attendance is good.
    pub attendance_percent: Option<Cited<u32>>,
    /// How long it lasted.
    pub length: Option<Length>,
    /// Whether each item of the agenda has a conclusion; none where there is no agenda.
    pub is_written_up: Option<bool>,
}

const BANDS: [(Band, &str); 3] = [(Band::Good, "band-good"), (Band::Fair, "band-fair"), (Band::Average, "band-average")];
const MOST: u32 = 1000;

impl Sheet {
    /// Reads a version: lines of whole points, and the three bands.
    pub fn read(version: &Version) -> Result<Self, LineFault> {
        let (mut criteria, mut least) = (Vec::new(), [None; 3]);
        for (place, line) in version.lines.iter().enumerate() {
            let points: u32 = line.value.trim().parse().map_err(|_| LineFault::at(place, Problem::NotWhole))?;
            if points > MOST {
                return Err(LineFault::at(place, Problem::Outside(0, i64::from(MOST))));
            }
            match BANDS.iter().position(|(_, code)| *code == line.code) {
                Some(band) => least[band] = Some(points),
                None => criteria.push(Criterion { code: line.code.as_ref().into(), words: line.words.as_ref().into(), points }),
            }
        }
        let band = |place: usize| {
            let (band, code) = BANDS[place];
            let missing = LineFault::at(version.lines.len(), Problem::Missing(code));
            least[place].map(|points| (band, points)).ok_or(missing)
        };
        Ok(Self { criteria, bands: [band(0)?, band(1)?, band(2)?] })
    }

    /// The score; a line without points counts nothing.
    pub fn score(&self, points: &BTreeMap<String, u32>) -> Score {
        let sum = self.criteria.iter().filter_map(|line| Some(points.get(&line.code)?.min(&line.points))).sum();
        let band = self.bands.iter().find(|(_, least)| sum >= *least).map_or(Band::Poor, |(band, _)| *band);
        Score { sum, most: self.criteria.iter().map(|line| line.points).sum(), band }
    }
}

impl Known {
    /// Whether the records say that a line is kept; none where they do not know.
    pub fn says(&self, code: &str) -> Option<bool> {
        match code {
            "attendance" => {
                let (presence, asked) = (self.presence?, self.attendance_percent?);
                Some(Share::new(presence.present, presence.required).more_than(Share::percent(asked.value)))
            }
            "no-unexcused" => self.presence.filter(|presence| presence.unmarked == 0).map(|presence| presence.unexcused == 0),
            "length" => self.length.map(|length| length.is_enough()),
            "minutes" => self.is_written_up,
            _ => None,
        }
    }
}

/// The sheet that the product brings. The groups are those of the frame of HD 12 (2018), read; whether HD 42 (2025) keeps them
/// was not, and every point and band is a proposal.
pub fn versions() -> Vec<Version> {
    const LINES: [(&str, &str, &str); 13] = [
        ("attendance", "Trên 85% đảng viên phải dự có mặt", "10"),
        ("no-unexcused", "Không có đảng viên vắng không lý do", "5"),
        ("no-long-absence", "Không có đảng viên vắng có lý do quá 3 lần liên tiếp trong năm", "5"),
        ("preparation", "Chuẩn bị: chi ủy họp thống nhất nội dung, dự thảo kết luận; tài liệu, giấy mời gửi trước", "20"),
        ("order", "Tiến hành đúng giờ, đúng trình tự, nội dung trọng tâm", "10"),
        ("length", "Thời lượng đạt mức tối thiểu theo quy định", "10"),
        ("discussion", "Nhiều đảng viên phát biểu, trao đổi thẳng thắn", "10"),
        ("minutes", "Biên bản ghi đầy đủ, có kết luận từng nội dung", "5"),
        ("principles", "Giữ nguyên tắc tập trung dân chủ, tự phê bình và phê bình", "10"),
        ("results", "Kết quả thực hiện kết luận, nghị quyết của kỳ họp trước", "15"),
        ("band-good", "Tốt: từ mức điểm này", "90"),
        ("band-fair", "Khá: từ mức điểm này", "70"),
        ("band-average", "Trung bình: từ mức điểm này", "50"),
    ];
    let line = |(code, words, value)| Line { code: Cow::Borrowed(code), words: Cow::Borrowed(words), value: Cow::Borrowed(value) };
    Vec::from([Version {
        kind: RuleKind::MeetingQuality,
        instrument: Cow::Borrowed("Khung tiêu chí của 12-HD/BTCTW (6/7/2018); điểm từng dòng do địa phương quy định"),
        valid_from: Day::from_ymd_opt(2018, 7, 6).unwrap_or(Day::MIN),
        valid_to: None,
        certainty: Certainty::Open,
        lines: LINES.into_iter().map(line).collect(),
    }])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::HD_42;
    use proptest::prelude::*;

    fn sheet() -> Sheet {
        Sheet::read(&versions()[0]).unwrap()
    }

    #[test]
    fn the_built_in_sheet_has_a_hundred_points() {
        let all = sheet().criteria.iter().map(|line| (line.code.clone(), line.points)).collect();
        assert_eq!(sheet().score(&all), Score { sum: 100, most: 100, band: Band::Good });
        assert_eq!(sheet().score(&BTreeMap::new()).band, Band::Poor);
    }

    #[test]
    fn a_sheet_without_a_band_or_with_words_for_points_is_refused() {
        let mut version = versions().remove(0);
        version.lines[3].value = "nhiều".into();
        assert_eq!(Sheet::read(&version), Err(LineFault::at(3, Problem::NotWhole)));
        version.lines.truncate(3);
        assert_eq!(Sheet::read(&version), Err(LineFault::at(3, Problem::Missing("band-good"))));
    }

    #[test]
    fn the_records_answer_what_they_know_and_nothing_else() {
        let presence = Presence { on_roll: 20, required: 20, present: 17, excused: 2, unexcused: 1, ..Presence::default() };
        let known = Known {
            presence: Some(presence),
            attendance_percent: Some(HD_42.attendance_percent),
            length: Some(Length { minutes: 95, least: HD_42.minutes }),
            is_written_up: None,
        };
        let says = ["attendance", "no-unexcused", "length", "minutes", "principles"].map(|code| known.says(code));
        assert_eq!(says, [Some(false), Some(false), Some(true), None, None], "85 % is not more than 85 %");
        assert_eq!(Known::default().says("attendance"), None);
    }

    proptest! {
        #[test]
        fn no_score_is_above_the_most_and_more_points_are_never_a_worse_band(given in proptest::collection::vec(0u32..40, 10)) {
            let sheet = sheet();
            let points = |more: u32| -> BTreeMap<String, u32> {
                sheet.criteria.iter().zip(&given).map(|(line, points)| (line.code.clone(), points + more)).collect()
            };
            let (less, more) = (sheet.score(&points(0)), sheet.score(&points(3)));
            prop_assert!(less.sum <= less.most && more.sum >= less.sum && more.band <= less.band);
        }
    }
}
