//! The congress: preparing it, its elections and their results, its papers, and the draft of an article about it.

mod article;
pub mod counting;
mod demo;
pub mod desk;
pub mod documents;
pub mod hall;
pub mod preparing;
pub mod results;
pub mod scan;
pub mod schema;
pub mod sheets;
pub mod slates;

pub use article::{ArticleFacts, draft_facts};
pub use demo::load_demo;
pub use documents::{Paper, paper_pdf, resolution_pdf};
pub use preparing::find_congress;
pub use results::{Listed, export, fault_line, list};
pub use sheets::{ballot, unprintable};

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
    name: "congress",
    routes,
    migrations,
    words: &LOCALES,
    kinds,
    private: Vec::new,
    due: Some(due),
    files: None,
    derived: &[],
};

fn routes() -> Routes {
    [
        preparing::routes(),
        slates::routes(),
        desk::routes(),
        hall::routes(),
        sheets::routes(),
        counting::routes(),
        results::routes(),
        documents::routes(),
    ]
    .into_iter()
    .fold(Routes::new(), Routes::and)
}

/// The first release's tables, then each room's own changes. Old ones are never edited.
fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    let first: Box<dyn MigrationTrait> = Box::new(schema::Migration);
    std::iter::once(first)
        .chain(preparing::migrations())
        .chain(slates::migrations())
        .chain(desk::migrations())
        .chain(hall::migrations())
        .chain(sheets::migrations())
        .chain(counting::migrations())
        .chain(results::migrations())
        .chain(documents::migrations())
        .collect()
}

fn due<'a>(app: &'a App, page: &'a Page, cell: Uuid) -> Finding<'a> {
    Box::pin(preparing::due(app, page, cell))
}

fn kinds() -> Vec<Kind> {
    [
        preparing::kinds(),
        slates::kinds(),
        desk::kinds(),
        hall::kinds(),
        sheets::kinds(),
        counting::kinds(),
        results::kinds(),
        documents::kinds(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The kinds of paper that this slice knows.
pub fn paper_kinds() -> Vec<chibo_people::papers::PaperKind> {
    documents::paper_kinds()
}
