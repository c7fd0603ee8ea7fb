//! The hall's tables and every query on them.

use chibo_frame::private::{Find, Part};
use chibo_frame::record::Recorded;
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QueryOrder, QuerySelect};

/// **Hội trường.** What the screens of a congress show, and the codes by which they are opened.
pub mod hall {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "hall")]
    pub struct Model {
        /// The congress.
        #[sea_orm(primary_key, auto_increment = false)]
        pub congress_id: Uuid,
        /// The projector's code: two words and four digits.
        pub screen_code: String,
        /// The phones' code: six digits.
        pub phone_code: String,
        /// The address under which phones reach this machine, such as `192.168.1.5:8080`.
        pub address: Option<String>,
        /// `hall::Shows` as JSON.
        pub shows: String,
        /// When the congress was closed.
        pub closed_at: Option<DateTimeUtc>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for hall::Entity {
    const KIND: &'static str = "hall";

    fn key(row: &hall::Model) -> String {
        row.congress_id.to_string()
    }
}

/// **Nhật ký chương trình.** A stretch of time in which an item of the programme ran.
pub mod hall_item {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "hall_item")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The congress.
        pub congress_id: Uuid,
        /// The item.
        pub programme_item_id: Uuid,
        /// Since when.
        pub began_at: DateTimeUtc,
        /// Until when; none while it runs.
        pub ended_at: Option<DateTimeUtc>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for hall_item::Entity {
    const KIND: &'static str = "hall_item";

    fn key(row: &hall_item::Model) -> String {
        row.id.to_string()
    }
}

/// **Giải lao.** A pause of the congress.
pub mod hall_pause {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "hall_pause")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The congress.
        pub congress_id: Uuid,
        /// Since when.
        pub began_at: DateTimeUtc,
        /// Until when; none while it lasts.
        pub ended_at: Option<DateTimeUtc>,
        /// How long it was announced to last.
        pub minutes: i32,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for hall_pause::Entity {
    const KIND: &'static str = "hall_pause";

    fn key(row: &hall_pause::Model) -> String {
        row.id.to_string()
    }
}

/// **Lượt phát biểu.** A speech that was asked for, and when it was held.
pub mod hall_speaker {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "hall_speaker")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The congress.
        pub congress_id: Uuid,
        /// The name as it is called.
        pub name: String,
        /// The title of a guest; empty for a member.
        pub about: String,
        /// Minutes given.
        pub minutes: i32,
        /// When it was asked for.
        pub asked_at: DateTimeUtc,
        /// When it began.
        pub began_at: Option<DateTimeUtc>,
        /// When it ended.
        pub ended_at: Option<DateTimeUtc>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for hall_speaker::Entity {
    const KIND: &'static str = "hall_speaker";

    fn key(row: &hall_speaker::Model) -> String {
        row.id.to_string()
    }

    fn private(row: &mut hall_speaker::Model) -> Vec<Part<'_>> {
        vec![(&mut row.name).into(), (&mut row.about).into()]
    }
}

/// **Công bố kết quả bầu cử.** That the chair let an election's result be shown.
pub mod hall_release {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "hall_release")]
    pub struct Model {
        /// The election.
        #[sea_orm(primary_key, auto_increment = false)]
        pub election_id: Uuid,
        /// The congress.
        pub congress_id: Uuid,
        /// So many of its rounds are shown.
        pub rounds: i32,
        /// When.
        pub released_at: DateTimeUtc,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for hall_release::Entity {
    const KIND: &'static str = "hall_release";

    fn key(row: &hall_release::Model) -> String {
        row.election_id.to_string()
    }
}

/// The hall of a congress, once it was opened.
pub(crate) async fn find<C: ConnectionTrait>(db: &C, congress: Uuid) -> anyhow::Result<Option<hall::Model>> {
    hall::Entity::find_by_id(congress).row(db).await
}

/// The hall of a congress, locked until the transaction ends: two consoles do not overtake each other.
pub(super) async fn find_locked<C: ConnectionTrait>(db: &C, congress: Uuid) -> anyhow::Result<Option<hall::Model>> {
    hall::Entity::find_by_id(congress).lock_exclusive().row(db).await
}

/// The hall that a code opens.
pub(super) async fn find_by_code<C: ConnectionTrait>(db: &C, code: &str) -> anyhow::Result<Option<hall::Model>> {
    let any = Condition::any().add(hall::Column::ScreenCode.eq(code)).add(hall::Column::PhoneCode.eq(code));
    hall::Entity::find().filter(any).row(db).await
}

/// What ran when, oldest first.
pub(crate) async fn list_items<C: ConnectionTrait>(db: &C, congress: Uuid) -> anyhow::Result<Vec<hall_item::Model>> {
    let find = hall_item::Entity::find().filter(hall_item::Column::CongressId.eq(congress));
    find.order_by_asc(hall_item::Column::BeganAt).order_by_asc(hall_item::Column::Id).rows(db).await
}

/// The pauses, oldest first.
pub(super) async fn list_pauses<C: ConnectionTrait>(db: &C, congress: Uuid) -> anyhow::Result<Vec<hall_pause::Model>> {
    let find = hall_pause::Entity::find().filter(hall_pause::Column::CongressId.eq(congress));
    find.order_by_asc(hall_pause::Column::BeganAt).order_by_asc(hall_pause::Column::Id).rows(db).await
}

/// The speeches in the order in which they were asked for.
pub(crate) async fn list_speakers<C: ConnectionTrait>(db: &C, congress: Uuid) -> anyhow::Result<Vec<hall_speaker::Model>> {
    let find = hall_speaker::Entity::find().filter(hall_speaker::Column::CongressId.eq(congress));
    find.order_by_asc(hall_speaker::Column::AskedAt).order_by_asc(hall_speaker::Column::Id).rows(db).await
}

/// The released results, oldest first.
pub(super) async fn list_releases<C: ConnectionTrait>(db: &C, congress: Uuid) -> anyhow::Result<Vec<hall_release::Model>> {
    let find = hall_release::Entity::find().filter(hall_release::Column::CongressId.eq(congress));
    find.order_by_asc(hall_release::Column::ReleasedAt).rows(db).await
}
