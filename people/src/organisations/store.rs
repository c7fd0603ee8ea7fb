//! Organisations, their heads and activities, and every query on them.

use chibo_frame::private::{Find, Part};
use chibo_frame::record::Recorded;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

/// **Đoàn thể.** The Front board or a mass organisation of the quarter.
pub mod organisation {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "organisation")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The cell.
        pub cell_id: Uuid,
        /// Its name, such as `Chi hội Phụ nữ`.
        pub name: String,
        /// How many members it has.
        pub members: Option<i32>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for organisation::Entity {
    const KIND: &'static str = "organisation";

    fn key(row: &organisation::Model) -> String {
        row.id.to_string()
    }
}

/// **Người đứng đầu đoàn thể.** Who heads an organisation, from when to when.
pub mod organisation_head {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "organisation_head")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The organisation.
        pub organisation_id: Uuid,
        /// Full name: the head need not be a Party member.
        pub name: String,
        /// Telephone.
        pub phone: Option<String>,
        /// The first day.
        pub from_day: Date,
        /// The last day; none while in office.
        pub to_day: Option<Date>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for organisation_head::Entity {
    const KIND: &'static str = "organisation_head";

    fn key(row: &organisation_head::Model) -> String {
        row.id.to_string()
    }

    fn private(row: &mut organisation_head::Model) -> Vec<Part<'_>> {
        vec![(&mut row.name).into(), (&mut row.phone).into()]
    }
}

/// **Hoạt động của đoàn thể.** What an organisation did on a day.
pub mod organisation_activity {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "organisation_activity")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The organisation.
        pub organisation_id: Uuid,
        /// The day.
        pub on_day: Date,
        /// What was done.
        pub text: String,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for organisation_activity::Entity {
    const KIND: &'static str = "organisation_activity";

    fn key(row: &organisation_activity::Model) -> String {
        row.id.to_string()
    }
}

/// The organisations of a cell, by name.
pub async fn list<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<organisation::Model>> {
    let mut rows = organisation::Entity::find().filter(organisation::Column::CellId.eq(cell)).rows(db).await?;
    rows.sort_by_cached_key(|row| (chibo_core::name::fold(&row.name), row.id));
    Ok(rows)
}

/// One organisation.
pub async fn find<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Option<organisation::Model>> {
    organisation::Entity::find_by_id(id).row(db).await
}

/// The heads of these organisations, the latest first.
pub async fn list_heads<C: ConnectionTrait>(db: &C, of: &[Uuid]) -> anyhow::Result<Vec<organisation_head::Model>> {
    let find = organisation_head::Entity::find().filter(organisation_head::Column::OrganisationId.is_in(of.iter().copied()));
    let find = find.order_by_desc(organisation_head::Column::FromDay).order_by_desc(organisation_head::Column::Id);
    find.rows(db).await
}

/// The activities of these organisations, the latest first.
pub async fn list_activities<C: ConnectionTrait>(db: &C, of: &[Uuid]) -> anyhow::Result<Vec<organisation_activity::Model>> {
    let find = organisation_activity::Entity::find();
    let find = find.filter(organisation_activity::Column::OrganisationId.is_in(of.iter().copied()));
    let find = find.order_by_desc(organisation_activity::Column::OnDay).order_by_desc(organisation_activity::Column::Id);
    find.rows(db).await
}
