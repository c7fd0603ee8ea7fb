//! The sums, and every query on them. None counts anything: they stand as they are read.

use crate::exchange::released_figure;
use chibo_people::units::unit;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Query;
use sea_orm::{FromQueryResult, QueryOrder, QuerySelect};

/// The table.
mod unit_total {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "unit_total")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) unit_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) period: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) measure: String,
        pub(crate) cells: i64,
        pub(crate) reached: i64,
        pub(crate) missed: i64,
        pub(crate) numerator: i64,
        pub(crate) denominator: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What the cells below a unit released of one target for one period.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Total {
    /// The unit.
    pub unit_id: Uuid,
    /// `chibo_core::target::MeasureKind`.
    pub measure: String,
    /// Cells that released a figure.
    pub cells: i64,
    /// Of which so many reached the target.
    pub reached: i64,
    /// And so many did not; the others are not held against it yet.
    pub missed: i64,
    /// Those who count for it, of all these cells.
    pub numerator: i64,
    /// All who are counted, of all these cells.
    pub denominator: i64,
}

impl Total {
    /// Nothing yet.
    pub(super) fn nothing(unit_id: Uuid, measure: &str) -> Self {
        Self { unit_id, measure: measure.to_owned(), cells: 0, reached: 0, missed: 0, numerator: 0, denominator: 0 }
    }

    /// One cell's figure more, as the triggers count it.
    pub(super) fn count(&mut self, figure: &released_figure::Model) {
        self.cells += 1;
        self.reached += i64::from(figure.reached == Some(true));
        self.missed += i64::from(figure.reached == Some(false));
        self.numerator += figure.numerator.unwrap_or(0);
        self.denominator += figure.denominator.unwrap_or(0);
    }

    /// Another unit's sum.
    pub(super) fn add(&mut self, other: &Self) {
        self.cells += other.cells;
        self.reached += other.reached;
        self.missed += other.missed;
        self.numerator += other.numerator;
        self.denominator += other.denominator;
    }
}

fn of_period(period: &str) -> Select<unit_total::Entity> {
    unit_total::Entity::find().filter(unit_total::Column::Period.eq(period)).filter(unit_total::Column::Cells.gt(0))
}

/// The sums of a unit.
pub async fn find_total<C: ConnectionTrait>(db: &C, of: Uuid, period: &str) -> anyhow::Result<Vec<Total>> {
    let find = of_period(period).filter(unit_total::Column::UnitId.eq(of));
    Ok(find.order_by_asc(unit_total::Column::Measure).into_model().all(db).await?)
}

/// The sums of the units directly below one, or of those below none.
pub async fn list_totals<C: ConnectionTrait>(db: &C, above: Option<Uuid>, period: &str) -> anyhow::Result<Vec<Total>> {
    let below = Query::select().column(unit::Column::Id).from(unit::Entity).and_where(is_below(above)).take();
    Ok(of_period(period).filter(unit_total::Column::UnitId.in_subquery(below)).into_model().all(db).await?)
}

fn is_below(above: Option<Uuid>) -> Expr {
    above.map_or_else(|| unit::Column::ParentId.is_null(), |above| unit::Column::ParentId.eq(above))
}

/// The units directly below one, or below none, by name.
pub(crate) async fn list_below<C: ConnectionTrait>(db: &C, above: Option<Uuid>) -> anyhow::Result<Vec<unit::Model>> {
    let find = unit::Entity::find().filter(is_below(above)).order_by_asc(unit::Column::Name);
    Ok(find.order_by_asc(unit::Column::Id).all(db).await?)
}

/// Whether any unit stands directly below one.
pub(crate) async fn has_units_below<C: ConnectionTrait>(db: &C, above: Uuid) -> anyhow::Result<bool> {
    Ok(unit::Entity::find().filter(is_below(Some(above))).one(db).await?.is_some())
}

/// The periods of which cells below a unit, or any, released a figure.
pub(super) async fn list_periods<C: ConnectionTrait>(db: &C, of: &[Uuid]) -> anyhow::Result<Vec<String>> {
    let find = unit_total::Entity::find().select_only().column(unit_total::Column::Period).distinct();
    let find = find.filter(unit_total::Column::UnitId.is_in(of.iter().copied())).filter(unit_total::Column::Cells.gt(0));
    Ok(find.into_tuple().all(db).await?)
}
