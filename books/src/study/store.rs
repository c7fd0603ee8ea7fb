//! Study sessions, their marks, and every query on them.

use chibo_frame::record::Recorded;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Query;

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
}

/// The study sessions of a cell, by day.
pub async fn list<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<study_session::Model>> {
    let find = study_session::Entity::find().filter(study_session::Column::CellId.eq(cell));
    Ok(find.order_by_asc(study_session::Column::OnDay).order_by_asc(study_session::Column::Id).all(db).await?)
}

/// All marks of a cell's study sessions.
pub async fn list_marks<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<study_mark::Model>> {
    let of_cell = Query::select()
        .column(study_session::Column::Id)
        .from(study_session::Entity)
        .and_where(study_session::Column::CellId.eq(cell))
        .to_owned();
    Ok(study_mark::Entity::find().filter(study_mark::Column::SessionId.in_subquery(of_cell)).all(db).await?)
}
