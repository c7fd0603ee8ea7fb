//! A cell's own wordings, and every query on them.

use chibo_frame::record::{self, Recorded};
use sea_orm::entity::prelude::*;

/// **Mẫu riêng.** A cell's own wording of a kind of paper. Its versions are its history.
pub mod own_wording {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "own_wording")]
    pub struct Model {
        /// The cell.
        #[sea_orm(primary_key, auto_increment = false)]
        pub cell_id: Uuid,
        /// The kind's name.
        #[sea_orm(primary_key, auto_increment = false)]
        pub kind: String,
        /// The wording.
        pub wording: String,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for own_wording::Entity {
    const KIND: &'static str = "own_wording";

    fn key(row: &own_wording::Model) -> String {
        key(row.cell_id, &row.kind)
    }
}

fn key(cell: Uuid, kind: &str) -> String {
    format!("{cell} {kind}")
}

/// The cell's own wording of a kind.
pub(crate) async fn find<C: ConnectionTrait>(db: &C, cell: Uuid, kind: &str) -> anyhow::Result<Option<own_wording::Model>> {
    Ok(own_wording::Entity::find_by_id((cell, kind.to_owned())).one(db).await?)
}

/// The kinds of which the cell has a wording of its own.
pub(crate) async fn kinds_of<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<String>> {
    let rows = own_wording::Entity::find().filter(own_wording::Column::CellId.eq(cell)).all(db).await?;
    Ok(rows.into_iter().map(|row| row.kind).collect())
}

/// A version of a wording: when it was written; its words, or none where the cell went back to the product's.
pub(crate) struct Version {
    /// When.
    pub at: DateTimeUtc,
    /// The words.
    pub wording: Option<String>,
}

/// All versions of a cell's wording, the latest first.
pub(crate) async fn versions<C: ConnectionTrait>(db: &C, cell: Uuid, kind: &str) -> anyhow::Result<Vec<Version>> {
    let changes = record::history::<own_wording::Entity, C>(db, &[key(cell, kind)]).await?;
    changes
        .into_iter()
        .rev()
        .map(|(act, change)| {
            let after = change.after.map(|json| serde_json::from_str::<own_wording::Model>(&json)).transpose()?;
            Ok(Version { at: act.at, wording: after.map(|row| row.wording) })
        })
        .collect()
}
