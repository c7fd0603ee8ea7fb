//! The queries of both books of marks.

use super::{Book, Occasion};
use crate::meetings::{self, attendance, meeting};
use crate::study::{study_mark, study_session};
use chibo_core::meeting::{Mark, Marks, MeetingForm};
use chibo_core::member::MemberId;
use chibo_frame::App;
use chibo_frame::db::{code, from_code};
use chibo_frame::record::{self, Act};
use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseTransaction, QuerySelect};
use std::collections::BTreeMap;

/// **Ghi trong sổ.** A mark and, of somebody absent, the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Given {
    pub(super) mark: Mark,
    pub(super) reason: Option<String>,
}

/// What the book says of each member.
pub(super) type Entries = BTreeMap<MemberId, Given>;

/// The marks alone.
pub(super) fn marks_of(entries: &Entries) -> Marks {
    entries.iter().map(|(member, given)| (*member, given.mark)).collect()
}

/// A meeting or a study session.
pub(super) async fn find<C: ConnectionTrait>(db: &C, book: Book, id: Uuid) -> anyhow::Result<Option<Occasion>> {
    Ok(match book {
        Book::Meetings => match meeting::Entity::find_by_id(id).one(db).await? {
            Some(row) => Some(of_meeting(db, row).await?),
            None => None,
        },
        Book::Study => study_session::Entity::find_by_id(id).one(db).await?.map(of_study),
    })
}

/// The same, locked until the transaction ends: two people who save at once write one after the other.
pub(super) async fn find_locked<C: ConnectionTrait>(db: &C, book: Book, id: Uuid) -> anyhow::Result<Option<Occasion>> {
    Ok(match book {
        Book::Meetings => match meeting::Entity::find_by_id(id).lock_exclusive().one(db).await? {
            Some(row) => Some(of_meeting(db, row).await?),
            None => None,
        },
        Book::Study => study_session::Entity::find_by_id(id).lock_exclusive().one(db).await?.map(of_study),
    })
}

async fn of_meeting<C: ConnectionTrait>(db: &C, row: meeting::Model) -> anyhow::Result<Occasion> {
    let usual = match row.meeting_form()? {
        MeetingForm::Online => Mark::Online,
        MeetingForm::ByGroup => Mark::ByGroup,
        MeetingForm::InPerson | MeetingForm::Both => Mark::Present,
    };
    Ok(Occasion {
        book: Book::Meetings,
        id: row.id,
        cell: row.cell_id,
        on: row.on_day,
        kind: Some(row.meeting_kind()?),
        usual,
        signed: meetings::find_minutes(db, row.id).await?.is_some(),
        title: row.title,
    })
}

pub(crate) fn of_study(row: study_session::Model) -> Occasion {
    Occasion {
        book: Book::Study,
        id: row.id,
        cell: row.cell_id,
        on: row.on_day,
        kind: None,
        title: row.title,
        usual: Mark::Present,
        signed: false,
    }
}

/// What the book says of each member.
pub(super) async fn entries<C: ConnectionTrait>(db: &C, occasion: &Occasion) -> anyhow::Result<Entries> {
    let given = |member: Uuid, mark: &str, reason| Ok((MemberId(member), Given { mark: from_code(mark)?, reason }));
    match occasion.book {
        Book::Meetings => {
            rows_of_meeting(db, occasion.id).await?.into_iter().map(|r| given(r.member_id, &r.mark, r.reason)).collect()
        }
        Book::Study => rows_of_study(db, occasion.id).await?.into_iter().map(|r| given(r.member_id, &r.mark, r.reason)).collect(),
    }
}

async fn rows_of_meeting<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Vec<attendance::Model>> {
    Ok(attendance::Entity::find().filter(attendance::Column::MeetingId.eq(id)).all(db).await?)
}

async fn rows_of_study<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Vec<study_mark::Model>> {
    Ok(study_mark::Entity::find().filter(study_mark::Column::SessionId.eq(id)).all(db).await?)
}

/// Writes these entries, within an act.
pub(super) async fn write(
    app: &App,
    tx: &DatabaseTransaction,
    act: &Act,
    occasion: &Occasion,
    entries: Entries,
) -> anyhow::Result<()> {
    match occasion.book {
        Book::Meetings => {
            let row = |(member, given): (MemberId, Given)| attendance::Model {
                meeting_id: occasion.id,
                member_id: member.0,
                mark: code(&given.mark),
                reason: given.reason,
            };
            let wanted = entries.into_iter().map(row).collect();
            let difference = record::difference::<attendance::Entity>(&rows_of_meeting(tx, occasion.id).await?, wanted);
            record::save::<attendance::Entity>(app, tx, act, difference).await?;
        }
        Book::Study => {
            let row = |(member, given): (MemberId, Given)| study_mark::Model {
                session_id: occasion.id,
                member_id: member.0,
                mark: code(&given.mark),
                reason: given.reason,
            };
            let wanted = entries.into_iter().map(row).collect();
            let difference = record::difference::<study_mark::Entity>(&rows_of_study(tx, occasion.id).await?, wanted);
            record::save::<study_mark::Entity>(app, tx, act, difference).await?;
        }
    }
    Ok(())
}
