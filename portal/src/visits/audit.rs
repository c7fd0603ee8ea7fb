//! The counts held against one another, for whoever answers for them: total, days and processes must give the same sum. What a
//! killed process left in its journal is told, and what is not in the database yet.

use super::counts::{Counts, Pair};
use super::fold;
use super::store::{self, visit_journal};
use askama::Template;
use axum::extract::State;
use axum::response::Html;
use chibo_frame::app::vietnam;
use chibo_frame::{App, Page, PageError, html};
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

/// So many processes are listed.
const JOURNALS: u64 = 20;

#[derive(Template)]
#[template(path = "visits/audit.html")]
struct Audit {
    page: Page,
    migrated: u64,
    counted: Pair,
    undated: Pair,
    by_day: Pair,
    by_journal: Pair,
    /// Counted here and not yet in the database.
    waiting: Pair,
    /// The length of this process's journal.
    length: Option<u64>,
    mine: Option<Uuid>,
    journals: Vec<visit_journal::Model>,
    days: Vec<(NaiveDate, Pair)>,
}

impl Audit {
    /// Whether all sums are the same.
    fn agrees(&self) -> bool {
        self.by_day == self.counted && self.by_journal == self.counted
    }

    fn total(&self) -> u64 {
        self.migrated.saturating_add(self.counted.people)
    }

    /// The sums with where they come from.
    fn sums(&self) -> [(String, Pair); 3] {
        [
            (self.page.t("visits-audit-total"), self.counted),
            (self.page.t("visits-audit-days"), self.by_day),
            (self.page.t("visits-audit-journals"), self.by_journal),
        ]
    }

    fn time(&self, at: &DateTime<Utc>) -> String {
        let here = vietnam(*at);
        format!("{} {}", self.page.day(&here.date_naive()), here.format("%H:%M:%S"))
    }

    /// What was read back of a run that was killed.
    fn recovered(&self, journal: &visit_journal::Model) -> String {
        let Some(at) = journal.recovered_at else { return String::from("–") };
        let (people, bots) = (self.page.number(&journal.recovered), self.page.number(&journal.recovered_bots));
        self.page.with("visits-audit-recovered-text", &[("people", &people), ("bots", &bots), ("time", &self.time(&at))])
    }

    fn has_undated(&self) -> bool {
        self.undated != Pair::default()
    }

    fn is_mine(&self, journal: &visit_journal::Model) -> bool {
        self.mine == Some(journal.id)
    }
}

pub(crate) async fn show(page: Page, State(app): State<App>) -> Result<Html<String>, PageError> {
    let visits = fold::visits(&app);
    let _still = visits.folding.lock().await;
    let (total, days) = store::standing(&app.db, None).await?;
    let mine = visits.id.get().copied();
    let number = if let Some(id) = mine { store::number(&app.db, id).await? } else { 0 };
    let mut waiting = Counts::default();
    visits.since(number, |new| waiting.add(new));
    let mut by_day: Pair = days.values().copied().sum();
    let mut by_journal = store::sum_of_journals(&app.db).await?;
    by_day += total.undated;
    by_journal += total.undated;
    let (journals, length) = (store::journals(&app.db, JOURNALS).await?, visits.journal().as_ref().map(|journal| journal.length));
    let audit = Audit {
        migrated: total.migrated,
        counted: total.counted,
        undated: total.undated,
        by_day,
        by_journal,
        waiting: waiting.all(),
        length,
        mine,
        journals,
        days: days.into_iter().rev().collect(),
        page,
    };
    html(&audit)
}
