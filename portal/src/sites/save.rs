//! Making and changing a site: one act, recorded whole.

use super::check::{self, Refusal};
use super::store::{self, site};
use anyhow::{Context, bail};
use chibo_frame::App;
use chibo_frame::record;
use uuid::Uuid;

/// Makes the site of the unit above the first one, which gathers its articles: the ward's.
pub async fn make_site_above(app: &App, title: &str, subtitle: &str, path: &str) -> anyhow::Result<()> {
    let path = Some(path.to_owned());
    let wanted = site::Model { title: title.to_owned(), subtitle: subtitle.to_owned(), path, ..store::blank(0) };
    let above = match save(app, None, None, wanted).await? {
        Ok(key) => key,
        Err(refusals) => bail!("the site above is refused: {refusals:?}"),
    };
    let sites = store::list_sites(&app.db).await?;
    let first = sites.into_iter().find(|site| site.id == store::the_first()).context("there is no first site yet")?;
    match save(app, None, Some(first.id), site::Model { parent_id: Some(above), ..first }).await? {
        Ok(_) => Ok(()),
        Err(refusals) => bail!("the first site is not gathered: {refusals:?}"),
    }
}

/// Saves a site as it is wanted; one without a key is a new one. Its key comes back, or all that is wrong with it.
pub(super) async fn save(
    app: &App,
    account: Option<Uuid>,
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
    let act = record::begin(app, &tx, account, verb, &row.title).await?;
    let id = row.id;
    record::put::<site::Entity>(app, &tx, &act, standing, row).await?;
    tx.commit().await?;
    super::forget(app);
    Ok(Ok(id))
}
