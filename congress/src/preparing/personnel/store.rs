//! The personnel plan and every query on it.

use chibo_frame::private::{Find, Part};
use chibo_frame::record::Recorded;
use sea_orm::entity::prelude::*;

/// **Đề án nhân sự.**
pub mod personnel_plan {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "personnel_plan")]
    pub struct Model {
        /// The congress.
        #[sea_orm(primary_key, auto_increment = false)]
        pub congress_id: Uuid,
        /// **Số lượng chi ủy viên.** The seats of the committee.
        pub seats: i32,
        /// **Số dư.** How many more names than seats.
        pub surplus: i32,
        /// What the plan says besides: structure, shares wished for.
        pub note: String,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for personnel_plan::Entity {
    const KIND: &'static str = "personnel_plan";

    fn key(row: &personnel_plan::Model) -> String {
        row.congress_id.to_string()
    }

    fn private(row: &mut personnel_plan::Model) -> Vec<Part<'_>> {
        vec![(&mut row.note).into()]
    }
}

/// The plan of a congress.
pub(crate) async fn find<C: ConnectionTrait>(db: &C, congress: Uuid) -> anyhow::Result<Option<personnel_plan::Model>> {
    personnel_plan::Entity::find_by_id(congress).row(db).await
}
