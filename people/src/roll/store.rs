//! The roll's tables and every query on them.

use chibo_frame::private::{Find, Part};
use chibo_frame::record::{Recorded, persons};
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

/// **Đảng viên.** A member's record.
pub mod member {
    use chibo_core::name::{fold, sort_key, tidy};
    use chibo_core::particulars::Particulars;
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
        /// Where the family comes from (quê quán).
        pub home_town: Option<String>,
        /// Where the member lives (nơi ở).
        pub address: Option<String>,
        /// Ethnic group (dân tộc).
        pub ethnicity: Option<String>,
        /// Schooling and profession (trình độ).
        pub education: Option<String>,
        /// Political theory (lý luận chính trị).
        pub theory: Option<String>,
        /// Where the member works (nơi công tác).
        pub workplace: Option<String>,
        /// Electronic mail.
        pub email: Option<String>,
    }

    impl Model {
        /// What the rules look at when the line is written.
        pub fn particulars(&self) -> Particulars {
            Particulars {
                name: self.name.clone(),
                birth: self.birth,
                joined: self.joined,
                official: self.official,
                exempt: self.exempt,
                phone: self.phone.clone(),
                email: self.email.clone(),
            }
        }

        /// A member of whom nothing is known but the name.
        pub fn blank(id: Uuid, cell_id: Uuid, name: &str) -> Self {
            Self {
                id,
                cell_id,
                name: tidy(name),
                birth: None,
                sex: None,
                joined: None,
                official: None,
                exempt: None,
                card_no: None,
                job: None,
                group_name: None,
                phone: None,
                home_town: None,
                address: None,
                ethnicity: None,
                education: None,
                theory: None,
                workplace: None,
                email: None,
            }
        }

        /// The same member under this name.
        #[must_use]
        pub fn named(self, name: &str) -> Self {
            Self { name: tidy(name), ..self }
        }

        /// The name without accents, for search.
        pub fn folded(&self) -> String {
            fold(&self.name)
        }

        /// The key of Vietnamese order by given name.
        pub fn sort_key(&self) -> String {
            sort_key(&self.name)
        }
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

    fn person(row: &member::Model) -> Option<Uuid> {
        Some(row.id)
    }

    fn private(row: &mut member::Model) -> Vec<Part<'_>> {
        vec![
            (&mut row.name).into(),
            (&mut row.birth).into(),
            (&mut row.sex).into(),
            (&mut row.joined).into(),
            (&mut row.official).into(),
            (&mut row.exempt).into(),
            (&mut row.card_no).into(),
            (&mut row.job).into(),
            (&mut row.phone).into(),
            (&mut row.home_town).into(),
            (&mut row.address).into(),
            (&mut row.ethnicity).into(),
            (&mut row.education).into(),
            (&mut row.theory).into(),
            (&mut row.workplace).into(),
            (&mut row.email).into(),
        ]
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
        /// Of a transfer: the day of the decision (ngày quyết định).
        pub decided_on: Option<Date>,
        /// Of a transfer: the day on which it was completed at the other end (ngày hoàn thành thủ tục).
        pub completed_on: Option<Date>,
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

    fn private(row: &mut movement::Model) -> Vec<Part<'_>> {
        vec![(&mut row.note).into()]
    }
}

/// **Danh sách đã lưu.** A question to the roll that is asked again and again.
pub mod saved_list {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "saved_list")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The cell.
        pub cell_id: Uuid,
        /// What people call it.
        pub name: String,
        /// The question, as the list's address asks it.
        pub query: String,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for saved_list::Entity {
    const KIND: &'static str = "saved_list";

    fn key(row: &saved_list::Model) -> String {
        row.id.to_string()
    }
}

/// The members of a cell, in the order of their names. Ordered here: databases differ in how they order text.
pub async fn list_members<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<member::Model>> {
    let mut rows = member::Entity::find().filter(member::Column::CellId.eq(cell)).rows(db).await?;
    rows.sort_by_cached_key(|row| (row.sort_key(), row.birth, row.id));
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
    find.order_by_asc(movement::Column::OnDay).order_by_asc(movement::Column::Id).rows(db).await
}

/// One member.
pub async fn find_member<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Option<member::Model>> {
    member::Entity::find_by_id(id).row(db).await
}

/// The movements of one member, by day.
pub async fn list_movements_of<C: ConnectionTrait>(db: &C, member: Uuid) -> anyhow::Result<Vec<movement::Model>> {
    let find = movement::Entity::find().filter(movement::Column::MemberId.eq(member));
    find.order_by_asc(movement::Column::OnDay).order_by_asc(movement::Column::Id).rows(db).await
}

/// One movement.
pub async fn find_movement<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Option<movement::Model>> {
    movement::Entity::find_by_id(id).row(db).await
}

/// The keys of a member's movements that were taken from the books again: their history still tells of them.
pub(super) async fn list_removed_movements<C: ConnectionTrait>(db: &C, member: Uuid) -> anyhow::Result<Vec<String>> {
    persons::removed::<movement::Entity, C>(db, member).await
}

/// The other member of the cell with this number of a card.
pub(super) async fn find_card<C: ConnectionTrait>(
    db: &C,
    cell: Uuid,
    card: &str,
    except: Uuid,
) -> anyhow::Result<Option<member::Model>> {
    let rows = list_members(db, cell).await?.into_iter();
    Ok(rows.filter(|row| row.id != except).find(|row| row.card_no.as_deref() == Some(card)))
}

/// The saved lists of a cell, in the order of their names.
pub async fn list_saved<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<saved_list::Model>> {
    let mut rows = saved_list::Entity::find().filter(saved_list::Column::CellId.eq(cell)).rows(db).await?;
    rows.sort_by_cached_key(|row| (chibo_core::name::fold(&row.name), row.id));
    Ok(rows)
}
