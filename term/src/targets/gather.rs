//! Gathers everything the measures look at into one value, with one query a table.

use super::store;
use anyhow::Result;
use chibo_books::{admissions, four_goods, inspections, meetings, ratings, study};
use chibo_core::admission::{Admission, AdmissionId};
use chibo_core::day::Day;
use chibo_core::household::{Household, HouseholdId};
use chibo_core::inspection::{Inspection, InspectionId};
use chibo_core::meeting::{Marks, Meeting, MeetingId};
use chibo_core::member::MemberId;
use chibo_core::study::{StudyId, StudySession};
use chibo_core::target::{Evidence, MeasureKind, Records};
use chibo_frame::db::from_code;
use chibo_people::{households, roll};
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The records of a cell, as they stand.
pub async fn gather<C: ConnectionTrait>(db: &C, cell: Uuid, today: Day) -> Result<Records> {
    let mut records = Records::new(today);
    records.members = roll::members(roll::list_members(db, cell).await?, roll::list_movements(db, cell).await?)?;
    records.meetings = held_meetings(db, cell).await?;
    records.studies = held_studies(db, cell).await?;
    for row in ratings::list(db, cell).await? {
        records.ratings.insert((row.year, MemberId(row.member_id)), from_code(&row.level)?);
    }
    for row in ratings::list_of_cell(db, cell).await? {
        records.cell_ratings.insert(row.year, from_code(&row.level)?);
    }
    records.inspections = inspections::list(db, cell).await?.into_iter().map(inspection).collect();
    records.admissions = admissions::list(db, cell).await?.into_iter().map(admission).collect();
    records.households = registered_households(db, cell).await?;
    for row in households::list_quarter_titles(db, cell).await? {
        records.quarter_titles.insert(row.year, row.granted);
    }
    for row in store::list_evidence(db, cell).await? {
        records.evidence.push(Evidence { measure: from_code(&row.measure)?, year: row.year, on: row.on_day, note: row.note });
    }
    for row in four_goods::recognitions(db, cell).await? {
        records.evidence.push(Evidence { measure: MeasureKind::FourGoods, year: row.year, on: row.on, note: row.decision });
    }
    Ok(records)
}

async fn held_meetings<C: ConnectionTrait>(db: &C, cell: Uuid) -> Result<Vec<Meeting>> {
    let mut marks: BTreeMap<Uuid, Marks> = BTreeMap::new();
    for row in meetings::list_marks(db, cell).await? {
        marks.entry(row.meeting_id).or_default().insert(MemberId(row.member_id), from_code(&row.mark)?);
    }
    let meetings = meetings::list(db, cell).await?.into_iter();
    meetings
        .map(|row| {
            let marks = marks.remove(&row.id).unwrap_or_default();
            Ok(Meeting { id: MeetingId(row.id), on: row.on_day, kind: from_code(&row.kind)?, marks })
        })
        .collect()
}

async fn held_studies<C: ConnectionTrait>(db: &C, cell: Uuid) -> Result<Vec<StudySession>> {
    let mut marks: BTreeMap<Uuid, Marks> = BTreeMap::new();
    for row in study::list_marks(db, cell).await? {
        marks.entry(row.session_id).or_default().insert(MemberId(row.member_id), from_code(&row.mark)?);
    }
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
