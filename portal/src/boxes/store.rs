//! The boxes' settings and last values, and every query on them.

use super::{Kind, Mode};
use chibo_frame::db::code;
use chibo_frame::record::Recorded;
use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, IntoActiveModel};

/// What an editor chose for a box.
pub(crate) mod box_setting {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "box_setting")]
    pub(crate) struct Model {
        /// `crate::boxes::Kind`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub kind: String,
        /// `crate::boxes::Mode`.
        pub mode: String,
        /// The address that is called when the mode says so.
        pub url: String,
        /// The value typed by hand, line by line.
        pub typed: String,
        /// The source's name, as visitors read it.
        pub source: String,
        /// When it was chosen or typed.
        pub changed_at: DateTimeUtc,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for box_setting::Entity {
    const KIND: &'static str = "box_setting";

    fn key(row: &box_setting::Model) -> String {
        row.kind.clone()
    }
}

/// The last value that a source gave. Not an editor's act, so without history.
pub(crate) mod box_value {
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "box_value")]
    pub(crate) struct Model {
        /// `crate::boxes::Kind`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub kind: String,
        /// The value as JSON of its kind.
        pub value: Option<String>,
        /// The value's own time.
        pub at: Option<DateTimeUtc>,
        /// When the source was called last.
        pub tried_at: DateTimeUtc,
        /// `super::super::fetch::Fault`, if the last call failed.
        pub fault: Option<String>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What was chosen for a box; nothing chosen is off.
pub(crate) async fn find_setting<C: ConnectionTrait>(db: &C, kind: Kind) -> anyhow::Result<Option<box_setting::Model>> {
    Ok(box_setting::Entity::find_by_id(code(&kind)).one(db).await?)
}

/// The setting of a box that nobody has set.
pub(crate) fn unset(kind: Kind, now: DateTime<Utc>) -> box_setting::Model {
    let nothing = String::new;
    box_setting::Model {
        kind: code(&kind),
        mode: code(&Mode::Off),
        url: nothing(),
        typed: nothing(),
        source: nothing(),
        changed_at: now,
    }
}

/// The last value of a box.
pub(crate) async fn find_value<C: ConnectionTrait>(db: &C, kind: Kind) -> anyhow::Result<Option<box_value::Model>> {
    Ok(box_value::Entity::find_by_id(code(&kind)).one(db).await?)
}

/// Keeps a new value.
pub(crate) async fn save_value<C: ConnectionTrait>(db: &C, row: box_value::Model) -> anyhow::Result<()> {
    use box_value::Column;
    let again =
        OnConflict::column(Column::Kind).update_columns([Column::Value, Column::At, Column::TriedAt, Column::Fault]).to_owned();
    box_value::Entity::insert(row.into_active_model().reset_all()).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

/// Notes that a call failed; the last value stays with its time.
pub(crate) async fn save_fault<C: ConnectionTrait>(db: &C, kind: Kind, fault: String, now: DateTime<Utc>) -> anyhow::Result<()> {
    use box_value::{ActiveModel, Column};
    let again = OnConflict::column(Column::Kind).update_columns([Column::TriedAt, Column::Fault]).to_owned();
    let row = ActiveModel { kind: Set(code(&kind)), value: Set(None), at: Set(None), tried_at: Set(now), fault: Set(Some(fault)) };
    box_value::Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

/// Forgets the last value: it came from another source.
pub(crate) async fn remove_value<C: ConnectionTrait>(db: &C, kind: Kind) -> anyhow::Result<()> {
    box_value::Entity::delete_by_id(code(&kind)).exec(db).await?;
    Ok(())
}
