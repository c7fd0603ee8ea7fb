//! Meetings, their attendance, and every query on them.

use chibo_frame::private::{Find, Part};
use chibo_frame::record::Recorded;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Query;
use sea_orm::{QueryOrder, QuerySelect};
use std::collections::BTreeSet;

/// **Sinh hoạt chi bộ.** A meeting, from its planning on. An import knows only its day, kind and title.
pub mod meeting {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "meeting")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The cell.
        pub cell_id: Uuid,
        /// The day.
        pub on_day: Date,
        /// `chibo_core::meeting::MeetingKind`.
        pub kind: String,
        /// The subject of a thematic meeting.
        pub title: Option<String>,
        /// When it is to begin, in minutes after midnight.
        pub starts_at: Option<i32>,
        /// Where.
        pub place: Option<String>,
        /// `chibo_core::meeting::MeetingForm`.
        pub form: Option<String>,
        /// Who chairs it.
        pub chair: Option<String>,
        /// Who writes it up.
        pub clerk: Option<String>,
        /// A thematic meeting that is the month's regular one too.
        #[serde(default)]
        pub with_regular: bool,
        /// The day on which the papers went out.
        pub papers_on: Option<Date>,
        /// When it was opened, in minutes after midnight.
        pub opened_at: Option<i32>,
        /// When it was closed, in minutes after midnight.
        pub closed_at: Option<i32>,
        /// Who came from the superior.
        pub superior: Option<String>,
        /// What else the minutes tell.
        pub remarks: Option<String>,
    }

    impl Model {
        /// A meeting of which only its day and kind are known.
        pub fn plain(id: Uuid, cell_id: Uuid, on_day: Date, kind: String, title: Option<String>) -> Self {
            Self {
                id,
                cell_id,
                on_day,
                kind,
                title,
                starts_at: None,
                place: None,
                form: None,
                chair: None,
                clerk: None,
                with_regular: false,
                papers_on: None,
                opened_at: None,
                closed_at: None,
                superior: None,
                remarks: None,
            }
        }
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for meeting::Entity {
    const KIND: &'static str = "meeting";

    fn key(row: &meeting::Model) -> String {
        row.id.to_string()
    }

    fn private(row: &mut meeting::Model) -> Vec<Part<'_>> {
        vec![(&mut row.chair).into(), (&mut row.clerk).into(), (&mut row.remarks).into()]
    }
}

/// **Điểm danh.** What the book says of one member at one meeting.
pub mod attendance {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "attendance")]
    pub struct Model {
        /// The meeting.
        #[sea_orm(primary_key, auto_increment = false)]
        pub meeting_id: Uuid,
        /// The member.
        #[sea_orm(primary_key, auto_increment = false)]
        pub member_id: Uuid,
        /// `chibo_core::meeting::Mark`.
        pub mark: String,
        /// Why somebody was absent, if he said so.
        pub reason: Option<String>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for attendance::Entity {
    const KIND: &'static str = "attendance";

    fn key(row: &attendance::Model) -> String {
        format!("{}/{}", row.meeting_id, row.member_id)
    }

    fn private(row: &mut attendance::Model) -> Vec<Part<'_>> {
        vec![(&mut row.reason).into()]
    }
}

/// **Mục của chương trình.** A line of a meeting's agenda, and what came of it.
pub mod agenda_item {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "agenda_item")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The meeting.
        pub meeting_id: Uuid,
        /// Its place, from 1.
        pub position: i32,
        /// `chibo_core::meeting::AgendaKind`.
        pub kind: String,
        /// The cell's own words; empty for the usual ones.
        pub title: String,
        /// Who prepares it.
        pub prepared_by: String,
        /// Planned minutes.
        pub minutes: i32,
        /// What was said: a line a speaker, `name: words`.
        pub opinions: Option<String>,
        /// What was concluded.
        pub conclusion: Option<String>,
        /// Votes for, where there was a vote.
        pub agree: Option<i32>,
        /// Votes against.
        pub disagree: Option<i32>,
        /// Neither.
        pub abstain: Option<i32>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for agenda_item::Entity {
    const KIND: &'static str = "agenda_item";

    fn key(row: &agenda_item::Model) -> String {
        row.id.to_string()
    }

    fn private(row: &mut agenda_item::Model) -> Vec<Part<'_>> {
        vec![(&mut row.title).into(), (&mut row.prepared_by).into(), (&mut row.opinions).into(), (&mut row.conclusion).into()]
    }
}

/// The meetings of a cell, by day.
pub async fn list<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<meeting::Model>> {
    let find = meeting::Entity::find().filter(meeting::Column::CellId.eq(cell));
    find.order_by_asc(meeting::Column::OnDay).order_by_asc(meeting::Column::Id).rows(db).await
}

/// All marks of a cell's meetings.
pub async fn list_marks<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<attendance::Model>> {
    let of_cell =
        Query::select().column(meeting::Column::Id).from(meeting::Entity).and_where(meeting::Column::CellId.eq(cell)).to_owned();
    attendance::Entity::find().filter(attendance::Column::MeetingId.in_subquery(of_cell)).rows(db).await
}

/// The marks of these meetings.
pub async fn list_marks_of<C: ConnectionTrait>(db: &C, meetings: &[Uuid]) -> anyhow::Result<Vec<attendance::Model>> {
    let find = attendance::Entity::find().filter(attendance::Column::MeetingId.is_in(meetings.iter().copied()));
    find.rows(db).await
}

/// The meetings of a cell that have marks.
pub async fn list_marked<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<BTreeSet<Uuid>> {
    let marked = Query::select().column(attendance::Column::MeetingId).from(attendance::Entity).to_owned();
    let find = meeting::Entity::find().filter(meeting::Column::CellId.eq(cell)).filter(meeting::Column::Id.in_subquery(marked));
    let ids: Vec<Uuid> = find.select_only().column(meeting::Column::Id).into_tuple().all(db).await?;
    Ok(ids.into_iter().collect())
}

/// One meeting.
pub async fn find<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Option<meeting::Model>> {
    meeting::Entity::find_by_id(id).row(db).await
}

/// The agenda of a meeting, in its order.
pub async fn list_agenda<C: ConnectionTrait>(db: &C, meeting: Uuid) -> anyhow::Result<Vec<agenda_item::Model>> {
    let find = agenda_item::Entity::find().filter(agenda_item::Column::MeetingId.eq(meeting));
    find.order_by_asc(agenda_item::Column::Position).order_by_asc(agenda_item::Column::Id).rows(db).await
}

/// All marks of a cell's meetings as bare codes: gathering, member, mark. A book of years has many.
pub async fn list_codes<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<(Uuid, Uuid, String)>> {
    let of_cell =
        Query::select().column(meeting::Column::Id).from(meeting::Entity).and_where(meeting::Column::CellId.eq(cell)).to_owned();
    let find = attendance::Entity::find().select_only().column(attendance::Column::MeetingId);
    let find = find.column(attendance::Column::MemberId).column(attendance::Column::Mark);
    Ok(find.filter(attendance::Column::MeetingId.in_subquery(of_cell)).into_tuple().all(db).await?)
}

/// The meetings of a cell that have an agenda.
pub async fn list_with_agenda<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<BTreeSet<Uuid>> {
    let planned = Query::select().column(agenda_item::Column::MeetingId).from(agenda_item::Entity).to_owned();
    let find = meeting::Entity::find().filter(meeting::Column::CellId.eq(cell)).filter(meeting::Column::Id.in_subquery(planned));
    let ids: Vec<Uuid> = find.select_only().column(meeting::Column::Id).into_tuple().all(db).await?;
    Ok(ids.into_iter().collect())
}
