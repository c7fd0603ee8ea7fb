//! The congress's tables and every query on them.

use chibo_frame::private::{Find, Part};
use chibo_frame::record::Recorded;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

/// **Đại hội.** A congress of the cell.
pub mod congress {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "congress")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The cell.
        pub cell_id: Uuid,
        /// Its ordinal number: 5 for Đại hội lần thứ V.
        pub number: i32,
        /// The day.
        pub held_on: Date,
        /// When it begins, in minutes after midnight.
        pub starts_at: i32,
        /// Where it is held.
        pub place: String,
        /// First day of the term it opens.
        pub term_from: Date,
        /// Last day of the term it opens.
        pub term_to: Date,
        /// `documents::Texts` as JSON: what the resolution says besides the records.
        pub texts: String,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for congress::Entity {
    const KIND: &'static str = "congress";

    fn key(row: &congress::Model) -> String {
        row.id.to_string()
    }

    fn private(row: &mut congress::Model) -> Vec<Part<'_>> {
        vec![(&mut row.texts).into()]
    }
}

/// **Mục chương trình.**
pub mod programme_item {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "programme_item")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The congress.
        pub congress_id: Uuid,
        /// Its place in the programme.
        pub position: i32,
        /// `chibo_core::congress::Item`.
        pub item: String,
        /// The congress's own words for it; empty for the usual ones.
        pub title: String,
        /// Planned minutes.
        pub minutes: i32,
        /// `chibo_core::congress::VoteMode`.
        pub vote: String,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for programme_item::Entity {
    const KIND: &'static str = "programme_item";

    fn key(row: &programme_item::Model) -> String {
        row.id.to_string()
    }
}

/// **Khách mời.**
pub mod guest {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "guest")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The congress.
        pub congress_id: Uuid,
        /// Full name.
        pub name: String,
        /// The title by which the guest is introduced.
        pub title: String,
        /// `chibo_core::congress::Level`.
        pub level: String,
        /// `chibo_core::congress::Post`.
        pub post: String,
        /// Whether the guest speaks.
        pub speaks: bool,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for guest::Entity {
    const KIND: &'static str = "guest";

    fn key(row: &guest::Model) -> String {
        row.id.to_string()
    }

    fn private(row: &mut guest::Model) -> Vec<Part<'_>> {
        vec![(&mut row.name).into(), (&mut row.title).into()]
    }
}

/// **Đoàn chủ tịch, thư ký, ban kiểm phiếu.** A member of one of the congress's bodies.
pub mod body_member {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "body_member")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The congress.
        pub congress_id: Uuid,
        /// `preparing::Body`.
        pub body: String,
        /// The member's name.
        pub name: String,
        /// Whether he heads it.
        pub head: bool,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for body_member::Entity {
    const KIND: &'static str = "body_member";

    fn key(row: &body_member::Model) -> String {
        row.id.to_string()
    }

    fn private(row: &mut body_member::Model) -> Vec<Part<'_>> {
        vec![(&mut row.name).into()]
    }
}

/// **Dự đại hội.** How a summoned member attends.
pub mod congress_attendance {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "congress_attendance")]
    pub struct Model {
        /// The congress.
        #[sea_orm(primary_key, auto_increment = false)]
        pub congress_id: Uuid,
        /// The member.
        #[sea_orm(primary_key, auto_increment = false)]
        pub member_id: Uuid,
        /// `chibo_core::congress::Attendance`.
        pub status: String,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for congress_attendance::Entity {
    const KIND: &'static str = "congress_attendance";

    fn key(row: &congress_attendance::Model) -> String {
        format!("{} {}", row.congress_id, row.member_id)
    }
}

/// **Biểu quyết bằng thẻ.** One vote by card: totals only.
pub mod card_vote {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "card_vote")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The congress.
        pub congress_id: Uuid,
        /// The item of the programme.
        pub programme_item_id: Option<Uuid>,
        /// What was voted on.
        pub subject: String,
        /// For.
        pub agree: i32,
        /// Against.
        pub disagree: i32,
        /// Neither.
        pub abstain: i32,
        /// In the hall at the vote; of a vote from before the desk, official members only.
        pub present: i32,
        /// Everybody on the roll of the day, frozen with the vote; none of a vote from before the desk, like those below.
        #[serde(default)]
        pub summoned: Option<i32>,
        /// Official members summoned.
        #[serde(default)]
        pub official: Option<i32>,
        /// In the hall with a vote.
        #[serde(default)]
        pub voting: Option<i32>,
        /// Needed in the hall.
        #[serde(default)]
        pub quorum: Option<i32>,
        /// Of whom more than half adopts.
        #[serde(default)]
        pub base: Option<i32>,
        /// Why the numbers were corrected, the last time they were.
        #[serde(default)]
        pub corrected: Option<String>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for card_vote::Entity {
    const KIND: &'static str = "card_vote";

    fn key(row: &card_vote::Model) -> String {
        row.id.to_string()
    }
}

/// The cell's congresses, the newest first.
pub async fn list_congresses<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<congress::Model>> {
    congress::Entity::find().filter(congress::Column::CellId.eq(cell)).order_by_desc(congress::Column::Number).rows(db).await
}

/// A congress by its key.
pub async fn find<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Option<congress::Model>> {
    congress::Entity::find_by_id(id).row(db).await
}

/// A congress by its key, locked until the transaction ends.
pub(crate) async fn find_locked<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Option<congress::Model>> {
    congress::Entity::find_by_id(id).lock_exclusive().row(db).await
}

/// A cell's congress by its number.
pub async fn find_by_number<C: ConnectionTrait>(db: &C, cell: Uuid, number: i32) -> anyhow::Result<Option<congress::Model>> {
    let find = congress::Entity::find().filter(congress::Column::CellId.eq(cell)).filter(congress::Column::Number.eq(number));
    find.row(db).await
}

/// The programme, in order.
pub(crate) async fn list_programme<C: ConnectionTrait>(db: &C, congress: Uuid) -> anyhow::Result<Vec<programme_item::Model>> {
    let find = programme_item::Entity::find().filter(programme_item::Column::CongressId.eq(congress));
    find.order_by_asc(programme_item::Column::Position).rows(db).await
}

/// The guests, as they were entered.
pub(crate) async fn list_guests<C: ConnectionTrait>(db: &C, congress: Uuid) -> anyhow::Result<Vec<guest::Model>> {
    guest::Entity::find().filter(guest::Column::CongressId.eq(congress)).order_by_asc(guest::Column::Id).rows(db).await
}

/// The members of the congress's bodies, as they were entered.
pub(crate) async fn list_bodies<C: ConnectionTrait>(db: &C, congress: Uuid) -> anyhow::Result<Vec<body_member::Model>> {
    let find = body_member::Entity::find().filter(body_member::Column::CongressId.eq(congress));
    find.order_by_asc(body_member::Column::Id).rows(db).await
}

/// Who attends, and how.
pub(crate) async fn list_attendance<C: ConnectionTrait>(db: &C, congress: Uuid) -> anyhow::Result<Vec<congress_attendance::Model>> {
    congress_attendance::Entity::find().filter(congress_attendance::Column::CongressId.eq(congress)).rows(db).await
}

/// The votes by card, as they were entered.
pub(crate) async fn list_card_votes<C: ConnectionTrait>(db: &C, congress: Uuid) -> anyhow::Result<Vec<card_vote::Model>> {
    Ok(card_vote::Entity::find()
        .filter(card_vote::Column::CongressId.eq(congress))
        .order_by_asc(card_vote::Column::Id)
        .all(db)
        .await?)
}
