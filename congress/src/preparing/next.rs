//! The congress after a term in one step: everything that the last one had and that still holds is proposed for it.

use super::actions::{blank, put_body, put_programme};
use super::store::guest;
use super::{Body, Summoned, congress, names_of, namesakes, papers, personnel, scripts, store, summoned};
use crate::slates;
use chibo_core::congress::{ProgrammeItem, default_programme};
use chibo_core::day::{Day, anniversary};
use chibo_frame::App;
use chibo_frame::db::from_code;
use chibo_frame::record::{self, Act, put};
use chibo_term::targets::find_term;
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

/// Opens the congress after a term, proposed for the day after it: the next number, programme and scripts, bodies, guests,
/// papers with their days, personnel plan and candidates. Asked again, it gives the one that is there. None where there is
/// no such term.
pub(crate) async fn open_next(app: &App, account: Option<Uuid>, label: &str) -> anyhow::Result<Option<Uuid>> {
    let Some(term) = find_term(app, Some(label)).await? else { return Ok(None) };
    let tx = app.begin().await?;
    let number = i32::try_from(term.term.congress.saturating_add(1))?;
    if let Some(standing) = store::find_by_number(&tx, term.cell_id, number).await? {
        return Ok(Some(standing.id));
    }
    let last = store::find_by_number(&tx, term.cell_id, number - 1).await?;
    let held_on = term.term.to.succ_opt().unwrap_or(term.term.to);
    let mut row = blank(app, term.cell_id, number, held_on, term_end(held_on))?;
    if let Some(last) = &last {
        (row.starts_at, row.place) = (last.starts_at, last.place.clone());
    }
    let act = record::begin(app, &tx, account, "open_next_congress", &(label, number)).await?;
    put::<congress::Entity>(app, &tx, &act, None, row.clone()).await?;
    propose(app, &tx, &act, &row, last.as_ref()).await?;
    tx.commit().await?;
    Ok(Some(row.id))
}

async fn propose(
    app: &App,
    tx: &DatabaseTransaction,
    act: &Act,
    congress: &congress::Model,
    last: Option<&congress::Model>,
) -> anyhow::Result<()> {
    let summoned = summoned(tx, congress).await?;
    papers::propose(app, tx, act, congress).await?;
    personnel::propose(app, tx, act, congress, &summoned, last).await?;
    let standing = slates::propose(app, tx, act, congress, &summoned).await?;
    let Some(last) = last else {
        put_programme(app, tx, act, congress.id, &usual_programme()).await?;
        return Ok(());
    };
    let items = store::list_programme(tx, last.id).await?;
    let programme = put_programme(app, tx, act, congress.id, &super::actions::programme_of(items.clone())?).await?;
    scripts::copy(app, tx, act, &items, &programme).await?;
    take_over_bodies(app, tx, act, (congress, last), &summoned, &standing).await?;
    take_over_guests(app, tx, act, congress, last).await
}

/// Who served at the last congress and may serve again: official members on the roll, not away and not suspended; as teller
/// only who is on no list (190 Art. 8).
async fn take_over_bodies(
    app: &App,
    tx: &DatabaseTransaction,
    act: &Act,
    (congress, last): (&congress::Model, &congress::Model),
    summoned: &[Summoned],
    standing: &[Uuid],
) -> anyhow::Result<()> {
    let before = store::list_bodies(tx, last.id).await?;
    let namesakes = namesakes(summoned);
    for body in Body::ALL {
        let again = |name: &String| {
            let mut named = summoned.iter().filter(|one| one.called(&namesakes) == *name || one.member.name == *name);
            let one = named.next().filter(|one| named.next().is_none() && serves(one))?;
            let on_list = body == Body::Tellers && standing.contains(&one.member.id.0);
            (!on_list).then(|| one.called(&namesakes))
        };
        let names: Vec<String> = names_of(&before, body).iter().filter_map(again).collect();
        put_body(app, tx, act, congress.id, body, &names).await?;
    }
    Ok(())
}

fn serves(one: &Summoned) -> bool {
    one.standing.official && !one.standing.away && !one.standing.suspended
}

/// The guests of the last congress with their titles, but for those from a level that is no more.
async fn take_over_guests(
    app: &App,
    tx: &DatabaseTransaction,
    act: &Act,
    congress: &congress::Model,
    last: &congress::Model,
) -> anyhow::Result<()> {
    let mut rows = Vec::new();
    for before in super::in_protocol_order(store::list_guests(tx, last.id).await?)? {
        let level: chibo_core::congress::Level = from_code(&before.level)?;
        if level.stands_on(congress.held_on) {
            rows.push(guest::Model { id: app.new_id(), congress_id: congress.id, ..before });
        }
    }
    record::save::<guest::Entity>(app, tx, act, record::difference::<guest::Entity>(&[], rows)).await?;
    Ok(())
}

/// Records the congress that opened a term, in one step: the term's own number, the usual programme, on the term's first
/// day. Asked again, it gives the one that is there. None where there is no such term.
pub(crate) async fn open_of(app: &App, account: Option<Uuid>, label: &str) -> anyhow::Result<Option<Uuid>> {
    let Some(term) = find_term(app, Some(label)).await? else { return Ok(None) };
    let tx = app.begin().await?;
    let number = i32::try_from(term.term.congress)?;
    if let Some(standing) = store::find_by_number(&tx, term.cell_id, number).await? {
        return Ok(Some(standing.id));
    }
    let row = blank(app, term.cell_id, number, term.term.from, term.term.to)?;
    let act = record::begin(app, &tx, account, "open_congress", &(label, number)).await?;
    let id = row.id;
    put::<congress::Entity>(app, &tx, &act, None, row).await?;
    put_programme(app, &tx, &act, id, &usual_programme()).await?;
    tx.commit().await?;
    Ok(Some(id))
}

/// The usual programme, in the usual words.
pub(crate) fn usual_programme() -> Vec<(ProgrammeItem, String)> {
    default_programme().into_iter().map(|item| (item, String::new())).collect()
}

/// The last day of a term proposed for a congress: since 1 July 2025 a cell's congress is held every five years.
fn term_end(held_on: Day) -> Day {
    anniversary(held_on, 5).pred_opt().unwrap_or(held_on)
}
