//! The cell's own versions of dated rules, and every query on them.

use chibo_core::dated::{self, RuleKind, Version};
use chibo_core::day::Day;
use chibo_core::deadline::Calendar;
use chibo_frame::record::Recorded;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

/// **Quy định có thời hạn.** One version that the cell wrote.
pub mod dated_rule {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "dated_rule")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The cell.
        pub cell_id: Uuid,
        /// `chibo_core::dated::RuleKind`.
        pub kind: String,
        /// First day in force.
        pub valid_from: Date,
        /// `chibo_core::dated::Version` as JSON.
        pub version: String,
    }

    impl Model {
        /// The version.
        pub fn read(&self) -> anyhow::Result<chibo_core::dated::Version> {
            Ok(serde_json::from_str(&self.version)?)
        }
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for dated_rule::Entity {
    const KIND: &'static str = "dated_rule";

    fn key(row: &dated_rule::Model) -> String {
        row.id.to_string()
    }
}

/// The cell's own versions of one kind, oldest first.
pub async fn list<C: ConnectionTrait>(db: &C, cell: Uuid, kind: RuleKind) -> anyhow::Result<Vec<dated_rule::Model>> {
    let find = dated_rule::Entity::find().filter(dated_rule::Column::CellId.eq(cell));
    let find = find.filter(dated_rule::Column::Kind.eq(kind.name()));
    Ok(find.order_by_asc(dated_rule::Column::ValidFrom).order_by_asc(dated_rule::Column::Id).all(db).await?)
}

/// The cell's own versions of one kind, read.
pub async fn own_versions<C: ConnectionTrait>(db: &C, cell: Uuid, kind: RuleKind) -> anyhow::Result<Vec<Version>> {
    list(db, cell, kind).await?.iter().map(dated_rule::Model::read).collect()
}

/// One of the cell's own versions.
pub async fn find<C: ConnectionTrait>(db: &C, cell: Uuid, id: Uuid) -> anyhow::Result<Option<dated_rule::Model>> {
    Ok(dated_rule::Entity::find_by_id(id).filter(dated_rule::Column::CellId.eq(cell)).one(db).await?)
}

/// The version in force on `day`, the cell's own before the built-in one.
pub async fn in_force<C: ConnectionTrait>(db: &C, cell: Uuid, kind: RuleKind, day: Day) -> anyhow::Result<Option<Version>> {
    Ok(dated::in_force(&own_versions(db, cell, kind).await?, kind, day))
}

/// The cell's working days.
pub async fn calendar<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Calendar> {
    Ok(Calendar::of(own_versions(db, cell, RuleKind::Holidays).await?))
}
