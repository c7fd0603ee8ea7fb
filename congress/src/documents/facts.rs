//! Everything that the papers of a congress say, gathered once: each paper takes its figures from here, so that no two of them
//! can disagree.

use super::Texts;
use super::course::{self, Course};
use super::resolution::targets_of;
use crate::counting;
use crate::desk::{self, Sentence};
use crate::preparing::{self, Body, Summoned, body_member, card_vote, congress, guest, programme_item};
use crate::results;
use chibo_core::congress::Presence;
use chibo_core::election::{Decision, ElectionRecord, Electorate, Office};
use chibo_core::exact::Share;
use chibo_core::target::Version;
use chibo_frame::{App, Page};
use chibo_paper::writing::Piece;
use chibo_people::units;
use uuid::Uuid;

/// The facts of one congress.
pub(crate) struct Facts {
    pub(crate) congress: congress::Model,
    /// The cell's name on the day.
    pub(crate) cell: String,
    pub(crate) texts: Texts,
    pub(crate) summoned: Vec<Summoned>,
    pub(crate) electorate: Option<Electorate>,
    pub(crate) presence: Presence,
    pub(crate) bodies: Vec<body_member::Model>,
    pub(crate) guests: Vec<guest::Model>,
    pub(crate) programme: Vec<programme_item::Model>,
    pub(crate) votes: Vec<(card_vote::Model, Sentence)>,
    /// Practice apart, in the order of offices.
    pub(crate) elections: Vec<Held>,
    pub(crate) targets: Vec<Vec<Version>>,
    /// When what ran in the hall.
    pub(crate) course: Course,
    /// Who spoke, and about what.
    pub(crate) speeches: Vec<(String, String)>,
}

/// One election with what it decides.
pub(crate) struct Held {
    pub(crate) id: Uuid,
    pub(crate) closed: bool,
    pub(crate) record: ElectionRecord,
    pub(crate) decision: Decision,
    /// How each round was counted, where the tellers counted it here.
    pub(crate) accounts: Vec<Option<counting::Account>>,
}

/// Gathers the facts. Words of votes come out in the page's language.
pub(crate) async fn gather(app: &App, page: &Page, congress: congress::Model) -> anyhow::Result<Facts> {
    let db = &app.db;
    let (id, day) = (congress.id, congress.held_on);
    let summoned = preparing::summoned(db, &congress).await?;
    let mut elections = Vec::new();
    for row in results::list_elections(db, id).await?.iter().filter(|row| !row.practice) {
        elections.push(held(app, row).await?);
    }
    Ok(Facts {
        cell: units::name_on(db, congress.cell_id, day).await?,
        texts: Texts::of(&congress)?,
        electorate: preparing::electorate_of(&summoned),
        presence: preparing::presence_of(&summoned, congress.rules()),
        bodies: preparing::list_bodies(db, id).await?,
        guests: preparing::in_protocol_order(preparing::list_guests(db, id).await?)?,
        programme: preparing::list_programme(db, id).await?,
        votes: desk::lines(app, page, &congress).await?,
        elections,
        targets: targets_of(app, &congress).await?,
        course: course::course(db, &congress).await?,
        speeches: course::speeches(db, &congress).await?,
        summoned,
        congress,
    })
}

async fn held(app: &App, row: &results::election::Model) -> anyhow::Result<Held> {
    let record = row.read()?;
    let mut accounts = Vec::new();
    for (place, round) in record.rounds.iter().enumerate() {
        accounts.push(match &round.count {
            Some(count) => counting::account(&app.db, row.id, place, round.slate.style, count).await?,
            None => None,
        });
    }
    Ok(Held { id: row.id, closed: row.closed, decision: results::decided(&record)?, record, accounts })
}

/// **Người trúng cử**, with the votes that elected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ElectedRow {
    pub(crate) name: String,
    pub(crate) votes: u32,
    /// The base they are a share of.
    pub(crate) base: u32,
    /// **Tỷ lệ** of the base.
    pub(crate) share: String,
}

impl Facts {
    /// The congress as the author of its own papers.
    pub(crate) fn issuer(&self, page: &Page) -> String {
        self.said(page, "paper-issuer-congress")
    }

    /// Cell, number and term, under the names that the words use.
    pub(crate) fn said(&self, page: &Page, key: &str) -> String {
        let (number, term) = (self.congress.congress_number(), self.congress.term().label());
        let day = page.day(&self.congress.held_on);
        page.with(key, &[("cell", &self.cell), ("number", &number), ("term", &term), ("day", &day)])
    }

    /// How many must be present, and whether they are; none until attendance was taken.
    pub(crate) fn quorum(&self) -> Option<(u32, bool)> {
        let (electorate, rules) = self.electorate.zip(self.congress.rules())?;
        let needed = rules.quorum_of(electorate.official_summoned);
        Some((needed, electorate.present >= needed))
    }

    /// The names of a body, its head first.
    pub(crate) fn names(&self, body: Body) -> Vec<String> {
        preparing::names_of(&self.bodies, body)
    }

    /// The elections whose result is final.
    pub(crate) fn closed(&self) -> impl Iterator<Item = &Held> {
        self.elections.iter().filter(|held| held.closed)
    }

    /// Who was elected to an office, in the order of votes.
    pub(crate) fn elected(&self, office: Office) -> Vec<String> {
        let held = self.closed().find(|held| held.record.office == office);
        held.map(|held| held.decision.outcome.elected.clone()).unwrap_or_default()
    }
}

impl Held {
    /// Who was elected, in the order of the outcome, each with the votes that elected him.
    pub(crate) fn elected_rows(&self, page: &Page) -> Vec<ElectedRow> {
        let base = self.decision.base.base;
        let all = || self.decision.rounds.iter().flat_map(|round| &round.candidates);
        let row = |name: &String| {
            let one = all().find(|one| one.verdict.is_elected() && one.name == *name)?;
            Some(ElectedRow { name: name.clone(), votes: one.votes, base, share: share(page, one.votes, base) })
        };
        self.decision.outcome.elected.iter().filter_map(row).collect()
    }
}

/// A share of the base in words.
pub(crate) fn share(page: &Page, votes: u32, base: u32) -> String {
    page.percent(&Share::new(votes, base).ten_thousandths().unwrap_or(0))
}

/// A figure under the words of a key.
pub(crate) fn figure(page: &Page, key: &str, number: u32) -> (String, u32) {
    (page.t(key), number)
}

/// Figures, a line each.
pub(crate) fn lines_of(page: &Page, figures: impl IntoIterator<Item = (String, u32)>) -> Vec<Piece> {
    figures.into_iter().map(|(label, number)| Piece::bullet(format!("{label}: {}.", page.number(&number)))).collect()
}

/// Who was summoned, who left the base and why, who was present: the figures of an electorate.
pub(crate) fn presence_figures(page: &Page, electorate: &Electorate) -> Vec<(String, u32)> {
    let left = electorate.left_out().into_iter().filter(|(_, n)| *n > 0);
    let key = |why| format!("base-left-{}", chibo_frame::db::code(&why).replace('_', "-"));
    let accounted = u64::from(electorate.present).saturating_add(electorate.leaving());
    let absent = u64::from(electorate.official_summoned).saturating_sub(accounted);
    let absent = u32::try_from(absent).unwrap_or(u32::MAX);
    std::iter::once(figure(page, "base-summoned", electorate.official_summoned))
        .chain([figure(page, "paper-figure-present", electorate.present)])
        .chain(left.map(|(why, n)| figure(page, &key(why), n)))
        .chain((absent > 0).then(|| figure(page, "attendance-absent", absent)))
        .collect()
}
