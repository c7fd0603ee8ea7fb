//! What the rules need to know of a list: the names, who put them forward, what the congress said, and where each stands.

use super::store::{self, candidate, slate};
use crate::preparing::{self, Body, Summoned, congress};
use anyhow::Context;
use chibo_core::day::{Day, anniversary};
use chibo_core::deadline::PROBATION_YEARS;
use chibo_core::election::Office;
use chibo_core::election::nomination::{Admission, ListFault, Nominee, Person, Poll, admission, settle};
use chibo_core::mandate::HeldOffice;
use chibo_core::name::sort_key;
use chibo_core::rules::RuleSet;
use chibo_frame::db::from_code;
use chibo_people::mandates;
use sea_orm::ConnectionTrait;
use std::collections::BTreeSet;
use uuid::Uuid;

/// A list as others show it.
pub(crate) struct Listed {
    /// The seats; zero where nobody said.
    pub(crate) seats: u32,
    /// The names that stand on it, in its order.
    pub(crate) names: Vec<String>,
    /// Whether the congress settled it.
    pub(crate) settled: bool,
    /// What keeps it from being settled.
    pub(crate) faults: Vec<ListFault>,
}

/// A candidate as the rules see him.
pub(super) struct Standing {
    pub(super) row: candidate::Model,
    pub(super) nominee: Nominee,
    pub(super) nominator: Option<String>,
    pub(super) admission: Admission,
}

/// Everything about the list of an office.
pub(super) struct Whole {
    pub(super) office: Office,
    pub(super) rules: &'static RuleSet,
    pub(super) seats: u32,
    pub(super) slate: Option<slate::Model>,
    /// In the order of the list.
    pub(super) candidates: Vec<Standing>,
}

impl Whole {
    pub(super) fn is_settled(&self) -> bool {
        self.slate.as_ref().is_some_and(|slate| slate.settled)
    }

    pub(super) fn own_order(&self) -> bool {
        self.slate.as_ref().is_some_and(|slate| slate.own_order)
    }

    /// The names that stand on the list, or what keeps it from being settled.
    pub(super) fn settled(&self) -> Result<Vec<String>, Vec<ListFault>> {
        let nominees: Vec<Nominee> = self.candidates.iter().map(|one| one.nominee.clone()).collect();
        let places = settle(self.rules, self.office, self.seats, &nominees)?;
        Ok(places.into_iter().filter_map(|place| nominees.get(place)).map(|one| one.name.clone()).collect())
    }
}

/// Gathers the list of an office; none where no rules are known for the day.
pub(super) async fn whole<C: ConnectionTrait>(
    db: &C,
    congress: &congress::Model,
    summoned: &[Summoned],
    office: Office,
) -> anyhow::Result<Option<Whole>> {
    let Some(rules) = congress.rules() else { return Ok(None) };
    let slate = store::find_slate(db, congress.id, office.word()).await?;
    let seats = match office {
        Office::Committee => preparing::seats_of(db, congress.id).await?,
        Office::Secretary | Office::Deputy => 1,
        Office::Delegates => slate.as_ref().and_then(|slate| u32::try_from(slate.seats).ok()).unwrap_or(0),
    };
    let namesakes = preparing::namesakes(summoned);
    let name = |id: Uuid| summoned.iter().find(|one| one.member.id.0 == id).map(|one| one.called(&namesakes));
    let tellers = preparing::names_of(&preparing::list_bodies(db, congress.id).await?, Body::Tellers);
    let mut candidates = Vec::new();
    for row in store::list(db, congress.id, office.word()).await? {
        // Who left the roll meanwhile stands no more.
        let Some(called) = name(row.member_id) else { continue };
        let nominee = nominee(&row, called, &tellers)?;
        let admission = admission(rules, office, &nominee);
        candidates.push(Standing { nominator: row.nominator_id.and_then(name), nominee, admission, row });
    }
    let own_order = slate.as_ref().is_some_and(|slate| slate.own_order);
    candidates.sort_by_cached_key(|one| {
        (one.row.place.filter(|_| own_order).unwrap_or(i32::MAX), sort_key(&one.nominee.name), one.nominee.name.clone())
    });
    Ok(Some(Whole { office, rules, seats, slate, candidates }))
}

fn nominee(row: &candidate::Model, name: String, tellers: &[String]) -> anyhow::Result<Nominee> {
    let poll = row.agree.zip(row.attending).map(|(agree, attending)| {
        let whole = |n: i32| u32::try_from(n).context("a negative poll");
        Ok::<Poll, anyhow::Error>(Poll { agree: whole(agree)?, attending: whole(attending)? })
    });
    Ok(Nominee {
        source: from_code(&row.source)?,
        poll: poll.transpose()?,
        decided: row.decided,
        withdrawal: from_code(&row.withdrawal)?,
        teller: tellers.contains(&name),
        name,
    })
}

/// The list of an office as others show it; none where nobody was put forward.
pub(crate) async fn of_office<C: ConnectionTrait>(
    db: &C,
    congress: &congress::Model,
    summoned: &[Summoned],
    office: Office,
) -> anyhow::Result<Option<Listed>> {
    let Some(whole) = whole(db, congress, summoned, office).await?.filter(|whole| !whole.candidates.is_empty()) else {
        return Ok(None);
    };
    let listed = |one: &&Standing| one.admission == Admission::Listed;
    let names = whole.candidates.iter().filter(listed).map(|one| one.nominee.name.clone()).collect();
    let faults = whole.settled().err().unwrap_or_default();
    Ok(Some(Listed { seats: whole.seats, names, settled: whole.is_settled(), faults }))
}

/// The members who stand for any office of a congress, or may yet: all but those whom the congress released or left out.
pub(crate) async fn standing<C: ConnectionTrait>(db: &C, congress: Uuid) -> anyhow::Result<BTreeSet<Uuid>> {
    let rows = store::list_all(db, congress).await?;
    let stands = |row: &&candidate::Model| row.withdrawal != "granted" && row.decided != Some(false);
    Ok(rows.iter().filter(stands).map(|row| row.member_id).collect())
}

/// **Cấp ủy triệu tập đại hội.** Who holds an office of the committee on the day before the congress.
pub(crate) async fn convening<C: ConnectionTrait>(db: &C, congress: &congress::Model) -> anyhow::Result<BTreeSet<Uuid>> {
    let eve = congress.held_on.pred_opt().unwrap_or(congress.held_on);
    let holders = mandates::office_holders_on(db, congress.cell_id, eve).await?;
    let of_committee = holders.into_iter().filter(|holder| holder.mandate.office != HeldOffice::GroupHead);
    Ok(of_committee.map(|holder| holder.mandate.member.0).collect())
}

/// A member as the rules of nomination look at him.
pub(super) fn person(one: &Summoned, convening: &BTreeSet<Uuid>, day: Day) -> Person {
    let over = |joined: Day| anniversary(joined, PROBATION_YEARS.value) <= day;
    Person {
        official: one.standing.official,
        probation_over: !one.standing.official && one.member.joined.is_some_and(over),
        suspended: one.standing.suspended,
        convening: convening.contains(&one.member.id.0),
    }
}
