//! **Số liệu gửi lên.** What a cell releases: figures, days and counts. No name of a person has a place in it.

use super::RELEASE;
use chibo_core::day::Day;
use chibo_core::election::Office;
use chibo_core::rating::{Counts, Level};
use chibo_core::target::{MeasureKind, Threshold};
use chibo_core::term::{Period, Term};
use chibo_frame::parcel::BadFile;
use chibo_people::transfers::Moves;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// More of each than any cell has; beyond it a file is not read.
const MOST: usize = 100;
/// The longest name of a cell.
const LONGEST: usize = 200;
/// The longest reply to a plan.
const LONGEST_REPLY: usize = 5_000;
/// The largest figure of a reading.
const LARGEST: u32 = 10_000_000;

/// One release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    /// The word of its [`Format`](chibo_frame::parcel::Format), signed too: an answer is never taken for a release.
    pub format: String,
    /// By which key the cell knows itself.
    pub cell: Uuid,
    /// The cell's name.
    pub name: String,
    /// The release's number, from 1.
    pub number: u32,
    /// The day of which the figures are.
    pub as_of: Day,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// How many members there are.
    pub members: Headcount,
    /// The newest term with its targets.
    pub term: Option<ReleasedTerm>,
    /// The congresses, the newest first.
    pub congresses: Vec<ReleasedCongress>,
    /// The yearly ratings as counts.
    pub ratings: Vec<Year>,
    /// What the cell says of the ward's plans.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replies: Vec<Reply>,
    /// Its transfers, by which the ward counts who is on his way once.
    #[serde(default, skip_serializing_if = "Moves::is_empty")]
    pub transfers: Moves,
}

/// A reply to one of the ward's plans.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// The plan.
    pub plan: Uuid,
    /// What was done.
    pub text: String,
    /// The day it was done.
    pub done_on: Option<Day>,
}

/// Members on the roll.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Headcount {
    /// Chính thức.
    pub official: u32,
    /// Dự bị.
    pub probationary: u32,
}

/// The term, and each target's readings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleasedTerm {
    /// Its days.
    pub days: Term,
    /// Its targets in the order of the resolution.
    pub targets: Vec<ReleasedTarget>,
}

/// One target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleasedTarget {
    /// Its number in the resolution.
    pub number: u32,
    /// What is measured.
    pub measure: MeasureKind,
    /// What the term must come up to.
    pub goal: Threshold,
    /// Its readings.
    pub readings: Vec<ReleasedReading>,
}

/// One reading, as figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleasedReading {
    /// The year, or the term.
    pub period: Period,
    /// What it must come up to.
    pub goal: Threshold,
    /// Those who count for it; a count has no denominator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub numerator: Option<u32>,
    /// All who are counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub denominator: Option<u32>,
    /// A level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// Whether a title was granted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub granted: Option<bool>,
    /// How many pieces of evidence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<u32>,
    /// Whether it is reached; none where the year is not held against the target.
    pub reached: Option<bool>,
}

/// A congress: its day, and how many were elected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleasedCongress {
    /// Its ordinal number.
    pub number: u32,
    /// Its day.
    pub held_on: Day,
    /// The elections that are final.
    pub elected: Vec<Elected>,
}

/// One election's outcome as a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Elected {
    /// What was elected.
    pub office: Office,
    /// How many.
    pub count: u32,
}

/// A year's ratings as counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Year {
    /// The year.
    pub year: i32,
    /// What the cell proposes for its members.
    pub proposed: Counted,
    /// What stands in its book of ratings.
    pub rated: Counted,
    /// What the cell proposes for itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell_proposed: Option<Level>,
    /// The cell's own rating.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell_rated: Option<Level>,
}

/// So many of each level.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// Xuất sắc.
    pub excellent: u32,
    /// Tốt.
    pub good: u32,
    /// Hoàn thành.
    pub fulfilled: u32,
    /// Không hoàn thành.
    pub not_fulfilled: u32,
}

impl From<Counts> for Counted {
    fn from(counts: Counts) -> Self {
        let Counts { excellent, good, fulfilled, not_fulfilled } = counts;
        Self { excellent, good, fulfilled, not_fulfilled }
    }
}

impl From<Counted> for Counts {
    fn from(counts: Counted) -> Self {
        let Counted { excellent, good, fulfilled, not_fulfilled } = counts;
        Self { excellent, good, fulfilled, not_fulfilled }
    }
}

impl Counted {
    /// All of them.
    pub fn all(self) -> u32 {
        Counts::from(self).rated()
    }

    /// Highest first, as the tables show them.
    pub fn levels(self) -> [u32; 4] {
        [self.excellent, self.good, self.fulfilled, self.not_fulfilled]
    }
}

impl Year {
    /// What counts against the cap: the book's figures where it has any, else what is proposed.
    pub fn standing(&self) -> Counted {
        if self.rated.all() > 0 { self.rated } else { self.proposed }
    }
}

impl Release {
    /// Reads what was signed, within bounds.
    pub fn read(signed: &str) -> Result<Self, BadFile> {
        let release: Self = serde_json::from_str(signed).map_err(|_| BadFile::Unreadable)?;
        if release.format != RELEASE.0 {
            return Err(BadFile::OtherFormat);
        }
        if release.is_sound() { Ok(release) } else { Err(BadFile::Unreadable) }
    }

    fn is_sound(&self) -> bool {
        let targets = self.term.iter().flat_map(|term| &term.targets);
        let readings = || self.term.iter().flat_map(|term| &term.targets).flat_map(|target| &target.readings);
        let counts = readings().flat_map(|reading| [reading.numerator, reading.denominator, reading.evidence]).flatten();
        let people = self.ratings.iter().flat_map(|year| [year.proposed.levels(), year.rated.levels()]).flatten();
        let heads = [self.members.official, self.members.probationary];
        let name = self.name.trim();
        !name.is_empty()
            && name.chars().count() <= LONGEST
            && !name.chars().any(char::is_control)
            && i32::try_from(self.number).is_ok_and(|number| number > 0)
            && targets.clone().count() <= MOST
            && targets.clone().all(|target| target.readings.len() <= MOST && target.goal.fits(target.measure))
            && self.term.iter().all(|term| term.days.from <= term.days.to && term.days.congress <= LARGEST)
            && self.ratings.len() <= MOST
            && self.replies.len() <= MOST
            && self.replies.iter().all(|reply| reply.text.chars().count() <= LONGEST_REPLY)
            && self.transfers.is_sound()
            && self.congresses.len() <= MOST
            && self.congresses.iter().all(|congress| congress.elected.len() <= MOST && congress.number <= LARGEST)
            && counts.chain(people).chain(heads).all(|count| count <= LARGEST)
    }
}
