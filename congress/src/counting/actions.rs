//! What the tellers report: papers handed out, the box opened, the totals of a way, and the count into the record when the
//! ways agree.

use super::keys;
use super::refusal::Refusal;
use super::round::{Change, Counting, Detail};
use super::scan;
use super::store::{Correction, Totals, counting_round};
use crate::preparing;
use crate::results;
use chibo_core::congress::Presence;
use chibo_core::election::{Count, Figure, Settled, Way, check_issued, check_returned, settle};
use chibo_frame::App;
use chibo_people::accounts;
use serde::Serialize;
use uuid::Uuid;

/// Sheets in a bundle, where the tellers do not say otherwise.
pub(super) const BUNDLE: i32 = 25;

/// Puts down the papers handed out. Who is in the hall is frozen with them until the box is opened.
pub(super) async fn hand_out(app: &App, account: Uuid, counting: &Counting, issued: u32) -> anyhow::Result<Result<(), Refusal>> {
    let now = preparing::presence(&app.db, &counting.congress).await?;
    let change = match Change::begin(app, account, counting).await? {
        Ok(change) => change,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let presence = match change.before.as_ref().filter(|work| work.returned.is_some()) {
        Some(work) => work.presence_then()?,
        None => now,
    };
    let returned = change.before.as_ref().and_then(counting_round::Model::papers_returned).unwrap_or(0);
    if let Err(problem) = check_issued(issued, presence.voting).and_then(|()| check_returned(returned, issued)) {
        return Ok(Err(Refusal::Problem(problem)));
    }
    let by = name_of(app, account).await?;
    let mut work = change.before.clone().map_or_else(|| blank(app, counting, presence), Ok)?;
    if change.before.is_some() {
        let before = work.papers_issued();
        correct(&mut work, None, Figure::Issued, (Some(before), issued), &by)?;
    }
    work.presence = serde_json::to_string(&presence)?;
    work.issued = i32::try_from(issued)?;
    work.entered = false;
    let act = change.act("hand_out_ballots", &Detail::of(counting)).await?;
    change.put(&act, work).await?;
    change.commit(counting.congress.id).await.map(Ok)
}

fn blank(app: &App, counting: &Counting, presence: Presence) -> anyhow::Result<counting_round::Model> {
    Ok(counting_round::Model {
        id: app.random_id(),
        election_id: counting.row.id,
        round: i32::try_from(counting.place)?,
        presence: serde_json::to_string(&presence)?,
        issued: 0,
        returned: None,
        bundle: BUNDLE,
        sealed: false,
        scan: None,
        keyed: None,
        hand: None,
        alone: None,
        corrections: "[]".to_owned(),
        entered: false,
    })
}

/// Puts down the papers in the box, before they are counted.
pub(super) async fn open_box(app: &App, account: Uuid, counting: &Counting, returned: u32) -> anyhow::Result<Result<(), Refusal>> {
    let change = match Change::begin(app, account, counting).await? {
        Ok(change) => change,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let Some(mut work) = change.before.clone() else { return Ok(Err(Refusal::NotIssued)) };
    if let Err(problem) = check_returned(returned, work.papers_issued()) {
        return Ok(Err(Refusal::Problem(problem)));
    }
    let by = name_of(app, account).await?;
    if let Some(before) = work.papers_returned() {
        correct(&mut work, None, Figure::Returned, (Some(before), returned), &by)?;
        if before != returned && work.sealed {
            // The last bundle has another number of papers: the keyed totals come anew when it is keyed.
            work.keyed = None;
        }
        if before != returned && keys::is_used(&change.tx, scan::work_of(work.id)).await? {
            // Other papers than were read: the sum is taken again when they are as many.
            work.scan = None;
        }
    }
    work.returned = Some(i32::try_from(returned)?);
    work.entered = false;
    let act = change.act("open_box", &Detail::of(counting)).await?;
    change.put(&act, work).await?;
    change.commit(counting.congress.id).await.map(Ok)
}

/// Puts down what a way came to; where it said something else before, who changed what stands in the log.
pub(super) async fn put_way(
    app: &App,
    account: Uuid,
    counting: &Counting,
    way: Way,
    totals: Totals,
) -> anyhow::Result<Result<(), Refusal>> {
    let change = match Change::begin(app, account, counting).await? {
        Ok(change) => change,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let mut work = match change.opened() {
        Ok(work) => work,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let by = name_of(app, account).await?;
    let count = work.count_of(&totals, counting.slate().style);
    if let Err(faults) = held_with(counting, &work, &count)?.decide() {
        return Ok(Err(Refusal::Faults(faults)));
    }
    if let Some(before) = work.totals(way)? {
        let before = work.count_of(&before, counting.slate().style);
        for figure in count.figures() {
            if let Some(to) = count.figure(figure) {
                correct(&mut work, Some(way), figure, (before.figure(figure), to), &by)?;
            }
        }
    }
    work.set_totals(way, Some(&totals))?;
    work.entered = false;
    let act = change.act("count_one_way", &OneWay { way, detail: Detail::of(counting) }).await?;
    change.put(&act, work).await?;
    change.commit(counting.congress.id).await.map(Ok)
}

/// The election with this count in its last round.
pub(super) fn held_with(
    counting: &Counting,
    work: &counting_round::Model,
    count: &Count,
) -> anyhow::Result<chibo_core::election::ElectionRecord> {
    let mut held = counting.held.clone();
    let present = work.presence_then()?.voting;
    let own = (present != held.electorate.present).then_some(present);
    if let Some(round) = held.rounds.get_mut(counting.place) {
        (round.present, round.count) = (own, Some(count.clone()));
    }
    Ok(held)
}

#[derive(Serialize)]
pub(super) struct OneWay {
    pub(super) way: Way,
    #[serde(flatten)]
    pub(super) detail: Detail,
}

/// Adds a correction to the round's own log, where anything was corrected.
fn correct(
    work: &mut counting_round::Model,
    way: Option<Way>,
    figure: Figure,
    (from, to): (Option<u32>, u32),
    by: &str,
) -> anyhow::Result<()> {
    if from == Some(to) {
        return Ok(());
    }
    push(work, Correction { way, figure: Some(figure), from, to: Some(to), by: by.to_owned() })
}

fn push(work: &mut counting_round::Model, correction: Correction) -> anyhow::Result<()> {
    let mut corrections = work.corrections()?;
    corrections.push(correction);
    work.corrections = serde_json::to_string(&corrections)?;
    Ok(())
}

/// Sets a way aside; the log keeps that it was there. The sealed work of a way goes with it.
pub(super) async fn set_aside(app: &App, account: Uuid, counting: &Counting, way: Way) -> anyhow::Result<Result<(), Refusal>> {
    let change = match Change::begin(app, account, counting).await? {
        Ok(change) => change,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let Some(mut work) = change.before.clone() else { return Ok(Err(Refusal::NotIssued)) };
    let by = name_of(app, account).await?;
    if work.totals(way)?.is_some() {
        push(&mut work, Correction { way: Some(way), figure: None, from: None, to: None, by })?;
    }
    let id = work.id;
    work.set_totals(way, None)?;
    work.entered = false;
    let gone = match way {
        Way::Keyed => Some(id),
        Way::Scan => Some(scan::work_of(id)),
        Way::Hand => None,
    };
    work.sealed &= way != Way::Keyed;
    if let Some(gone) = gone {
        keys::discard(&change.tx, gone).await?;
    }
    let act = change.act("set_way_aside", &OneWay { way, detail: Detail::of(counting) }).await?;
    change.put(&act, work).await?;
    change.commit(counting.congress.id).await?;
    if let Some(gone) = gone {
        keys::forget_one(app, gone);
    }
    Ok(Ok(()))
}

/// Enters the count into the election's record, if at least two ways agree, or one stands alone with a reason. What was
/// sealed is thrown away and its key forgotten.
pub(super) async fn enter(
    app: &App,
    account: Uuid,
    counting: &Counting,
    reason: Option<String>,
) -> anyhow::Result<Result<(), Refusal>> {
    let Some(work) = counting.work.clone() else { return Ok(Err(Refusal::NotIssued)) };
    let (count, alone) = match settle(&work.ways(counting.slate().style)?) {
        Settled::Nothing => return Ok(Err(Refusal::NothingCounted)),
        Settled::Differ(figures) => return Ok(Err(Refusal::Differ { figures: figures.len() })),
        Settled::Agreed(count) => (count, None),
        Settled::Alone(_, count) if reason.is_some() => (count, reason),
        Settled::Alone(..) => return Ok(Err(Refusal::NoReason)),
    };
    let present = work.presence_then()?.voting;
    match results::enter_count(app, account, counting.row.id, counting.place, present, count.clone()).await? {
        Ok(()) => {}
        Err(results::Refusal::Faults(faults)) => return Ok(Err(Refusal::Faults(faults))),
        Err(refusal) => return Ok(Err(Refusal::Election(refusal))),
    }
    let change = match Change::begin(app, account, counting).await? {
        Ok(change) => change,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let Some(now) = change.before.clone() else { return Ok(Err(Refusal::NotIssued)) };
    if now.ways(counting.slate().style)? != work.ways(counting.slate().style)? {
        return Ok(Err(Refusal::Election(results::Refusal::NotTheRound)));
    }
    keys::discard_all(&change.tx, now.id).await?;
    let act = change.act("agree_count", &Detail::of(counting)).await?;
    let id = now.id;
    change.put(&act, counting_round::Model { alone, entered: true, sealed: false, ..now }).await?;
    change.commit(counting.congress.id).await?;
    keys::forget(app, id);
    Ok(Ok(()))
}

/// The name under which an account's person is known in the log.
pub(super) async fn name_of(app: &App, account: Uuid) -> anyhow::Result<String> {
    Ok(accounts::find(&app.db, account).await?.map(|row| row.name).unwrap_or_default())
}
