//! What a target says: what is measured, what must be reached, and how often.

use super::kind::{FigureKind, MeasureKind};
use crate::exact::Share;
use crate::rating::Level;
use serde::{Deserialize, Serialize};

/// **Ngưỡng.** What a reading must come up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Threshold {
    /// At least this share.
    AtLeast(#[serde(with = "crate::exact::decimal")] Share),
    /// More than this share.
    MoreThan(#[serde(with = "crate::exact::decimal")] Share),
    /// At least this share, or the greatest whole number it allows of the denominator: a target that is also the legal cap.
    AtLeastOrCap(#[serde(with = "crate::exact::decimal")] Share),
    /// At most this share.
    AtMost(#[serde(with = "crate::exact::decimal")] Share),
    /// At least so many.
    CountAtLeast(u32),
    /// At most so many: none of something that should not be.
    CountAtMost(u32),
    /// This level or better.
    LevelAtLeast(Level),
    /// Granted, registered, recognised (or not).
    Is(bool),
}

/// **Thời hạn.** Whether a target is set for the term, for each year, or for both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cadence {
    /// Cả nhiệm kỳ: the term's figure decides.
    Term,
    /// Hằng năm: reached in the term when reached in every year that has a reading.
    EachYear,
    /// Cả nhiệm kỳ và hằng năm: every year that has a reading, and the term's figure too.
    TermAndEachYear,
}

/// **Chỉ tiêu.** One target of the resolution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// Its number in the resolution. A number may stand twice, once for each of its measures.
    pub number: u32,
    /// What is measured.
    pub measure: MeasureKind,
    /// What must be reached.
    pub threshold: Threshold,
    /// For the term, each year, or both.
    pub cadence: Cadence,
}

impl Threshold {
    /// Whether it is of the kind of a measure's figure.
    pub fn fits(&self, measure: MeasureKind) -> bool {
        let kind = measure.answers();
        match self {
            Self::AtLeast(_) | Self::MoreThan(_) | Self::AtLeastOrCap(_) | Self::AtMost(_) => kind == FigureKind::Share,
            Self::CountAtLeast(_) | Self::CountAtMost(_) => kind == FigureKind::Count,
            Self::LevelAtLeast(_) => kind == FigureKind::Level,
            Self::Is(_) => matches!(kind, FigureKind::Granted | FigureKind::Evidence),
        }
    }
}

/// **Ngưỡng không dùng được.** Why nobody should promise this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Useless {
    /// The measure gives another kind of figure.
    #[error("the threshold is not of the kind of the measure's figure")]
    Misfit,
    /// A share above the whole.
    #[error("more than the whole is asked for")]
    AboveWhole,
    /// Whatever happens, it is reached.
    #[error("it is reached whatever happens")]
    AlwaysReached,
    /// Whatever happens, it is missed.
    #[error("it can never be reached")]
    NeverReached,
}

impl Target {
    /// Whether the threshold is of the kind the measure's figure is compared with. A target that does not fit is never reached;
    /// whoever reads targets from a file refuses it.
    pub fn fits(&self) -> bool {
        self.threshold.fits(self.measure)
    }

    /// What makes the target useless as a promise, if anything does.
    pub fn useless(&self) -> Option<Useless> {
        let whole = Share::percent(100);
        match self.threshold {
            _ if !self.fits() => Some(Useless::Misfit),
            Threshold::AtLeast(share) | Threshold::MoreThan(share) | Threshold::AtLeastOrCap(share) | Threshold::AtMost(share)
                if share.denominator == 0 || share.more_than(whole) =>
            {
                Some(Useless::AboveWhole)
            }
            Threshold::MoreThan(share) if share.at_least(whole) => Some(Useless::NeverReached),
            Threshold::AtMost(share) if share.at_least(whole) => Some(Useless::AlwaysReached),
            Threshold::AtLeast(share) | Threshold::AtLeastOrCap(share) if share.numerator == 0 => Some(Useless::AlwaysReached),
            Threshold::CountAtLeast(0) | Threshold::LevelAtLeast(Level::NotFulfilled) => Some(Useless::AlwaysReached),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::target::twelve;
    use alloc::vec::Vec;

    #[test]
    fn thresholds_have_the_forms_of_the_command_line() {
        let forms = [
            (Threshold::AtLeast(Share::percent(85)), r#"{"at_least":"0.85"}"#),
            (Threshold::MoreThan(Share::percent(90)), r#"{"more_than":"0.9"}"#),
            (Threshold::AtLeastOrCap(Share::percent(20)), r#"{"at_least_or_cap":"0.2"}"#),
            (Threshold::AtMost(Share::percent(5)), r#"{"at_most":"0.05"}"#),
            (Threshold::CountAtLeast(1), r#"{"count_at_least":1}"#),
            (Threshold::CountAtMost(0), r#"{"count_at_most":0}"#),
            (Threshold::LevelAtLeast(Level::Good), r#"{"level_at_least":"good"}"#),
            (Threshold::Is(true), r#"{"is":true}"#),
        ];
        for (threshold, json) in forms {
            assert_eq!(serde_json::to_string(&threshold).unwrap(), json);
            let read: Threshold = serde_json::from_str(json).unwrap();
            assert_eq!(serde_json::to_string(&read).unwrap(), json);
        }
    }

    #[test]
    fn the_twelve_fit_and_stand_once_for_each_measure() {
        let twelve = twelve();
        assert!(twelve.iter().all(|target| target.fits() && target.useless().is_none()));
        assert_eq!(twelve.iter().map(|t| t.measure).collect::<Vec<_>>(), MeasureKind::ALL[..13]);
        assert_eq!(twelve.last().map(|t| t.number), Some(12));
        let misfit = Target { threshold: Threshold::CountAtLeast(1), ..twelve[0] };
        assert!(!misfit.fits());
    }

    #[test]
    fn every_measure_takes_some_threshold_and_none_takes_two_kinds() {
        let forms = [
            Threshold::AtMost(Share::percent(5)),
            Threshold::CountAtMost(0),
            Threshold::LevelAtLeast(Level::Good),
            Threshold::Is(true),
        ];
        for measure in MeasureKind::ALL {
            assert_eq!(forms.iter().filter(|threshold| threshold.fits(measure)).count(), 1, "{measure}");
        }
    }

    #[test]
    fn what_nobody_should_promise_is_named() {
        let useless = |measure, threshold| Target { number: 1, measure, threshold, cadence: Cadence::EachYear }.useless();
        let (attendance, removed) = (MeasureKind::Attendance, MeasureKind::MembersRemoved);
        assert_eq!(useless(attendance, Threshold::AtLeast(Share::percent(101))), Some(Useless::AboveWhole));
        assert_eq!(useless(attendance, Threshold::AtLeast(Share::percent(0))), Some(Useless::AlwaysReached));
        assert_eq!(useless(attendance, Threshold::MoreThan(Share::percent(100))), Some(Useless::NeverReached));
        assert_eq!(useless(attendance, Threshold::MoreThan(Share::percent(0))), None);
        assert_eq!(useless(attendance, Threshold::AtMost(Share::percent(100))), Some(Useless::AlwaysReached));
        assert_eq!(useless(attendance, Threshold::CountAtLeast(1)), Some(Useless::Misfit));
        assert_eq!(useless(removed, Threshold::CountAtLeast(0)), Some(Useless::AlwaysReached));
        assert_eq!(useless(removed, Threshold::CountAtMost(0)), None);
    }
}
