//! Where a figure stands to its goal: reached, nearly, missed. Decided on whole numbers.

use crate::exchange::released_figure;
use chibo_core::exact::Share;
use chibo_core::rating::Level;
use chibo_core::target::Threshold;
use chibo_frame::db::from_code;

/// Nine tenths of the way is near.
const NEAR: (u64, u64) = (9, 10);

/// How a figure stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// Đạt.
    Reached,
    /// Gần đạt: nine tenths of the way, one short, or one level below.
    Near,
    /// Chưa đạt.
    Missed,
    /// The year is not held against the target.
    Open,
}

impl State {
    /// Reads it off a figure and its goal.
    pub(crate) fn of(figure: &released_figure::Model) -> Self {
        match figure.reached {
            None => Self::Open,
            Some(true) => Self::Reached,
            Some(false) if is_near(figure).unwrap_or(false) => Self::Near,
            Some(false) => Self::Missed,
        }
    }

    /// The key of its word.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::Near => "overview-near",
            Self::Missed => "missed",
            Self::Open => "overview-open",
        }
    }

    /// Its shape beside the word.
    pub(crate) fn light(self) -> &'static str {
        match self {
            Self::Reached => "yes",
            Self::Near => "wait",
            Self::Missed => "no",
            Self::Open => "none",
        }
    }

    /// Whether the target is not reached.
    pub(crate) fn is_missed(self) -> bool {
        matches!(self, Self::Near | Self::Missed)
    }
}

fn is_near(figure: &released_figure::Model) -> Option<bool> {
    let count = |value: Option<i64>| value.and_then(|value| u64::try_from(value).ok());
    Some(match serde_json::from_str(&figure.goal).ok()? {
        Threshold::AtLeast(goal) | Threshold::MoreThan(goal) | Threshold::AtLeastOrCap(goal) => {
            let (numerator, denominator) = (count(figure.numerator)?, count(figure.denominator)?);
            denominator > 0 && comes_near(numerator, denominator, goal)
        }
        Threshold::CountAtLeast(goal) => count(figure.numerator)?.saturating_add(1) >= u64::from(goal) && goal > 1,
        Threshold::CountAtMost(goal) => count(figure.numerator)? <= u64::from(goal).saturating_add(1),
        Threshold::LevelAtLeast(goal) => below(goal) == from_code::<Level>(figure.level.as_deref()?).ok(),
        Threshold::AtMost(_) | Threshold::Is(_) => false,
    })
}

/// `numerator / denominator >= goal * 9 / 10`, multiplied across.
fn comes_near(numerator: u64, denominator: u64, goal: Share) -> bool {
    let across = |a: u64, b: u32, c: u64| u128::from(a) * u128::from(b) * u128::from(c);
    across(numerator, goal.denominator, NEAR.1) >= across(denominator, goal.numerator, NEAR.0)
}

fn below(level: Level) -> Option<Level> {
    let place = Level::ALL.iter().position(|one| *one == level)?;
    Level::ALL.get(place + 1).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn figure(goal: Threshold, numerator: i64, denominator: i64, reached: Option<bool>) -> released_figure::Model {
        released_figure::Model {
            id: Uuid::nil(),
            release_id: Uuid::nil(),
            cell_id: Uuid::nil(),
            position: 1,
            measure: String::from("attendance"),
            period: String::from("2024"),
            numerator: Some(numerator),
            denominator: Some(denominator),
            level: None,
            granted: None,
            evidence: None,
            reached,
            goal: serde_json::to_string(&goal).unwrap(),
        }
    }

    #[test]
    fn nine_tenths_of_the_way_is_near() {
        let state = |n, of| State::of(&figure(Threshold::AtLeast(Share::percent(80)), n, of, Some(false)));
        assert_eq!((state(72, 100), state(71, 100), state(0, 0)), (State::Near, State::Missed, State::Missed));
        let state = |n| State::of(&figure(Threshold::CountAtLeast(3), n, 0, Some(false)));
        assert_eq!((state(2), state(1)), (State::Near, State::Missed));
        assert_eq!(State::of(&figure(Threshold::AtLeast(Share::percent(80)), 100, 100, None)), State::Open);
        assert_eq!(State::of(&figure(Threshold::AtLeast(Share::percent(80)), 0, 100, Some(true))), State::Reached, "as released");
    }

    #[test]
    fn one_level_below_is_near() {
        let of = |level: &str| {
            let row = figure(Threshold::LevelAtLeast(Level::Good), 0, 0, Some(false));
            State::of(&released_figure::Model { level: Some(level.to_owned()), ..row })
        };
        assert_eq!((of("fulfilled"), of("not_fulfilled")), (State::Near, State::Missed));
    }
}
