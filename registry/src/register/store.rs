//! Outgoing and incoming papers, and every query on them.

use chibo_core::register::{Numbered, written};
use chibo_frame::private::{Find, Part, Private};
use chibo_frame::record::Recorded;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

/// **Văn bản đi.** A line of the register: a number given, never again. What it says is frozen beside it.
pub mod outgoing_paper {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "outgoing_paper")]
    pub struct Model {
        /// The key: that of the draft it was, or its own.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The cell.
        pub cell_id: Uuid,
        /// The term whose numbers it continues; the cell itself before the first term that is written down.
        pub term_id: Uuid,
        /// The kind's name; none for an entry without a draft.
        pub kind: Option<String>,
        /// The record it was made of.
        pub subject_id: Option<Uuid>,
        /// The time, where the record alone does not say it.
        pub period: String,
        /// **Ký hiệu loại**; none where the paper bears no number.
        pub code: Option<String>,
        /// The author's letters.
        pub symbol: String,
        /// **Số.**
        pub number: Option<i32>,
        /// The day it bears.
        pub day: Date,
        /// **Tên loại.** None of a confidential paper.
        pub title: Option<String>,
        /// **Trích yếu.** None of a confidential paper.
        pub about: Option<String>,
        /// Who signed.
        pub signer: Option<String>,
        /// **Mật.** Then this line is all there is of it here.
        pub confidential: bool,
        /// **Nơi lưu**, of a confidential paper.
        pub kept_at: Option<String>,
        /// When the number was given.
        pub issued_at: DateTimeUtc,
        /// By which account.
        pub issued_by: Option<Uuid>,
        /// SHA-256 of the frozen PDF.
        pub sha256: Option<String>,
        /// **Ngày hủy.**
        pub cancelled_on: Option<Date>,
        /// Why.
        pub cancel_reason: Option<String>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for outgoing_paper::Entity {
    const KIND: &'static str = "outgoing_paper";
    const SEALED: bool = true;

    fn key(row: &outgoing_paper::Model) -> String {
        row.id.to_string()
    }

    fn private(row: &mut outgoing_paper::Model) -> Vec<Part<'_>> {
        vec![(&mut row.about).into(), (&mut row.signer).into(), (&mut row.kept_at).into(), (&mut row.cancel_reason).into()]
    }
}

impl outgoing_paper::Model {
    /// **Số và ký hiệu**: "01-NQ/CB".
    pub fn written(&self) -> Option<String> {
        let number = u32::try_from(self.number?).ok()?;
        Some(written(number, self.code.as_deref()?, &self.symbol))
    }
}

/// **Bản lưu.** What was issued, whole: never changed, never in history (its hash is). Written once, with its line.
pub mod frozen_paper {
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "frozen_paper")]
    pub struct Model {
        /// The outgoing paper.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// `chibo_paper::writing::Paper` as JSON.
        pub paper: String,
        /// The words it was made of.
        pub wording: String,
        /// `chibo_paper::writing::Values` it was made of, as JSON.
        pub figures: String,
        /// The file.
        pub pdf: Vec<u8>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Private for frozen_paper::Entity {
    fn parts(row: &mut frozen_paper::Model) -> Vec<Part<'_>> {
        vec![(&mut row.paper).into(), (&mut row.wording).into(), (&mut row.figures).into(), (&mut row.pdf).into()]
    }
}

/// **Văn bản đến.**
pub mod incoming_paper {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "incoming_paper")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The cell.
        pub cell_id: Uuid,
        /// **Mật.** Then number, day and place kept are all there is of it here.
        pub confidential: bool,
        /// **Nơi gửi.**
        pub sender: Option<String>,
        /// The number as it was received.
        pub number: String,
        /// The day it bears.
        pub day: Date,
        /// **Ngày đến.**
        pub received_on: Option<Date>,
        /// **Trích yếu.**
        pub about: Option<String>,
        /// **Người xử lý.**
        pub assigned_to: Option<String>,
        /// **Việc phải làm.**
        pub task: Option<String>,
        /// **Hạn.**
        pub due_on: Option<Date>,
        /// When it was dealt with.
        pub done_on: Option<Date>,
        /// **Nơi lưu.**
        pub kept_at: Option<String>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for incoming_paper::Entity {
    const KIND: &'static str = "incoming_paper";

    fn key(row: &incoming_paper::Model) -> String {
        row.id.to_string()
    }

    fn private(row: &mut incoming_paper::Model) -> Vec<Part<'_>> {
        vec![(&mut row.about).into(), (&mut row.assigned_to).into(), (&mut row.task).into(), (&mut row.kept_at).into()]
    }
}

/// Where a number is counted on: the cell, the term, the type's letters, the author's letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sequence<'a> {
    /// The cell.
    pub cell: Uuid,
    /// The term.
    pub term: Uuid,
    /// The type.
    pub code: &'a str,
    /// The author.
    pub symbol: &'a str,
}

/// The numbers of a sequence.
pub(crate) async fn numbers<C: ConnectionTrait>(db: &C, of: Sequence<'_>) -> anyhow::Result<Vec<Numbered>> {
    let find = outgoing_paper::Entity::find().filter(outgoing_paper::Column::CellId.eq(of.cell));
    let find = find.filter(outgoing_paper::Column::TermId.eq(of.term)).filter(outgoing_paper::Column::Code.eq(of.code));
    let rows = find.filter(outgoing_paper::Column::Symbol.eq(of.symbol)).rows(db).await?;
    Ok(rows.into_iter().filter_map(|row| Some(Numbered { number: u32::try_from(row.number?).ok()?, day: row.day })).collect())
}

/// An outgoing paper of a cell.
pub(crate) async fn find<C: ConnectionTrait>(db: &C, cell: Uuid, id: Uuid) -> anyhow::Result<Option<outgoing_paper::Model>> {
    outgoing_paper::Entity::find_by_id(id).filter(outgoing_paper::Column::CellId.eq(cell)).row(db).await
}

/// The outgoing papers of a cell, the latest first.
pub(crate) async fn list<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<outgoing_paper::Model>> {
    let find = outgoing_paper::Entity::find().filter(outgoing_paper::Column::CellId.eq(cell));
    let find = find.order_by_desc(outgoing_paper::Column::Day).order_by_desc(outgoing_paper::Column::IssuedAt);
    find.order_by_desc(outgoing_paper::Column::Id).rows(db).await
}

/// What is frozen of an outgoing paper.
pub(crate) async fn find_frozen<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Option<frozen_paper::Model>> {
    frozen_paper::Entity::find_by_id(id).row(db).await
}

/// The incoming papers of a cell, the latest first.
pub(crate) async fn list_incoming<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<incoming_paper::Model>> {
    let find = incoming_paper::Entity::find().filter(incoming_paper::Column::CellId.eq(cell));
    find.order_by_desc(incoming_paper::Column::Day).order_by_desc(incoming_paper::Column::Id).rows(db).await
}

/// An incoming paper of a cell.
pub(crate) async fn find_incoming<C: ConnectionTrait>(
    db: &C,
    cell: Uuid,
    id: Uuid,
) -> anyhow::Result<Option<incoming_paper::Model>> {
    incoming_paper::Entity::find_by_id(id).filter(incoming_paper::Column::CellId.eq(cell)).row(db).await
}
