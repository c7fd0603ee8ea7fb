//! Admissions, inspections and households as rows of a workbook.

use super::names::{NOWHERE, Names, person};
use chibo_books::admissions::admission;
use chibo_books::inspections::inspection;
use chibo_frame::db::from_code;
use chibo_paper::workbook::{AdmissionRow, HouseholdRow, InspectionRow, QuarterTitle};
use chibo_people::households::{household, household_member, household_title, quarter_title};
use std::collections::BTreeMap;
use uuid::Uuid;

pub(super) fn admissions(rows: &[admission::Model]) -> anyhow::Result<Vec<AdmissionRow>> {
    let row = |row: &admission::Model| {
        Ok(AdmissionRow {
            person: person(&row.name, row.birth),
            sex: row.sex.as_deref().map(from_code).transpose()?,
            class: row.class_on,
            applied: row.applied_on,
            resolution: row.resolved_on,
            decision: row.decided_on,
            admitted: row.admitted_on,
            official: row.official_on,
            education: row.education.clone().unwrap_or_default(),
            note: row.note.clone().unwrap_or_default(),
        })
    };
    rows.iter().map(row).collect()
}

pub(super) fn inspections(rows: &[inspection::Model]) -> anyhow::Result<Vec<InspectionRow>> {
    let row = |row: &inspection::Model| {
        Ok(InspectionRow {
            year: row.year,
            form: from_code(&row.form)?,
            content: row.topic.clone(),
            subject: row.subject.clone(),
            planned: row.planned.clone().unwrap_or_default(),
            starts: row.starts_on,
            ends: row.ends_on,
            in_charge: row.in_charge.clone().unwrap_or_default(),
            done: row.done_on,
            conclusion: row.conclusion.clone().unwrap_or_default(),
            at: NOWHERE,
        })
    };
    rows.iter().map(row).collect()
}

/// The households in the order of their numbers, with members and titles.
pub(super) fn households(
    names: &Names,
    rows: &[household::Model],
    belong: &[household_member::Model],
    titles: &[household_title::Model],
) -> anyhow::Result<Vec<HouseholdRow>> {
    let mut members: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
    for row in belong {
        members.entry(row.household_id).or_default().push(row.member_id);
    }
    let mut granted: BTreeMap<Uuid, BTreeMap<i32, bool>> = BTreeMap::new();
    for row in titles {
        granted.entry(row.household_id).or_default().insert(row.year, row.granted);
    }
    let row = |row: &household::Model| {
        let mut members = members.remove(&row.id).unwrap_or_default();
        members.sort_unstable();
        Ok(HouseholdRow {
            head: row.head.clone(),
            people: row.persons.and_then(|persons| u32::try_from(persons).ok()),
            address: row.address.clone().unwrap_or_default(),
            members: members.into_iter().filter_map(|id| names.short(id)).collect(),
            class: row.class.as_deref().map(from_code).transpose()?,
            titles: granted.remove(&row.id).unwrap_or_default().into_iter().collect(),
            note: String::new(),
            at: NOWHERE,
        })
    };
    rows.iter().map(row).collect()
}

pub(super) fn quarter(rows: &[quarter_title::Model]) -> Vec<QuarterTitle> {
    let mut titles: Vec<QuarterTitle> =
        rows.iter().map(|row| QuarterTitle { year: row.year, granted: row.granted, at: NOWHERE }).collect();
    titles.sort_by_key(|title| title.year);
    titles
}
