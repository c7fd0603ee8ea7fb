//! Terms, targets, evidence, and every query on them.

use chibo_frame::private::{Find, Part};
use chibo_frame::record::Recorded;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

/// **Nhiệm kỳ.** A term of the cell.
pub mod term {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "term")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The cell.
        pub cell_id: Uuid,
        /// The ordinal number of the congress that opened it.
        pub congress_number: i32,
        /// First day.
        pub starts: Date,
        /// Last day.
        pub ends: Date,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for term::Entity {
    const KIND: &'static str = "term";

    fn key(row: &term::Model) -> String {
        row.id.to_string()
    }
}

/// **Chỉ tiêu.** A target of a term's resolution.
pub mod target {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "target")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The term.
        pub term_id: Uuid,
        /// The target's number in the resolution.
        pub number: i32,
        /// Its place in the list: target 4 stands twice.
        pub position: i32,
        /// `chibo_core::target::MeasureKind`.
        pub measure: String,
        /// `chibo_core::target::Threshold` as JSON.
        pub threshold: String,
        /// `chibo_core::target::Cadence`.
        pub cadence: String,
        /// The words of the resolution, where they are not the measure's own.
        pub wording: Option<String>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for target::Entity {
    const KIND: &'static str = "target";

    fn key(row: &target::Model) -> String {
        row.id.to_string()
    }
}

/// **Bản của chỉ tiêu.** What a target was changed to after the congress; the congress's own version is the target's row.
pub mod target_version {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "target_version")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The target.
        pub target_id: Uuid,
        /// The first day on which it holds.
        pub from_day: Date,
        /// The words, where they are not the measure's own.
        pub wording: Option<String>,
        /// `chibo_core::target::MeasureKind`.
        pub measure: String,
        /// `chibo_core::target::Threshold` as JSON.
        pub threshold: String,
        /// `chibo_core::target::Cadence`.
        pub cadence: String,
        /// The text that changed it.
        pub decision: Option<String>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for target_version::Entity {
    const KIND: &'static str = "target_version";

    fn key(row: &target_version::Model) -> String {
        row.id.to_string()
    }
}

/// **Minh chứng.** What was registered for a target that takes evidence.
pub mod evidence {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "evidence")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The cell.
        pub cell_id: Uuid,
        /// `chibo_core::target::MeasureKind`.
        pub measure: String,
        /// The year it counts for.
        pub year: i32,
        /// Its day.
        pub on_day: Option<Date>,
        /// What it is.
        pub note: String,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for evidence::Entity {
    const KIND: &'static str = "evidence";

    fn key(row: &evidence::Model) -> String {
        row.id.to_string()
    }

    fn private(row: &mut evidence::Model) -> Vec<Part<'_>> {
        vec![(&mut row.note).into()]
    }
}

/// The cell's terms, oldest first.
pub async fn list_terms<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<term::Model>> {
    let find = term::Entity::find().filter(term::Column::CellId.eq(cell));
    find.order_by_asc(term::Column::Starts).order_by_asc(term::Column::Id).rows(db).await
}

/// All evidence of a cell, by year.
pub async fn list_evidence<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<evidence::Model>> {
    let find = evidence::Entity::find().filter(evidence::Column::CellId.eq(cell));
    find.order_by_asc(evidence::Column::Year).order_by_asc(evidence::Column::Id).rows(db).await
}

/// One piece of evidence.
pub(crate) async fn find_evidence<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Option<evidence::Model>> {
    evidence::Entity::find_by_id(id).row(db).await
}

/// The targets of a term, in the order of the resolution.
pub async fn list_targets<C: ConnectionTrait>(db: &C, term: Uuid) -> anyhow::Result<Vec<target::Model>> {
    target::Entity::find().filter(target::Column::TermId.eq(term)).order_by_asc(target::Column::Position).rows(db).await
}

/// The later versions of these targets, oldest first.
pub(crate) async fn list_versions<C: ConnectionTrait>(
    db: &C,
    targets: &[target::Model],
) -> anyhow::Result<Vec<target_version::Model>> {
    let find = target_version::Entity::find().filter(target_version::Column::TargetId.is_in(targets.iter().map(|row| row.id)));
    find.order_by_asc(target_version::Column::FromDay).order_by_asc(target_version::Column::Id).rows(db).await
}

/// One target.
pub(crate) async fn find_target<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Option<target::Model>> {
    target::Entity::find_by_id(id).row(db).await
}

/// One term.
pub(crate) async fn find_term_row<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Option<term::Model>> {
    term::Entity::find_by_id(id).row(db).await
}
