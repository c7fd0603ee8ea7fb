//! How many are elected: what a cell of a size may have, and the number proposed for it.

use crate::dated::{Line, LineFault, Problem, RuleKind, Version};
use crate::day::Day;
use crate::rules::{Certainty, Cited};
use alloc::borrow::Cow;
use alloc::vec::Vec;

const STATUTE: &str = "Điều lệ Đảng, Điều 24; Quy định thi hành Điều lệ Đảng, về chi ủy";

/// **Số đảng viên chính thức tối thiểu của chi bộ.** Below it there is no cell. Read in a secondary text.
pub const CELL_FROM: Cited<u32> =
    Cited { value: 3, article: "Điều lệ Đảng, Điều 24 khoản 1", certainty: Certainty::Read };

/// **Từ bao nhiêu đảng viên chính thức thì bầu chi ủy.** Below it a secretary is elected, and a deputy where needed.
pub const COMMITTEE_FROM: Cited<u32> = Cited { value: 9, article: STATUTE, certainty: Certainty::Read };

/// **Số chi ủy viên nhiều nhất.**
pub const MOST_SEATS: Cited<u32> = Cited { value: 7, article: STATUTE, certainty: Certainty::Read };

/// **Chức danh được bầu.** What a cell of a size elects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leadership {
    /// Không đủ đảng viên để thành lập chi bộ.
    NotACell,
    /// Chỉ bầu bí thư; khi cần thì bầu phó bí thư.
    SecretaryOnly,
    /// Bầu chi ủy, rồi bí thư và phó bí thư trong số chi ủy viên.
    Committee,
}

/// Why a number of seats is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SeatRefusal {
    /// Too few official members for a cell.
    #[error("{official} official members are no cell")]
    NotACell {
        /// Official members.
        official: u32,
    },
    /// Too few official members for a committee.
    #[error("{official} official members elect no committee")]
    NoCommittee {
        /// Official members.
        official: u32,
    },
    /// No seat at all.
    #[error("no seat")]
    None,
    /// More seats than a committee may have.
    #[error("{seats} seats, above {most}")]
    TooMany {
        /// The seats.
        seats: u32,
        /// The most.
        most: u32,
    },
}

impl SeatRefusal {
    /// The article by which it is refused.
    pub fn article(self) -> Option<&'static str> {
        match self {
            Self::NotACell { .. } => Some(CELL_FROM.article),
            Self::NoCommittee { .. } => Some(COMMITTEE_FROM.article),
            Self::None => None,
            Self::TooMany { .. } => Some(MOST_SEATS.article),
        }
    }
}

/// What a cell with so many official members elects.
pub fn leadership(official: u32) -> Leadership {
    if official < CELL_FROM.value {
        Leadership::NotACell
    } else if official < COMMITTEE_FROM.value {
        Leadership::SecretaryOnly
    } else {
        Leadership::Committee
    }
}

/// Whether a cell with so many official members may have a committee of so many seats.
pub fn check_seats(official: u32, seats: u32) -> Result<(), SeatRefusal> {
    match leadership(official) {
        Leadership::NotACell => Err(SeatRefusal::NotACell { official }),
        Leadership::SecretaryOnly => Err(SeatRefusal::NoCommittee { official }),
        Leadership::Committee if seats == 0 => Err(SeatRefusal::None),
        Leadership::Committee if seats > MOST_SEATS.value => Err(SeatRefusal::TooMany { seats, most: MOST_SEATS.value }),
        Leadership::Committee => Ok(()),
    }
}

/// **Số lượng chi ủy viên theo quy mô chi bộ.** From so many official members on so many seats: a dated rule, as only local
/// guidance was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatScale(Vec<(u32, u32)>);

impl SeatScale {
    /// Reads a version: the code is the number of seats, the value the fewest official members for it, rising.
    pub fn read(version: &Version) -> Result<Self, LineFault> {
        let mut steps: Vec<(u32, u32)> = Vec::new();
        for (place, line) in version.lines.iter().enumerate() {
            let fault = |problem| LineFault::at(place, problem);
            let seats = line.code.parse().ok().filter(|seats| (1..=MOST_SEATS.value).contains(seats));
            let seats = seats.ok_or_else(|| fault(Problem::UnknownCode))?;
            let from: u32 = line.value.trim().parse().map_err(|_| fault(Problem::NotWhole))?;
            if from < COMMITTEE_FROM.value {
                return Err(fault(Problem::Outside(COMMITTEE_FROM.value.into(), 100_000)));
            }
            if steps.last().is_some_and(|(before, _)| *before >= from) {
                return Err(fault(Problem::NotRising));
            }
            steps.push((from, seats));
        }
        Ok(Self(steps))
    }

    /// The seats proposed for a cell of this size; none where it elects no committee, or where the scale begins later.
    pub fn propose(&self, official: u32) -> Option<u32> {
        if leadership(official) != Leadership::Committee {
            return None;
        }
        self.0.iter().rev().find(|(from, _)| *from <= official).map(|(_, seats)| *seats)
    }
}

/// 3, 5 and 7 by size: local guidance, open.
pub(crate) fn versions() -> Vec<Version> {
    const LINES: [(&str, &str, &str); 3] = [
        ("3", "Chi ủy 3 người: từ số đảng viên chính thức này", "9"),
        ("5", "Chi ủy 5 người: từ số đảng viên chính thức này", "30"),
        ("7", "Chi ủy 7 người: từ số đảng viên chính thức này", "150"),
    ];
    let line = |(code, words, value)| Line { code: Cow::Borrowed(code), words: Cow::Borrowed(words), value: Cow::Borrowed(value) };
    alloc::vec![Version {
        kind: RuleKind::CommitteeSeats,
        instrument: Cow::Borrowed("Gợi ý của phần mềm; cấp trên hướng dẫn khác thì theo hướng dẫn"),
        valid_from: Day::from_ymd_opt(2011, 1, 1).unwrap_or(Day::MIN),
        valid_to: None,
        certainty: Certainty::Open,
        lines: LINES.map(line).into(),
    }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_a_cell_elects_depends_on_its_size() {
        use Leadership::{Committee, NotACell, SecretaryOnly};
        let of = [2, 3, 8, 9, 110].map(leadership);
        assert_eq!(of, [NotACell, SecretaryOnly, SecretaryOnly, Committee, Committee]);
        assert_eq!(check_seats(2, 1), Err(SeatRefusal::NotACell { official: 2 }));
        assert_eq!(check_seats(8, 3), Err(SeatRefusal::NoCommittee { official: 8 }));
        assert_eq!(check_seats(110, 8), Err(SeatRefusal::TooMany { seats: 8, most: 7 }));
        assert_eq!(check_seats(110, 0), Err(SeatRefusal::None));
        assert_eq!(check_seats(9, 7), Ok(()));
    }

    #[test]
    fn the_scale_proposes_by_size_and_the_place_may_change_it() {
        let version = versions().remove(0);
        let scale = SeatScale::read(&version).unwrap();
        assert_eq!([8, 9, 29, 30, 110, 150].map(|n| scale.propose(n)), [None, Some(3), Some(3), Some(5), Some(5), Some(7)]);
        let with = |place: usize, value: &'static str| {
            let mut own = version.clone();
            own.lines[place].value = value.into();
            SeatScale::read(&own)
        };
        assert_eq!(with(2, "100").unwrap().propose(110), Some(7));
        assert_eq!(with(1, "9"), Err(LineFault::at(1, Problem::NotRising)));
        assert_eq!(with(0, "8"), Err(LineFault::at(0, Problem::Outside(9, 100_000))));
        assert_eq!(with(0, "x"), Err(LineFault::at(0, Problem::NotWhole)));
    }

    proptest! {
        #[test]
        fn what_is_proposed_is_allowed(official: u32) {
            let scale = SeatScale::read(&versions().remove(0)).unwrap();
            if let Some(seats) = scale.propose(official) {
                prop_assert_eq!(check_seats(official, seats), Ok(()));
            }
        }
    }
}
