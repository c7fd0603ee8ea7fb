//! Attendance as it is recorded: the secretary's form for those who did not come, and the desk's board at its end. One act
//! each, of many names: the log tells neither when nor in what order anybody came.

use super::{board, heard, store};
use crate::preparing::{self, Summoned, congress, congress_attendance};
use crate::results;
use chibo_core::congress::{Attendance, CardFault};
use chibo_core::member::MemberId;
use chibo_frame::db::code;
use chibo_frame::{App, live, record};
use sea_orm::DatabaseTransaction;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Why attendance or a vote is not written as asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refusal {
    /// There is no such congress, or no such vote.
    #[error("there is no such congress or vote")]
    NotThere,
    /// An election was counted on this attendance.
    #[error("an election of this congress was counted already")]
    Counted,
    /// A way of attending that a member of this standing cannot have.
    #[error("{name} cannot attend like this")]
    NotHisStatus {
        /// The member.
        name: String,
    },
    /// The three numbers, the quorum, the base.
    #[error("the vote cannot be taken: {0:?}")]
    Card(CardFault),
}

/// A page's marks: what it showed of each, and what is wanted now.
#[derive(Debug, Default)]
pub(super) struct Asked {
    pub(super) shown: BTreeMap<MemberId, Option<Attendance>>,
    pub(super) wanted: BTreeMap<MemberId, Option<Attendance>>,
}

/// Takes attendance by the form: what was changed on the page is written, what a desk changed in the meantime is not
/// overwritten. Gives the names of those. Once an election was counted, its base stands.
pub(super) async fn take_attendance(
    app: &App,
    account: Uuid,
    id: Uuid,
    asked: &Asked,
) -> anyhow::Result<Result<Vec<String>, Refusal>> {
    let tx = app.begin().await?;
    let Some(congress) = preparing::find_locked(&tx, id).await? else { return Ok(Err(Refusal::NotThere)) };
    if results::was_counted(&tx, id).await? {
        return Ok(Err(Refusal::Counted));
    }
    let mut summoned = preparing::summoned(&tx, &congress).await?;
    let mut clashes = Vec::new();
    for one in &mut summoned {
        let Some(wanted) = asked.wanted.get(&one.member.id) else { continue };
        let shown = asked.shown.get(&one.member.id).copied().flatten();
        let Some(wanted) = wanted.filter(|wanted| Attendance::of(one.standing).contains(wanted)) else {
            return Ok(Err(Refusal::NotHisStatus { name: one.member.name.clone() }));
        };
        if shown == Some(wanted) || one.status == Some(wanted) {
            continue;
        }
        if one.status == shown {
            board::put_place(&tx, id, one.member.id.0, wanted).await?;
            one.status = Some(wanted);
        } else {
            clashes.push(one.member.name.clone());
        }
    }
    write(app, &tx, account, &congress, &summoned).await?;
    tx.commit().await?;
    live::announce(app, id);
    Ok(Ok(clashes))
}

/// Writes the board into the record of attendance and takes every pass back: the desk is closed.
pub(super) async fn close_desk(app: &App, account: Uuid, id: Uuid) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let Some(congress) = preparing::find_locked(&tx, id).await? else { return Ok(Err(Refusal::NotThere)) };
    let summoned = preparing::summoned(&tx, &congress).await?;
    write(app, &tx, account, &congress, &summoned).await?;
    let act = record::begin(app, &tx, Some(account), "close_desk", &id).await?;
    for pass in store::list_passes(&tx, id).await?.into_iter().filter(|pass| !pass.revoked) {
        let revoked = store::desk_pass::Model { revoked: true, ..pass.clone() };
        record::put::<store::desk_pass::Entity>(app, &tx, &act, Some(pass), revoked).await?;
    }
    store::forget_tokens(&tx, id).await?;
    tx.commit().await?;
    heard::forget(app, id);
    live::announce(app, id);
    Ok(Ok(()))
}

/// The one act that writes how everybody attends of whom anything is known.
async fn write(
    app: &App,
    tx: &DatabaseTransaction,
    account: Uuid,
    congress: &congress::Model,
    summoned: &[Summoned],
) -> anyhow::Result<()> {
    let row = |one: &Summoned| {
        Some(congress_attendance::Model { congress_id: congress.id, member_id: one.member.id.0, status: code(&one.status?) })
    };
    let wanted = summoned.iter().filter_map(row).collect();
    let standing = preparing::list_attendance(tx, congress.id).await?;
    let act = record::begin(app, tx, Some(account), "take_congress_attendance", &congress.id).await?;
    let difference = record::difference::<congress_attendance::Entity>(&standing, wanted);
    record::save::<congress_attendance::Entity>(app, tx, &act, difference).await?;
    Ok(())
}
