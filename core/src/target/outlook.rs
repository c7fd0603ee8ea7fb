//! What is said of a target while its period runs: a light, the trend, the pace, and what would still reach it.

use crate::day::Day;
use crate::exact::Share;
use crate::term::Period;
use alloc::vec::Vec;

/// **Đèn.** How a target stands in the period now running; of a term that is over, how it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Light {
    /// Xanh: reached, by what has happened so far.
    Green,
    /// Vàng: not yet, but on pace.
    Amber,
    /// Đỏ: missed, or will be at this pace.
    Red,
    /// Nothing to tell it by yet.
    Unlit,
}

/// **Triển vọng.** What is said of a target on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlook {
    /// The period it speaks of: the year now running, or the term.
    pub period: Period,
    /// The light.
    pub light: Light,
    /// How the last two years that can be compared went.
    pub trend: Option<Trend>,
    /// The pace from what happened so far, while the period runs.
    pub pace: Option<Pace>,
    /// What would still reach it, where it is not reached.
    pub way: Option<Way>,
}

/// **Xu hướng.** One year against the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trend {
    /// The earlier year.
    pub before: i32,
    /// The later year.
    pub after: i32,
    /// How the figure moved.
    pub change: Change,
}

/// Which way a figure moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Tăng.
    Up,
    /// Không đổi.
    Same,
    /// Giảm.
    Down,
}

/// **Tiến độ.** Where the period ends if it goes on as so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// The share so far; it stays what it is when all goes on alike.
    Share {
        /// So far.
        so_far: Share,
        /// Whether that reaches the target.
        reaches: bool,
    },
    /// So many so far, where so many should be by today: the number wanted over the days gone, rounded down to whole ones.
    Count {
        /// So far.
        so_far: u32,
        /// By today.
        due: u32,
        /// By the end.
        wanted: u32,
    },
    /// So many so far of something that should not be, and so many by the end at this pace.
    Cap {
        /// So far.
        so_far: u32,
        /// By the end, rounded down.
        by_end: u32,
        /// At most.
        most: u32,
    },
}

/// **Cách để còn đạt.** What would still reach it, in whole numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// So many presents at the meetings still to come, each requiring as many as the last one did.
    Come {
        /// Presents needed in all.
        presents: u32,
        /// Monthly meetings still to come.
        meetings: u32,
        /// Required at each: as many as at the last.
        required: u32,
        /// How many of the presents go beyond what the pace so far would bring.
        beyond: u32,
    },
    /// So many who missed a study session make it up (học bù).
    MakeUp(u32),
    /// So many more by a day.
    More {
        /// How many.
        count: u32,
        /// The last day.
        by: Day,
        /// How many are on the way already: people in the book of admissions without a day.
        on_the_way: u32,
    },
    /// So many more lines of the plan concluded by a day.
    Conclude {
        /// How many.
        lines: u32,
        /// The last day.
        by: Day,
    },
    /// As many counted as in an earlier year, and at least so many of them.
    AsIn {
        /// The earlier year.
        year: i32,
        /// Counted then.
        of: u32,
        /// In the numerator then.
        had: u32,
        /// In the numerator now, at least.
        least: u32,
    },
    /// A thematic meeting in each of these quarters.
    Thematic(Vec<u32>),
    /// Evidence registered by a day.
    Register(Day),
    /// Nobody knows before the day on which it is decided.
    Decided(Day),
    /// So many more may still happen.
    Room(u32),
    /// Nothing that can still happen reaches it.
    OutOfReach,
}
