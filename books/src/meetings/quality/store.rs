//! The score sheets of meetings.

use chibo_frame::record::Recorded;
use sea_orm::entity::prelude::*;

/// **Phiếu chấm điểm buổi sinh hoạt.** The points of one meeting, with the sheet they were given on.
pub mod meeting_quality {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "meeting_quality")]
    pub struct Model {
        /// The meeting.
        #[sea_orm(primary_key, auto_increment = false)]
        pub meeting_id: Uuid,
        /// `chibo_core::dated::Version` as JSON: the sheet as it stood when the meeting was scored.
        pub version: String,
        /// Points by the line's code, as JSON.
        pub points: String,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for meeting_quality::Entity {
    const KIND: &'static str = "meeting_quality";

    fn key(row: &meeting_quality::Model) -> String {
        row.meeting_id.to_string()
    }
}

/// The score sheet of a meeting.
pub async fn find_quality<C: ConnectionTrait>(db: &C, meeting: Uuid) -> anyhow::Result<Option<meeting_quality::Model>> {
    Ok(meeting_quality::Entity::find_by_id(meeting).one(db).await?)
}
