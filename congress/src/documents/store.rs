//! The approval of a congress's elections, and every query on it.

use chibo_frame::private::{Find, Part};
use chibo_frame::record::Recorded;
use sea_orm::entity::prelude::*;

/// **Chuẩn y.** What the superior committee decided on the elections of a congress.
pub mod approval {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "approval")]
    pub struct Model {
        /// The congress.
        #[sea_orm(primary_key, auto_increment = false)]
        pub congress_id: Uuid,
        /// **Ngày cấp trên nhận hồ sơ.**
        pub received_on: Option<Date>,
        /// **Số quyết định.**
        pub number: Option<String>,
        /// **Ngày quyết định.**
        pub decided_on: Option<Date>,
        /// **Cơ quan quyết định.**
        pub issuer: Option<String>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for approval::Entity {
    const KIND: &'static str = "approval";

    fn key(row: &approval::Model) -> String {
        row.congress_id.to_string()
    }
}

/// **Không được chuẩn y.** One elected person whom the decision leaves out.
pub mod not_approved {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "not_approved")]
    pub struct Model {
        /// The congress.
        #[sea_orm(primary_key, auto_increment = false)]
        pub congress_id: Uuid,
        /// The member.
        #[sea_orm(primary_key, auto_increment = false)]
        pub member_id: Uuid,
        /// The first day on which his offices are no longer held.
        pub from_day: Date,
        /// Note.
        pub reason: Option<String>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for not_approved::Entity {
    const KIND: &'static str = "not_approved";

    fn key(row: &not_approved::Model) -> String {
        format!("{} {}", row.congress_id, row.member_id)
    }

    fn private(row: &mut not_approved::Model) -> Vec<Part<'_>> {
        vec![(&mut row.reason).into()]
    }
}

/// The approval of a congress.
pub(crate) async fn find_approval<C: ConnectionTrait>(db: &C, congress: Uuid) -> anyhow::Result<Option<approval::Model>> {
    approval::Entity::find_by_id(congress).row(db).await
}

/// Who of a congress's elected was not approved.
pub(crate) async fn list_not_approved<C: ConnectionTrait>(db: &C, congress: Uuid) -> anyhow::Result<Vec<not_approved::Model>> {
    not_approved::Entity::find().filter(not_approved::Column::CongressId.eq(congress)).rows(db).await
}
