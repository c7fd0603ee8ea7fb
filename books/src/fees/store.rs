//! The room's tables and every query on them.

use chibo_frame::record::Recorded;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Query, SelectStatement};

/// **Diện đóng đảng phí.** In which category a member pays, from a day on.
pub mod fee_category {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "fee_category")]
    pub struct Model {
        /// The member.
        #[sea_orm(primary_key, auto_increment = false)]
        pub member_id: Uuid,
        /// The first day; it holds until the next row's.
        #[sea_orm(primary_key, auto_increment = false)]
        pub valid_from: Date,
        /// The code of a line of the fee rules.
        pub category: String,
        /// Monthly income in đồng, where the category needs one.
        pub income: Option<i64>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for fee_category::Entity {
    const KIND: &'static str = "fee_category";

    fn key(row: &fee_category::Model) -> String {
        format!("{}/{}", row.member_id, row.valid_from)
    }
}

/// **Miễn, giảm, cho đóng chậm.** A relief granted to a member.
pub mod fee_relief {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "fee_relief")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The member.
        pub member_id: Uuid,
        /// The percentage remitted; 0 to pay late.
        pub percent: i32,
        /// The first day.
        pub valid_from: Date,
        /// The last day.
        pub valid_to: Date,
        /// The decision, by number and day.
        pub decision: Option<String>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for fee_relief::Entity {
    const KIND: &'static str = "fee_relief";

    fn key(row: &fee_relief::Model) -> String {
        row.id.to_string()
    }
}

/// **Phiếu thu.** A receipt; numbered without gaps in its year, never removed: a void one stays with its reason.
pub mod fee_receipt {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "fee_receipt")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The cell.
        pub cell_id: Uuid,
        /// Who paid.
        pub member_id: Uuid,
        /// For which month, by its first day.
        pub month: Date,
        /// Whole đồng.
        pub amount: i64,
        /// When.
        pub paid_on: Date,
        /// The year of its number: that of the day of payment.
        pub year: i32,
        /// Its number in the year, from 1.
        pub number: i32,
        /// When it was made void.
        pub voided_on: Option<Date>,
        /// Why.
        pub void_reason: Option<String>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for fee_receipt::Entity {
    const KIND: &'static str = "fee_receipt";
    const SEALED: bool = true;

    fn key(row: &fee_receipt::Model) -> String {
        row.id.to_string()
    }
}

fn members_of(cell: Uuid) -> SelectStatement {
    use chibo_people::roll::member;
    Query::select().column(member::Column::Id).from(member::Entity).and_where(member::Column::CellId.eq(cell)).to_owned()
}

/// All categories of a cell's members, by day.
pub(super) async fn list_categories<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<fee_category::Model>> {
    let find = fee_category::Entity::find().filter(fee_category::Column::MemberId.in_subquery(members_of(cell)));
    Ok(find.order_by_asc(fee_category::Column::ValidFrom).all(db).await?)
}

/// All reliefs of a cell's members, the latest first.
pub(super) async fn list_reliefs<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<fee_relief::Model>> {
    let find = fee_relief::Entity::find().filter(fee_relief::Column::MemberId.in_subquery(members_of(cell)));
    Ok(find.order_by_desc(fee_relief::Column::ValidFrom).order_by_asc(fee_relief::Column::Id).all(db).await?)
}

/// The receipts for the months between two days, the void ones among them.
pub(super) async fn list_receipts<C: ConnectionTrait>(
    db: &C,
    cell: Uuid,
    from: Date,
    to: Date,
) -> anyhow::Result<Vec<fee_receipt::Model>> {
    let find = fee_receipt::Entity::find().filter(fee_receipt::Column::CellId.eq(cell));
    let find = find.filter(fee_receipt::Column::Month.between(from, to));
    Ok(find.order_by_asc(fee_receipt::Column::Year).order_by_asc(fee_receipt::Column::Number).all(db).await?)
}

/// One receipt.
pub(super) async fn find_receipt<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Option<fee_receipt::Model>> {
    Ok(fee_receipt::Entity::find_by_id(id).one(db).await?)
}

/// The last number given in a year, 0 where there is none.
pub(super) async fn last_number<C: ConnectionTrait>(db: &C, cell: Uuid, year: i32) -> anyhow::Result<i32> {
    let find = fee_receipt::Entity::find().filter(fee_receipt::Column::CellId.eq(cell));
    let find = find.filter(fee_receipt::Column::Year.eq(year)).order_by_desc(fee_receipt::Column::Number);
    Ok(find.one(db).await?.map_or(0, |row| row.number))
}

/// The first month for which fees were ever taken.
pub(super) async fn first_month<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Option<Date>> {
    let find = fee_receipt::Entity::find().filter(fee_receipt::Column::CellId.eq(cell));
    Ok(find.order_by_asc(fee_receipt::Column::Month).one(db).await?.map(|row| row.month))
}

/// How many paid on a day, and how much; none where nobody did.
pub(crate) async fn taken_on<C: ConnectionTrait>(db: &C, cell: Uuid, day: Date) -> anyhow::Result<Option<(usize, i64)>> {
    let find = fee_receipt::Entity::find().filter(fee_receipt::Column::CellId.eq(cell));
    let paid = find.filter(fee_receipt::Column::PaidOn.eq(day)).filter(fee_receipt::Column::VoidedOn.is_null()).all(db).await?;
    let people: std::collections::BTreeSet<Uuid> = paid.iter().map(|row| row.member_id).collect();
    let sum = paid.iter().map(|row| row.amount).fold(0, i64::saturating_add);
    Ok((!people.is_empty()).then_some((people.len(), sum)))
}
