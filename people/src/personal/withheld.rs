//! What a restricted record does not show: how its member is reached, and where he lives and works.

use super::store;
use crate::roll::member;
use sea_orm::ConnectionTrait;

/// A member without the ways to reach him.
#[must_use]
pub fn without_contact(row: member::Model) -> member::Model {
    member::Model { phone: None, email: None, address: None, home_town: None, workplace: None, ..row }
}

/// The same members; those whose records are restricted without the ways to reach them.
pub async fn withheld<C: ConnectionTrait>(db: &C, members: Vec<member::Model>) -> anyhow::Result<Vec<member::Model>> {
    let restricted = store::restricted(db).await?;
    let shown = |row: member::Model| if restricted.contains(&row.id) { without_contact(row) } else { row };
    Ok(members.into_iter().map(shown).collect())
}
