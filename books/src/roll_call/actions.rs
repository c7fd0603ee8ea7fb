//! Saving attendance: what was changed on a page is written, what somebody else changed in the meantime is not overwritten.

use super::store::{self, Entries, Given};
use super::{Book, Occasion, people};
use chibo_core::meeting::{Mark, Marks};
use chibo_core::member::MemberId;
use chibo_core::roll_call::{Clash, Merged, merge};
use chibo_frame::{App, record};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Why attendance is not written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is no such meeting or session.
    #[error("there is no such meeting or session")]
    NotThere,
    /// The minutes are signed.
    #[error("the minutes are signed")]
    Signed,
    /// A mark that a member of this standing cannot have.
    #[error("member {member:?} cannot have the mark {mark:?}")]
    NotHisMark {
        /// Whose.
        member: MemberId,
        /// Which.
        mark: Mark,
    },
}

/// What came of saving.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Saved {
    /// How many marks were written.
    pub written: usize,
    /// The marks that somebody else wrote differently in the meantime.
    pub clashes: Vec<Clash>,
}

/// A page's marks: what it showed, and what is wanted now.
#[derive(Debug, Clone, Default)]
pub(super) struct Asked {
    pub(super) shown: Entries,
    pub(super) wanted: Entries,
}

/// Takes attendance of a meeting or a study session, for tests, demonstration and other rooms: the marks as they shall stand.
pub async fn take_attendance(
    app: &App,
    account: Option<Uuid>,
    book: Book,
    id: Uuid,
    marks: &Marks,
) -> anyhow::Result<Result<Saved, Refusal>> {
    let Some(occasion) = store::find(&app.db, book, id).await? else { return Ok(Err(Refusal::NotThere)) };
    let shown = store::entries(&app.db, &occasion).await?;
    let wanted = marks.iter().map(|(member, mark)| (*member, Given { mark: *mark, reason: None })).collect();
    save(app, account, &occasion, &Asked { shown, wanted }).await
}

/// Writes what was changed.
pub(super) async fn save(
    app: &App,
    account: Option<Uuid>,
    occasion: &Occasion,
    asked: &Asked,
) -> anyhow::Result<Result<Saved, Refusal>> {
    let tx = app.begin().await?;
    let Some(occasion) = store::find_locked(&tx, occasion.book, occasion.id).await? else { return Ok(Err(Refusal::NotThere)) };
    if occasion.signed {
        return Ok(Err(Refusal::Signed));
    }
    let standing = store::entries(&tx, &occasion).await?;
    let merged = merge(&store::marks_of(&asked.shown), &store::marks_of(&asked.wanted), &store::marks_of(&standing));
    let people = people::on_roll(&tx, &occasion).await?;
    let allowed: BTreeMap<MemberId, &[Mark]> = people.iter().map(|person| (person.id, person.marks(occasion.book))).collect();
    let misfit = |(member, mark): &&(MemberId, Mark)| !allowed.get(member).is_some_and(|marks| marks.contains(mark));
    if let Some(&(member, mark)) = merged.write.iter().find(misfit) {
        return Ok(Err(Refusal::NotHisMark { member, mark }));
    }
    let entries = to_write(asked, &merged, &standing);
    if !entries.is_empty() {
        let act = record::begin(app, &tx, account, "take_attendance", &occasion.id).await?;
        store::write(app, &tx, &act, &occasion, entries).await?;
        tx.commit().await?;
    }
    Ok(Ok(Saved { written: merged.write.len(), clashes: merged.clashes }))
}

/// The marks to write, each with its reason, and the reasons that alone were changed. Who came has none.
fn to_write(asked: &Asked, merged: &Merged, standing: &Entries) -> Entries {
    let reason = |member: &MemberId| asked.wanted.get(member).and_then(|given| given.reason.clone());
    let kept = |mark: Mark, reason: Option<String>| reason.filter(|_| matches!(mark, Mark::Excused | Mark::Unexcused));
    let mut entries: Entries =
        merged.write.iter().map(|(member, mark)| (*member, Given { mark: *mark, reason: kept(*mark, reason(member)) })).collect();
    for (member, given) in &asked.wanted {
        let untouched = asked.shown.get(member).is_some_and(|shown| shown.reason == given.reason);
        let stands = standing.get(member).is_some_and(|now| now.mark == given.mark);
        if stands && !untouched {
            entries.insert(*member, Given { mark: given.mark, reason: kept(given.mark, given.reason.clone()) });
        }
    }
    entries
}
