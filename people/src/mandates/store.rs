//! Mandates and every query on them.

use crate::roll;
use chibo_core::day::Day;
use chibo_core::mandate::Mandate;
use chibo_frame::private::{Find, Part};
use chibo_frame::record::Recorded;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use std::collections::BTreeMap;

/// **Nhiệm kỳ giữ chức vụ.** One member in one office, from the first day to the last.
pub mod mandate {
    use chibo_core::mandate::{HeldOffice, Mandate};
    use chibo_core::member::MemberId;
    use chibo_frame::db::from_code;
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "mandate")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The cell.
        pub cell_id: Uuid,
        /// The member.
        pub member_id: Uuid,
        /// `chibo_core::mandate::HeldOffice`.
        pub office: String,
        /// The Party group, for its head.
        pub group_name: Option<String>,
        /// The first day.
        pub from_day: Date,
        /// The last day; none while it is held.
        pub to_day: Option<Date>,
        /// The election that gave it.
        pub election_id: Option<Uuid>,
        /// Note.
        pub note: Option<String>,
    }

    impl Model {
        /// As the rules know it.
        pub fn read(&self) -> anyhow::Result<Mandate> {
            Ok(Mandate {
                id: self.id,
                member: MemberId(self.member_id),
                office: self.office()?,
                group: self.group_name.clone(),
                from: self.from_day,
                to: self.to_day,
            })
        }

        /// The office.
        pub fn office(&self) -> anyhow::Result<HeldOffice> {
            from_code(&self.office)
        }
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for mandate::Entity {
    const KIND: &'static str = "mandate";

    fn key(row: &mandate::Model) -> String {
        row.id.to_string()
    }

    fn private(row: &mut mandate::Model) -> Vec<Part<'_>> {
        vec![(&mut row.note).into()]
    }
}

/// The mandates of a cell, the latest first.
pub async fn list<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<mandate::Model>> {
    let find = mandate::Entity::find().filter(mandate::Column::CellId.eq(cell));
    find.order_by_desc(mandate::Column::FromDay).order_by_asc(mandate::Column::Id).rows(db).await
}

/// The mandates of one member, the latest first.
pub async fn list_of<C: ConnectionTrait>(db: &C, member: Uuid) -> anyhow::Result<Vec<mandate::Model>> {
    let find = mandate::Entity::find().filter(mandate::Column::MemberId.eq(member));
    find.order_by_desc(mandate::Column::FromDay).order_by_asc(mandate::Column::Id).rows(db).await
}

/// One mandate of a cell.
pub async fn find<C: ConnectionTrait>(db: &C, cell: Uuid, id: Uuid) -> anyhow::Result<Option<mandate::Model>> {
    mandate::Entity::find_by_id(id).filter(mandate::Column::CellId.eq(cell)).row(db).await
}

/// A mandate with the name of who holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// The mandate as the rules know it.
    pub mandate: Mandate,
    /// The member's name.
    pub name: String,
}

/// Who holds which office of the cell on `day`: by office, then by the order of names.
pub async fn office_holders_on<C: ConnectionTrait>(db: &C, cell: Uuid, day: Day) -> anyhow::Result<Vec<Holder>> {
    let rows = list(db, cell).await?;
    let members = roll::list_members(db, cell).await?;
    let names: BTreeMap<Uuid, (usize, &str)> =
        members.iter().enumerate().map(|(place, member)| (member.id, (place, member.name.as_str()))).collect();
    let mut holders = Vec::new();
    for row in rows {
        let mandate = row.read()?;
        if let Some((place, name)) = names.get(&row.member_id).filter(|_| mandate.holds_on(day)) {
            holders.push((mandate.office, *place, Holder { mandate, name: (*name).to_owned() }));
        }
    }
    holders.sort_by_key(|(office, place, _)| (*office, *place));
    Ok(holders.into_iter().map(|(_, _, holder)| holder).collect())
}
