//! Yearly ratings and every query on them.

use chibo_frame::private::{Find, Part};
use chibo_frame::record::Recorded;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

/// **Xếp loại đảng viên.** A member's level of a year.
pub mod rating {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "rating")]
    pub struct Model {
        /// The member.
        #[sea_orm(primary_key, auto_increment = false)]
        pub member_id: Uuid,
        /// The year.
        #[sea_orm(primary_key, auto_increment = false)]
        pub year: i32,
        /// The cell.
        pub cell_id: Uuid,
        /// `chibo_core::rating::Level`.
        pub level: String,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for rating::Entity {
    const KIND: &'static str = "rating";

    fn key(row: &rating::Model) -> String {
        format!("{}/{}", row.member_id, row.year)
    }
}

/// **Xếp loại chi bộ.** The cell's own level of a year.
pub mod cell_rating {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "cell_rating")]
    pub struct Model {
        /// The cell.
        #[sea_orm(primary_key, auto_increment = false)]
        pub cell_id: Uuid,
        /// The year.
        #[sea_orm(primary_key, auto_increment = false)]
        pub year: i32,
        /// `chibo_core::rating::Level`.
        pub level: String,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for cell_rating::Entity {
    const KIND: &'static str = "cell_rating";

    fn key(row: &cell_rating::Model) -> String {
        format!("{}/{}", row.cell_id, row.year)
    }
}

/// **Phiếu kiểm điểm, xếp loại của năm.** The year's sheet: the papers of its secret vote and the cell's own rating.
pub mod rating_sheet {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "rating_sheet")]
    pub struct Model {
        /// The cell.
        #[sea_orm(primary_key, auto_increment = false)]
        pub cell_id: Uuid,
        /// The year.
        #[sea_orm(primary_key, auto_increment = false)]
        pub year: i32,
        /// The day of the secret vote.
        pub voted_on: Option<Date>,
        /// The base of the vote.
        pub base: Option<i32>,
        /// Papers issued.
        pub issued: Option<i32>,
        /// Papers that came back.
        pub returned: Option<i32>,
        /// Valid papers.
        pub valid: Option<i32>,
        /// The cell's own level as it rates itself.
        pub cell_self: Option<String>,
        /// Votes for the cell: excellent.
        pub cell_excellent: Option<i32>,
        /// Good.
        pub cell_good: Option<i32>,
        /// Fulfilled.
        pub cell_fulfilled: Option<i32>,
        /// Not fulfilled.
        pub cell_not_fulfilled: Option<i32>,
        /// What the votes propose for the cell.
        pub cell_proposed: Option<String>,
        /// What the ward decided.
        pub cell_decided: Option<String>,
        /// The decision's number.
        pub cell_decision_no: Option<String>,
        /// The decision's day.
        pub cell_decided_on: Option<Date>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for rating_sheet::Entity {
    const KIND: &'static str = "rating_sheet";

    fn key(row: &rating_sheet::Model) -> String {
        format!("{}/{}", row.cell_id, row.year)
    }
}

/// **Dòng kiểm điểm.** What was handed in, voted and decided on one member in a year. Of votes only totals.
pub mod rating_line {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "rating_line")]
    pub struct Model {
        /// The member.
        #[sea_orm(primary_key, auto_increment = false)]
        pub member_id: Uuid,
        /// The year.
        #[sea_orm(primary_key, auto_increment = false)]
        pub year: i32,
        /// The cell.
        pub cell_id: Uuid,
        /// `chibo_core::rating::Circumstance`.
        pub circumstance: Option<String>,
        /// The level he gives himself.
        pub self_level: Option<String>,
        /// The points he gives himself, in tenths.
        pub self_points: Option<i32>,
        /// The day he handed his review in.
        pub self_on: Option<Date>,
        /// What he says of himself.
        pub self_text: Option<String>,
        /// What the committee says.
        pub committee_opinion: Option<String>,
        /// What the mass organisations say.
        pub organisations_opinion: Option<String>,
        /// What the place of residence or the host cell says.
        pub residence_opinion: Option<String>,
        /// Votes: excellent.
        pub excellent: Option<i32>,
        /// Good.
        pub good: Option<i32>,
        /// Fulfilled.
        pub fulfilled: Option<i32>,
        /// Not fulfilled.
        pub not_fulfilled: Option<i32>,
        /// What the cell proposes.
        pub proposed: Option<String>,
        /// What the ward decided.
        pub decided: Option<String>,
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

impl Recorded for rating_line::Entity {
    const KIND: &'static str = "rating_line";

    fn key(row: &rating_line::Model) -> String {
        format!("{}/{}", row.member_id, row.year)
    }

    fn private(row: &mut rating_line::Model) -> Vec<Part<'_>> {
        vec![
            (&mut row.circumstance).into(),
            (&mut row.self_text).into(),
            (&mut row.committee_opinion).into(),
            (&mut row.organisations_opinion).into(),
            (&mut row.residence_opinion).into(),
        ]
    }
}

/// The sheet of a year.
pub async fn find_sheet<C: ConnectionTrait>(db: &C, cell: Uuid, year: i32) -> anyhow::Result<Option<rating_sheet::Model>> {
    rating_sheet::Entity::find_by_id((cell, year)).row(db).await
}

/// The cell's sheets, newest first.
pub async fn list_sheets<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<rating_sheet::Model>> {
    let find = rating_sheet::Entity::find().filter(rating_sheet::Column::CellId.eq(cell));
    find.order_by_desc(rating_sheet::Column::Year).rows(db).await
}

/// The lines of a year's sheet.
pub async fn list_lines<C: ConnectionTrait>(db: &C, cell: Uuid, year: i32) -> anyhow::Result<Vec<rating_line::Model>> {
    let find = rating_line::Entity::find().filter(rating_line::Column::CellId.eq(cell)).filter(rating_line::Column::Year.eq(year));
    find.order_by_asc(rating_line::Column::MemberId).rows(db).await
}

/// The members' ratings of one year.
pub async fn list_of_year<C: ConnectionTrait>(db: &C, cell: Uuid, year: i32) -> anyhow::Result<Vec<rating::Model>> {
    let find = rating::Entity::find().filter(rating::Column::CellId.eq(cell)).filter(rating::Column::Year.eq(year));
    find.order_by_asc(rating::Column::MemberId).rows(db).await
}

/// The cell's own rating of one year.
pub async fn find_of_cell<C: ConnectionTrait>(db: &C, cell: Uuid, year: i32) -> anyhow::Result<Option<cell_rating::Model>> {
    cell_rating::Entity::find_by_id((cell, year)).row(db).await
}

/// The ratings of a cell's members, by year.
pub async fn list<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<rating::Model>> {
    let find = rating::Entity::find().filter(rating::Column::CellId.eq(cell));
    find.order_by_asc(rating::Column::Year).order_by_asc(rating::Column::MemberId).rows(db).await
}

/// The cell's own ratings, by year.
pub async fn list_of_cell<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<cell_rating::Model>> {
    let find = cell_rating::Entity::find().filter(cell_rating::Column::CellId.eq(cell));
    find.order_by_asc(cell_rating::Column::Year).rows(db).await
}
