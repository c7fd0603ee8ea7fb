//! A file that waits: its key's fingerprint to be compared by telephone, and, beside it, what stands of the cell. The ward
//! takes it as this cell's, or puts it away.

use super::body::Release;
use super::store::{self, cell_key, release, release_waiting};
use super::{Shown, taking};
use anyhow::Context;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::name::fold;
use chibo_frame::parcel::fingerprint;
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Page, PageError, html, see_other, sessions};
use chibo_people::units::{self, unit};
use std::collections::BTreeMap;
use tower_sessions::Session;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "exchange/waiting.html")]
struct Waiting {
    page: Page,
    row: release_waiting::Model,
    why: String,
    fingerprint: String,
    known_fingerprint: Option<String>,
    shown: Shown,
    /// What stands of the cell of that key or name.
    standing: Option<Shown>,
    cell: Field,
}

/// Whose file it may be: the unit whose key or name it bears.
fn likely<'a>(
    row: &release_waiting::Model,
    cells: &'a [unit::Model],
    keys: &BTreeMap<Uuid, cell_key::Model>,
) -> Option<&'a unit::Model> {
    let by_key = keys.values().find(|key| key.sent_as == row.sent_as).map(|key| key.cell_id);
    let name = fold(&row.name);
    cells.iter().find(|cell| Some(cell.id) == by_key).or_else(|| cells.iter().find(|cell| fold(&cell.name) == name))
}

fn why(page: &Page, row: &release_waiting::Model, key: Option<&cell_key::Model>, standing: Option<&release::Model>) -> String {
    match key {
        None => page.t("exchange-why-first"),
        Some(key) if key.public_key != row.public_key => page.t("exchange-why-key"),
        Some(_) => page.t1("exchange-why-content", "number", standing.map_or(row.number, |standing| standing.number)),
    }
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let row = store::find_waiting(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let ward = units::find_ward(&app.db).await?.ok_or(PageError::NotFound)?;
    let release = Release::read(&row.body).ok().context("a file that waits cannot be read")?;
    let (cells, keys) = (units::list_below(&app.db, ward.id).await?, store::list_keys(&app.db, ward.id).await?);
    let likely = likely(&row, &cells, &keys);
    let latest = match likely {
        Some(cell) => store::find_latest(&app.db, cell.id).await?,
        None => None,
    };
    let key = likely.and_then(|cell| keys.get(&cell.id));
    let standing = latest.as_ref().and_then(|latest| Release::read(&latest.body).ok()).map(|release| Shown::of(&page, &release));
    let typed = Typed::standing([("cell", likely.map(|cell| cell.id.to_string()).unwrap_or_default())]);
    let new = (String::new(), page.t1("exchange-as-new", "name", &row.name));
    let options = std::iter::once(new).chain(cells.iter().map(|cell| (cell.id.to_string(), cell.name.clone()))).collect();
    let waiting = Waiting {
        why: why(&page, &row, key, latest.as_ref()),
        fingerprint: fingerprint(&row.public_key),
        known_fingerprint: key.filter(|key| key.public_key != row.public_key).map(|key| fingerprint(&key.public_key)),
        shown: Shown::of(&page, &release),
        standing,
        cell: typed.choice(&page, "cell", "exchange-whose", options),
        row,
        page,
    };
    Ok(html(&waiting)?.into_response())
}

pub(super) async fn confirm(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let typed = Typed::new(values);
    let cell = match typed.value("cell") {
        "" => None,
        chosen => Some(chosen.parse().map_err(|_| PageError::NotFound)?),
    };
    let cell = taking::confirm(&app, page.account()?, id, cell).await?.ok_or(PageError::NotFound)?;
    sessions::notice(&session, page.t("exchange-taken")).await?;
    Ok(see_other(&format!("/van-phong/chi-bo/{cell}")))
}

pub(super) async fn discard(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(id): Path<Uuid>,
) -> Result<Response, PageError> {
    let name = taking::discard(&app, page.account()?, id).await?.ok_or(PageError::NotFound)?;
    sessions::notice(&session, page.t1("exchange-discarded", "name", name)).await?;
    Ok(see_other("/van-phong/nhan-so-lieu"))
}
