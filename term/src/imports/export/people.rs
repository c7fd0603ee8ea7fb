//! The roll and its movements as rows of a workbook.

use super::names::{NOWHERE, Names, person};
use chibo_frame::db::from_code;
use chibo_paper::workbook::{MovementRow, RollRow};
use chibo_people::roll::{member, movement};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The members, in their order.
pub(super) fn roll(members: &[member::Model]) -> anyhow::Result<Vec<RollRow>> {
    members.iter().map(roll_row).collect()
}

fn roll_row(row: &member::Model) -> anyhow::Result<RollRow> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    Ok(RollRow {
        person: person(&row.name, row.birth),
        sex: row.sex.as_deref().map(from_code).transpose()?,
        joined: row.joined,
        official: row.official,
        card: text(&row.card_no),
        occupation: text(&row.job),
        group: text(&row.group_name),
        exempt_from: row.exempt,
        phone: text(&row.phone),
        home_town: text(&row.home_town),
        address: text(&row.address),
        ethnicity: text(&row.ethnicity),
        education: text(&row.education),
        theory: text(&row.theory),
        workplace: text(&row.workplace),
        email: text(&row.email),
        note: String::new(),
    })
}

/// The movements, by day, with what is needed to add a member who came.
pub(super) fn movements(members: &[member::Model], rows: &[movement::Model]) -> anyhow::Result<Vec<MovementRow>> {
    let names = Names::new(members);
    let by_id: BTreeMap<Uuid, &member::Model> = members.iter().map(|row| (row.id, row)).collect();
    let mut written = Vec::new();
    for row in rows {
        let (Some(member), Some(person)) = (by_id.get(&row.member_id), names.full(row.member_id)) else { continue };
        written.push(MovementRow {
            person,
            sex: member.sex.as_deref().map(from_code).transpose()?,
            joined: member.joined,
            official: member.official,
            kind: from_code(&row.kind)?,
            on: row.on_day,
            decided: row.decided_on,
            completed: row.completed_on,
            note: row.note.clone().unwrap_or_default(),
            at: NOWHERE,
        });
    }
    Ok(written)
}
