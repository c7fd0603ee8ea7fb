//! The same words and photos as a new draft.

use super::parcel::Parcel;
use crate::newsroom::store::{article, find_article, list_uses};
use crate::newsroom::{By, fresh, put};
use anyhow::Context;
use chibo_frame::App;
use uuid::Uuid;

/// Copies an article; the new draft's key comes back.
pub(crate) async fn copy(app: &App, by: &By, id: Uuid) -> anyhow::Result<Uuid> {
    let standing = find_article(&app.db, id).await?.context("the article is gone")?;
    let uses = list_uses(&app.db, id).await?;
    let photos: Vec<Uuid> = uses.iter().map(|used| used.row.photo_id).collect();
    let row = fresh(app);
    let (body, rows) = Parcel::of(&standing, &uses).unpacked(row.id, &photos, || app.new_id());
    let row = article::Model {
        folded: standing.folded,
        headline: standing.headline,
        lead: standing.lead,
        body,
        author: standing.author,
        category: standing.category,
        tags: standing.tags,
        site_id: standing.site_id,
        ..row
    };
    put(app, by, "copy_article", row, Vec::new(), rows).await
}
