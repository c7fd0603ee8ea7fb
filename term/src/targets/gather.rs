//! Gathers everything the measures look at into one value, with one query a table.

use super::store;
use anyhow::{Context, Result};
use chibo_books::{admissions, four_goods, inspections, meetings, ratings, study};
use chibo_core::admission::{Admission, AdmissionId};
use chibo_core::day::Day;
use chibo_core::household::{Household, HouseholdId};
use chibo_core::inspection::{Inspection, InspectionId};
use chibo_core::meeting::{Mark, Marks, Meeting, MeetingId};
use chibo_core::member::MemberId;
use chibo_core::rating::Level;
use chibo_core::study::{StudyId, StudySession};
use chibo_core::target::{Evidence, MeasureKind, Records};
use chibo_frame::db::from_code;
use chibo_frame::record::Recorded;
use chibo_people::{households, roll};
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;
use uuid::Uuid;

/// A part of the records: what is read anew when one of its tables changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Members,
    Meetings,
    Studies,
    Ratings,
    Inspections,
    Admissions,
    Households,
    Evidence,
}

impl Part {
    pub(super) const ALL: [Self; 8] = [
        Self::Members,
        Self::Meetings,
        Self::Studies,
        Self::Ratings,
        Self::Inspections,
        Self::Admissions,
        Self::Households,
        Self::Evidence,
    ];

    /// The tables it is read from.
    pub(super) fn kinds(self) -> &'static [&'static str] {
        match self {
            Self::Members => &[roll::member::Entity::KIND, roll::movement::Entity::KIND],
            Self::Meetings => &[meetings::meeting::Entity::KIND, meetings::attendance::Entity::KIND],
            Self::Studies => &[study::study_session::Entity::KIND, study::study_mark::Entity::KIND],
            Self::Ratings => &[ratings::rating::Entity::KIND, ratings::cell_rating::Entity::KIND],
            Self::Inspections => &[inspections::inspection::Entity::KIND],
            Self::Admissions => &[admissions::admission::Entity::KIND],
            Self::Households => &[
                households::household::Entity::KIND,
                households::household_member::Entity::KIND,
                households::household_title::Entity::KIND,
                households::quarter_title::Entity::KIND,
            ],
            Self::Evidence => &[store::evidence::Entity::KIND, four_goods::four_goods_year::Entity::KIND],
        }
    }

    /// Reads the part as it stands.
    pub(super) async fn read<C: ConnectionTrait>(self, db: &C, cell: Uuid, records: &mut Records) -> Result<()> {
        match self {
            Self::Members => {
                records.members = roll::members(roll::list_members(db, cell).await?, roll::list_movements(db, cell).await?)?;
            }
            Self::Meetings => records.meetings = held_meetings(db, cell).await?,
            Self::Studies => records.studies = held_studies(db, cell).await?,
            Self::Ratings => (records.ratings, records.cell_ratings) = given_ratings(db, cell).await?,
            Self::Inspections => records.inspections = inspections::list(db, cell).await?.into_iter().map(inspection).collect(),
            Self::Admissions => records.admissions = admissions::list(db, cell).await?.into_iter().map(admission).collect(),
            Self::Households => {
                records.households = registered_households(db, cell).await?;
                let titles = households::list_quarter_titles(db, cell).await?;
                records.quarter_titles = titles.into_iter().map(|row| (row.year, row.granted)).collect();
            }
            Self::Evidence => {
                records.evidence = registered_evidence(db, cell).await?;
                let recognised = four_goods::recognitions(db, cell).await?.into_iter();
                records.evidence.extend(recognised.map(|row| Evidence {
                    measure: MeasureKind::FourGoods,
                    year: row.year,
                    on: row.on,
                    note: row.decision,
                }));
            }
        }
        Ok(())
    }
}

/// The records of a cell, as they stand.
pub async fn gather<C: ConnectionTrait>(db: &C, cell: Uuid, today: Day) -> Result<Records> {
    let mut records = Records::new(today);
    for part in Part::ALL {
        part.read(db, cell, &mut records).await?;
    }
    Ok(records)
}

type Ratings = (BTreeMap<(i32, MemberId), Level>, BTreeMap<i32, Level>);

/// The members' ratings, and the cell's own.
async fn given_ratings<C: ConnectionTrait>(db: &C, cell: Uuid) -> Result<Ratings> {
    let (mut members, mut own) = Ratings::default();
    for row in ratings::list(db, cell).await? {
        members.insert((row.year, MemberId(row.member_id)), from_code(&row.level)?);
    }
    for row in ratings::list_of_cell(db, cell).await? {
        own.insert(row.year, from_code(&row.level)?);
    }
    Ok((members, own))
}

async fn registered_evidence<C: ConnectionTrait>(db: &C, cell: Uuid) -> Result<Vec<Evidence>> {
    let rows = store::list_evidence(db, cell).await?.into_iter();
    rows.map(|row| Ok(Evidence { measure: from_code(&row.measure)?, year: row.year, on: row.on_day, note: row.note })).collect()
}

/// The marks of each gathering.
fn marks(rows: Vec<(Uuid, Uuid, String)>) -> Result<BTreeMap<Uuid, Marks>> {
    let mut marks: BTreeMap<Uuid, Marks> = BTreeMap::new();
    for (gathering, member, code) in rows {
        let mark = Mark::named(&code).with_context(|| format!("unknown stored word {code:?}"))?;
        marks.entry(gathering).or_default().insert(MemberId(member), mark);
    }
    Ok(marks)
}

async fn held_meetings<C: ConnectionTrait>(db: &C, cell: Uuid) -> Result<Vec<Meeting>> {
    let mut marks = marks(meetings::list_codes(db, cell).await?)?;
    let meetings = meetings::list(db, cell).await?.into_iter();
    meetings
        .map(|row| {
            let marks = marks.remove(&row.id).unwrap_or_default();
            Ok(Meeting { id: MeetingId(row.id), on: row.on_day, kind: from_code(&row.kind)?, marks })
        })
        .collect()
}

async fn held_studies<C: ConnectionTrait>(db: &C, cell: Uuid) -> Result<Vec<StudySession>> {
    let mut marks = marks(study::list_codes(db, cell).await?)?;
    let sessions = study::list(db, cell).await?.into_iter();
    Ok(sessions
        .map(|row| StudySession { id: StudyId(row.id), on: row.on_day, marks: marks.remove(&row.id).unwrap_or_default() })
        .collect())
}

fn inspection(row: inspections::inspection::Model) -> Inspection {
    Inspection { id: InspectionId(row.id), year: row.year, subject: row.subject, done_on: row.done_on, conclusion: row.conclusion }
}

fn admission(row: admissions::admission::Model) -> Admission {
    Admission {
        id: AdmissionId(row.id),
        name: row.name,
        birth: row.birth,
        admitted_on: row.admitted_on,
        member: row.member_id.map(MemberId),
    }
}

async fn registered_households<C: ConnectionTrait>(db: &C, cell: Uuid) -> Result<Vec<Household>> {
    let mut members: BTreeMap<Uuid, Vec<MemberId>> = BTreeMap::new();
    for row in households::list_household_members(db, cell).await? {
        members.entry(row.household_id).or_default().push(MemberId(row.member_id));
    }
    let mut titles: BTreeMap<Uuid, BTreeMap<i32, bool>> = BTreeMap::new();
    for row in households::list_titles(db, cell).await? {
        titles.entry(row.household_id).or_default().insert(row.year, row.granted);
    }
    let households = households::list_households(db, cell).await?.into_iter();
    Ok(households
        .map(|row| Household {
            id: HouseholdId(row.id),
            head: row.head,
            members: members.remove(&row.id).unwrap_or_default(),
            titles: titles.remove(&row.id).unwrap_or_default(),
        })
        .collect())
}
