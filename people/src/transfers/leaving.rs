//! A member is sent to another cell: the file is made, and taken back while it is not answered.

use super::body::{Addressee, Person, State, TRANSFER, Transfer};
use super::store::{self, transfer_out};
use crate::roll::{self, actions};
use crate::units::unit;
use chibo_core::day::Day;
use chibo_core::member::{Movement, MovementKind};
use chibo_core::movements;
use chibo_core::name::tidy;
use chibo_frame::db::code;
use chibo_frame::parcel::{Parcel, content_hash, fingerprint, own_key, seed};
use chibo_frame::{App, record};
use chrono::Days;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// How far the day may lie behind and ahead.
const BEHIND: Days = Days::new(366);
const AHEAD: Days = Days::new(90);
/// Digits of a fingerprint.
const DIGITS: usize = 24;

/// Why no file is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The member is gone.
    NotThere,
    /// He is on his way already.
    Open,
    /// These are no 24 digits.
    Key,
    /// They are this cell's own.
    Own,
    /// The day lies too far away.
    Day,
    /// He cannot leave on that day.
    Roll(actions::Refusal),
}

/// To which cell, from which day.
pub(super) struct New {
    pub(super) to_name: String,
    pub(super) to_key: String,
    pub(super) on: Day,
}

/// The digits by which this cell is told from others.
pub(super) fn own_fingerprint(app: &App) -> anyhow::Result<String> {
    Ok(fingerprint(&own_key(app)?))
}

/// A fingerprint as it was typed: whatever stands between its digits.
fn digits(typed: &str) -> Option<String> {
    let digits: Vec<char> = typed.chars().filter(|c| !c.is_whitespace() && !"-.".contains(*c)).collect();
    let sound = digits.len() == DIGITS && digits.iter().all(char::is_ascii_digit);
    sound.then(|| digits.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" "))
}

/// The transfer of a member that is not answered.
pub(crate) async fn leaving<C: ConnectionTrait>(db: &C, member: Uuid) -> anyhow::Result<Option<transfer_out::Model>> {
    Ok(store::list_out_of(db, member).await?.into_iter().find(|row| row.is(State::Open)))
}

/// Makes the file of a member. He stays on the roll until it is answered.
pub(super) async fn make(
    app: &App,
    account: Uuid,
    cell: &unit::Model,
    member: Uuid,
    new: New,
) -> anyhow::Result<Result<Uuid, Refusal>> {
    let Some(to_key) = digits(&new.to_key) else { return Ok(Err(Refusal::Key)) };
    if to_key == own_fingerprint(app)? {
        return Ok(Err(Refusal::Own));
    }
    let (on, today) = (new.on, app.today());
    if today.checked_sub_days(BEHIND).is_none_or(|first| on < first) || today.checked_add_days(AHEAD).is_none_or(|last| on > last) {
        return Ok(Err(Refusal::Day));
    }
    let tx = app.begin().await?;
    let Some(row) = roll::find_member(&tx, member).await?.filter(|row| row.cell_id == cell.id) else {
        return Ok(Err(Refusal::NotThere));
    };
    if leaving(&tx, member).await?.is_some() {
        return Ok(Err(Refusal::Open));
    }
    let moved = roll::list_movements_of(&tx, member).await?;
    let Some(rules) = roll::members(vec![row.clone()], moved)?.pop() else { return Ok(Err(Refusal::NotThere)) };
    let mut gone = rules.clone();
    gone.movements = rules.movements.iter().chain([Movement { on, kind: MovementKind::Departure }]).collect();
    if let Err(fault) = movements::check(&rules, &gone, today.max(on)) {
        return Ok(Err(Refusal::Roll(actions::Refusal::Movement(fault))));
    }
    let id = app.new_id();
    let transfer = Transfer {
        format: TRANSFER.0.to_owned(),
        id,
        from: cell.name.clone(),
        to: Addressee { name: tidy(&new.to_name), key: to_key },
        on,
        made_on: today,
        member: Person::of(&row, &rules, today),
    };
    let out = row_of(cell, member, &transfer)?;
    let act = record::begin(app, &tx, Some(account), "transfer-make", &member).await?;
    record::put::<transfer_out::Entity>(app, &tx, &act, None, out).await?;
    tx.commit().await?;
    Ok(Ok(id))
}

fn row_of(cell: &unit::Model, member_id: Uuid, transfer: &Transfer) -> anyhow::Result<transfer_out::Model> {
    let body = serde_json::to_string(transfer)?;
    Ok(transfer_out::Model {
        id: transfer.id,
        cell_id: cell.id,
        member_id,
        to_name: transfer.to.name.clone(),
        to_key: transfer.to.key.clone(),
        on_day: transfer.on,
        made_on: transfer.made_on,
        state: code(&State::Open),
        answered_on: None,
        reason: None,
        content_hash: content_hash(&body),
        body,
    })
}

/// The file of a transfer that is not answered: it is signed anew each time, and each time the same.
pub(super) fn file(app: &App, row: &transfer_out::Model) -> anyhow::Result<Vec<u8>> {
    Parcel::sign(TRANSFER, row.body.clone(), &seed(app)?).bytes()
}

/// Takes a transfer back that is not answered. Should the other cell have received the member all the same, its answer
/// holds. None where there is none.
pub(super) async fn withdraw(app: &App, account: Uuid, id: Uuid) -> anyhow::Result<Option<Uuid>> {
    let tx = app.begin().await?;
    let Some(row) = store::find_out(&tx, id).await?.filter(|row| row.is(State::Open)) else { return Ok(None) };
    let member = row.member_id;
    let act = record::begin(app, &tx, Some(account), "transfer-withdraw", &member).await?;
    let after = transfer_out::Model { state: code(&State::Withdrawn), body: String::new(), ..row.clone() };
    record::put::<transfer_out::Entity>(app, &tx, &act, Some(row), after).await?;
    tx.commit().await?;
    Ok(Some(member))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_read_as_people_write_them() {
        let wanted = Some(String::from("1234 5678 9012 3456 7890 1234"));
        assert_eq!(digits("1234 5678 9012 3456 7890 1234"), wanted);
        assert_eq!(digits("123456789012-3456.78901234\u{a0}"), wanted);
        for wrong in ["", "1234 5678 9012 3456 7890 123", "1234 5678 9012 3456 7890 123x", "１234 5678 9012 3456 7890 1234"] {
            assert_eq!(digits(wrong), None, "{wrong}");
        }
    }
}
