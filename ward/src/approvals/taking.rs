//! A cell takes the ward's answer in. The first one's key is compared like any; the same file twice changes nothing.

use super::ANSWER;
use super::body::{Answer, Plan};
use super::store::{self, answer_taken, plan_reply, ward_key};
use chibo_core::day::Day;
use chibo_frame::App;
use chibo_frame::parcel::{BadFile, content_hash, open};
use chibo_frame::record;
use chibo_people::units::unit;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It was taken in.
    Taken,
    /// It waits until its key is confirmed.
    Waits,
    /// It was taken in before: nothing changes.
    Twice(u32),
    /// One of this number or a later one was taken in.
    Older {
        /// Its number.
        number: u32,
        /// The number that stands.
        standing: i32,
    },
    /// It is for another cell.
    Elsewhere(String),
    /// It is not taken.
    Bad(BadFile),
}

/// Takes a file in.
pub async fn take(app: &App, account: Option<Uuid>, cell: &unit::Model, bytes: &[u8]) -> anyhow::Result<Outcome> {
    let read = open(bytes, ANSWER).and_then(|opened| Ok((Answer::read(&opened.signed)?, opened)));
    let (answer, opened) = match read {
        Ok(read) => read,
        Err(bad) => return Ok(Outcome::Bad(bad)),
    };
    if answer.cell != cell.id {
        return Ok(Outcome::Elsewhere(answer.ward));
    }
    let (tx, hash, number) = (app.begin().await?, content_hash(&opened.signed), i32::try_from(answer.number)?);
    let known = store::find_ward_key(&tx, cell.id).await?.is_some_and(|key| key.public_key == opened.key);
    let standing = store::list_taken(&tx, cell.id).await?;
    let same_key = || standing.iter().filter(|row| row.public_key == opened.key);
    if same_key().any(|row| row.content_hash == hash) {
        return Ok(if known { Outcome::Twice(answer.number) } else { Outcome::Waits });
    }
    if let Some(latest) = same_key().map(|row| row.number).max().filter(|latest| *latest >= number) {
        return Ok(Outcome::Older { number: answer.number, standing: latest });
    }
    let act = record::begin(app, &tx, account, "answer-take", &answer.number).await?;
    let row = answer_taken::Model {
        id: app.new_id(),
        cell_id: cell.id,
        number,
        public_key: opened.key,
        received_at: app.now(),
        content_hash: hash,
        body: opened.signed,
    };
    record::put::<answer_taken::Entity>(app, &tx, &act, None, row).await?;
    tx.commit().await?;
    Ok(if known { Outcome::Taken } else { Outcome::Waits })
}

/// What counts: the latest answer under the confirmed key; and the latest under another, which waits.
pub(super) async fn standing<C: ConnectionTrait>(
    db: &C,
    cell: Uuid,
) -> anyhow::Result<(Option<answer_taken::Model>, Option<answer_taken::Model>)> {
    let key = store::find_ward_key(db, cell).await?.map(|key| key.public_key);
    let rows = store::list_taken(db, cell).await?;
    let (own, other): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| Some(&row.public_key) == key.as_ref());
    let newest = own.iter().map(|row| row.received_at).max();
    // What came under another key before the one that counts is settled.
    let waits = other.into_iter().find(|row| newest.is_none_or(|newest| row.received_at > newest));
    Ok((own.into_iter().next(), waits))
}

/// The cell's word on the key of a file that waits. None where there is none.
pub(super) async fn confirm(app: &App, account: Uuid, cell: Uuid, id: Uuid) -> anyhow::Result<Option<()>> {
    let tx = app.begin().await?;
    let (_, waits) = standing(&tx, cell).await?;
    let Some(row) = waits.filter(|row| row.id == id) else { return Ok(None) };
    let act = record::begin(app, &tx, Some(account), "answer-confirm", &row.number).await?;
    let key = ward_key::Model { cell_id: cell, public_key: row.public_key, confirmed_at: app.now() };
    record::put::<ward_key::Entity>(app, &tx, &act, store::find_ward_key(&tx, cell).await?, key).await?;
    tx.commit().await?;
    Ok(Some(()))
}

/// The plans of the answer that counts.
pub(super) async fn plans<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<Plan>> {
    let (own, _) = standing(db, cell).await?;
    Ok(own.and_then(|row| Answer::read(&row.body).ok()).map(|answer| answer.plans).unwrap_or_default())
}

/// The cell's reply to a plan, in place of one before.
pub(super) async fn reply(
    app: &App,
    account: Uuid,
    cell: Uuid,
    plan: Uuid,
    words: &str,
    done_on: Option<Day>,
) -> anyhow::Result<()> {
    let tx = app.begin().await?;
    let act = record::begin(app, &tx, Some(account), "plan-reply", &plan).await?;
    let standing = store::list_replies(&tx, cell).await?.into_iter().find(|row| row.plan_id == plan);
    let row = plan_reply::Model { plan_id: plan, cell_id: cell, words: words.to_owned(), done_on, replied_on: app.today() };
    record::put::<plan_reply::Entity>(app, &tx, &act, standing, row).await?;
    tx.commit().await
}
