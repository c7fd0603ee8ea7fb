//! Signed minutes and what was added to them.

use crate::meetings::meeting;
use chibo_frame::private::{Find, Part};
use chibo_frame::record::Recorded;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Query;
use sea_orm::{QueryOrder, QuerySelect};
use std::collections::BTreeSet;

/// **Biên bản đã ký.** The minutes of a meeting as they were signed. The row is never changed.
pub mod signed_minutes {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "minutes")]
    pub struct Model {
        /// The meeting.
        #[sea_orm(primary_key, auto_increment = false)]
        pub meeting_id: Uuid,
        /// What was signed, as JSON of the paper.
        pub text: String,
        /// When.
        pub signed_at: DateTimeUtc,
        /// By whom.
        pub signed_by: Option<Uuid>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for signed_minutes::Entity {
    const KIND: &'static str = "minutes";
    const SEALED: bool = true;

    fn key(row: &signed_minutes::Model) -> String {
        row.meeting_id.to_string()
    }

    fn private(row: &mut signed_minutes::Model) -> Vec<Part<'_>> {
        vec![(&mut row.text).into()]
    }
}

/// **Bổ sung biên bản.** What was added to minutes after they were signed.
pub mod minutes_addendum {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "minutes_addendum")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The meeting.
        pub meeting_id: Uuid,
        /// What was added.
        pub text: String,
        /// When.
        pub added_at: DateTimeUtc,
        /// By whom.
        pub added_by: Option<Uuid>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for minutes_addendum::Entity {
    const KIND: &'static str = "minutes_addendum";
    const SEALED: bool = true;

    fn key(row: &minutes_addendum::Model) -> String {
        row.id.to_string()
    }

    fn private(row: &mut minutes_addendum::Model) -> Vec<Part<'_>> {
        vec![(&mut row.text).into()]
    }
}

/// The signed minutes of a meeting.
pub async fn find_minutes<C: ConnectionTrait>(db: &C, meeting: Uuid) -> anyhow::Result<Option<signed_minutes::Model>> {
    signed_minutes::Entity::find_by_id(meeting).row(db).await
}

/// The meetings of a cell whose minutes are signed.
pub async fn list_signed<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<BTreeSet<Uuid>> {
    let of_cell =
        Query::select().column(meeting::Column::Id).from(meeting::Entity).and_where(meeting::Column::CellId.eq(cell)).to_owned();
    let find = signed_minutes::Entity::find().filter(signed_minutes::Column::MeetingId.in_subquery(of_cell));
    let ids: Vec<Uuid> = find.select_only().column(signed_minutes::Column::MeetingId).into_tuple().all(db).await?;
    Ok(ids.into_iter().collect())
}

/// What was added to the minutes of a meeting, in its order.
pub async fn list_addenda<C: ConnectionTrait>(db: &C, meeting: Uuid) -> anyhow::Result<Vec<minutes_addendum::Model>> {
    let find = minutes_addendum::Entity::find().filter(minutes_addendum::Column::MeetingId.eq(meeting));
    find.order_by_asc(minutes_addendum::Column::Id).rows(db).await
}
