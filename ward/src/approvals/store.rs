//! What went down and what was answered, and every query on it.

use chibo_frame::record::Recorded;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

/// **Chuẩn y đại hội.** What the ward decided on a cell's congress.
pub mod congress_answer {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "congress_answer")]
    pub struct Model {
        /// The cell's unit.
        #[sea_orm(primary_key, auto_increment = false)]
        pub cell_id: Uuid,
        /// The congress's ordinal number.
        #[sea_orm(primary_key, auto_increment = false)]
        pub congress: i32,
        /// Approved, or returned.
        pub approved: bool,
        /// The decision's number.
        pub number: Option<String>,
        /// Its day.
        pub decided_on: Date,
        /// Why it was returned.
        pub reason: Option<String>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// **Kế hoạch giao xuống.** What the ward sends down to its cells.
pub mod ward_plan {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "ward_plan")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The ward.
        pub ward_id: Uuid,
        /// `PlanKind`.
        pub kind: String,
        /// Its title.
        pub title: String,
        /// What is to be done.
        pub words: String,
        /// By when.
        pub due_on: Option<Date>,
        /// When it was given.
        pub sent_on: Date,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// **Tệp trả lời đã lập.** What the ward answered a cell.
pub mod answer_made {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "answer_made")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The cell's unit.
        pub cell_id: Uuid,
        /// Its number, from 1.
        pub number: i32,
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

/// **Khóa của đảng ủy.** With which key the ward's answers are signed, as this cell confirmed it.
pub mod ward_key {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "ward_key")]
    pub struct Model {
        /// The cell.
        #[sea_orm(primary_key, auto_increment = false)]
        pub cell_id: Uuid,
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

/// **Tệp trả lời đã nhận.** It counts when it bears the confirmed key; the one with the highest number says all.
pub mod answer_taken {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "answer_taken")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The cell.
        pub cell_id: Uuid,
        /// Its number.
        pub number: i32,
        /// The public key in the file.
        pub public_key: String,
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

/// **Trả lời kế hoạch.** What this cell says of a plan.
pub mod plan_reply {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "plan_reply")]
    pub struct Model {
        /// The ward's plan.
        #[sea_orm(primary_key, auto_increment = false)]
        pub plan_id: Uuid,
        /// The cell.
        pub cell_id: Uuid,
        /// What was done.
        pub words: String,
        /// The day it was done.
        pub done_on: Option<Date>,
        /// The day of the reply.
        pub replied_on: Date,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for congress_answer::Entity {
    const KIND: &'static str = "congress_answer";

    fn key(row: &congress_answer::Model) -> String {
        format!("{}/{}", row.cell_id, row.congress)
    }
}

impl Recorded for ward_plan::Entity {
    const KIND: &'static str = "ward_plan";

    fn key(row: &ward_plan::Model) -> String {
        row.id.to_string()
    }
}

impl Recorded for answer_made::Entity {
    const KIND: &'static str = "answer_made";

    fn key(row: &answer_made::Model) -> String {
        row.id.to_string()
    }
}

impl Recorded for ward_key::Entity {
    const KIND: &'static str = "ward_key";

    fn key(row: &ward_key::Model) -> String {
        row.cell_id.to_string()
    }
}

impl Recorded for answer_taken::Entity {
    const KIND: &'static str = "answer_taken";

    fn key(row: &answer_taken::Model) -> String {
        row.id.to_string()
    }
}

impl Recorded for plan_reply::Entity {
    const KIND: &'static str = "plan_reply";

    fn key(row: &plan_reply::Model) -> String {
        row.plan_id.to_string()
    }
}

/// What the ward decided on a cell's congresses, the newest first.
pub async fn list_answers<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<congress_answer::Model>> {
    let find = congress_answer::Entity::find().filter(congress_answer::Column::CellId.eq(cell));
    Ok(find.order_by_desc(congress_answer::Column::Congress).all(db).await?)
}

/// What the ward decided on all congresses.
pub async fn list_all_answers<C: ConnectionTrait>(db: &C) -> anyhow::Result<Vec<congress_answer::Model>> {
    Ok(congress_answer::Entity::find().all(db).await?)
}

/// The plans that were sent down, the newest first.
pub async fn list_plans<C: ConnectionTrait>(db: &C, ward: Uuid) -> anyhow::Result<Vec<ward_plan::Model>> {
    let find = ward_plan::Entity::find().filter(ward_plan::Column::WardId.eq(ward));
    Ok(find.order_by_desc(ward_plan::Column::Id).all(db).await?)
}

/// What was answered a cell, the latest first.
pub async fn list_answers_made<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<answer_made::Model>> {
    let find = answer_made::Entity::find().filter(answer_made::Column::CellId.eq(cell));
    Ok(find.order_by_desc(answer_made::Column::Number).all(db).await?)
}

/// One of these answers.
pub(crate) async fn find_answer_made<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Option<answer_made::Model>> {
    Ok(answer_made::Entity::find_by_id(id).one(db).await?)
}

/// The key that this cell confirmed.
pub async fn find_ward_key<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Option<ward_key::Model>> {
    Ok(ward_key::Entity::find_by_id(cell).one(db).await?)
}

/// What this cell took in, the latest first.
pub async fn list_taken<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<answer_taken::Model>> {
    let find = answer_taken::Entity::find().filter(answer_taken::Column::CellId.eq(cell));
    Ok(find.order_by_desc(answer_taken::Column::Number).order_by_desc(answer_taken::Column::Id).all(db).await?)
}

/// What this cell says of the ward's plans.
pub async fn list_replies<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<plan_reply::Model>> {
    let find = plan_reply::Entity::find().filter(plan_reply::Column::CellId.eq(cell));
    Ok(find.order_by_asc(plan_reply::Column::PlanId).all(db).await?)
}
