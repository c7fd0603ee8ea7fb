//! Tasks and every query on them.

use chibo_core::day::Day;
use chibo_frame::private::{Find, Part};
use chibo_frame::record::Recorded;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

/// **Nhiệm vụ.** What a meeting concluded, with who does it and by when.
pub mod task {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "task")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The cell.
        pub cell_id: Uuid,
        /// The meeting that gave it, if one did.
        pub meeting_id: Option<Uuid>,
        /// The member who does it, where the owner is one of the roll.
        pub member_id: Option<Uuid>,
        /// What is to be done.
        pub title: String,
        /// Who does it, in words.
        pub owner: String,
        /// The day on which it was given.
        pub given_on: Date,
        /// The day by which it is to be done.
        pub due_on: Option<Date>,
        /// The day on which it was done.
        pub done_on: Option<Date>,
        /// What came of it.
        pub note: Option<String>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl task::Model {
    /// Not done, and its day is past.
    pub fn is_overdue(&self, today: Day) -> bool {
        self.done_on.is_none() && self.due_on.is_some_and(|due| due < today)
    }
}

impl Recorded for task::Entity {
    const KIND: &'static str = "task";

    fn key(row: &task::Model) -> String {
        row.id.to_string()
    }

    fn private(row: &mut task::Model) -> Vec<Part<'_>> {
        vec![(&mut row.title).into(), (&mut row.owner).into(), (&mut row.note).into()]
    }
}

/// The tasks of a cell, those due first before those due later, those without a day last.
pub async fn list<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<task::Model>> {
    let mut rows = task::Entity::find().filter(task::Column::CellId.eq(cell)).order_by_asc(task::Column::Id).rows(db).await?;
    rows.sort_by_key(|row| (row.due_on.is_none(), row.due_on, row.given_on, row.id));
    Ok(rows)
}

/// The tasks that a meeting gave, in the order in which they were given.
pub async fn list_of_meeting<C: ConnectionTrait>(db: &C, meeting: Uuid) -> anyhow::Result<Vec<task::Model>> {
    let find = task::Entity::find().filter(task::Column::MeetingId.eq(meeting));
    find.order_by_asc(task::Column::Id).rows(db).await
}

/// One task.
pub async fn find<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Option<task::Model>> {
    task::Entity::find_by_id(id).row(db).await
}

/// The tasks given before a day and not done by then, in the order of the list.
pub async fn list_unfinished<C: ConnectionTrait>(db: &C, cell: Uuid, day: Day) -> anyhow::Result<Vec<task::Model>> {
    let rows = list(db, cell).await?.into_iter();
    Ok(rows.filter(|row| row.given_on < day && row.done_on.is_none_or(|done| done >= day)).collect())
}
