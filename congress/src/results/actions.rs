//! What is done to an election: load, let the rules decide, save, record, in one transaction. Nothing here takes the word
//! "elected" from anybody.

use super::mandates;
use super::pool::Pool;
use super::refusal::Refusal;
use super::store::{self, election};
use crate::counting;
use crate::preparing::{self, congress};
use chibo_core::election::{Count, ElectionRecord, Electorate, Next, Office, Round, Slate, Style};
use chibo_core::name::sort_key;
use chibo_frame::App;
use chibo_frame::db::code;
use chibo_frame::record::{self, put};
use uuid::Uuid;

/// An election to be held.
pub(crate) struct NewElection {
    /// What is elected.
    pub(crate) office: Office,
    /// The seats.
    pub(crate) seats: u32,
    /// The names as they were typed.
    pub(crate) names: Vec<String>,
    /// Only for the tellers' practice.
    pub(crate) practice: bool,
    /// Whether the names stand in an order that the congress decided; otherwise the alphabet's.
    pub(crate) keep_order: bool,
}

/// Opens an election with its first list.
pub(crate) async fn open(
    app: &App,
    account: Uuid,
    congress: &congress::Model,
    electorate: Electorate,
    pool: &Pool,
    new: NewElection,
) -> anyhow::Result<Result<Uuid, Refusal>> {
    let Some(rules) = congress.rules() else { return Ok(Err(Refusal::NoRules)) };
    let tx = app.begin().await?;
    let standing = store::list_elections(&tx, congress.id).await?;
    if !new.practice && standing.iter().any(|row| !row.practice && row.office == code(&new.office)) {
        return Ok(Err(Refusal::AlreadyThere(new.office)));
    }
    let slate = match first_slate(pool, &new) {
        Ok(slate) => slate,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let seats = slate.seats;
    let rounds = vec![Round { slate, present: None, count: None }];
    let held = ElectionRecord { rules, held_on: congress.held_on, office: new.office, seats, electorate, rounds, closed: false };
    if let Err(faults) = held.decide() {
        return Ok(Err(Refusal::Faults(faults)));
    }
    let (office, practice) = (code(&new.office), new.practice);
    let row = election::Model {
        id: app.random_id(),
        congress_id: congress.id,
        office,
        record: held.export(None),
        practice,
        closed: false,
    };
    let id = row.id;
    let act = record::begin(app, &tx, Some(account), "open_election", &id).await?;
    put::<election::Entity>(app, &tx, &act, None, row).await?;
    tx.commit().await?;
    Ok(Ok(id))
}

fn first_slate(pool: &Pool, new: &NewElection) -> Result<Slate, Refusal> {
    let seats = if matches!(new.office, Office::Secretary | Office::Deputy) { 1 } else { new.seats };
    let names = pool.resolve(&new.names)?;
    let order = new.keep_order.then(|| names.clone());
    let mut slate = slate(seats, names);
    slate.candidates = order.unwrap_or(slate.candidates);
    if new.office == Office::Committee && slate.surplus() == 0 {
        return Err(Refusal::NoSurplus { names: slate.candidates.len(), seats });
    }
    Ok(slate)
}

/// An ordinary round's list: names in the order of the alphabet; struck out with surplus, ticked without.
fn slate(seats: u32, mut names: Vec<String>) -> Slate {
    names.sort_by_key(|name| sort_key(name));
    let mut slate = Slate { seats, style: Style::Strike, candidates: names, tie_of: Vec::new() };
    if slate.surplus() == 0 {
        slate.style = Style::Tick;
    }
    slate
}

/// The one change that settles a round's count; every other waits for it.
const ENTER: &str = "enter_count";

/// Enters the tellers' tally of the round that stands open, or corrects that of the last one.
pub(crate) async fn enter_count(
    app: &App,
    account: Uuid,
    id: Uuid,
    round: usize,
    present: u32,
    count: Count,
) -> anyhow::Result<Result<(), Refusal>> {
    change(app, account, ENTER, id, |_, held| {
        let own = (present != held.electorate.present).then_some(present);
        let last = held.rounds.len().checked_sub(1) == Some(round);
        let open = held.rounds.get_mut(round).filter(|_| last).ok_or(Refusal::NotTheRound)?;
        (open.present, open.count) = (own, Some(count));
        Ok(())
    })
    .await
}

/// Opens the round that follows: for the seats left, or among those tied.
pub(crate) async fn open_round(
    app: &App,
    account: Uuid,
    id: Uuid,
    pool: &Pool,
    names: &[String],
) -> anyhow::Result<Result<(), Refusal>> {
    change(app, account, "open_round", id, |_, held| {
        let slate = following_slate(held, pool, names)?;
        held.rounds.push(Round { slate, present: None, count: None });
        Ok(())
    })
    .await
}

fn following_slate(held: &ElectionRecord, pool: &Pool, names: &[String]) -> Result<Slate, Refusal> {
    if is_waiting(held) {
        return Err(Refusal::NotCounted);
    }
    let outcome = held.decide().map_err(Refusal::Faults)?.outcome;
    match outcome.next {
        Next::AnotherRound { seats } => Ok(slate(seats, pool.resolve(names)?)),
        Next::TieRevote { names, seats } => Ok(revote(seats, names)),
        Next::CongressDecides => {
            let last = outcome.rounds.into_iter().next_back().ok_or(Refusal::NothingFollows)?;
            Ok(revote(last.seats_left, last.tied))
        }
        Next::Complete | Next::SuperiorAppoints => Err(Refusal::NothingFollows),
    }
}

fn revote(seats: u32, names: Vec<String>) -> Slate {
    Slate { seats, style: Style::Strike, tie_of: names.clone(), candidates: names }
}

/// Whether a round waits for its count.
pub(crate) fn is_waiting(held: &ElectionRecord) -> bool {
    held.rounds.last().is_none_or(|round| round.count.is_none())
}

/// Whether the result may be made final now, with fewer or with all that the rules ask for.
pub(super) fn may_close(held: &ElectionRecord, fewer: bool) -> Result<(), Refusal> {
    if is_waiting(held) {
        return Err(Refusal::NotCounted);
    }
    match held.decide().map_err(Refusal::Faults)?.outcome.next {
        Next::AnotherRound { .. } | Next::CongressDecides if fewer => Ok(()),
        Next::Complete | Next::SuperiorAppoints if !fewer => Ok(()),
        _ => Err(Refusal::NotOver),
    }
}

/// Makes the result final. `fewer` says that the congress decided to close with fewer elected.
pub(crate) async fn close(app: &App, account: Uuid, id: Uuid, fewer: bool) -> anyhow::Result<Result<(), Refusal>> {
    change(app, account, if fewer { "close_election_with_fewer" } else { "close_election" }, id, |row, held| {
        may_close(held, fewer)?;
        held.closed |= fewer;
        row.closed = true;
        Ok(())
    })
    .await
}

/// Takes back the round that stands open, before anything was counted in it. The first goes together with the election:
/// true where nothing is left.
pub(crate) async fn withdraw_round(app: &App, account: Uuid, id: Uuid) -> anyhow::Result<Result<bool, Refusal>> {
    let tx = app.begin().await?;
    let Some(standing) = store::find_locked(&tx, id).await? else { return Ok(Err(Refusal::NotThere)) };
    let mut held = standing.read()?;
    if standing.closed {
        return Ok(Err(Refusal::Closed));
    }
    if !is_waiting(&held) {
        return Ok(Err(Refusal::NotTheRound));
    }
    let act = record::begin(app, &tx, Some(account), "withdraw_round", &id).await?;
    held.rounds.pop();
    let gone = held.rounds.is_empty();
    let counting = counting::withdraw(app, &tx, &act, id, held.rounds.len()).await?;
    if gone {
        record::remove::<election::Entity>(app, &tx, &act, standing).await?;
    } else {
        let row = election::Model { record: held.export(None), ..standing.clone() };
        put::<election::Entity>(app, &tx, &act, Some(standing), row).await?;
    }
    tx.commit().await?;
    if let Some(round) = counting {
        counting::forget(app, round);
    }
    Ok(Ok(gone))
}

/// Changes an election that is not closed, if the record still holds together afterwards.
async fn change(
    app: &App,
    account: Uuid,
    verb: &str,
    id: Uuid,
    changed: impl FnOnce(&mut election::Model, &mut ElectionRecord) -> Result<(), Refusal>,
) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let Some(standing) = store::find_locked(&tx, id).await? else { return Ok(Err(Refusal::NotThere)) };
    if standing.closed {
        return Ok(Err(Refusal::Closed));
    }
    let (mut row, mut held) = (standing.clone(), standing.read()?);
    if verb != ENTER && counting::is_unsettled(&tx, id, held.rounds.len().saturating_sub(1)).await? {
        return Ok(Err(Refusal::CountUnsettled));
    }
    let decided = changed(&mut row, &mut held).and_then(|()| held.decide().map(drop).map_err(Refusal::Faults));
    if let Err(refusal) = decided {
        return Ok(Err(refusal));
    }
    row.record = held.export(None);
    let act = record::begin(app, &tx, Some(account), verb, &id).await?;
    put::<election::Entity>(app, &tx, &act, Some(standing), row.clone()).await?;
    if let Some(congress) = preparing::find(&tx, row.congress_id).await?.filter(|_| row.closed) {
        mandates::give(app, &tx, &act, &congress, &row).await?;
    }
    tx.commit().await?;
    Ok(Ok(()))
}
