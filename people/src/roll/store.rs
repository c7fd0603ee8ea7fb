//! The roll's tables and every query on them.

use chibo_frame::record::Recorded;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

/// **Đảng viên.** A member's record.
pub mod member {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "member")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The cell.
        pub cell_id: Uuid,
        /// Full name, composed Unicode.
        pub name: String,
        /// The name without accents, for search.
        pub folded: String,
        /// The key of Vietnamese order by given name.
        pub sort_key: String,
        /// Day of birth.
        pub birth: Option<Date>,
        /// `male` or `female`.
        pub sex: Option<String>,
        /// Day of admission (ngày vào Đảng).
        pub joined: Option<Date>,
        /// Day of recognition as official.
        pub official: Option<Date>,
        /// Exempt from activity since.
        pub exempt: Option<Date>,
        /// Number of the member's card.
        pub card_no: Option<String>,
        /// Occupation.
        pub job: Option<String>,
        /// Party group (tổ đảng).
        pub group_name: Option<String>,
        /// Telephone.
        pub phone: Option<String>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for member::Entity {
    const KIND: &'static str = "member";

    fn key(row: &member::Model) -> String {
        row.id.to_string()
    }
}

/// **Biến động.** A dated movement of a member.
pub mod movement {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "movement")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The member.
        pub member_id: Uuid,
        /// The day from which it holds.
        pub on_day: Date,
        /// `chibo_core::member::MovementKind`.
        pub kind: String,
        /// Note.
        pub note: Option<String>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for movement::Entity {
    const KIND: &'static str = "movement";

    fn key(row: &movement::Model) -> String {
        row.id.to_string()
    }
}

/// The members of a cell, in the order of their names. Ordered here: databases differ in how they order text.
pub async fn list_members<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<member::Model>> {
    let mut rows = member::Entity::find().filter(member::Column::CellId.eq(cell)).all(db).await?;
    rows.sort_by(|a, b| (&a.sort_key, a.birth, a.id).cmp(&(&b.sort_key, b.birth, b.id)));
    Ok(rows)
}

/// The movements of a cell's members, by day.
pub async fn list_movements<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<movement::Model>> {
    let of_cell = sea_orm::sea_query::Query::select()
        .column(member::Column::Id)
        .from(member::Entity)
        .and_where(member::Column::CellId.eq(cell))
        .to_owned();
    let find = movement::Entity::find().filter(movement::Column::MemberId.in_subquery(of_cell));
    Ok(find.order_by_asc(movement::Column::OnDay).order_by_asc(movement::Column::Id).all(db).await?)
}

/// One member.
pub async fn find_member<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Option<member::Model>> {
    Ok(member::Entity::find_by_id(id).one(db).await?)
}

/// The movements of one member, by day.
pub async fn list_movements_of<C: ConnectionTrait>(db: &C, member: Uuid) -> anyhow::Result<Vec<movement::Model>> {
    let find = movement::Entity::find().filter(movement::Column::MemberId.eq(member));
    Ok(find.order_by_asc(movement::Column::OnDay).order_by_asc(movement::Column::Id).all(db).await?)
}
