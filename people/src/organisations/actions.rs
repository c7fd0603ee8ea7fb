//! Keeping the organisations: each change one act.

use super::store::{self, organisation, organisation_activity, organisation_head};
use anyhow::Context;
use chibo_core::day::Day;
use chibo_frame::App;
use chibo_frame::record::{self, put, remove};
use uuid::Uuid;

/// Makes or changes an organisation.
pub async fn keep(app: &App, account: Option<Uuid>, row: organisation::Model) -> anyhow::Result<()> {
    let tx = app.begin().await?;
    let standing = store::find(&tx, row.id).await?;
    let act = record::begin(app, &tx, account, "keep_organisation", &row.name).await?;
    put::<organisation::Entity>(app, &tx, &act, standing, row).await?;
    tx.commit().await.context("write an organisation")
}

/// Why a head is not written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The head before began on this day or later.
    #[error("the head before began on {0} or later")]
    NotAfter(Day),
}

/// A new head from a day on; who headed it before did so to the day before.
pub async fn take_over(app: &App, account: Option<Uuid>, row: organisation_head::Model) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let latest = store::list_heads(&tx, &[row.organisation_id]).await?.into_iter().next();
    if let Some(latest) = latest.as_ref().filter(|latest| latest.from_day >= row.from_day) {
        return Ok(Err(Refusal::NotAfter(latest.from_day)));
    }
    let act = record::begin(app, &tx, account, "head_organisation", &row.organisation_id).await?;
    if let Some(before) = latest.filter(|latest| latest.to_day.is_none_or(|last| last >= row.from_day)) {
        let ended = organisation_head::Model { to_day: row.from_day.pred_opt(), ..before.clone() };
        put::<organisation_head::Entity>(app, &tx, &act, Some(before), ended).await?;
    }
    put::<organisation_head::Entity>(app, &tx, &act, None, row).await?;
    tx.commit().await.context("write an organisation's head")?;
    Ok(Ok(()))
}

/// Notes what an organisation did.
pub async fn note(app: &App, account: Option<Uuid>, row: organisation_activity::Model) -> anyhow::Result<()> {
    let tx = app.begin().await?;
    let act = record::begin(app, &tx, account, "note_activity", &row.organisation_id).await?;
    put::<organisation_activity::Entity>(app, &tx, &act, None, row).await?;
    tx.commit().await.context("write an activity")
}

/// Takes an activity off the book.
pub async fn strike(app: &App, account: Option<Uuid>, row: organisation_activity::Model) -> anyhow::Result<()> {
    let tx = app.begin().await?;
    let act = record::begin(app, &tx, account, "strike_activity", &row.organisation_id).await?;
    remove::<organisation_activity::Entity>(app, &tx, &act, row).await?;
    tx.commit().await.context("remove an activity")
}
