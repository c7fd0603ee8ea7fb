//! The sheets of the model cell and every query on them.

use chibo_core::day::Day;
use chibo_frame::record::Recorded;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

/// **Bảng tự chấm tháng.** A month's sheet.
pub mod four_goods_month {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "four_goods_month")]
    pub struct Model {
        /// The cell.
        #[sea_orm(primary_key, auto_increment = false)]
        pub cell_id: Uuid,
        /// The year.
        #[sea_orm(primary_key, auto_increment = false)]
        pub year: i32,
        /// The month, 1 to 12.
        #[sea_orm(primary_key, auto_increment = false)]
        pub month: i32,
        /// The criteria under which it was filled: `chibo_core::four_goods::Criterion` as JSON.
        pub criteria: String,
        /// What was found: a mark a criterion, as JSON.
        pub marks: String,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for four_goods_month::Entity {
    const KIND: &'static str = "four_goods_month";

    fn key(row: &four_goods_month::Model) -> String {
        format!("{}/{}/{}", row.cell_id, row.year, row.month)
    }
}

/// **Bảng tự chấm năm.** A year's sheet, from registration to recognition.
pub mod four_goods_year {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "four_goods_year")]
    pub struct Model {
        /// The cell.
        #[sea_orm(primary_key, auto_increment = false)]
        pub cell_id: Uuid,
        /// The year.
        #[sea_orm(primary_key, auto_increment = false)]
        pub year: i32,
        /// The criteria under which it was filled, as JSON.
        pub criteria: String,
        /// The day on which the cell registered for the model.
        pub registered_on: Option<Date>,
        /// Points a criterion, by its code, as JSON.
        pub scores: String,
        /// The day of the vote.
        pub voted_on: Option<Date>,
        /// The base of the vote.
        pub base: Option<i32>,
        /// Who agreed.
        pub agree: Option<i32>,
        /// Who did not.
        pub disagree: Option<i32>,
        /// Whether the superior recognised the cell.
        pub recognised: Option<bool>,
        /// The decision's number.
        pub decision_no: Option<String>,
        /// The decision's day.
        pub decided_on: Option<Date>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for four_goods_year::Entity {
    const KIND: &'static str = "four_goods_year";

    fn key(row: &four_goods_year::Model) -> String {
        format!("{}/{}", row.cell_id, row.year)
    }
}

/// **Được công nhận.** The superior's recognition of a year: evidence for the target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognition {
    /// The year.
    pub year: i32,
    /// The decision's day.
    pub on: Option<Day>,
    /// The decision, as it was typed.
    pub decision: String,
}

/// The years for which the cell was recognised.
pub async fn recognitions<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<Recognition>> {
    let recognised = list_years(db, cell).await?.into_iter().filter(|row| row.recognised == Some(true));
    Ok(recognised
        .map(|row| Recognition { year: row.year, on: row.decided_on, decision: row.decision_no.unwrap_or_default() })
        .collect())
}

/// The cell's years, oldest first.
pub async fn list_years<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<four_goods_year::Model>> {
    let find = four_goods_year::Entity::find().filter(four_goods_year::Column::CellId.eq(cell));
    Ok(find.order_by_asc(four_goods_year::Column::Year).all(db).await?)
}

/// One year.
pub async fn find_year<C: ConnectionTrait>(db: &C, cell: Uuid, year: i32) -> anyhow::Result<Option<four_goods_year::Model>> {
    Ok(four_goods_year::Entity::find_by_id((cell, year)).one(db).await?)
}

/// All months' sheets, in order.
pub async fn list_months<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<four_goods_month::Model>> {
    let find = four_goods_month::Entity::find().filter(four_goods_month::Column::CellId.eq(cell));
    Ok(find.order_by_asc(four_goods_month::Column::Year).order_by_asc(four_goods_month::Column::Month).all(db).await?)
}

/// One month's sheet.
pub async fn find_month<C: ConnectionTrait>(
    db: &C,
    cell: Uuid,
    year: i32,
    month: i32,
) -> anyhow::Result<Option<four_goods_month::Model>> {
    Ok(four_goods_month::Entity::find_by_id((cell, year, month)).one(db).await?)
}
