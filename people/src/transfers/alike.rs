//! Whether somebody who is sent here stands in the books already.

use super::body::Person;
use crate::roll::{self, member};
use chibo_core::duplicate::{Described, Likeness, pairs};
use chibo_core::member::MemberId;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// A member who may be the one who is sent.
pub(super) struct Alike {
    pub(super) row: member::Model,
    /// The same card, or the same name and day of birth: nobody else.
    pub(super) certain: bool,
}

/// Who in the cell's books may be this person.
pub(super) async fn alike<C: ConnectionTrait>(db: &C, cell: Uuid, person: &Person) -> anyhow::Result<Vec<Alike>> {
    let rows = roll::list_members(db, cell).await?;
    let sent = MemberId(Uuid::nil());
    let described =
        |id, name: &str, birth, card: &Option<String>| Described { id, name: name.to_owned(), birth, card: card.clone() };
    let mut people = vec![described(sent, &person.name, person.birth, &person.card_no)];
    people.extend(rows.iter().map(|row| described(MemberId(row.id), &row.name, row.birth, &row.card_no)));
    let with_sent = pairs(&people).into_iter().filter(|pair| pair.first == sent || pair.second == sent);
    let found = with_sent.filter_map(|pair| {
        let other = if pair.first == sent { pair.second } else { pair.first };
        let row = rows.iter().find(|row| row.id == other.0)?.clone();
        Some(Alike { row, certain: matches!(pair.why, Likeness::Card | Likeness::NameAndBirth) })
    });
    Ok(found.collect())
}
