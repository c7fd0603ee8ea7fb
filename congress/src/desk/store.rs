//! The desk's tables and every query on them.

use chibo_core::congress::Place;
use chibo_frame::db::code;
use chibo_frame::record::Recorded;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use std::collections::BTreeMap;

/// **Dòng của bàn đón tiếp.** A summoned member's number on the list and whether he is in the hall. It is no record but a
/// board: it has no history, no time and no order, and ends in the record of attendance when the desk is closed.
pub mod desk_line {
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "desk_line")]
    pub struct Model {
        /// The congress.
        #[sea_orm(primary_key, auto_increment = false)]
        pub congress_id: Uuid,
        /// The member.
        #[sea_orm(primary_key, auto_increment = false)]
        pub member_id: Uuid,
        /// His number on the list of this congress.
        pub number: i32,
        /// `chibo_core::congress::Place`.
        pub place: String,
        /// Where he was before.
        pub was: String,
        /// The random number of the act that put him there, by which a device that asks again is known.
        pub token: Option<Uuid>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// **Mã bàn đón tiếp.** Lets a device without an account check members in.
pub mod desk_pass {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "desk_pass")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The congress.
        pub congress_id: Uuid,
        /// The desk's number: bàn 1, bàn 2.
        pub desk: i32,
        /// The pass's SHA-256; the pass itself is not kept.
        pub hash: String,
        /// Whether it was taken back.
        pub revoked: bool,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for desk_pass::Entity {
    const KIND: &'static str = "desk_pass";
    // Undone, a pass that was taken back would open again.
    const SEALED: bool = true;

    fn key(row: &desk_pass::Model) -> String {
        row.id.to_string()
    }
}

/// The lines of a congress's desk, by member.
pub(super) async fn list_lines<C: ConnectionTrait>(db: &C, congress: Uuid) -> anyhow::Result<BTreeMap<Uuid, desk_line::Model>> {
    let rows = desk_line::Entity::find().filter(desk_line::Column::CongressId.eq(congress)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.member_id, row)).collect())
}

/// A member's line.
pub(super) async fn find_line<C: ConnectionTrait>(
    db: &C,
    congress: Uuid,
    member: Uuid,
) -> anyhow::Result<Option<desk_line::Model>> {
    Ok(desk_line::Entity::find_by_id((congress, member)).one(db).await?)
}

/// Adds lines.
pub(super) async fn add_lines<C: ConnectionTrait>(db: &C, lines: Vec<desk_line::Model>) -> anyhow::Result<()> {
    if !lines.is_empty() {
        let lines = lines.into_iter().map(|line| sea_orm::IntoActiveModel::into_active_model(line).reset_all());
        desk_line::Entity::insert_many(lines).exec_without_returning(db).await?;
    }
    Ok(())
}

/// Moves a member, unless somebody else did so before: one statement, so that of two desks at once one moves him. Whether it
/// was this one.
pub(super) async fn move_line<C: ConnectionTrait>(
    db: &C,
    congress: Uuid,
    member: Uuid,
    from: Expr,
    to: Place,
    token: Option<Uuid>,
) -> anyhow::Result<bool> {
    let update = desk_line::Entity::update_many()
        .col_expr(desk_line::Column::Was, Expr::col(desk_line::Column::Place))
        .col_expr(desk_line::Column::Place, Expr::value(code(&to)))
        .col_expr(desk_line::Column::Token, Expr::value(token))
        .filter(desk_line::Column::CongressId.eq(congress))
        .filter(desk_line::Column::MemberId.eq(member))
        .filter(from);
    Ok(update.exec(db).await?.rows_affected > 0)
}

/// Moves a member back to where he was before the act of this number. Whether it was the last that moved him.
pub(super) async fn move_back<C: ConnectionTrait>(db: &C, congress: Uuid, member: Uuid, token: Uuid) -> anyhow::Result<bool> {
    let update = desk_line::Entity::update_many()
        .col_expr(desk_line::Column::Place, Expr::col(desk_line::Column::Was))
        .col_expr(desk_line::Column::Token, Expr::value(Option::<Uuid>::None))
        .filter(desk_line::Column::CongressId.eq(congress))
        .filter(desk_line::Column::MemberId.eq(member))
        .filter(desk_line::Column::Token.eq(token));
    Ok(update.exec(db).await?.rows_affected > 0)
}

/// Forgets the numbers of the acts that put people where they are.
pub(super) async fn forget_tokens<C: ConnectionTrait>(db: &C, congress: Uuid) -> anyhow::Result<()> {
    let update = desk_line::Entity::update_many()
        .col_expr(desk_line::Column::Token, Expr::value(Option::<Uuid>::None))
        .filter(desk_line::Column::CongressId.eq(congress));
    update.exec(db).await?;
    Ok(())
}

/// The passes of a congress, by the number of the desk.
pub(super) async fn list_passes<C: ConnectionTrait>(db: &C, congress: Uuid) -> anyhow::Result<Vec<desk_pass::Model>> {
    let find = desk_pass::Entity::find().filter(desk_pass::Column::CongressId.eq(congress));
    Ok(find.order_by_asc(desk_pass::Column::Desk).all(db).await?)
}

/// A pass by its hash.
pub(super) async fn find_pass<C: ConnectionTrait>(db: &C, hash: &str) -> anyhow::Result<Option<desk_pass::Model>> {
    Ok(desk_pass::Entity::find().filter(desk_pass::Column::Hash.eq(hash)).one(db).await?)
}
