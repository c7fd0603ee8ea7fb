//! Drafts, what is being typed into them, and every query on them.

use chibo_frame::App;
use chibo_frame::private::{Find, Part, Private, sealed};
use chibo_frame::record::Recorded;
use chibo_paper::writing::Values;
use chibo_people::papers::Subject;
use sea_orm::entity::prelude::*;
use sea_orm::{IntoActiveModel, QueryOrder, sea_query::OnConflict};

/// **Bản thảo.** A paper with its words and figures. What was issued of it is an `outgoing_paper` under the same key.
pub mod paper {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "paper")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The cell.
        pub cell_id: Uuid,
        /// The kind's name.
        pub kind: String,
        /// The record it is made of.
        pub subject_id: Uuid,
        /// The time, where the record alone does not say it.
        pub period: String,
        /// How the subject is called.
        pub label: String,
        /// Who issues it, where that is not the cell.
        pub issuer: Option<String>,
        /// The day it bears.
        pub day: Date,
        /// Whether the secretary set the day himself; otherwise it follows the records.
        pub own_day: bool,
        /// The words as they were last saved.
        pub wording: String,
        /// `chibo_paper::writing::Values` as they were last taken from the records, as JSON.
        pub figures: String,
        /// When they were.
        pub figures_at: DateTimeUtc,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for paper::Entity {
    const KIND: &'static str = "paper";

    fn key(row: &paper::Model) -> String {
        row.id.to_string()
    }

    fn private(row: &mut paper::Model) -> Vec<Part<'_>> {
        vec![(&mut row.label).into(), (&mut row.wording).into(), (&mut row.figures).into()]
    }
}

impl paper::Model {
    /// What it is made of.
    pub fn subject(&self) -> Subject {
        Subject { cell: self.cell_id, id: self.subject_id, period: self.period.clone() }
    }

    /// Its figures.
    pub fn values(&self) -> anyhow::Result<Values> {
        Ok(serde_json::from_str(&self.figures)?)
    }
}

/// **Chữ đang gõ.** What the editor sent since the words were last saved. It stands outside history, which would else hold
/// every pause of a hand; the next act on the paper takes it into the record.
pub(crate) mod paper_typed {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "paper_typed")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub paper_id: Uuid,
        pub wording: String,
        pub at: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Private for paper_typed::Entity {
    fn parts(row: &mut paper_typed::Model) -> Vec<Part<'_>> {
        vec![(&mut row.wording).into()]
    }
}

/// A paper of a cell.
pub(crate) async fn find<C: ConnectionTrait>(db: &C, cell: Uuid, id: Uuid) -> anyhow::Result<Option<paper::Model>> {
    paper::Entity::find_by_id(id).filter(paper::Column::CellId.eq(cell)).row(db).await
}

/// All papers of a cell, the latest first: drafts and what was issued of them.
pub(crate) async fn list<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<paper::Model>> {
    paper::Entity::find().filter(paper::Column::CellId.eq(cell)).order_by_desc(paper::Column::Id).rows(db).await
}

/// The papers of one kind about one subject, the latest first.
pub(crate) async fn list_of<C: ConnectionTrait>(db: &C, kind: &str, subject: &Subject) -> anyhow::Result<Vec<paper::Model>> {
    let find = paper::Entity::find().filter(paper::Column::CellId.eq(subject.cell)).filter(paper::Column::Kind.eq(kind));
    let find = find.filter(paper::Column::SubjectId.eq(subject.id)).filter(paper::Column::Period.eq(&subject.period));
    find.order_by_desc(paper::Column::Id).rows(db).await
}

/// The words of a paper as they stand now: what was typed last, saved or not.
pub(crate) async fn words_of<C: ConnectionTrait>(db: &C, paper: &paper::Model) -> anyhow::Result<String> {
    let typed = paper_typed::Entity::find_by_id(paper.id).row(db).await?;
    Ok(typed.map_or_else(|| paper.wording.clone(), |typed| typed.wording))
}

/// Keeps what is being typed.
pub(super) async fn keep_typed<C: ConnectionTrait>(app: &App, db: &C, paper: Uuid, wording: String) -> anyhow::Result<()> {
    let row = paper_typed::Model { paper_id: paper, wording, at: app.now() };
    let row = sealed::<paper_typed::Entity>(app, &row)?.into_active_model().reset_all();
    let again = OnConflict::column(paper_typed::Column::PaperId)
        .update_columns([paper_typed::Column::Wording, paper_typed::Column::At])
        .to_owned();
    paper_typed::Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

/// Lets go of what was typed: it is saved, or its paper goes.
pub(crate) async fn forget_typed<C: ConnectionTrait>(db: &C, paper: Uuid) -> anyhow::Result<()> {
    paper_typed::Entity::delete_by_id(paper).exec(db).await?;
    Ok(())
}
