//! A cell is named before its first file has come, so that the list shows who has released nothing.

use chibo_core::name::{fold, tidy};
use chibo_frame::{App, record};
use chibo_people::units;
use uuid::Uuid;

/// Why a cell is not added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It has no name.
    NoName,
    /// One of that name stands there.
    Exists,
}

/// Writes a cell below the ward. None where this is no ward's house.
pub(super) async fn add(app: &App, account: Uuid, name: &str) -> anyhow::Result<Option<Result<(), Refusal>>> {
    let name = tidy(name);
    if name.is_empty() {
        return Ok(Some(Err(Refusal::NoName)));
    }
    let tx = app.begin().await?;
    let Some(ward) = units::find_ward(&tx).await? else { return Ok(None) };
    if units::list_below(&tx, ward.id).await?.iter().any(|cell| fold(&cell.name) == fold(&name)) {
        return Ok(Some(Err(Refusal::Exists)));
    }
    let act = record::begin(app, &tx, Some(account), "cell-add", &name).await?;
    units::put_below(app, &tx, &act, ward.id, &name).await?;
    tx.commit().await?;
    Ok(Some(Ok(())))
}
