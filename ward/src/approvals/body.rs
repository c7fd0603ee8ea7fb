//! **Trả lời của đảng ủy.** What a ward answers a cell: all that stands, not only what is new, so that the latest file alone
//! says it.

use super::ANSWER;
use chibo_core::day::Day;
use chibo_core::rating::Level;
use chibo_frame::parcel::BadFile;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// More of each than any ward sends.
const MOST: usize = 200;
/// The longest text.
pub(super) const LONGEST: usize = 5_000;

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The word of its [`Format`](chibo_frame::parcel::Format), signed too.
    pub format: String,
    /// The ward's name.
    pub ward: String,
    /// The cell for which it is, by the key under which it released.
    pub cell: Uuid,
    /// Its number, from 1.
    pub number: u32,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// The number of the release that the ward has.
    pub received: u32,
    /// Congresses that were approved or returned.
    pub approvals: Vec<Approval>,
    /// Ratings that were decided.
    pub ratings: Vec<Decided>,
    /// Plans, the newest first.
    pub plans: Vec<Plan>,
}

/// **Chuẩn y.** What the ward says of a congress's results.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// The congress's ordinal number.
    pub congress: u32,
    /// Approved, or returned.
    pub approved: bool,
    /// The decision's number.
    pub number: Option<String>,
    /// Its day.
    pub on: Day,
    /// Why it was returned.
    pub reason: Option<String>,
}

/// A year's ratings as decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// The year.
    pub year: i32,
    /// How many members are excellent.
    pub excellent: u32,
    /// The cell's own level.
    pub cell: Option<Level>,
    /// The decision's number.
    pub number: String,
    /// Its day.
    pub on: Day,
}

/// **Kế hoạch giao xuống.**
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// By which a cell answers it.
    pub id: Uuid,
    /// What it is about.
    pub kind: PlanKind,
    /// Its title.
    pub title: String,
    /// What is to be done.
    pub text: String,
    /// By when.
    pub due_on: Option<Day>,
}

/// What a plan is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanKind {
    /// Kiểm tra, giám sát.
    Inspection,
    /// Học tập, quán triệt.
    Study,
    /// Đại hội.
    Congress,
    /// Việc khác.
    Other,
}

impl PlanKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Inspection, Self::Study, Self::Congress, Self::Other];

    /// The key of its words.
    pub fn key(self) -> &'static str {
        match self {
            Self::Inspection => "plans-kind-inspection",
            Self::Study => "plans-kind-study",
            Self::Congress => "plans-kind-congress",
            Self::Other => "plans-kind-other",
        }
    }
}

impl Answer {
    /// Reads what was signed, within bounds.
    pub fn read(signed: &str) -> Result<Self, BadFile> {
        let answer: Self = serde_json::from_str(signed).map_err(|_| BadFile::Unreadable)?;
        if answer.format != ANSWER.0 {
            return Err(BadFile::OtherFormat);
        }
        let texts = answer.plans.iter().flat_map(|plan| [&plan.title, &plan.text]).chain([&answer.ward]);
        let texts = texts.chain(answer.approvals.iter().flat_map(|one| [&one.number, &one.reason]).flatten());
        let short = texts.chain(answer.ratings.iter().map(|one| &one.number)).all(|text| text.chars().count() <= LONGEST);
        let few = [answer.plans.len(), answer.approvals.len(), answer.ratings.len()].into_iter().all(|count| count <= MOST);
        let numbered = i32::try_from(answer.number).is_ok_and(|number| number > 0);
        if short && few && numbered { Ok(answer) } else { Err(BadFile::Unreadable) }
    }
}
