//! A paper is released to the members, or no longer.

use super::store::{self, released_paper};
use crate::{cell_of, register};
use axum::extract::{Path, State};
use axum::response::Response;
use chibo_frame::record;
use chibo_frame::{App, Page, PageError, see_other, sessions};
use tower_sessions::Session;
use uuid::Uuid;

pub(super) async fn release(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(id): Path<Uuid>,
) -> Result<Response, PageError> {
    let row = register::find(&app.db, cell_of(&app).await?, id).await?.ok_or(PageError::NotFound)?;
    if row.confidential || row.cancelled_on.is_some() {
        return Err(PageError::NotFound);
    }
    let tx = app.begin().await?;
    let standing = store::find(&tx, id).await?;
    let verb = if standing.is_some() { "paper-withhold" } else { "paper-release" };
    let act = record::begin(&app, &tx, Some(page.account()?), verb, &row.written()).await?;
    if let Some(row) = standing {
        record::remove::<released_paper::Entity>(&app, &tx, &act, row).await?;
    } else {
        let row = released_paper::Model { paper_id: id, released_at: app.now() };
        record::put::<released_paper::Entity>(&app, &tx, &act, None, row).await?;
    }
    tx.commit().await?;
    sessions::notice(&session, page.t(if verb == "paper-release" { "released-now" } else { "withheld-now" })).await?;
    Ok(see_other(&format!("/van-phong/van-ban/{id}")))
}
