//! Once a second what is new goes into the database, in one transaction with the number of the last record added. What a
//! killed process left in its journal is added by the next one that starts, in the same way.

use super::book::Standing;
use super::counts::{Counts, Pair};
use super::elsewhere;
use super::journal::{self, Found, Journal, Left};
use super::ledger::{Folding, Visits};
use super::store::{self, Adding};
use anyhow::Context;
use chibo_frame::{App, record};
use chrono::{DateTime, Datelike, Months, NaiveDate, Utc};
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use uuid::Uuid;

/// After a journal could not be taken up it is tried again at the turn after so many: some minutes later.
const RESTING: u32 = 300;

/// The figures of visits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Figures {
    /// Distinct visitors of the last five minutes.
    pub online: u64,
    /// The total that an earlier site handed over.
    pub migrated: u64,
    /// Pages that people opened here.
    pub counted: u64,
    /// Of these, today.
    pub today: u64,
    /// Of these, this month.
    pub month: u64,
    /// Pages that programs opened here, in no other figure.
    pub bots: u64,
    /// Since when pages are counted here.
    pub since: Option<DateTime<Utc>>,
}

impl Figures {
    /// Visits in all.
    pub(crate) fn total(&self) -> u64 {
        self.migrated.saturating_add(self.counted)
    }
}

/// The figures now.
pub(crate) async fn figures(app: &App) -> anyhow::Result<Figures> {
    let (standing, today) = (now(app).await?, app.today());
    let month = standing.days.range(first_of(today)..=today).map(|(_, pair)| *pair).sum::<Pair>();
    Ok(Figures {
        online: visits(app).online(app.now()),
        migrated: standing.migrated,
        counted: standing.counted.people,
        today: standing.days.get(&today).copied().unwrap_or_default().people,
        month: month.people,
        bots: standing.counted.bots,
        since: standing.since,
    })
}

/// What the database said last, and what was counted here since then.
pub(crate) async fn now(app: &App) -> anyhow::Result<Standing> {
    let (visits, Standing { number, migrated, mut counted, since, days }) = (visits(app), standing(app).await?);
    let mut all = Counts { days, ..Counts::default() };
    visits.since(number, |new| {
        counted += new.all();
        all.add(&Counts { days: new.days.clone(), ..Counts::default() });
    });
    Ok(Standing { number, migrated, counted, since, days: all.days })
}

/// How often people read these articles; those that nobody read are not among them.
pub(crate) async fn reads(app: &App, articles: &[Uuid]) -> anyhow::Result<HashMap<Uuid, u64>> {
    let visits = visits(app);
    let (number, mut found) = still(app, visits.id.get(), || store::reads(&app.db, articles)).await?;
    visits.since(number, |counts| {
        for (article, pair) in articles.iter().filter_map(|id| Some((id, counts.articles.get(id)?))) {
            *found.entry(*article).or_default() += pair.people;
        }
    });
    found.retain(|_, people| *people > 0);
    Ok(found)
}

/// What the database said last; asked once a second in the background, or now if it was never asked.
async fn standing(app: &App) -> anyhow::Result<Standing> {
    let visits = visits(app);
    if let Some(standing) = visits.book().standing.clone() {
        return Ok(standing);
    }
    let _still = visits.folding.lock().await;
    look(app, &visits).await
}

async fn look(app: &App, visits: &Visits) -> anyhow::Result<Standing> {
    let from = first_of(app.today()) - Months::new(1);
    let (number, (total, days)) = still(app, visits.id.get(), || store::standing(&app.db, Some(from))).await?;
    let standing = Standing { number, migrated: total.migrated, counted: total.counted, since: total.since, days };
    visits.book().standing = Some(standing.clone());
    Ok(standing)
}

/// Reads sums together with the number of our last record that is in them.
async fn still<T, F>(app: &App, id: Option<&Uuid>, read: impl Fn() -> F) -> anyhow::Result<(u64, T)>
where
    F: Future<Output = anyhow::Result<T>>,
{
    let Some(&id) = id else { return Ok((0, read().await?)) };
    let mut before = store::number(&app.db, id).await?;
    loop {
        let sums = read().await?;
        let after = store::number(&app.db, id).await?;
        if before == after {
            return Ok((after, sums));
        }
        before = after;
    }
}

/// Takes a journal of its own, so that from now on a killed process loses no more than what is new in the lanes.
pub(crate) fn begin(app: &App) -> Uuid {
    let visits = visits(app);
    let id = *visits.id.get_or_init(|| app.new_id());
    let mut journal = visits.journal();
    if journal.is_none() {
        match Journal::begin(&folder(app), id) {
            Ok(begun) => *journal = Some(begun),
            Err(error) => tracing::error!(%error, "visits have no journal: a crash would lose a second of them"),
        }
    }
    id
}

/// Writes down what is new. Called many times a second, from a thread that waits for nothing else.
pub(crate) fn note_down(app: &App) {
    if let Err(error) = visits(app).note_down() {
        tracing::warn!(%error, "visits are not in the journal");
    }
}

/// Adds to the database what is new, and what killed processes left.
pub(crate) async fn fold(app: &App) -> anyhow::Result<()> {
    let visits = visits(app);
    let mut folding = visits.folding.lock().await;
    let journal = begin(app);
    recover(app, &mut folding).await;
    note_down(app);
    let stretch = visits.book().send();
    if let Some(stretch) = stretch {
        add(app, Adding { journal, last: stretch.last, counts: &stretch.counts, recovered: false, now: app.now() }).await?;
    }
    look(app, &visits).await?;
    elsewhere::exchange(app, &visits, journal).await?;
    let (mut journal, mut book) = (visits.journal(), visits.book());
    let new = book.arrived();
    journal.as_mut().map_or(Ok(()), |journal| journal.shorten(new)).context("shorten the journal")
}

/// Adds counts unless the database has them already.
async fn add(app: &App, adding: Adding<'_>) -> anyhow::Result<()> {
    let tx = app.begin().await?;
    if store::number(&tx, adding.journal).await? < adding.last {
        store::add(&tx, &adding).await?;
    }
    tx.commit().await
}

/// Adds what processes that are gone left. A journal that cannot be taken up holds up neither the others nor what is counted
/// now; it is tried again at times.
async fn recover(app: &App, folding: &mut Folding) {
    if folding.recovered {
        return;
    }
    if let Some(turns) = folding.resting.checked_sub(1) {
        folding.resting = turns;
        return;
    }
    folding.recovered = match journal::left(&folder(app)) {
        Ok(all) => take_up_all(app, all).await,
        Err(error) => {
            tracing::warn!(%error, "journals that were left cannot be looked for");
            false
        }
    };
    folding.resting = RESTING;
}

/// Says whether all could be taken up.
async fn take_up_all(app: &App, all: Vec<Left>) -> bool {
    let mut whole = true;
    for left in all {
        let journal = left.id;
        if let Err(error) = take_up(app, left).await {
            tracing::warn!(%journal, error = format!("{error:#}"), "a journal that was left cannot be taken up");
            whole = false;
        }
    }
    whole
}

async fn take_up(app: &App, mut left: Left) -> anyhow::Result<()> {
    let Found { counts, last, torn } = left.after(store::number(&app.db, left.id).await?).context("read it")?;
    if !counts.is_empty() {
        add(app, Adding { journal: left.id, last, counts: &counts, recovered: true, now: app.now() }).await?;
        let all = counts.all();
        tracing::info!(people = all.people, bots = all.bots, torn, "visits were recovered from a journal");
    }
    left.remove().context("remove it")
}

/// Sets the total that an earlier site handed over; it is kept apart from what is counted here.
pub async fn set_migrated_visits(app: &App, migrated: u64) -> anyhow::Result<()> {
    let visits = visits(app);
    let _still = visits.folding.lock().await;
    let tx = app.begin().await?;
    record::begin(app, &tx, None, "set_migrated_visits", &migrated).await?;
    store::set_migrated(&tx, migrated, app.now()).await?;
    tx.commit().await?;
    look(app, &visits).await?;
    Ok(())
}

/// The counters.
pub(crate) fn visits(app: &App) -> Arc<Visits> {
    app.shared.of()
}

fn folder(app: &App) -> PathBuf {
    app.data.join("visits")
}

fn first_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}
