//! What was released and what was taken in, and every query on it.

use chibo_frame::record::Recorded;
use chibo_people::units::unit;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{QueryOrder, QuerySelect};
use std::collections::BTreeMap;

/// **Lần gửi.** What this cell released.
pub mod release_made {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "release_made")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The cell.
        pub cell_id: Uuid,
        /// Its number, from 1.
        pub number: i32,
        /// The day of which the figures are.
        pub as_of: Date,
        /// When it was made.
        pub made_at: DateTimeUtc,
        /// The hash of what was signed.
        pub content_hash: String,
        /// What was signed.
        pub body: String,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// **Số liệu đã nhận.** What the ward took in of a cell. The one with the highest number counts.
pub mod release {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "release")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The cell's unit.
        pub cell_id: Uuid,
        /// Its number, from 1.
        pub number: i32,
        /// The day of which the figures are.
        pub as_of: Date,
        /// When the cell made it.
        pub made_at: DateTimeUtc,
        /// When it was taken in.
        pub received_at: DateTimeUtc,
        /// The hash of what was signed.
        pub content_hash: String,
        /// What was signed.
        pub body: String,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// **Tệp chờ quyết định.** A file whose key is not known, or that contradicts one of the same number.
pub mod release_waiting {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "release_waiting")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// By which key the sender knows himself.
        pub sent_as: Uuid,
        /// The name in the file.
        pub name: String,
        /// The public key in the file.
        pub public_key: String,
        /// Its number.
        pub number: i32,
        /// The day of which the figures are.
        pub as_of: Date,
        /// When it was made.
        pub made_at: DateTimeUtc,
        /// When it came.
        pub received_at: DateTimeUtc,
        /// The hash of what was signed.
        pub content_hash: String,
        /// What was signed.
        pub body: String,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// **Khóa của chi bộ.** With which key a cell's files are signed, as the ward confirmed it.
pub mod cell_key {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "cell_key")]
    pub struct Model {
        /// The cell's unit.
        #[sea_orm(primary_key, auto_increment = false)]
        pub cell_id: Uuid,
        /// By which key the cell knows itself.
        pub sent_as: Uuid,
        /// The public key, in base64.
        pub public_key: String,
        /// When it was confirmed.
        pub confirmed_at: DateTimeUtc,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// **Con số đã gửi.** The readings of a cell's latest release.
pub mod released_figure {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "released_figure")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The release from which it is.
        pub release_id: Uuid,
        /// The cell's unit.
        pub cell_id: Uuid,
        /// The target's place in the cell's resolution, from 1.
        pub position: i32,
        /// `chibo_core::target::MeasureKind`.
        pub measure: String,
        /// `2024`, or `term`.
        pub period: String,
        /// Those who count for it, or the count.
        pub numerator: Option<i64>,
        /// All who are counted.
        pub denominator: Option<i64>,
        /// `chibo_core::rating::Level`.
        pub level: Option<String>,
        /// Whether a title was granted.
        pub granted: Option<bool>,
        /// Pieces of evidence.
        pub evidence: Option<i32>,
        /// Whether it is reached; none where the year is not held against the target.
        pub reached: Option<bool>,
        /// `chibo_core::target::Threshold` as JSON.
        pub goal: String,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for release_made::Entity {
    const KIND: &'static str = "release_made";

    fn key(row: &release_made::Model) -> String {
        row.id.to_string()
    }
}

impl Recorded for release::Entity {
    const KIND: &'static str = "release";

    fn key(row: &release::Model) -> String {
        row.id.to_string()
    }
}

impl Recorded for release_waiting::Entity {
    const KIND: &'static str = "release_waiting";

    fn key(row: &release_waiting::Model) -> String {
        row.id.to_string()
    }
}

impl Recorded for cell_key::Entity {
    const KIND: &'static str = "cell_key";

    fn key(row: &cell_key::Model) -> String {
        row.cell_id.to_string()
    }
}

impl Recorded for released_figure::Entity {
    const KIND: &'static str = "released_figure";

    fn key(row: &released_figure::Model) -> String {
        row.id.to_string()
    }
}

/// What this cell released, the latest first.
pub async fn list_made<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<release_made::Model>> {
    let find = release_made::Entity::find().filter(release_made::Column::CellId.eq(cell));
    Ok(find.order_by_desc(release_made::Column::Number).all(db).await?)
}

/// One of this cell's releases.
pub(crate) async fn find_made<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Option<release_made::Model>> {
    Ok(release_made::Entity::find_by_id(id).one(db).await?)
}

/// All that was taken in of a cell, the latest first.
pub async fn list_releases<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<release::Model>> {
    let find = release::Entity::find().filter(release::Column::CellId.eq(cell));
    Ok(find.order_by_desc(release::Column::Number).order_by_desc(release::Column::Id).all(db).await?)
}

/// What counts of a cell: its release with the highest number.
pub async fn find_latest<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Option<release::Model>> {
    let find = release::Entity::find().filter(release::Column::CellId.eq(cell));
    Ok(find.order_by_desc(release::Column::Number).order_by_desc(release::Column::Id).one(db).await?)
}

/// The cells directly below a unit: a house may hold a whole province's.
fn cells_below(ward: Uuid) -> SelectStatement {
    Query::select().column(unit::Column::Id).from(unit::Entity).and_where(unit::Column::ParentId.eq(ward)).take()
}

/// What counts of each cell directly below a unit.
pub async fn list_latest<C: ConnectionTrait>(db: &C, ward: Uuid) -> anyhow::Result<BTreeMap<Uuid, release::Model>> {
    let find = release::Entity::find().select_only().column(release::Column::CellId).column(release::Column::Id);
    let find = find.filter(release::Column::CellId.in_subquery(cells_below(ward)));
    let find = find.order_by_asc(release::Column::Number).order_by_asc(release::Column::Id);
    let latest: BTreeMap<Uuid, Uuid> = find.into_tuple().all(db).await?.into_iter().collect();
    let rows = release::Entity::find().filter(release::Column::Id.is_in(latest.into_values())).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.cell_id, row)).collect())
}

/// Of each cell the release that counted on a day: key of the cell, key of the release.
pub async fn list_latest_on<C: ConnectionTrait>(db: &C, day: Date) -> anyhow::Result<BTreeMap<Uuid, Uuid>> {
    let find = release::Entity::find().select_only().column(release::Column::CellId).column(release::Column::Id);
    let find = find.filter(release::Column::AsOf.lte(day));
    let find = find.order_by_asc(release::Column::Number).order_by_asc(release::Column::Id);
    Ok(find.into_tuple().all(db).await?.into_iter().collect())
}

/// Releases by their keys.
pub async fn list_of<C: ConnectionTrait>(db: &C, ids: &[Uuid]) -> anyhow::Result<Vec<release::Model>> {
    Ok(release::Entity::find().filter(release::Column::Id.is_in(ids.iter().copied())).all(db).await?)
}

/// A cell's figures.
pub async fn list_figures_of<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<released_figure::Model>> {
    let find = released_figure::Entity::find().filter(released_figure::Column::CellId.eq(cell));
    Ok(find.order_by_asc(released_figure::Column::Position).order_by_asc(released_figure::Column::Period).all(db).await?)
}

/// The figures of a period, of all cells directly below a unit.
pub async fn list_figures<C: ConnectionTrait>(db: &C, ward: Uuid, period: &str) -> anyhow::Result<Vec<released_figure::Model>> {
    let find = released_figure::Entity::find().filter(released_figure::Column::Period.eq(period));
    let find = find.filter(released_figure::Column::CellId.in_subquery(cells_below(ward)));
    Ok(find.order_by_asc(released_figure::Column::CellId).order_by_asc(released_figure::Column::Position).all(db).await?)
}

/// Every period of which a cell directly below a unit released a figure.
pub async fn list_periods<C: ConnectionTrait>(db: &C, ward: Uuid) -> anyhow::Result<Vec<String>> {
    let find = released_figure::Entity::find().select_only().column(released_figure::Column::Period).distinct();
    let find = find.filter(released_figure::Column::CellId.in_subquery(cells_below(ward)));
    Ok(find.order_by_asc(released_figure::Column::Period).into_tuple().all(db).await?)
}

/// The confirmed keys of the cells directly below a unit, by cell.
pub async fn list_keys<C: ConnectionTrait>(db: &C, ward: Uuid) -> anyhow::Result<BTreeMap<Uuid, cell_key::Model>> {
    let find = cell_key::Entity::find().filter(cell_key::Column::CellId.in_subquery(cells_below(ward)));
    Ok(find.all(db).await?.into_iter().map(|row| (row.cell_id, row)).collect())
}

/// A cell's confirmed key.
pub async fn find_key<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Option<cell_key::Model>> {
    Ok(cell_key::Entity::find_by_id(cell).one(db).await?)
}

/// The confirmed key of who calls himself so.
pub async fn find_key_of<C: ConnectionTrait>(db: &C, sent_as: Uuid) -> anyhow::Result<Option<cell_key::Model>> {
    Ok(cell_key::Entity::find().filter(cell_key::Column::SentAs.eq(sent_as)).one(db).await?)
}

/// Files that wait for the ward's word, the oldest first.
pub async fn list_waiting<C: ConnectionTrait>(db: &C) -> anyhow::Result<Vec<release_waiting::Model>> {
    Ok(release_waiting::Entity::find().order_by_asc(release_waiting::Column::Id).all(db).await?)
}

/// One of them.
pub(crate) async fn find_waiting<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Option<release_waiting::Model>> {
    Ok(release_waiting::Entity::find_by_id(id).one(db).await?)
}
