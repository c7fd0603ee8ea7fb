//! A year's ratings of all cells, as they released them, with the cap over the ward.

use super::store::{self, ward_rating};
use crate::exchange::{Counted, Release, Year, list_latest};
use anyhow::Result;
use chibo_core::dated::RuleKind;
use chibo_core::day::year_end;
use chibo_core::rating::{Cap, Counts, Level};
use chibo_people::rules;
use chibo_people::units::{self, unit};
use sea_orm::ConnectionTrait;
use std::collections::BTreeSet;

/// A year over the ward.
pub(super) struct Review {
    pub(super) year: i32,
    /// Every year of which a cell released ratings, the newest first.
    pub(super) years: Vec<i32>,
    pub(super) cap: Option<Cap>,
    pub(super) cells: Vec<Line>,
}

/// A cell's line.
pub(super) struct Line {
    pub(super) cell: unit::Model,
    /// What it released of the year.
    pub(super) released: Option<Year>,
    pub(super) decided: Option<ward_rating::Model>,
}

impl Line {
    /// Its members' levels, as its book has them or as it proposes them.
    pub(super) fn counts(&self) -> Counts {
        self.released.map_or_else(Counts::default, |year| year.standing().into())
    }

    /// The level that it proposes for itself, or has.
    pub(super) fn own(&self) -> Option<Level> {
        self.released.and_then(|year| year.cell_rated.or(year.cell_proposed))
    }
}

impl Review {
    /// All cells' members together.
    pub(super) fn members(&self) -> Counts {
        let all = self.cells.iter().map(|line| Counted::from(line.counts()).levels());
        let sum = all.fold([0_u32; 4], |sum, counts| {
            let mut added = sum;
            added.iter_mut().zip(counts).for_each(|(sum, count)| *sum = sum.saturating_add(count));
            added
        });
        let [excellent, good, fulfilled, not_fulfilled] = sum;
        Counts { excellent, good, fulfilled, not_fulfilled }
    }

    /// The cells themselves.
    pub(super) fn organisations(&self) -> Counts {
        self.cells.iter().filter_map(Line::own).collect()
    }

    /// How many excellent members are decided, where anything is.
    pub(super) fn decided(&self) -> Option<u32> {
        let decided: Vec<u32> = self.cells.iter().filter_map(|line| u32::try_from(line.decided.as_ref()?.excellent).ok()).collect();
        (!decided.is_empty()).then(|| decided.into_iter().fold(0, u32::saturating_add))
    }
}

/// Gathers a year, or the newest one. None where this is no ward's house.
pub(super) async fn gather<C: ConnectionTrait>(db: &C, asked: Option<i32>) -> Result<Option<Review>> {
    let Some(ward) = units::find_ward(db).await? else { return Ok(None) };
    let latest = list_latest(db, ward.id).await?;
    let read: Vec<(uuid::Uuid, Vec<Year>)> =
        latest.into_iter().filter_map(|(cell, row)| Some((cell, Release::read(&row.body).ok()?.ratings))).collect();
    let years: BTreeSet<i32> = read.iter().flat_map(|(_, years)| years).map(|year| year.year).collect();
    let Some(year) = asked.filter(|year| years.contains(year)).or_else(|| years.last().copied()) else {
        return Ok(Some(Review { year: 0, years: Vec::new(), cap: None, cells: Vec::new() }));
    };
    let version = rules::in_force(db, ward.id, RuleKind::ExcellentCap, year_end(year)).await?;
    let mut decided = store::list_decided(db, year).await?;
    let cells = units::list_below(db, ward.id).await?.into_iter().map(|cell| {
        let own = read.iter().find(|(id, _)| *id == cell.id);
        let released = own.and_then(|(_, years)| years.iter().find(|one| one.year == year)).copied();
        Line { decided: decided.remove(&cell.id), released, cell }
    });
    Ok(Some(Review {
        cells: cells.collect(),
        years: years.into_iter().rev().collect(),
        cap: version.and_then(|version| Cap::read(&version).ok()),
        year,
    }))
}
