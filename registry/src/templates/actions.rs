//! What is done to a cell's own wordings: written, given up.

use super::store::{self, own_wording};
use chibo_frame::App;
use chibo_frame::record;
use chibo_people::papers::PaperKind;
use uuid::Uuid;

/// Keeps the cell's own wording of a kind. One that is the product's, word for word, is none.
pub(super) async fn save(app: &App, account: Option<Uuid>, cell: Uuid, kind: &PaperKind, wording: &str) -> anyhow::Result<()> {
    if wording.trim() == kind.wording.trim() {
        return reset(app, account, cell, kind).await;
    }
    let tx = app.begin().await?;
    let standing = store::find(&tx, cell, kind.name).await?;
    let row = own_wording::Model { cell_id: cell, kind: kind.name.to_owned(), wording: wording.to_owned() };
    if standing.as_ref() == Some(&row) {
        return Ok(());
    }
    let act = record::begin(app, &tx, account, "wording-write", &kind.name).await?;
    record::put::<own_wording::Entity>(app, &tx, &act, standing, row).await?;
    tx.commit().await?;
    Ok(())
}

/// Goes back to the product's wording.
pub(super) async fn reset(app: &App, account: Option<Uuid>, cell: Uuid, kind: &PaperKind) -> anyhow::Result<()> {
    let tx = app.begin().await?;
    let Some(row) = store::find(&tx, cell, kind.name).await? else { return Ok(()) };
    let act = record::begin(app, &tx, account, "wording-reset", &kind.name).await?;
    record::remove::<own_wording::Entity>(app, &tx, &act, row).await?;
    tx.commit().await?;
    Ok(())
}
