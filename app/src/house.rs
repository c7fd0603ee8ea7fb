//! The list of slices, and the application put together from them.

use crate::{article, neighbours, tls, upgrade, workbooks};
use anyhow::Context;
use axum::Router;
use axum::middleware::from_fn_with_state;
use chibo_frame::app::Clock;
use chibo_frame::key::{Given, Place};
use chibo_frame::record::{self, Kind};
use chibo_frame::{App, Routes, Slice, Words, assets, db, schema};
use sea_orm::DatabaseConnection;
use sea_orm_migration::MigrationTrait;
use std::path::Path;

/// Every slice, lower floors first.
pub const SLICES: [Slice; 7] = [
    chibo_people::SLICE,
    chibo_books::SLICE,
    chibo_term::SLICE,
    chibo_congress::SLICE,
    chibo_registry::SLICE,
    chibo_portal::SLICE,
    chibo_ward::SLICE,
];

/// Every page of the house.
pub fn routes() -> Routes {
    SLICES.iter().fold(assets::routes().and(article::routes()).and(tls::routes()), |routes, slice| routes.and((slice.routes)()))
}

/// The house as one service. Only the roof knows both pages and paper: here every table can be had as a workbook. Only it knows
/// every record: here other cells' are kept apart.
pub fn router(app: &App) -> Router {
    let workbooks = from_fn_with_state(app.clone(), workbooks::offer);
    let neighbours = from_fn_with_state(app.clone(), neighbours::keep_apart);
    routes().around_office(|office| office.layer(workbooks).layer(neighbours)).into_router(app)
}

/// Every migration, the frame's first.
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    schema::migrations().into_iter().chain(SLICES.iter().flat_map(|slice| (slice.migrations)())).collect()
}

fluent_templates::static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "vi",
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// All words: the slices' and the command line's.
pub fn words() -> Words {
    Words::new(SLICES.iter().map(|slice| slice.words).chain([&LOCALES]))
}

/// Every kind of record that history and undo know.
pub fn kinds() -> Vec<Kind> {
    SLICES.iter().flat_map(|slice| (slice.kinds)()).collect()
}

/// Opens a data directory, brings its database up to date, and puts the application together.
pub async fn open(data: &Path, database_url: Option<&str>, clock: Clock) -> anyhow::Result<App> {
    open_with(data, database_url, None, clock).await
}

/// The same with a key that is not the data directory's own, where one is given.
pub async fn open_with(data: &Path, database_url: Option<&str>, key: Option<&Given>, clock: Clock) -> anyhow::Result<App> {
    std::fs::create_dir_all(data).with_context(|| format!("make the data directory {}", data.display()))?;
    let url = database_url.map_or_else(|| db::sqlite_url(data), str::to_owned);
    let app = upgrade::open(data, &url, key, clock).await?;
    record::settle(&app).await?;
    if let Some(key) = record::last_key(&app.db).await? {
        app.keys_after(key);
    }
    Ok(app)
}

/// The application on a database whose tables stand.
pub(crate) fn app(database: DatabaseConnection, data: &Path, key: &Place, clock: Clock) -> App {
    App::new(database, words(), kinds(), data.to_owned(), key.clone(), clock).asking(&SLICES)
}
