//! A year of sheets as one value, and what the books say of a month.

use super::store::{self, four_goods_month, four_goods_year};
use crate::{inspections, meetings, study};
use chibo_core::dated::RuleKind;
use chibo_core::day::{Day, year_end};
use chibo_core::four_goods::{Answer, Criterion, MonthRecords, answer, read, year_points};
use chibo_core::inspection::{Inspection, InspectionId};
use chibo_core::meeting::{Marks, Meeting, MeetingId};
use chibo_core::member::{Member, MemberId};
use chibo_core::study::{StudyId, StudySession};
use chibo_frame::db::from_code;
use chibo_people::{roll, rules};
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// **Đạt, không đạt.** What was found of a criterion in a month.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Đạt or not; none: not said.
    pub met: Option<bool>,
    /// Ghi chú.
    pub note: String,
}

/// Marks by the criterion's code.
pub type MonthMarks = BTreeMap<String, Mark>;

/// A year of sheets.
pub(super) struct Sheets {
    /// The cell.
    pub(super) cell: Uuid,
    /// The year.
    pub(super) year: i32,
    /// The criteria of the year: those it was filled under, or those in force.
    pub(super) criteria: Vec<Criterion>,
    /// The year's own sheet.
    pub(super) own: Option<four_goods_year::Model>,
    /// The months that were filled, 1 to 12.
    pub(super) months: BTreeMap<u32, MonthMarks>,
}

impl Sheets {
    /// In how many months a criterion was met, of how many in which it was judged.
    pub(super) fn met(&self, code: &str) -> (u32, u32) {
        let judged = self.months.values().filter_map(|marks| marks.get(code)?.met);
        judged.fold((0, 0), |(met, all), is_met| (met + u32::from(is_met), all + 1))
    }

    /// The points typed for a criterion, or those that its months give.
    pub(super) fn points(&self, criterion: &Criterion) -> Option<u32> {
        let (met, months) = self.met(&criterion.code);
        self.scores().get(&criterion.code).copied().or_else(|| year_points(criterion, met, months))
    }

    /// The points typed.
    pub(super) fn scores(&self) -> BTreeMap<String, u32> {
        self.own.as_ref().and_then(|own| serde_json::from_str(&own.scores).ok()).unwrap_or_default()
    }

    /// All points; none where nothing was judged.
    pub(super) fn total(&self) -> Option<u32> {
        self.criteria.iter().filter_map(|criterion| self.points(criterion)).reduce(|a, b| a + b)
    }
}

/// A year's sheets as they stand.
pub(super) async fn sheets<C: ConnectionTrait>(db: &C, cell: Uuid, year: i32) -> anyhow::Result<Sheets> {
    let own = store::find_year(db, cell, year).await?;
    let rows = store::list_months(db, cell).await?.into_iter().filter(|row| row.year == year);
    let rows: Vec<four_goods_month::Model> = rows.collect();
    let filled = own.as_ref().map(|own| own.criteria.clone()).or_else(|| rows.last().map(|row| row.criteria.clone()));
    let criteria = match filled {
        Some(criteria) => serde_json::from_str(&criteria)?,
        None => in_force(db, cell, year_end(year)).await?,
    };
    let mut months = BTreeMap::new();
    for row in rows {
        months.insert(u32::try_from(row.month)?, serde_json::from_str(&row.marks)?);
    }
    Ok(Sheets { cell, year, criteria, own, months })
}

/// The criteria in force on a day; none where the version cannot be read.
pub(super) async fn in_force<C: ConnectionTrait>(db: &C, cell: Uuid, day: Day) -> anyhow::Result<Vec<Criterion>> {
    let version = rules::in_force(db, cell, RuleKind::FourGoods, day).await?;
    Ok(version.and_then(|version| read(&version).ok()).unwrap_or_default())
}

/// The books that answer criteria.
pub(super) struct Books {
    members: Vec<Member>,
    meetings: Vec<Meeting>,
    studies: Vec<StudySession>,
    inspections: Vec<Inspection>,
}

impl Books {
    /// Reads them.
    pub(super) async fn of<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Self> {
        let mut meeting_marks: BTreeMap<Uuid, Marks> = BTreeMap::new();
        for row in meetings::list_marks(db, cell).await? {
            meeting_marks.entry(row.meeting_id).or_default().insert(MemberId(row.member_id), from_code(&row.mark)?);
        }
        let mut study_marks: BTreeMap<Uuid, Marks> = BTreeMap::new();
        for row in study::list_marks(db, cell).await? {
            study_marks.entry(row.session_id).or_default().insert(MemberId(row.member_id), from_code(&row.mark)?);
        }
        let mut held = Vec::new();
        for row in meetings::list(db, cell).await? {
            let marks = meeting_marks.remove(&row.id).unwrap_or_default();
            held.push(Meeting { id: MeetingId(row.id), on: row.on_day, kind: from_code(&row.kind)?, marks });
        }
        let studies = study::list(db, cell).await?.into_iter().map(|row| {
            let marks = study_marks.remove(&row.id).unwrap_or_default();
            StudySession { id: StudyId(row.id), on: row.on_day, marks }
        });
        let line = |row: inspections::inspection::Model| Inspection {
            id: InspectionId(row.id),
            year: row.year,
            subject: row.subject,
            done_on: row.done_on,
            conclusion: row.conclusion,
        };
        Ok(Self {
            members: roll::members(roll::list_members(db, cell).await?, roll::list_movements(db, cell).await?)?,
            meetings: held,
            studies: studies.collect(),
            inspections: inspections::list(db, cell).await?.into_iter().map(line).collect(),
        })
    }

    /// What they say of a criterion in a month.
    pub(super) fn answer(&self, criterion: &Criterion, year: i32, month: u32, today: Day) -> Option<Answer> {
        let Self { members, meetings, studies, inspections } = self;
        answer(criterion.source?, &MonthRecords { year, month, today, members, meetings, studies, inspections })
    }
}
