//! The plan of inspections and every query on it.

use chibo_frame::private::{Find, Part};
use chibo_frame::record::Recorded;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

/// **Kiểm tra, giám sát.** A line of a year's plan.
pub mod inspection {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "inspection")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The cell.
        pub cell_id: Uuid,
        /// The plan's year.
        pub year: i32,
        /// The line's number in the workbook.
        pub line: i32,
        /// `chibo_core::inspection::InspectionForm`.
        pub form: String,
        /// What is looked into.
        pub topic: String,
        /// Who or what is looked at.
        pub subject: String,
        /// The member, where the subject is one.
        pub subject_id: Option<Uuid>,
        /// When it is planned, as written.
        pub planned: Option<String>,
        /// When it was carried out.
        pub done_on: Option<Date>,
        /// The conclusion.
        pub conclusion: Option<String>,
        /// The planned first day.
        pub starts_on: Option<Date>,
        /// The planned last day.
        pub ends_on: Option<Date>,
        /// The time that is looked into (niên độ), as written.
        pub period: Option<String>,
        /// Who is in charge.
        pub in_charge: Option<String>,
        /// The team, a name a line.
        pub team: Option<String>,
        /// `chibo_core::inspection::Procedure`.
        pub procedure: Option<String>,
        /// What is to follow from the conclusion.
        pub follow_up: Option<String>,
        /// By when.
        pub follow_up_by: Option<Date>,
        /// When it had followed.
        pub followed_up_on: Option<Date>,
    }

    impl Model {
        /// An empty line.
        pub fn blank(id: Uuid, cell_id: Uuid) -> Self {
            Self {
                id,
                cell_id,
                year: 0,
                line: 0,
                form: String::new(),
                topic: String::new(),
                subject: String::new(),
                subject_id: None,
                planned: None,
                done_on: None,
                conclusion: None,
                starts_on: None,
                ends_on: None,
                period: None,
                in_charge: None,
                team: None,
                procedure: None,
                follow_up: None,
                follow_up_by: None,
                followed_up_on: None,
            }
        }
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for inspection::Entity {
    const KIND: &'static str = "inspection";

    fn key(row: &inspection::Model) -> String {
        row.id.to_string()
    }

    fn private(row: &mut inspection::Model) -> Vec<Part<'_>> {
        vec![
            (&mut row.topic).into(),
            (&mut row.subject).into(),
            (&mut row.conclusion).into(),
            (&mut row.period).into(),
            (&mut row.in_charge).into(),
            (&mut row.team).into(),
            (&mut row.follow_up).into(),
        ]
    }
}

/// **Bước tiến hành.** A step of a line, with its days.
pub mod inspection_step {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "inspection_step")]
    pub struct Model {
        /// The line of the plan.
        #[sea_orm(primary_key, auto_increment = false)]
        pub inspection_id: Uuid,
        /// `chibo_core::inspection::Step`.
        #[sea_orm(primary_key, auto_increment = false)]
        pub step: String,
        /// By when.
        pub due_on: Option<Date>,
        /// When it was done.
        pub done_on: Option<Date>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for inspection_step::Entity {
    const KIND: &'static str = "inspection_step";

    fn key(row: &inspection_step::Model) -> String {
        format!("{}/{}", row.inspection_id, row.step)
    }
}

/// One line.
pub(super) async fn find<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Option<inspection::Model>> {
    inspection::Entity::find_by_id(id).row(db).await
}

/// The number that a new line of a year's plan gets.
pub(super) async fn next_line<C: ConnectionTrait>(db: &C, cell: Uuid, year: i32) -> anyhow::Result<i32> {
    let lines = list(db, cell).await?.into_iter().filter(|row| row.year == year).map(|row| row.line);
    Ok(lines.max().unwrap_or(0) + 1)
}

/// The steps of all lines of a cell.
pub(super) async fn list_steps<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<inspection_step::Model>> {
    let of_cell = sea_orm::sea_query::Query::select()
        .column(inspection::Column::Id)
        .from(inspection::Entity)
        .and_where(inspection::Column::CellId.eq(cell))
        .to_owned();
    let find = inspection_step::Entity::find().filter(inspection_step::Column::InspectionId.in_subquery(of_cell));
    find.rows(db).await
}

/// The steps of one line.
pub(super) async fn list_steps_of<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Vec<inspection_step::Model>> {
    inspection_step::Entity::find().filter(inspection_step::Column::InspectionId.eq(id)).rows(db).await
}

/// The lines of all plans, by year and line.
pub async fn list<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<inspection::Model>> {
    let find = inspection::Entity::find().filter(inspection::Column::CellId.eq(cell));
    let find = find.order_by_asc(inspection::Column::Year).order_by_asc(inspection::Column::Line);
    find.order_by_asc(inspection::Column::Id).rows(db).await
}
