//! What stands below a unit: today by the sums that are kept, on an earlier day by what had been released until then, in the
//! tree as it was.

use super::store::{self, Total};
use crate::exchange::{self, NOW, OFFICIAL, PROBATIONARY, Release, figures, released_figure};
use chibo_core::day::Day;
use chibo_core::term::Period;
use chibo_core::unit::UnitKind;
use chibo_people::units::Units;
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Bodies of releases that are read at a time.
const AT_A_TIME: usize = 500;

/// What stands below a unit.
#[derive(Default)]
pub(super) struct Picture {
    /// The units directly below, by name.
    pub(super) below: Vec<Below>,
    /// Every period of which there is a figure.
    pub(super) periods: Vec<Period>,
    /// Which one is shown.
    pub(super) period: Option<Period>,
    /// The period's sums of the units directly below.
    pub(super) sums: Vec<Total>,
    /// The period's figures of the cells directly below.
    pub(super) figures: Vec<released_figure::Model>,
    /// The period's sums of all.
    pub(super) whole: Vec<Total>,
    /// How many members each unit directly below has.
    pub(super) heads: BTreeMap<Uuid, Headcount>,
}

/// A unit directly below.
pub(super) struct Below {
    pub(super) id: Uuid,
    pub(super) name: String,
    pub(super) is_cell: bool,
}

/// Members that cells released.
#[derive(Clone, Copy, Default)]
pub(super) struct Headcount {
    pub(super) official: i64,
    pub(super) probationary: i64,
}

impl Headcount {
    pub(super) fn all(&self) -> i64 {
        self.official + self.probationary
    }

    fn count(&mut self, measure: &str, count: i64) {
        match measure {
            OFFICIAL => self.official += count,
            PROBATIONARY => self.probationary += count,
            _ => {}
        }
    }

    pub(super) fn add(self, other: &Self) -> Self {
        Self { official: self.official + other.official, probationary: self.probationary + other.probationary }
    }
}

/// As it stands: nothing is counted here. `asked` is a period's word.
pub(super) async fn kept<C: ConnectionTrait>(db: &C, of: Option<Uuid>, asked: &str) -> anyhow::Result<Picture> {
    let below: Vec<Below> = store::list_below(db, of)
        .await?
        .into_iter()
        .map(|unit| Below { id: unit.id, name: unit.name, is_cell: unit.kind == "cell" })
        .collect();
    let asked_of: Vec<Uuid> = of.map_or_else(|| below.iter().map(|unit| unit.id).collect(), |id| vec![id]);
    let words = store::list_periods(db, &asked_of).await?;
    let (periods, period) = choose(words.iter().map(String::as_str), asked);
    let word = period.map(|period| period.to_string()).unwrap_or_default();
    let mut picture = Picture { below, periods, period, sums: store::list_totals(db, of, &word).await?, ..Picture::default() };
    for sum in store::list_totals(db, of, NOW).await? {
        picture.heads.entry(sum.unit_id).or_default().count(&sum.measure, sum.numerator);
    }
    let Some(of) = of else {
        picture.whole = together(&picture.sums);
        return Ok(picture);
    };
    picture.whole = store::find_total(db, of, &word).await?;
    picture.figures = exchange::list_figures(db, of, &word).await?;
    for row in exchange::list_figures(db, of, NOW).await? {
        picture.heads.entry(row.cell_id).or_default().count(&row.measure, row.numerator.unwrap_or(0));
    }
    Ok(picture)
}

/// The periods, and the one that is asked for; without one the newest year.
fn choose<'a>(words: impl Iterator<Item = &'a str>, asked: &str) -> (Vec<Period>, Option<Period>) {
    let mut periods: Vec<Period> = words.filter_map(|word| word.parse().ok()).collect();
    periods.sort_unstable();
    periods.dedup();
    let asked = periods.iter().copied().find(|period| period.to_string() == asked);
    let newest = || periods.iter().copied().filter(|period| *period != Period::Term).max().or(periods.first().copied());
    let period = asked.or_else(newest);
    (periods, period)
}

/// As it stood on a day: each cell below on that day by its last release until then. Counted anew, release by release.
pub(super) async fn on_day<C: ConnectionTrait>(db: &C, of: Option<Uuid>, asked: &str, day: Day) -> anyhow::Result<Picture> {
    let units = Units::read(db).await?;
    let standing = |unit: &&chibo_people::units::Unit| unit.life.stands_on(day);
    let mut below: Vec<Below> = units
        .0
        .values()
        .filter(standing)
        .filter(|unit| unit.life.on(day).1 == of)
        .map(|unit| Below { id: unit.row.id, name: unit.life.on(day).0.to_owned(), is_cell: unit.kind == UnitKind::Cell })
        .collect();
    below.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
    let side_of = |cell: Uuid| {
        let path = std::iter::once(cell).chain(units.superiors_on(cell, day).into_iter().map(|unit| unit.row.id));
        path.into_iter().find(|id| below.iter().any(|unit| unit.id == *id))
    };
    let cells = units.0.values().filter(standing).filter(|unit| unit.kind == UnitKind::Cell).map(|unit| unit.row.id);
    let sides: BTreeMap<Uuid, Uuid> = cells.filter_map(|cell| Some((cell, side_of(cell)?))).collect();
    let mut sums: BTreeMap<(String, Uuid, String), Total> = BTreeMap::new();
    let mut picture = Picture::default();
    let latest: Vec<Uuid> = exchange::list_latest_on(db, day)
        .await?
        .into_iter()
        .filter(|(cell, _)| sides.contains_key(cell))
        .map(|(_, id)| id)
        .collect();
    for ids in latest.chunks(AT_A_TIME) {
        for row in exchange::list_of(db, ids).await? {
            let (Some(side), Ok(release)) = (sides.get(&row.cell_id), Release::read(&row.body)) else { continue };
            for figure in figures(&row, &release)? {
                if figure.period == NOW {
                    picture.heads.entry(*side).or_default().count(&figure.measure, figure.numerator.unwrap_or(0));
                } else {
                    let key = (figure.period.clone(), *side, figure.measure.clone());
                    sums.entry(key).or_insert_with(|| Total::nothing(*side, &figure.measure)).count(&figure);
                    if row.cell_id == *side {
                        picture.figures.push(figure);
                    }
                }
            }
        }
    }
    let (periods, period) = choose(sums.keys().map(|(period, ..)| period.as_str()), asked);
    let word = period.map(|period| period.to_string()).unwrap_or_default();
    picture.figures.retain(|figure| figure.period == word);
    let all: Vec<Total> = sums.into_iter().filter(|((of, ..), _)| *of == word).map(|(_, sum)| sum).collect();
    picture.whole = together(&all);
    picture.sums = all.into_iter().filter(|sum| below.iter().any(|unit| unit.id == sum.unit_id && !unit.is_cell)).collect();
    Ok(Picture { below, periods, period, ..picture })
}

/// What all units together come to, by measure.
fn together(sums: &[Total]) -> Vec<Total> {
    let mut whole: BTreeMap<&str, Total> = BTreeMap::new();
    for sum in sums {
        whole.entry(&sum.measure).or_insert_with(|| Total::nothing(Uuid::nil(), &sum.measure)).add(sum);
    }
    whole.into_values().collect()
}
