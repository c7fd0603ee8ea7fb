//! The queries of both books of marks.

use super::{Book, Occasion};
use crate::meetings::{self, attendance, meeting};
use crate::study::{study_mark, study_session};
use anyhow::Context;
use chibo_core::day::{year_end, year_start};
use chibo_core::meeting::{Mark, Marks, Meeting, MeetingForm, MeetingId};
use chibo_core::member::MemberId;
use chibo_frame::App;
use chibo_frame::db::{code, from_code};
use chibo_frame::private::Find;
use chibo_frame::record::{self, Act};
use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseTransaction, QueryOrder, QuerySelect};
use std::collections::{BTreeMap, BTreeSet};

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
        Book::Meetings => match meeting::Entity::find_by_id(id).row(db).await? {
            Some(row) => Some(of_meeting(db, row).await?),
            None => None,
        },
        Book::Study => study_session::Entity::find_by_id(id).row(db).await?.map(of_study),
    })
}

/// The same, locked until the transaction ends: two people who save at once write one after the other.
pub(super) async fn find_locked<C: ConnectionTrait>(db: &C, book: Book, id: Uuid) -> anyhow::Result<Option<Occasion>> {
    Ok(match book {
        Book::Meetings => match meeting::Entity::find_by_id(id).lock_exclusive().row(db).await? {
            Some(row) => Some(of_meeting(db, row).await?),
            None => None,
        },
        Book::Study => study_session::Entity::find_by_id(id).lock_exclusive().row(db).await?.map(of_study),
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
    attendance::Entity::find().filter(attendance::Column::MeetingId.eq(id)).rows(db).await
}

async fn rows_of_study<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Vec<study_mark::Model>> {
    study_mark::Entity::find().filter(study_mark::Column::SessionId.eq(id)).rows(db).await
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

/// The meetings of a year, by day, without marks.
pub(super) async fn meetings_of_year<C: ConnectionTrait>(db: &C, cell: Uuid, year: i32) -> anyhow::Result<Vec<meeting::Model>> {
    let find = meeting::Entity::find()
        .filter(meeting::Column::CellId.eq(cell))
        .filter(meeting::Column::OnDay.between(year_start(year), year_end(year)));
    find.order_by_asc(meeting::Column::OnDay).order_by_asc(meeting::Column::Kind).rows(db).await
}

/// The years of a cell's meetings, the last first.
pub(super) async fn years_of_meetings<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<i32>> {
    let find = meeting::Entity::find().filter(meeting::Column::CellId.eq(cell)).select_only().column(meeting::Column::OnDay);
    let days: Vec<Date> = find.into_tuple().all(db).await?;
    let years: BTreeSet<i32> = days.iter().map(chrono::Datelike::year).collect();
    Ok(years.into_iter().rev().collect())
}

/// The meetings of a year that were held, with the marks of these members alone; of all where none are named.
pub(super) async fn held_in<C: ConnectionTrait>(
    db: &C,
    meetings: &[meeting::Model],
    of: Option<&[Uuid]>,
) -> anyhow::Result<Vec<Meeting>> {
    let ids = meetings.iter().map(|row| row.id);
    let mut find = attendance::Entity::find().filter(attendance::Column::MeetingId.is_in(ids.clone()));
    if let Some(members) = of {
        find = find.filter(attendance::Column::MemberId.is_in(members.iter().copied()));
    }
    let columns = [attendance::Column::MeetingId, attendance::Column::MemberId, attendance::Column::Mark];
    let rows: Vec<(Uuid, Uuid, String)> = find.select_only().columns(columns).into_tuple().all(db).await?;
    let mut marks: BTreeMap<Uuid, Marks> = BTreeMap::new();
    for (meeting, member, mark) in rows {
        let mark = Mark::named(&mark).with_context(|| format!("unknown stored word {mark:?}"))?;
        marks.entry(meeting).or_default().insert(MemberId(member), mark);
    }
    let marked = attendance::Entity::find().filter(attendance::Column::MeetingId.is_in(ids)).select_only();
    let marked: Vec<Uuid> = marked.column(attendance::Column::MeetingId).distinct().into_tuple().all(db).await?;
    let held = meetings.iter().filter(|row| marked.contains(&row.id));
    held.map(|row| {
        let marks = marks.remove(&row.id).unwrap_or_default();
        Ok(Meeting { id: MeetingId(row.id), on: row.on_day, kind: row.meeting_kind()?, marks })
    })
    .collect()
}

/// Who was absent at least twice at these meetings: nobody else can be near a limit.
pub(super) async fn often_absent<C: ConnectionTrait>(db: &C, meetings: &[meeting::Model]) -> anyhow::Result<Vec<Uuid>> {
    let absent = [Mark::Excused, Mark::Unexcused].map(Mark::name);
    let find = attendance::Entity::find()
        .filter(attendance::Column::MeetingId.is_in(meetings.iter().map(|row| row.id)))
        .filter(attendance::Column::Mark.is_in(absent))
        .select_only()
        .column(attendance::Column::MemberId)
        .group_by(attendance::Column::MemberId)
        .having(sea_orm::sea_query::ExprTrait::gte(attendance::Column::MeetingId.count(), 2));
    Ok(find.into_tuple().all(db).await?)
}
