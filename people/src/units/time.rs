//! Units in time: what was before, by which decision it changed, and what a unit was called on any day.

use super::store::{self, unit};
use anyhow::Context;
use chibo_core::day::Day;
use chibo_core::unit::{Life, Past, UnitKind};
use chibo_frame::db::from_code;
use chibo_frame::record::Recorded;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use std::collections::BTreeMap;

/// **Tên cũ, trực thuộc cũ.** What a unit was until a day.
pub mod unit_past {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "unit_past")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The unit.
        pub unit_id: Uuid,
        /// The last day of it.
        pub until: Date,
        /// Its name.
        pub name: String,
        /// The unit above.
        pub parent_id: Option<Uuid>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// **Việc thay đổi đơn vị.** What happened to a unit, with the decision.
pub mod unit_event {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "unit_event")]
    pub struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The unit.
        pub unit_id: Uuid,
        /// `chibo_core::unit::Succession`.
        pub kind: String,
        /// The first day of what is new.
        pub on_day: Date,
        /// The unit into which it merged, under which it moved, or that came out of it.
        pub other_id: Option<Uuid>,
        /// The decision's number.
        pub number: String,
        /// The decision's day.
        pub decided_on: Option<Date>,
        /// Who decided.
        pub issuer: Option<String>,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for unit_past::Entity {
    const KIND: &'static str = "unit_past";

    fn key(row: &unit_past::Model) -> String {
        row.id.to_string()
    }
}

impl Recorded for unit_event::Entity {
    const KIND: &'static str = "unit_event";

    fn key(row: &unit_event::Model) -> String {
        row.id.to_string()
    }
}

/// A unit with all that is known of it in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// The row: what it is called and belongs to after its last change.
    pub row: unit::Model,
    /// Its level.
    pub kind: UnitKind,
    /// Its life.
    pub life: Life,
}

/// All units of the data directory, by key.
#[derive(Debug, Clone, Default)]
pub struct Units(pub BTreeMap<Uuid, Unit>);

impl Units {
    /// Reads them: two queries, however many there are.
    pub async fn read<C: ConnectionTrait>(db: &C) -> anyhow::Result<Self> {
        let mut past: BTreeMap<Uuid, Vec<Past>> = BTreeMap::new();
        for row in unit_past::Entity::find().order_by_asc(unit_past::Column::Until).all(db).await? {
            past.entry(row.unit_id).or_default().push(Past { until: row.until, name: row.name, parent: row.parent_id });
        }
        let mut units = BTreeMap::new();
        for row in store::list(db).await? {
            let life = Life {
                first: row.valid_from,
                last: row.valid_to,
                past: past.remove(&row.id).unwrap_or_default(),
                name: row.name.clone(),
                parent: row.parent_id,
            };
            units.insert(row.id, Unit { kind: from_code(&row.kind)?, life, row });
        }
        Ok(Self(units))
    }

    /// What the unit was called on `day`.
    pub fn name_on(&self, unit: Uuid, day: Day) -> Option<&str> {
        Some(self.0.get(&unit)?.life.on(day).0)
    }

    /// The units above it on `day`, the nearest first.
    pub fn superiors_on(&self, unit: Uuid, day: Day) -> Vec<&Unit> {
        let above = |unit: &Unit| self.0.get(&unit.life.on(day).1?);
        let first = self.0.get(&unit).and_then(above);
        std::iter::successors(first, |unit| above(unit)).take(UnitKind::ALL.len()).collect()
    }
}

/// What happened to units, by day.
pub async fn list_events<C: ConnectionTrait>(db: &C) -> anyhow::Result<Vec<unit_event::Model>> {
    let find = unit_event::Entity::find().order_by_asc(unit_event::Column::OnDay);
    Ok(find.order_by_asc(unit_event::Column::Id).all(db).await?)
}

/// What a unit was called on `day`; a paper bears the name of its date.
pub async fn name_on<C: ConnectionTrait>(db: &C, unit: Uuid, day: Day) -> anyhow::Result<String> {
    Ok(Units::read(db).await?.name_on(unit, day).context("a unit that is not there")?.to_owned())
}

/// What the units above a unit were called on `day`, the nearest first.
pub async fn superiors_on<C: ConnectionTrait>(db: &C, unit: Uuid, day: Day) -> anyhow::Result<Vec<String>> {
    let units = Units::read(db).await?;
    Ok(units.superiors_on(unit, day).into_iter().map(|unit| unit.life.on(day).0.to_owned()).collect())
}
