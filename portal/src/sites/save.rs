//! Making and changing a site: one act, recorded whole.

use super::check::{self, Refusal};
use super::store::{self, site};
use chibo_frame::App;
use chibo_frame::record;
use uuid::Uuid;

/// Saves a site as it is wanted; one without a key is a new one. Its key comes back, or all that is wrong with it.
pub(super) async fn save(
    app: &App,
    account: Uuid,
    key: Option<i32>,
    wanted: site::Model,
) -> anyhow::Result<Result<i32, Vec<Refusal>>> {
    let tx = app.begin().await?;
    let all = store::list_sites(&tx).await?;
    let free = all.iter().map(|site| site.id).max().unwrap_or_default().max(store::the_first()) + 1;
    let row = site::Model { id: key.unwrap_or(free), ..wanted };
    let refusals = check::refusals(&row, &all);
    if !refusals.is_empty() {
        return Ok(Err(refusals));
    }
    let standing = all.into_iter().find(|site| site.id == row.id);
    let verb = if standing.is_none() { "make_site" } else { "change_site" };
    let act = record::begin(app, &tx, Some(account), verb, &row.title).await?;
    let id = row.id;
    record::put::<site::Entity>(app, &tx, &act, standing, row).await?;
    tx.commit().await?;
    super::forget(app);
    Ok(Ok(id))
}
