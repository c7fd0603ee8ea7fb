//! The table of confidential notes. No history of rows is kept of it, only acts, as of accounts: a history would hold the
//! words for everybody who may see what changed. A note is never changed and never removed.

use chibo_frame::private::{Find, Part, Private, sealed};
use chibo_frame::{App, record};
use sea_orm::entity::prelude::*;
use sea_orm::{IntoActiveModel, QueryOrder};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// **Ghi chú mật.** A note that only the named accounts read.
#[expect(unreachable_pub, reason = "the derive's items are public; nobody outside reaches this table")]
pub(super) mod confidential_note {
    use super::Words;
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "confidential_note")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// What it is on: `Subject`.
        pub subject_kind: String,
        /// Its key.
        pub subject_id: Uuid,
        /// The words.
        pub body: Words,
        /// The account that wrote it.
        pub written_by: Uuid,
        /// When.
        pub at: DateTimeUtc,
        /// The accounts that may read it, as a JSON list; the writer among them.
        pub readers: String,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Private for confidential_note::Entity {
    fn parts(row: &mut confidential_note::Model) -> Vec<Part<'_>> {
        vec![(&mut row.body.0).into()]
    }
}

/// The words of a note. They have no JSON and do not print, so that they reach neither history nor log.
#[derive(Clone, PartialEq, Eq, DeriveValueType)]
pub(super) struct Words(pub(super) String);

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Words")
    }
}

/// **Đối tượng của ghi chú.** What a note is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Subject {
    /// A line of the plan of inspections.
    #[serde(rename = "kiem-tra")]
    Inspection,
    /// A person in the making.
    #[serde(rename = "phat-trien")]
    Admission,
}

impl confidential_note::Model {
    /// The accounts that may read it.
    pub(super) fn readers(&self) -> Vec<Uuid> {
        serde_json::from_str(&self.readers).unwrap_or_default()
    }
}

pub(super) async fn insert<C: ConnectionTrait>(app: &App, db: &C, row: &confidential_note::Model) -> anyhow::Result<()> {
    let row = sealed::<confidential_note::Entity>(app, row)?;
    confidential_note::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(db).await?;
    Ok(())
}

/// A note by its key.
pub(super) async fn find<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Option<confidential_note::Model>> {
    confidential_note::Entity::find_by_id(id).row(db).await
}

/// The notes on one subject, oldest first.
pub(super) async fn list_on<C: ConnectionTrait>(db: &C, subject: Uuid) -> anyhow::Result<Vec<confidential_note::Model>> {
    let find = confidential_note::Entity::find().filter(confidential_note::Column::SubjectId.eq(subject));
    find.order_by_asc(confidential_note::Column::Id).rows(db).await
}

/// Whether there is any note on a subject.
pub(crate) async fn is_noted<C: ConnectionTrait>(db: &C, subject: Uuid) -> anyhow::Result<bool> {
    Ok(!list_on(db, subject).await?.is_empty())
}

/// The act of reading, whose detail is the note's key.
pub(super) const READ: &str = "confidential-read";

/// The readings of notes, newest first: note → who and when.
pub(super) async fn readings<C: ConnectionTrait>(db: &C) -> anyhow::Result<BTreeMap<Uuid, Vec<(Option<Uuid>, DateTimeUtc)>>> {
    let mut of_note: BTreeMap<Uuid, Vec<_>> = BTreeMap::new();
    for act in record::list_acts(db, READ).await? {
        of_note.entry(serde_json::from_str(&act.detail)?).or_default().push((act.account_id, act.at));
    }
    Ok(of_note)
}
