//! Which papers are released, and every query on them.

use crate::register::outgoing_paper;
use chibo_frame::private::Find;
use chibo_frame::record::Recorded;
use sea_orm::entity::prelude::*;
use std::collections::BTreeMap;

/// **Văn bản công bố cho đảng viên.**
pub mod released_paper {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "released_paper")]
    pub struct Model {
        /// The outgoing paper.
        #[sea_orm(primary_key, auto_increment = false)]
        pub paper_id: Uuid,
        /// When the members were given leave to read it.
        pub released_at: DateTimeUtc,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for released_paper::Entity {
    const KIND: &'static str = "released_paper";

    fn key(row: &released_paper::Model) -> String {
        row.paper_id.to_string()
    }
}

/// Whether a paper is released.
pub(crate) async fn find<C: ConnectionTrait>(db: &C, paper: Uuid) -> anyhow::Result<Option<released_paper::Model>> {
    Ok(released_paper::Entity::find_by_id(paper).one(db).await?)
}

/// The released papers of a cell, the one released last first; cancelled ones are none.
pub(super) async fn list<C: ConnectionTrait>(
    db: &C,
    cell: Uuid,
) -> anyhow::Result<Vec<(outgoing_paper::Model, released_paper::Model)>> {
    let rows = released_paper::Entity::find().all(db).await?;
    let mut released: BTreeMap<Uuid, released_paper::Model> = rows.into_iter().map(|row| (row.paper_id, row)).collect();
    let ids: Vec<Uuid> = released.keys().copied().collect();
    let find = outgoing_paper::Entity::find().filter(outgoing_paper::Column::Id.is_in(ids));
    let find = find.filter(outgoing_paper::Column::CellId.eq(cell)).filter(outgoing_paper::Column::CancelledOn.is_null());
    let papers = find.rows(db).await?.into_iter();
    let mut found: Vec<_> = papers.filter_map(|row| released.remove(&row.id).map(|released| (row, released))).collect();
    found.sort_by_key(|(row, released)| std::cmp::Reverse((released.released_at, row.id)));
    Ok(found)
}
