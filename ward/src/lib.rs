//! **Đảng ủy cấp trên.** What goes between a cell and the ward above it as signed files, and the ward's rooms on what its cells
//! released. A ward's house holds no cell's records: only what came in such a file.

pub mod approvals;
pub mod exchange;
pub mod forward;
mod overview;
pub mod ratings;
#[cfg(feature = "testing")]
pub mod testing;
pub mod totals;

use chibo_frame::record::Kind;
use chibo_frame::{App, Finding, Page, Routes, Slice};
use sea_orm_migration::MigrationTrait;
use uuid::Uuid;

fluent_templates::static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "vi",
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// What this slice brings to the roof.
pub const SLICE: Slice = Slice {
    name: "ward",
    routes,
    migrations,
    words: &LOCALES,
    kinds,
    private: Vec::new,
    due: Some(due),
    files: None,
    derived: &totals::DERIVED,
};

fn routes() -> Routes {
    exchange::routes()
        .and(overview::routes())
        .and(ratings::routes())
        .and(approvals::routes())
        .and(totals::routes())
        .and(forward::routes())
}

fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    let own = exchange::migrations().into_iter().chain(ratings::migrations()).chain(approvals::migrations());
    own.chain(totals::migrations()).collect()
}

fn kinds() -> Vec<Kind> {
    exchange::kinds().into_iter().chain(ratings::kinds()).chain(approvals::kinds()).collect()
}

fn due<'a>(app: &'a App, page: &'a Page, own: Uuid) -> Finding<'a> {
    Box::pin(async move {
        let mut due = overview::due(app, page, own).await?;
        due.extend(approvals::due(app, page, own).await?);
        Ok(due)
    })
}
