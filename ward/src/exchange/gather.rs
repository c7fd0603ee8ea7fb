//! What would be released today, gathered from the cell's own books as figures.

use super::body::{Counted, Elected, Headcount, Release, ReleasedCongress, ReleasedReading, ReleasedTarget, ReleasedTerm, Year};
use super::{RELEASE, store};
use chibo_books::ratings;
use chibo_core::rating::{Counts, Level};
use chibo_core::target::{Cadence, Figure, Reading};
use chibo_core::term::Period;
use chibo_frame::App;
use chibo_frame::db::from_code;
use chibo_frame::parcel::{Parcel, fingerprint, own_key, seed};
use chibo_people::units::unit;
use chibo_people::{roll, transfers};
use chibo_term::targets::{self, OpenTerm};
use sea_orm::ConnectionTrait;
use std::collections::BTreeSet;

/// The release that the cell would make now, with the next number.
pub(super) async fn gather(app: &App, cell: &unit::Model) -> anyhow::Result<Release> {
    let last = store::list_made(&app.db, cell.id).await?.first().map_or(0, |row| row.number);
    let roll = roll::roll_of(app, cell.id, app.today()).await?;
    let term = targets::find_term(app, None).await?;
    let released = match &term {
        Some(term) => Some(term_of(app, term).await?),
        None => None,
    };
    Ok(Release {
        format: RELEASE.0.to_owned(),
        cell: cell.id,
        name: cell.name.clone(),
        number: u32::try_from(last)?.saturating_add(1),
        as_of: app.today(),
        made_at: app.now(),
        members: Headcount { official: count(roll.official), probationary: count(roll.probationary) },
        ratings: ratings_of(&app.db, cell, term.as_ref()).await?,
        congresses: congresses_of(app, cell).await?,
        transfers: transfers::moves(app, cell.id).await?,
        replies: crate::approvals::reply_lines(&app.db, cell.id).await?,
        term: released,
    })
}

/// The file of a release that was made: it is signed anew each time, and each time the same.
pub(super) fn parcel(app: &App, row: &store::release_made::Model) -> anyhow::Result<Parcel> {
    Ok(Parcel::sign(RELEASE, row.body.clone(), &seed(app)?))
}

/// The fingerprint that the ward sees of this cell.
pub(super) fn own_fingerprint(app: &App) -> anyhow::Result<String> {
    Ok(fingerprint(&own_key(app)?))
}

fn count(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}

async fn term_of(app: &App, term: &OpenTerm) -> anyhow::Result<ReleasedTerm> {
    let judged = term.read(app).await?;
    let targets = term.promises.iter().zip(judged.iter()).map(|(promise, judged)| ReleasedTarget {
        number: judged.target.number,
        measure: judged.target.measure,
        goal: judged.target.threshold,
        // A year that another measure was read in says nothing of this one.
        readings: judged
            .readings
            .iter()
            .map(|reading| (promise.of(reading.period, &term.term).target, reading))
            .filter(|(target, _)| target.measure == judged.target.measure)
            .map(|(target, reading)| ReleasedReading {
                goal: target.threshold,
                reached: (reading.period == Period::Term || target.cadence != Cadence::Term).then_some(reading.reached),
                ..figures_of(reading)
            })
            .collect(),
    });
    Ok(ReleasedTerm { days: term.term, targets: targets.collect() })
}

/// The figures of a reading, without whom they count.
fn figures_of(reading: &Reading) -> ReleasedReading {
    let mut figures = ReleasedReading {
        period: reading.period,
        goal: chibo_core::target::Threshold::Is(true),
        numerator: None,
        denominator: None,
        level: None,
        granted: None,
        evidence: None,
        reached: None,
    };
    match &reading.figure {
        Figure::Share(share) => (figures.numerator, figures.denominator) = (Some(share.numerator), Some(share.denominator)),
        Figure::Count(count) => figures.numerator = Some(*count),
        Figure::Level(level) => figures.level = Some(*level),
        Figure::Granted(granted) => figures.granted = Some(*granted),
        Figure::Evidence(items) => figures.evidence = Some(count(items.len())),
    }
    figures
}

async fn congresses_of(app: &App, cell: &unit::Model) -> anyhow::Result<Vec<ReleasedCongress>> {
    let elections = chibo_congress::list(app).await?;
    let congresses = chibo_congress::preparing::list_congresses(&app.db, cell.id).await?;
    let released = congresses.into_iter().map(|row| ReleasedCongress {
        number: row.congress_number().0,
        held_on: row.held_on,
        elected: elections
            .iter()
            .filter(|one| one.congress_id == row.id && one.closed && !one.practice)
            .map(|one| Elected { office: one.office, count: count(one.elected.len()) })
            .collect(),
    });
    Ok(released.collect())
}

/// The ratings of the term's years, of those in which there are any.
async fn ratings_of<C: ConnectionTrait>(db: &C, cell: &unit::Model, term: Option<&OpenTerm>) -> anyhow::Result<Vec<Year>> {
    let rated = ratings::list(db, cell.id).await?;
    let own = ratings::list_of_cell(db, cell.id).await?;
    let sheets = ratings::list_sheets(db, cell.id).await?;
    let years = rated.iter().map(|row| row.year).chain(own.iter().map(|row| row.year)).chain(sheets.iter().map(|row| row.year));
    let years: BTreeSet<i32> = years.filter(|year| term.is_none_or(|term| term.term.years().contains(year))).collect();
    let mut released = Vec::new();
    for year in years {
        let lines = ratings::list_lines(db, cell.id, year).await?;
        let sheet = sheets.iter().find(|sheet| sheet.year == year);
        released.push(Year {
            year,
            proposed: counted(lines.iter().filter_map(|line| line.proposed.as_deref())),
            rated: counted(rated.iter().filter(|row| row.year == year).map(|row| row.level.as_str())),
            cell_proposed: sheet.and_then(|sheet| level(sheet.cell_proposed.as_deref()?)),
            cell_rated: own.iter().find(|row| row.year == year).and_then(|row| level(&row.level)),
        });
    }
    Ok(released)
}

fn level(word: &str) -> Option<Level> {
    from_code(word).ok()
}

fn counted<'a>(levels: impl Iterator<Item = &'a str>) -> Counted {
    levels.filter_map(level).collect::<Counts>().into()
}
