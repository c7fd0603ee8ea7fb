//! The congress's own scripts and every query on them.

use chibo_frame::private::{Find, Part};
use chibo_frame::record::Recorded;
use sea_orm::entity::prelude::*;

/// **Lời dẫn.** The congress's own words for an item of its programme.
pub mod congress_script {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "congress_script")]
    pub struct Model {
        /// The item of the programme.
        #[sea_orm(primary_key, auto_increment = false)]
        pub item_id: Uuid,
        /// The congress.
        pub congress_id: Uuid,
        /// The words, with the names of figures in square brackets.
        pub words: String,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for congress_script::Entity {
    const KIND: &'static str = "congress_script";

    fn key(row: &congress_script::Model) -> String {
        row.item_id.to_string()
    }

    fn private(row: &mut congress_script::Model) -> Vec<Part<'_>> {
        vec![(&mut row.words).into()]
    }
}

/// The congress's own words for an item.
pub(super) async fn find<C: ConnectionTrait>(db: &C, item: Uuid) -> anyhow::Result<Option<congress_script::Model>> {
    congress_script::Entity::find_by_id(item).row(db).await
}

/// All of a congress's own words.
pub(super) async fn list<C: ConnectionTrait>(db: &C, congress: Uuid) -> anyhow::Result<Vec<congress_script::Model>> {
    congress_script::Entity::find().filter(congress_script::Column::CongressId.eq(congress)).rows(db).await
}
