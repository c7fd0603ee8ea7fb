//! The rows of the roll as the rules know them.

use super::store::{member, movement};
use chibo_core::member::{Member, MemberId, Movement};
use chibo_frame::db::from_code;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The members of these rows, each with its movements, in the order of the rows.
pub fn members(rows: Vec<member::Model>, movements: Vec<movement::Model>) -> anyhow::Result<Vec<Member>> {
    let mut of_member: BTreeMap<Uuid, Vec<Movement>> = BTreeMap::new();
    for row in movements {
        of_member.entry(row.member_id).or_default().push(Movement { on: row.on_day, kind: from_code(&row.kind)? });
    }
    let member = |row: member::Model| Member {
        id: MemberId(row.id),
        name: row.name,
        birth: row.birth,
        joined: row.joined,
        official: row.official,
        exempt: row.exempt,
        movements: of_member.remove(&row.id).unwrap_or_default().into(),
    };
    Ok(rows.into_iter().map(member).collect())
}
