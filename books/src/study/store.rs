//! Study sessions, their marks, and every query on them.

use anyhow::Context;
use chibo_core::meeting::{Mark, Marks};
use chibo_core::member::MemberId;
use chibo_core::study::{StudyId, StudySession};
use chibo_frame::private::{Find, Part};
use chibo_frame::record::Recorded;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Query;
use sea_orm::{QueryOrder, QuerySelect};
use std::collections::BTreeMap;

/// **Học tập, quán triệt.** A study session that was held.
pub mod study_session {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "study_session")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The cell.
        pub cell_id: Uuid,
        /// The day.
        pub on_day: Date,
        /// What was studied.
        pub title: Option<String>,
        /// Where it was held.
        pub place: Option<String>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for study_session::Entity {
    const KIND: &'static str = "study_session";

    fn key(row: &study_session::Model) -> String {
        row.id.to_string()
    }
}

/// What the book says of one member at one study session.
pub mod study_mark {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "study_mark")]
    pub struct Model {
        /// The session.
        #[sea_orm(primary_key, auto_increment = false)]
        pub session_id: Uuid,
        /// The member.
        #[sea_orm(primary_key, auto_increment = false)]
        pub member_id: Uuid,
        /// `chibo_core::meeting::Mark`.
        pub mark: String,
        /// Why somebody was absent, if he said so.
        pub reason: Option<String>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for study_mark::Entity {
    const KIND: &'static str = "study_mark";

    fn key(row: &study_mark::Model) -> String {
        format!("{}/{}", row.session_id, row.member_id)
    }

    fn private(row: &mut study_mark::Model) -> Vec<Part<'_>> {
        vec![(&mut row.reason).into()]
    }
}

/// The study sessions of a cell, by day.
pub async fn list<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<study_session::Model>> {
    let find = study_session::Entity::find().filter(study_session::Column::CellId.eq(cell));
    find.order_by_asc(study_session::Column::OnDay).order_by_asc(study_session::Column::Id).rows(db).await
}

/// All marks of a cell's study sessions.
pub async fn list_marks<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<study_mark::Model>> {
    let of_cell = Query::select()
        .column(study_session::Column::Id)
        .from(study_session::Entity)
        .and_where(study_session::Column::CellId.eq(cell))
        .to_owned();
    study_mark::Entity::find().filter(study_mark::Column::SessionId.in_subquery(of_cell)).rows(db).await
}

/// One study session.
pub async fn find<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Option<study_session::Model>> {
    study_session::Entity::find_by_id(id).row(db).await
}

/// One study session, locked until the transaction ends.
pub(super) async fn find_locked<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Option<study_session::Model>> {
    study_session::Entity::find_by_id(id).lock_exclusive().row(db).await
}

/// The session of a cell on this day: one a day, as the study book has one column a day.
pub(super) async fn find_on<C: ConnectionTrait>(db: &C, cell: Uuid, on: Date) -> anyhow::Result<Option<study_session::Model>> {
    let find = study_session::Entity::find().filter(study_session::Column::CellId.eq(cell));
    find.filter(study_session::Column::OnDay.eq(on)).row(db).await
}

/// Whether anybody has a mark at the session.
pub(super) async fn is_marked<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<bool> {
    Ok(study_mark::Entity::find().filter(study_mark::Column::SessionId.eq(id)).row(db).await?.is_some())
}

/// These sessions as the rules know them, with their marks.
pub(crate) async fn sessions<C: ConnectionTrait>(db: &C, rows: &[study_session::Model]) -> anyhow::Result<Vec<StudySession>> {
    let find = study_mark::Entity::find().filter(study_mark::Column::SessionId.is_in(rows.iter().map(|row| row.id)));
    let columns = [study_mark::Column::SessionId, study_mark::Column::MemberId, study_mark::Column::Mark];
    let read: Vec<(Uuid, Uuid, String)> = find.select_only().columns(columns).into_tuple().all(db).await?;
    let mut marks: BTreeMap<Uuid, Marks> = BTreeMap::new();
    for (session, member, mark) in read {
        let mark = Mark::named(&mark).with_context(|| format!("unknown stored word {mark:?}"))?;
        marks.entry(session).or_default().insert(MemberId(member), mark);
    }
    let mut session = |row: &study_session::Model| StudySession {
        id: StudyId(row.id),
        on: row.on_day,
        marks: marks.remove(&row.id).unwrap_or_default(),
    };
    Ok(rows.iter().map(&mut session).collect())
}

/// All marks of a cell's study sessions as bare codes: gathering, member, mark. A book of years has many.
pub async fn list_codes<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<(Uuid, Uuid, String)>> {
    let of_cell = Query::select()
        .column(study_session::Column::Id)
        .from(study_session::Entity)
        .and_where(study_session::Column::CellId.eq(cell))
        .to_owned();
    let find = study_mark::Entity::find().select_only().column(study_mark::Column::SessionId);
    let find = find.column(study_mark::Column::MemberId).column(study_mark::Column::Mark);
    Ok(find.filter(study_mark::Column::SessionId.in_subquery(of_cell)).into_tuple().all(db).await?)
}
