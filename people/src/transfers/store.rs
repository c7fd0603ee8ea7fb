//! The transfers of this cell, out and in, and every query on them.

use super::body::State;
use chibo_frame::db::code;
use chibo_frame::private::{Find, Part};
use chibo_frame::record::Recorded;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

/// **Chuyển đi.** A member who is sent to another cell.
pub mod transfer_out {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "transfer_out")]
    pub struct Model {
        /// The key, by which both cells know the transfer.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The cell.
        pub cell_id: Uuid,
        /// The member.
        pub member_id: Uuid,
        /// The name of the cell he goes to.
        pub to_name: String,
        /// The fingerprint of that cell's key.
        pub to_key: String,
        /// The day from which he is counted there.
        pub on_day: Date,
        /// When the file was made.
        pub made_on: Date,
        /// `State`.
        pub state: String,
        /// When the other cell answered.
        pub answered_on: Option<Date>,
        /// Why it declined.
        pub reason: Option<String>,
        /// The hash of what was signed.
        pub content_hash: String,
        /// What was signed; empty when it is answered.
        pub body: String,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// **Chuyển đến.** Somebody whom another cell sends here.
pub mod transfer_in {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "transfer_in")]
    pub struct Model {
        /// The key, by which both cells know the transfer.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The cell.
        pub cell_id: Uuid,
        /// The member whom he became.
        pub member_id: Option<Uuid>,
        /// His name.
        pub name: String,
        /// The cell he comes from.
        pub from_name: String,
        /// The public key in the file, in base64.
        pub from_key: String,
        /// The day from which he is counted here.
        pub on_day: Date,
        /// When the file was made.
        pub made_on: Date,
        /// When it was taken in.
        pub received_on: Date,
        /// `State`.
        pub state: String,
        /// When this cell answered.
        pub answered_on: Option<Date>,
        /// Why it declined.
        pub reason: Option<String>,
        /// The hash of what was signed.
        pub content_hash: String,
        /// What was signed; empty when it is answered.
        pub body: String,
        /// The answer that is signed; empty before.
        pub answer: String,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for transfer_out::Entity {
    const KIND: &'static str = "transfer_out";

    fn key(row: &transfer_out::Model) -> String {
        row.id.to_string()
    }

    fn private(row: &mut transfer_out::Model) -> Vec<Part<'_>> {
        vec![(&mut row.body).into(), (&mut row.reason).into()]
    }
}

impl Recorded for transfer_in::Entity {
    const KIND: &'static str = "transfer_in";

    fn key(row: &transfer_in::Model) -> String {
        row.id.to_string()
    }

    fn private(row: &mut transfer_in::Model) -> Vec<Part<'_>> {
        vec![(&mut row.name).into(), (&mut row.body).into(), (&mut row.reason).into(), (&mut row.answer).into()]
    }

    /// Before he is on the roll he has no other key than this one.
    fn person(row: &transfer_in::Model) -> Option<Uuid> {
        row.member_id.or(Some(row.id))
    }
}

impl transfer_out::Model {
    /// How it stands.
    pub fn is(&self, state: State) -> bool {
        self.state == code(&state)
    }
}

impl transfer_in::Model {
    /// How it stands.
    pub fn is(&self, state: State) -> bool {
        self.state == code(&state)
    }
}

/// A transfer out.
pub async fn find_out<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Option<transfer_out::Model>> {
    transfer_out::Entity::find_by_id(id).row(db).await
}

/// A transfer in.
pub async fn find_in<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Option<transfer_in::Model>> {
    transfer_in::Entity::find_by_id(id).row(db).await
}

/// The cell's transfers out, the newest first.
pub async fn list_out<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<transfer_out::Model>> {
    let find = transfer_out::Entity::find().filter(transfer_out::Column::CellId.eq(cell));
    find.order_by_desc(transfer_out::Column::Id).rows(db).await
}

/// The cell's transfers in, the newest first.
pub async fn list_in<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<transfer_in::Model>> {
    let find = transfer_in::Entity::find().filter(transfer_in::Column::CellId.eq(cell));
    find.order_by_desc(transfer_in::Column::Id).rows(db).await
}

/// A member's transfers out, the newest first.
pub(super) async fn list_out_of<C: ConnectionTrait>(db: &C, member: Uuid) -> anyhow::Result<Vec<transfer_out::Model>> {
    let find = transfer_out::Entity::find().filter(transfer_out::Column::MemberId.eq(member));
    find.order_by_desc(transfer_out::Column::Id).rows(db).await
}
