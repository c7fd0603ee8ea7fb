//! Households, their members and titles, and every query on them.

use chibo_frame::private::{Find, Part};
use chibo_frame::record::Recorded;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{QueryOrder, QuerySelect};

/// **Hộ gia đình.** A household of the quarter.
pub mod household {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "household")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The cell.
        pub cell_id: Uuid,
        /// Its number in the quarter's list.
        pub number: i32,
        /// Head of the household (chủ hộ).
        pub head: String,
        /// How many persons.
        pub persons: Option<i32>,
        /// Address.
        pub address: Option<String>,
        /// `chibo_core::household::HouseholdClass`.
        pub class: Option<String>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for household::Entity {
    const KIND: &'static str = "household";

    fn key(row: &household::Model) -> String {
        row.id.to_string()
    }

    fn private(row: &mut household::Model) -> Vec<Part<'_>> {
        vec![(&mut row.head).into(), (&mut row.address).into()]
    }
}

/// A Party member who belongs to a household. Only the workbook's own column says so.
pub mod household_member {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "household_member")]
    pub struct Model {
        /// The household.
        #[sea_orm(primary_key, auto_increment = false)]
        pub household_id: Uuid,
        /// The member.
        #[sea_orm(primary_key, auto_increment = false)]
        pub member_id: Uuid,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for household_member::Entity {
    const KIND: &'static str = "household_member";

    fn key(row: &household_member::Model) -> String {
        format!("{}/{}", row.household_id, row.member_id)
    }
}

/// **Gia đình văn hóa.** Whether a household was given the title of a year.
pub mod household_title {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "household_title")]
    pub struct Model {
        /// The household.
        #[sea_orm(primary_key, auto_increment = false)]
        pub household_id: Uuid,
        /// The year.
        #[sea_orm(primary_key, auto_increment = false)]
        pub year: i32,
        /// Given.
        pub granted: bool,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for household_title::Entity {
    const KIND: &'static str = "household_title";

    fn key(row: &household_title::Model) -> String {
        format!("{}/{}", row.household_id, row.year)
    }
}

/// **Phân loại hộ theo năm.** The class a household was put into in a year, by the scale of that year.
pub mod household_class {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "household_class")]
    pub struct Model {
        /// The household.
        #[sea_orm(primary_key, auto_increment = false)]
        pub household_id: Uuid,
        /// The year.
        #[sea_orm(primary_key, auto_increment = false)]
        pub year: i32,
        /// `chibo_core::household::HouseholdClass`.
        pub class: String,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for household_class::Entity {
    const KIND: &'static str = "household_class";

    fn key(row: &household_class::Model) -> String {
        format!("{}/{}", row.household_id, row.year)
    }
}

/// **Khu văn hóa.** Whether the quarter was given the title of a year.
pub mod quarter_title {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "quarter_title")]
    pub struct Model {
        /// The quarter's cell.
        #[sea_orm(primary_key, auto_increment = false)]
        pub cell_id: Uuid,
        /// The year.
        #[sea_orm(primary_key, auto_increment = false)]
        pub year: i32,
        /// Given.
        pub granted: bool,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for quarter_title::Entity {
    const KIND: &'static str = "quarter_title";

    fn key(row: &quarter_title::Model) -> String {
        format!("{}/{}", row.cell_id, row.year)
    }
}

/// The households of a cell's quarter, by number.
pub async fn list_households<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<household::Model>> {
    let find = household::Entity::find().filter(household::Column::CellId.eq(cell));
    find.order_by_asc(household::Column::Number).order_by_asc(household::Column::Id).rows(db).await
}

/// The households that list a member.
pub async fn list_households_of<C: ConnectionTrait>(db: &C, member: Uuid) -> anyhow::Result<Vec<household::Model>> {
    let of_member = Query::select()
        .column(household_member::Column::HouseholdId)
        .from(household_member::Entity)
        .and_where(household_member::Column::MemberId.eq(member))
        .to_owned();
    let find = household::Entity::find().filter(household::Column::Id.in_subquery(of_member));
    find.order_by_asc(household::Column::Number).rows(db).await
}

/// Who belongs to which household.
pub async fn list_household_members<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<household_member::Model>> {
    household_member::Entity::find().filter(household_member::Column::HouseholdId.in_subquery(of_cell(cell))).rows(db).await
}

/// The titles of all households.
pub async fn list_titles<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<household_title::Model>> {
    household_title::Entity::find().filter(household_title::Column::HouseholdId.in_subquery(of_cell(cell))).rows(db).await
}

/// The quarter's titles.
pub async fn list_quarter_titles<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<quarter_title::Model>> {
    quarter_title::Entity::find().filter(quarter_title::Column::CellId.eq(cell)).rows(db).await
}

fn of_cell(cell: Uuid) -> SelectStatement {
    Query::select().column(household::Column::Id).from(household::Entity).and_where(household::Column::CellId.eq(cell)).to_owned()
}

/// One household.
pub async fn find_household<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Option<household::Model>> {
    household::Entity::find_by_id(id).row(db).await
}

/// The classes by year of a cell's households.
pub async fn list_classes<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<household_class::Model>> {
    let find = household_class::Entity::find().filter(household_class::Column::HouseholdId.in_subquery(of_cell(cell)));
    find.order_by_asc(household_class::Column::Year).rows(db).await
}

/// Who lives in one household.
pub async fn list_members_of<C: ConnectionTrait>(db: &C, household: Uuid) -> anyhow::Result<Vec<household_member::Model>> {
    household_member::Entity::find().filter(household_member::Column::HouseholdId.eq(household)).rows(db).await
}

/// How many households of a cell were registered and given the title, by year: year, granted, how many.
pub(super) async fn count_titles<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<(i32, bool, i64)>> {
    let find = household_title::Entity::find().select_only().column(household_title::Column::Year);
    let find = find.column(household_title::Column::Granted).column_as(household_title::Column::HouseholdId.count(), "households");
    let find = find.filter(household_title::Column::HouseholdId.in_subquery(of_cell(cell)));
    let find = find.group_by(household_title::Column::Year).group_by(household_title::Column::Granted);
    Ok(find.into_tuple().all(db).await?)
}

/// The titles of these households.
pub(super) async fn list_titles_of<C: ConnectionTrait>(db: &C, of: &[Uuid]) -> anyhow::Result<Vec<household_title::Model>> {
    let find = household_title::Entity::find().filter(household_title::Column::HouseholdId.is_in(of.iter().copied()));
    find.rows(db).await
}
