//! What is done to a list before the ballot: one transaction each, recorded. A settled list stands until it is opened again.

use super::gather::{self, Whole, convening, person};
use super::store::{self, candidate, slate};
use crate::preparing::{self, Summoned, congress};
use crate::results;
use chibo_core::election::Office;
use chibo_core::election::nomination::{self, ListFault, NominationRefusal, Source, Withdrawal};
use chibo_core::name::tidy;
use chibo_frame::db::code;
use chibo_frame::record::{self, Act, put};
use chibo_frame::{App, live};
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

/// Why a list is not changed as asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refusal {
    /// There is no such congress or candidate.
    NotThere,
    /// No election rules are known for the day.
    NoRules,
    /// The list is settled.
    Settled,
    /// The office is being voted on, or was.
    Voted,
    /// Nobody on the roll has the name.
    NotOnRoll(String),
    /// Several members have the name.
    Namesakes(String),
    /// He stands on the list already.
    Twice(String),
    /// Not of the committee that was just elected.
    NotElected(String),
    /// The rules of nomination.
    Nomination(String, NominationRefusal),
    /// More agree than attend.
    PollAbove { agree: u32, attending: u32 },
    /// The list is not put to the vote.
    List(Vec<ListFault>),
    /// The vote by card was against the list.
    VotedDown,
}

/// A nomination as it was typed.
pub(super) struct New {
    pub(super) name: String,
    pub(super) source: Source,
    pub(super) nominator: String,
}

/// What the congress said about one name.
pub(super) enum Said {
    /// The poll of those attending.
    Poll(u32, u32),
    /// On the list, not on it, or taken back.
    Decided(Option<bool>),
    /// A wish to be taken off, the congress's consent, or neither.
    Withdrawal(Withdrawal),
    /// Put forward by mistake.
    Removed,
}

/// Proposes the outgoing committee, as far as its members may stand, as the convening committee's own list: their keys.
pub(crate) async fn propose(
    app: &App,
    tx: &DatabaseTransaction,
    act: &Act,
    congress: &congress::Model,
    summoned: &[Summoned],
) -> anyhow::Result<Vec<Uuid>> {
    let outgoing = convening(tx, congress).await?;
    let stands = |one: &&Summoned| {
        let person = person(one, &outgoing, congress.held_on);
        person.convening && !one.standing.away && nomination::check(Office::Committee, person, Source::Committee, None).is_ok()
    };
    let ids: Vec<Uuid> = summoned.iter().filter(stands).map(|one| one.member.id.0).collect();
    let rows = ids.iter().map(|member| blank(app, congress.id, Office::Committee, *member, Source::Committee)).collect();
    record::save::<candidate::Entity>(app, tx, act, record::difference::<candidate::Entity>(&[], rows)).await?;
    Ok(ids)
}

fn blank(app: &App, congress: Uuid, office: Office, member: Uuid, source: Source) -> candidate::Model {
    candidate::Model {
        id: app.random_id(),
        congress_id: congress,
        office: office.word().to_owned(),
        member_id: member,
        source: code(&source),
        nominator_id: None,
        withdrawal: code(&Withdrawal::None),
        agree: None,
        attending: None,
        decided: None,
        place: None,
    }
}

/// The list within the transaction, if it may still be changed.
async fn open_list(
    tx: &DatabaseTransaction,
    congress: &congress::Model,
    office: Office,
) -> anyhow::Result<Result<(Vec<Summoned>, Whole), Refusal>> {
    if preparing::find_locked(tx, congress.id).await?.is_none() {
        return Ok(Err(Refusal::NotThere));
    }
    let summoned = preparing::summoned(tx, congress).await?;
    let Some(whole) = gather::whole(tx, congress, &summoned, office).await? else { return Ok(Err(Refusal::NoRules)) };
    if results::opened(tx, congress.id, office).await?.is_some() {
        return Ok(Err(Refusal::Voted));
    }
    Ok(Ok((summoned, whole)))
}

/// Puts somebody forward.
pub(super) async fn nominate(
    app: &App,
    account: Uuid,
    congress: &congress::Model,
    office: Office,
    new: New,
) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let (summoned, whole) = match open_list(&tx, congress, office).await? {
        Ok(open) => open,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if whole.is_settled() {
        return Ok(Err(Refusal::Settled));
    }
    let convening = convening(&tx, congress).await?;
    let one = match named(&summoned, &new.name) {
        Ok(one) => one,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let nominator = if new.source == Source::Nominated && !new.nominator.is_empty() {
        match named(&summoned, &new.nominator) {
            Ok(nominator) => Some(nominator),
            Err(refusal) => return Ok(Err(refusal)),
        }
    } else {
        None
    };
    let called = one.called(&preparing::namesakes(&summoned));
    if whole.candidates.iter().any(|standing| standing.row.member_id == one.member.id.0) {
        return Ok(Err(Refusal::Twice(called)));
    }
    let as_seen = |one: &Summoned| person(one, &convening, congress.held_on);
    if let Err(refusal) = nomination::check(office, as_seen(one), new.source, nominator.map(as_seen)) {
        return Ok(Err(Refusal::Nomination(called, refusal)));
    }
    if let Some(elected) = results::committee_elected(&tx, congress, &summoned, office).await?
        && !elected.contains(&called)
    {
        return Ok(Err(Refusal::NotElected(called)));
    }
    let act = record::begin(app, &tx, Some(account), "nominate", &office.word()).await?;
    let mut row = blank(app, congress.id, office, one.member.id.0, new.source);
    row.nominator_id = nominator.map(|one| one.member.id.0);
    put::<candidate::Entity>(app, &tx, &act, None, row).await?;
    tx.commit().await?;
    live::announce(app, congress.id);
    Ok(Ok(()))
}

/// The one member whom a name means: as it stands on a list, or bare where nobody else has it.
fn named<'a>(summoned: &'a [Summoned], name: &str) -> Result<&'a Summoned, Refusal> {
    let (name, namesakes) = (tidy(name), preparing::namesakes(summoned));
    if let Some(one) = summoned.iter().find(|one| one.called(&namesakes) == name) {
        return Ok(one);
    }
    let mut bare = summoned.iter().filter(|one| one.member.name == name);
    match (bare.next(), bare.next()) {
        (Some(one), None) => Ok(one),
        (None, _) => Err(Refusal::NotOnRoll(name)),
        _ => Err(Refusal::Namesakes(name)),
    }
}

/// Writes down what the congress said about one name.
pub(super) async fn say(
    app: &App,
    account: Uuid,
    congress: &congress::Model,
    office: Office,
    id: Uuid,
    said: Said,
) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    match open_list(&tx, congress, office).await? {
        Ok((_, whole)) if whole.is_settled() => return Ok(Err(Refusal::Settled)),
        Ok(_) => {}
        Err(refusal) => return Ok(Err(refusal)),
    }
    let found = store::find_locked(&tx, congress.id, id).await?.filter(|row| row.office == office.word());
    let Some(standing) = found else { return Ok(Err(Refusal::NotThere)) };
    let mut row = standing.clone();
    let verb = match said {
        Said::Poll(agree, attending) if agree > attending => return Ok(Err(Refusal::PollAbove { agree, attending })),
        Said::Poll(agree, attending) => {
            (row.agree, row.attending) = (Some(i32::try_from(agree)?), Some(i32::try_from(attending)?));
            "poll_candidate"
        }
        Said::Decided(decided) => {
            row.decided = decided;
            "decide_candidate"
        }
        Said::Withdrawal(withdrawal) => {
            row.withdrawal = code(&withdrawal);
            "withdraw_candidate"
        }
        Said::Removed => "remove_candidate",
    };
    let removed = matches!(said, Said::Removed);
    let act = record::begin(app, &tx, Some(account), verb, &office.word()).await?;
    if removed {
        record::remove::<candidate::Entity>(app, &tx, &act, standing).await?;
    } else {
        put::<candidate::Entity>(app, &tx, &act, Some(standing), row).await?;
    }
    tx.commit().await?;
    live::announce(app, congress.id);
    Ok(Ok(()))
}

/// How the congress settled a list.
pub(super) struct Settling {
    /// The seats of delegates.
    pub(super) seats: Option<u32>,
    /// The names in the congress's own order, where it decided one.
    pub(super) order: Option<Vec<(Uuid, i32)>>,
    /// The vote by card on the list.
    pub(super) vote: Option<Uuid>,
}

/// Settles the list, if the rules let it be put to the vote.
pub(super) async fn settle(
    app: &App,
    account: Uuid,
    congress: &congress::Model,
    office: Office,
    how: Settling,
) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let (_, mut whole) = match open_list(&tx, congress, office).await? {
        Ok(open) => open,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if office == Office::Delegates {
        whole.seats = how.seats.unwrap_or(whole.seats);
    }
    if let Err(faults) = whole.settled() {
        return Ok(Err(Refusal::List(faults)));
    }
    let votes = preparing::list_card_votes(&tx, congress.id).await?;
    let vote = how.vote.and_then(|id| votes.into_iter().find(|vote| vote.id == id));
    if vote.as_ref().is_some_and(|vote| vote.agree <= vote.disagree) {
        return Ok(Err(Refusal::VotedDown));
    }
    let act = record::begin(app, &tx, Some(account), "settle_slate", &office.word()).await?;
    let row = slate::Model {
        id: whole.slate.as_ref().map_or_else(|| app.random_id(), |slate| slate.id),
        congress_id: congress.id,
        office: office.word().to_owned(),
        seats: if office == Office::Delegates { i32::try_from(whole.seats)? } else { 0 },
        own_order: how.order.is_some(),
        settled: true,
        card_vote_id: vote.map(|vote| vote.id),
    };
    put::<slate::Entity>(app, &tx, &act, whole.slate.clone(), row).await?;
    for standing in whole.candidates {
        let place =
            how.order.as_ref().and_then(|order| order.iter().find(|(id, _)| *id == standing.row.id)).map(|(_, place)| *place);
        let placed = candidate::Model { place, ..standing.row.clone() };
        put::<candidate::Entity>(app, &tx, &act, Some(standing.row), placed).await?;
    }
    tx.commit().await?;
    live::announce(app, congress.id);
    Ok(Ok(()))
}

/// Opens a settled list again, while nobody votes on it.
pub(super) async fn reopen(
    app: &App,
    account: Uuid,
    congress: &congress::Model,
    office: Office,
) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let (_, whole) = match open_list(&tx, congress, office).await? {
        Ok(open) => open,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if let Some(standing) = whole.slate {
        let act = record::begin(app, &tx, Some(account), "reopen_slate", &office.word()).await?;
        let row = slate::Model { settled: false, card_vote_id: None, ..standing.clone() };
        put::<slate::Entity>(app, &tx, &act, Some(standing), row).await?;
    }
    tx.commit().await?;
    live::announce(app, congress.id);
    Ok(Ok(()))
}
