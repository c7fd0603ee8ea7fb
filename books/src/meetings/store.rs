//! Meetings, their attendance, and every query on them.

use chibo_frame::record::Recorded;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Query;

/// **Sinh hoạt chi bộ.** A meeting that was held.
pub mod meeting {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "meeting")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The cell.
        pub cell_id: Uuid,
        /// The day.
        pub on_day: Date,
        /// `chibo_core::meeting::MeetingKind`.
        pub kind: String,
        /// The subject of a thematic meeting.
        pub title: Option<String>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for meeting::Entity {
    const KIND: &'static str = "meeting";

    fn key(row: &meeting::Model) -> String {
        row.id.to_string()
    }
}

/// **Điểm danh.** What the book says of one member at one meeting.
pub mod attendance {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "attendance")]
    pub struct Model {
        /// The meeting.
        #[sea_orm(primary_key, auto_increment = false)]
        pub meeting_id: Uuid,
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

impl Recorded for attendance::Entity {
    const KIND: &'static str = "attendance";

    fn key(row: &attendance::Model) -> String {
        format!("{}/{}", row.meeting_id, row.member_id)
    }
}

/// The meetings of a cell, by day.
pub async fn list<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<meeting::Model>> {
    let find = meeting::Entity::find().filter(meeting::Column::CellId.eq(cell));
    Ok(find.order_by_asc(meeting::Column::OnDay).order_by_asc(meeting::Column::Id).all(db).await?)
}

/// All marks of a cell's meetings.
pub async fn list_marks<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<attendance::Model>> {
    let of_cell =
        Query::select().column(meeting::Column::Id).from(meeting::Entity).and_where(meeting::Column::CellId.eq(cell)).to_owned();
    Ok(attendance::Entity::find().filter(attendance::Column::MeetingId.in_subquery(of_cell)).all(db).await?)
}
