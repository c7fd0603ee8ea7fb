//! Which member an account is, whose record is restricted, who was erased, what was asked for.

use chibo_frame::private::{Find, Part};
use chibo_frame::record::Recorded;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use std::collections::BTreeSet;

/// **Tài khoản của đảng viên.** Which member signs in with an account.
pub mod account_member {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "account_member")]
    pub struct Model {
        /// The account.
        #[sea_orm(primary_key, auto_increment = false)]
        pub account_id: Uuid,
        /// The member.
        pub member_id: Uuid,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for account_member::Entity {
    const KIND: &'static str = "account_member";

    fn key(row: &account_member::Model) -> String {
        row.account_id.to_string()
    }
}

/// **Hạn chế xử lý.** From when to when a member's record is only kept, and why.
pub mod restriction {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "restriction")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The member.
        pub member_id: Uuid,
        /// The first day.
        pub from_day: Date,
        /// Why.
        pub reason: String,
        /// The day on which it was lifted; none while it holds.
        pub lifted_on: Option<Date>,
        /// Why it was lifted.
        pub lift_reason: Option<String>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for restriction::Entity {
    const KIND: &'static str = "restriction";

    fn key(row: &restriction::Model) -> String {
        row.id.to_string()
    }

    fn private(row: &mut restriction::Model) -> Vec<Part<'_>> {
        vec![(&mut row.reason).into(), (&mut row.lift_reason).into()]
    }
}

/// **Xóa theo thời hạn lưu.** That a member's record was erased. Sealed, so that the act is not taken back.
pub mod erasure {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "erasure")]
    pub struct Model {
        /// The member.
        #[sea_orm(primary_key, auto_increment = false)]
        pub member_id: Uuid,
        /// When.
        pub on_day: Date,
        /// The day on which he had left.
        pub left_on: Date,
        /// Who decided, or on what ground.
        pub reason: String,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for erasure::Entity {
    const KIND: &'static str = "erasure";
    const SEALED: bool = true;

    fn key(row: &erasure::Model) -> String {
        row.member_id.to_string()
    }

    fn private(row: &mut erasure::Model) -> Vec<Part<'_>> {
        vec![(&mut row.reason).into()]
    }

    /// That he was erased stays readable.
    fn person(_: &erasure::Model) -> Option<Uuid> {
        None
    }
}

/// **Yêu cầu của người có dữ liệu.** What a member asked for about his data, and the answer.
pub mod data_request {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "data_request")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The member.
        pub member_id: Uuid,
        /// `access`, `correct`, `restrict`, `delete`.
        pub kind: String,
        /// When he asked.
        pub asked_on: Date,
        /// What he asked for.
        pub words: String,
        /// When it was answered; none while it is not.
        pub answered_on: Option<Date>,
        /// The answer.
        pub answer: Option<String>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for data_request::Entity {
    const KIND: &'static str = "data_request";

    fn key(row: &data_request::Model) -> String {
        row.id.to_string()
    }

    fn private(row: &mut data_request::Model) -> Vec<Part<'_>> {
        vec![(&mut row.words).into(), (&mut row.answer).into()]
    }
}

/// Which member an account is.
pub async fn find_link<C: ConnectionTrait>(db: &C, account: Uuid) -> anyhow::Result<Option<account_member::Model>> {
    account_member::Entity::find_by_id(account).row(db).await
}

/// The restriction of a member's record that holds.
pub(crate) async fn find_restriction<C: ConnectionTrait>(db: &C, member: Uuid) -> anyhow::Result<Option<restriction::Model>> {
    let find = restriction::Entity::find().filter(restriction::Column::MemberId.eq(member));
    find.filter(restriction::Column::LiftedOn.is_null()).row(db).await
}

/// The restrictions that hold, oldest first.
pub(super) async fn list_restrictions<C: ConnectionTrait>(db: &C) -> anyhow::Result<Vec<restriction::Model>> {
    let find = restriction::Entity::find().filter(restriction::Column::LiftedOn.is_null());
    find.order_by_asc(restriction::Column::FromDay).order_by_asc(restriction::Column::Id).rows(db).await
}

/// The members whose records are restricted.
pub async fn restricted<C: ConnectionTrait>(db: &C) -> anyhow::Result<BTreeSet<Uuid>> {
    Ok(list_restrictions(db).await?.into_iter().map(|row| row.member_id).collect())
}

/// Who was erased.
pub(super) async fn find_erasure<C: ConnectionTrait>(db: &C, member: Uuid) -> anyhow::Result<Option<erasure::Model>> {
    erasure::Entity::find_by_id(member).row(db).await
}

/// What was asked for, what is not answered yet first, then the latest.
pub(super) async fn list_requests<C: ConnectionTrait>(db: &C) -> anyhow::Result<Vec<data_request::Model>> {
    let find = data_request::Entity::find().order_by_desc(data_request::Column::AskedOn).order_by_desc(data_request::Column::Id);
    let mut rows = find.rows(db).await?;
    rows.sort_by_key(|row| row.answered_on.is_some());
    Ok(rows)
}

/// What was asked for once.
pub(super) async fn find_request<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Option<data_request::Model>> {
    data_request::Entity::find_by_id(id).row(db).await
}
