//! What is done to a draft: begun, written, its figures taken anew, thrown away.

use super::store::{self, paper};
use crate::{making, register};
use chibo_core::day::Day;
use chibo_frame::App;
use chibo_frame::record;
use chibo_paper::writing::Values;
use chibo_people::papers::{Gathered, PaperKind, Subject, gathered, gathered_on};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use uuid::Uuid;

/// Why a draft is not changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// There is no such draft of this cell, or it was issued.
    NotThere,
    /// It is not as the page showed it: somebody else wrote meanwhile.
    Moved,
}

/// Begins a draft of this subject, or goes on with the one that stands; none where the subject names nothing.
pub(crate) async fn begin(app: &App, account: Option<Uuid>, kind: &PaperKind, subject: &Subject) -> anyhow::Result<Option<Uuid>> {
    let Some(own) = gathered(app, kind, subject).await? else { return Ok(None) };
    let wording = making::wording_of(app, subject.cell, kind).await?;
    let tx = app.begin().await?;
    for standing in store::list_of(&tx, kind.name, subject).await? {
        if register::find(&tx, subject.cell, standing.id).await?.is_none() {
            return Ok(Some(standing.id));
        }
    }
    let row = paper::Model {
        id: app.new_id(),
        cell_id: subject.cell,
        kind: kind.name.to_owned(),
        subject_id: subject.id,
        period: subject.period.clone(),
        label: own.label,
        issuer: own.issuer,
        day: own.day,
        own_day: false,
        wording,
        figures: serde_json::to_string(&own.values)?,
        figures_at: app.now(),
    };
    let (id, act) = (row.id, record::begin(app, &tx, account, "paper-draft", &row.id).await?);
    record::put::<paper::Entity>(app, &tx, &act, None, row).await?;
    tx.commit().await?;
    Ok(Some(id))
}

/// A draft that was not issued.
pub(crate) async fn find_draft<C: ConnectionTrait>(db: &C, cell: Uuid, id: Uuid) -> anyhow::Result<Option<paper::Model>> {
    let Some(row) = store::find(db, cell, id).await? else { return Ok(None) };
    Ok(register::find(db, cell, id).await?.is_none().then_some(row))
}

/// Words as they are kept: lines as every system ends them.
pub(crate) fn tidy_words(typed: &str) -> String {
    typed.replace("\r\n", "\n").trim_end().to_owned()
}

/// Keeps what is being typed, where the words are still those of which the typist knows (`seen`): so that two who write at
/// once do not write over one another. Gives the mark of the words kept.
pub(super) async fn keep(app: &App, cell: Uuid, id: Uuid, words: &str, seen: &str) -> anyhow::Result<Result<String, Refusal>> {
    let tx = app.begin().await?;
    let Some(row) = find_draft(&tx, cell, id).await? else { return Ok(Err(Refusal::NotThere)) };
    if crate::mark(&store::words_of(&tx, &row).await?) != seen {
        return Ok(Err(Refusal::Moved));
    }
    store::keep_typed(app, &tx, id, words.to_owned()).await?;
    tx.commit().await?;
    Ok(Ok(crate::mark(words)))
}

/// Saves the words and the day. The day is the secretary's own where he changed it.
pub(super) async fn save(
    app: &App,
    account: Option<Uuid>,
    (cell, id): (Uuid, Uuid),
    (words, day): (&str, Day),
    seen: &str,
) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let Some(row) = find_draft(&tx, cell, id).await? else { return Ok(Err(Refusal::NotThere)) };
    if crate::mark(&store::words_of(&tx, &row).await?) != seen {
        return Ok(Err(Refusal::Moved));
    }
    let after = paper::Model { wording: words.to_owned(), own_day: row.own_day || day != row.day, day, ..row.clone() };
    if after != row {
        let act = record::begin(app, &tx, account, "paper-write", &row.id).await?;
        record::put::<paper::Entity>(app, &tx, &act, Some(row), after).await?;
    }
    store::forget_typed(&tx, id).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// The figures of a draft as the records give them now.
pub(super) async fn fresh(app: &App, kind: &PaperKind, row: &paper::Model) -> anyhow::Result<Option<Gathered>> {
    gathered_on(app, kind, &row.subject(), row.own_day.then_some(row.day)).await
}

/// Takes the figures that the page showed (`seen`): others are shown first.
pub(super) async fn refresh(
    app: &App,
    account: Option<Uuid>,
    (kind, cell, id): (&PaperKind, Uuid, Uuid),
    seen: &str,
) -> anyhow::Result<Result<(), Refusal>> {
    let Some(row) = find_draft(&app.db, cell, id).await? else { return Ok(Err(Refusal::NotThere)) };
    let Some(own) = fresh(app, kind, &row).await? else { return Ok(Err(Refusal::NotThere)) };
    if mark_of(&own.values, own.day)? != seen {
        return Ok(Err(Refusal::Moved));
    }
    let tx = app.begin().await?;
    let Some(row) = find_draft(&tx, cell, id).await? else { return Ok(Err(Refusal::NotThere)) };
    let after = paper::Model {
        wording: store::words_of(&tx, &row).await?,
        label: own.label,
        issuer: own.issuer,
        day: own.day,
        figures: serde_json::to_string(&own.values)?,
        figures_at: app.now(),
        ..row.clone()
    };
    let act = record::begin(app, &tx, account, "paper-refresh", &row.id).await?;
    record::put::<paper::Entity>(app, &tx, &act, Some(row), after).await?;
    store::forget_typed(&tx, id).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// The mark by which figures are known again.
pub(super) fn mark_of(values: &Values, day: Day) -> anyhow::Result<String> {
    Ok(crate::mark(&format!("{day} {}", serde_json::to_string(values)?)))
}

/// Takes what was typed into the record, in the act that goes on with it.
pub(crate) async fn settle(
    app: &App,
    tx: &DatabaseTransaction,
    act: &record::Act,
    row: paper::Model,
    words: String,
) -> anyhow::Result<()> {
    let after = paper::Model { wording: words, ..row.clone() };
    record::put::<paper::Entity>(app, tx, act, Some(row.clone()), after).await?;
    store::forget_typed(tx, row.id).await
}

/// Throws a draft away.
pub(super) async fn discard(app: &App, account: Option<Uuid>, cell: Uuid, id: Uuid) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let Some(row) = find_draft(&tx, cell, id).await? else { return Ok(Err(Refusal::NotThere)) };
    let words = store::words_of(&tx, &row).await?;
    let act = record::begin(app, &tx, account, "paper-discard", &row.id).await?;
    store::forget_typed(&tx, id).await?;
    record::remove::<paper::Entity>(app, &tx, &act, paper::Model { wording: words, ..row }).await?;
    tx.commit().await?;
    Ok(Ok(()))
}
