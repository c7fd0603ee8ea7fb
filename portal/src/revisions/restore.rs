//! An earlier text becomes the text again: a save like any other, so nothing in between is lost.

use super::states::{self, Uses};
use crate::newsroom::store::{Use, article, find_article, list_photos};
use crate::newsroom::{By, save, with_text_of};
use axum::extract::{Path, State};
use axum::response::Response;
use chibo_frame::sessions::notice;
use chibo_frame::{App, Page, PageError, Right, see_other};
use tower_sessions::Session;
use uuid::Uuid;

pub(super) async fn post(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path((id, act)): Path<(Uuid, Uuid)>,
) -> Result<Response, PageError> {
    // The states of an article that was thrown away stay in the log.
    find_article(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let all = states::list(&app.db, id).await?;
    let state = all.iter().find(|state| state.act == act).ok_or(PageError::NotFound)?;
    let rows = Uses::of(&app.db, id, &all).await?.after(act)?;
    let photos = list_photos(&app.db, rows.iter().map(|row| row.photo_id)).await?;
    let with_photo = |row| Use::of(row, &photos);
    let uses = rows.into_iter().filter_map(with_photo).collect();
    // Nothing is compared: whoever goes back knows that the text changed since.
    let back = |article: &mut article::Model, standing: &mut Vec<Use>| {
        *article = with_text_of(article.clone(), state.article.clone());
        *standing = uses;
        Ok(())
    };
    let _unmoved = save(&app, &By::of(&page)?, id, page.may(Right::PublishNews), back).await?;
    notice(&session, page.t("revisions-restored")).await?;
    Ok(see_other(&format!("/van-phong/tin-bai/{id}")))
}
