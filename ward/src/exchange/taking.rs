//! A release is taken in: whose it is, whether it is new, and what it says. One transaction each, recorded.

use super::RELEASE;
use super::body::{Headcount, Release, ReleasedReading};
use super::store::{self, cell_key, release, release_waiting, released_figure};
use anyhow::Context;
use chibo_frame::App;
use chibo_frame::db::code;
use chibo_frame::parcel::{BadFile, Opened, content_hash, open};
use chibo_frame::record::{self, Act};
use chibo_people::units;
use sea_orm::DatabaseTransaction;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The period of what is as it stands on the day of the release.
pub const NOW: &str = "now";
/// What is counted: official members.
pub const OFFICIAL: &str = "members_official";
/// What is counted: probationary members.
pub const PROBATIONARY: &str = "members_probationary";

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It was taken in: the cell's unit.
    Taken(Uuid),
    /// It waits until the ward says whose it is, or which of two holds.
    Waits(Uuid),
    /// The same file was taken in before: nothing changes.
    Twice {
        /// The cell's name.
        name: String,
        /// Its number.
        number: u32,
    },
    /// A later one was taken in already.
    Older {
        /// The cell's name.
        name: String,
        /// Its number.
        number: u32,
        /// The number that stands.
        standing: i32,
    },
    /// It is not taken.
    Bad(BadFile),
}

/// Takes a file in.
pub async fn take(app: &App, account: Option<Uuid>, bytes: &[u8]) -> anyhow::Result<Outcome> {
    let read = open(bytes, RELEASE).and_then(|opened| Ok((Release::read(&opened.signed)?, opened)));
    let (release, opened) = match read {
        Ok(read) => read,
        Err(bad) => return Ok(Outcome::Bad(bad)),
    };
    let tx = app.begin().await?;
    let outcome = take_in(app, &tx, account, &release, &opened).await?;
    tx.commit().await?;
    Ok(outcome)
}

async fn take_in(
    app: &App,
    tx: &DatabaseTransaction,
    account: Option<Uuid>,
    release: &Release,
    opened: &Opened,
) -> anyhow::Result<Outcome> {
    let (name, number, hash) = (release.name.clone(), release.number, content_hash(&opened.signed));
    let known = store::find_key_of(tx, release.cell).await?.filter(|known| known.public_key == opened.key);
    let Some(known) = known else { return wait(app, tx, account, release, opened).await };
    let standing = store::list_releases(tx, known.cell_id).await?;
    if standing.iter().any(|row| row.content_hash == hash) {
        return Ok(Outcome::Twice { name, number });
    }
    match standing.first().map(|row| row.number) {
        Some(standing) if standing > i32::try_from(number)? => Ok(Outcome::Older { name, number, standing }),
        Some(standing) if standing == i32::try_from(number)? => wait(app, tx, account, release, opened).await,
        _ => {
            let act = record::begin(app, tx, account, "release-take", &(&name, number)).await?;
            put_release(app, tx, &act, known.cell_id, release, &opened.signed).await?;
            Ok(Outcome::Taken(known.cell_id))
        }
    }
}

/// Keeps a file until the ward has spoken; the same one is kept once.
async fn wait(
    app: &App,
    tx: &DatabaseTransaction,
    account: Option<Uuid>,
    release: &Release,
    opened: &Opened,
) -> anyhow::Result<Outcome> {
    let hash = content_hash(&opened.signed);
    let waiting = store::list_waiting(tx).await?;
    if let Some(row) = waiting.iter().find(|row| row.content_hash == hash && row.public_key == opened.key) {
        return Ok(Outcome::Waits(row.id));
    }
    let act = record::begin(app, tx, account, "release-wait", &(&release.name, release.number)).await?;
    let row = release_waiting::Model {
        id: app.new_id(),
        sent_as: release.cell,
        name: release.name.clone(),
        public_key: opened.key.clone(),
        number: i32::try_from(release.number)?,
        as_of: release.as_of,
        made_at: release.made_at,
        received_at: app.now(),
        content_hash: hash,
        body: opened.signed.clone(),
    };
    let id = row.id;
    record::put::<release_waiting::Entity>(app, tx, &act, None, row).await?;
    Ok(Outcome::Waits(id))
}

/// The ward's word on a file that waits: its key is right, and it is this cell's, or that of one not known yet. What stood of
/// the cell from its number on gives way. None where it waits no more, or the cell is none of the ward's.
pub(super) async fn confirm(app: &App, account: Uuid, id: Uuid, cell: Option<Uuid>) -> anyhow::Result<Option<Uuid>> {
    let tx = app.begin().await?;
    let (Some(row), Some(ward)) = (store::find_waiting(&tx, id).await?, units::find_ward(&tx).await?) else { return Ok(None) };
    let release = Release::read(&row.body).ok().context("a file that waits cannot be read")?;
    let act = record::begin(app, &tx, Some(account), "release-confirm", &(&row.name, row.number)).await?;
    let cell = match cell {
        None => units::put_below(app, &tx, &act, ward.id, &row.name).await?.id,
        Some(cell) if units::list_below(&tx, ward.id).await?.iter().any(|unit| unit.id == cell) => cell,
        Some(_) => return Ok(None),
    };
    put_key(app, &tx, &act, cell, &row).await?;
    put_release(app, &tx, &act, cell, &release, &row.body).await?;
    record::remove::<release_waiting::Entity>(app, &tx, &act, row).await?;
    tx.commit().await?;
    Ok(Some(cell))
}

/// From now on the cell's files are signed with this key, and no other cell's are.
async fn put_key(app: &App, tx: &DatabaseTransaction, act: &Act, cell: Uuid, row: &release_waiting::Model) -> anyhow::Result<()> {
    if let Some(other) = store::find_key_of(tx, row.sent_as).await?.filter(|key| key.cell_id != cell) {
        record::remove::<cell_key::Entity>(app, tx, act, other).await?;
    }
    let (sent_as, public_key) = (row.sent_as, row.public_key.clone());
    let standing = store::find_key(tx, cell).await?;
    if standing.as_ref().is_some_and(|key| (key.sent_as, &key.public_key) == (sent_as, &public_key)) {
        return Ok(());
    }
    let key = cell_key::Model { cell_id: cell, sent_as, public_key, confirmed_at: app.now() };
    record::put::<cell_key::Entity>(app, tx, act, standing, key).await?;
    Ok(())
}

/// Puts a file that waits away. None where it waits no more.
pub(super) async fn discard(app: &App, account: Uuid, id: Uuid) -> anyhow::Result<Option<String>> {
    let tx = app.begin().await?;
    let Some(row) = store::find_waiting(&tx, id).await? else { return Ok(None) };
    let act = record::begin(app, &tx, Some(account), "release-discard", &(&row.name, row.number)).await?;
    let name = row.name.clone();
    record::remove::<release_waiting::Entity>(app, &tx, &act, row).await?;
    tx.commit().await?;
    Ok(Some(name))
}

/// Writes a release of a cell and makes its figures those that count. What has its number or a later one gives way.
pub async fn put_release(
    app: &App,
    tx: &DatabaseTransaction,
    act: &Act,
    cell: Uuid,
    release: &Release,
    signed: &str,
) -> anyhow::Result<()> {
    let row = release::Model {
        id: app.new_id(),
        cell_id: cell,
        number: i32::try_from(release.number)?,
        as_of: release.as_of,
        made_at: release.made_at,
        received_at: app.now(),
        content_hash: content_hash(signed),
        body: signed.to_owned(),
    };
    record::put::<release::Entity>(app, tx, act, None, row.clone()).await?;
    put_figures(app, tx, act, &row, release).await?;
    for gone in store::list_releases(tx, cell).await? {
        if gone.number >= row.number && gone.id != row.id {
            record::remove::<release::Entity>(app, tx, act, gone).await?;
        }
    }
    Ok(())
}

/// The figures of the release in place of those before. A figure keeps its key, so history shows how it moved.
async fn put_figures(
    app: &App,
    tx: &DatabaseTransaction,
    act: &Act,
    row: &release::Model,
    release: &Release,
) -> anyhow::Result<()> {
    let standing = store::list_figures_of(tx, row.cell_id).await?;
    let keys: BTreeMap<(i32, &str), Uuid> =
        standing.iter().map(|figure| ((figure.position, figure.period.as_str()), figure.id)).collect();
    let key = |figure: &released_figure::Model| keys.get(&(figure.position, figure.period.as_str())).copied();
    let wanted: Vec<released_figure::Model> = figures(row, release)?
        .into_iter()
        .map(|figure| released_figure::Model { id: key(&figure).unwrap_or_else(|| app.new_id()), ..figure })
        .collect();
    let kept: BTreeSet<Uuid> = wanted.iter().map(|figure| figure.id).collect();
    for gone in standing.iter().filter(|figure| !kept.contains(&figure.id)) {
        record::remove::<released_figure::Entity>(app, tx, act, gone.clone()).await?;
    }
    let difference = record::difference::<released_figure::Entity>(&standing, wanted);
    record::save::<released_figure::Entity>(app, tx, act, difference).await?;
    Ok(())
}

/// The figures that a release holds, without keys of their own: one of each position and period, the last that it says.
pub(crate) fn figures(row: &release::Model, release: &Release) -> anyhow::Result<Vec<released_figure::Model>> {
    let mut all: BTreeMap<(i32, String), released_figure::Model> = BTreeMap::new();
    for (position, measure, count) in headcount(release.members) {
        let nothing = nothing(row, position, NOW.to_owned(), measure);
        all.insert((position, nothing.period.clone()), released_figure::Model { numerator: Some(count.into()), ..nothing });
    }
    for (position, target) in (1_i32..).zip(release.term.iter().flat_map(|term| &term.targets)) {
        for reading in &target.readings {
            let nothing = nothing(row, position, reading.period.to_string(), target.measure.name());
            all.insert((position, nothing.period.clone()), figure(nothing, reading)?);
        }
    }
    Ok(all.into_values().collect())
}

/// How many members there are, as figures that stand before those of the targets.
fn headcount(members: Headcount) -> [(i32, &'static str, u32); 2] {
    [(-1, OFFICIAL, members.official), (0, PROBATIONARY, members.probationary)]
}

/// A figure of which nothing is said yet.
fn nothing(row: &release::Model, position: i32, period: String, measure: &str) -> released_figure::Model {
    released_figure::Model {
        id: Uuid::nil(),
        release_id: row.id,
        cell_id: row.cell_id,
        position,
        measure: measure.to_owned(),
        period,
        numerator: None,
        denominator: None,
        level: None,
        granted: None,
        evidence: None,
        reached: None,
        goal: String::new(),
    }
}

fn figure(nothing: released_figure::Model, reading: &ReleasedReading) -> anyhow::Result<released_figure::Model> {
    Ok(released_figure::Model {
        numerator: reading.numerator.map(i64::from),
        denominator: reading.denominator.map(i64::from),
        level: reading.level.as_ref().map(code),
        granted: reading.granted,
        evidence: reading.evidence.map(i32::try_from).transpose()?,
        reached: reading.reached,
        goal: serde_json::to_string(&reading.goal)?,
        ..nothing
    })
}

/// Writes many cells with a release each, for a test or a measurement: as if each had been confirmed.
#[cfg(feature = "testing")]
pub(crate) async fn write_cells(app: &App, ward: Uuid, releases: &[(Release, String)]) -> anyhow::Result<Vec<Uuid>> {
    let tx = app.begin().await?;
    let act = record::begin(app, &tx, None, "release-take", &releases.len()).await?;
    let mut cells = Vec::new();
    for (release, signed) in releases {
        let cell = units::put_below(app, &tx, &act, ward, &release.name).await?;
        put_release(app, &tx, &act, cell.id, release, signed).await?;
        cells.push(cell.id);
    }
    tx.commit().await?;
    Ok(cells)
}
