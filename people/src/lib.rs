//! People: accounts, units in time, the roll, mandates, households, organisations, and the dated rules a cell keeps.

pub mod accounts;
pub mod acts;
mod backups;
pub mod deadlines;
pub mod duplicates;
pub mod households;
pub mod mandates;
pub mod organisations;
pub mod papers;
pub mod personal;
pub mod roll;
pub mod rules;
pub mod schema;
#[cfg(feature = "testing")]
pub mod testing;
pub mod transfers;
pub mod units;

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
    name: "people",
    routes,
    migrations,
    words: &LOCALES,
    kinds,
    private: Vec::new,
    due: Some(due),
    files: None,
    derived: &[],
};

fn due<'a>(app: &'a App, page: &'a Page, cell: Uuid) -> Finding<'a> {
    Box::pin(async move {
        let mut due = backups::due(app, page).await?;
        due.extend(transfers::due(app, page, cell).await?);
        Ok(due)
    })
}

fn routes() -> Routes {
    [
        accounts::routes(),
        units::routes(),
        rules::routes(),
        roll::routes(),
        mandates::routes(),
        deadlines::routes(),
        duplicates::routes(),
        households::routes(),
        organisations::routes(),
        acts::routes(),
        backups::routes(),
        personal::routes(),
        transfers::routes(),
    ]
    .into_iter()
    .fold(Routes::new(), Routes::and)
}

/// The first release's tables, then each room's own changes. Old ones are never edited.
fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    let first: Box<dyn MigrationTrait> = Box::new(schema::Migration);
    std::iter::once(first)
        .chain(units::migrations())
        .chain(rules::migrations())
        .chain(roll::migrations())
        .chain(mandates::migrations())
        .chain(duplicates::migrations())
        .chain(households::migrations())
        .chain(organisations::migrations())
        .chain(acts::migrations())
        .chain(accounts::migrations())
        .chain(personal::migrations())
        .chain(transfers::migrations())
        .collect()
}

fn kinds() -> Vec<Kind> {
    [
        units::kinds(),
        rules::kinds(),
        roll::kinds(),
        mandates::kinds(),
        duplicates::kinds(),
        households::kinds(),
        organisations::kinds(),
        acts::kinds(),
        personal::kinds(),
        transfers::kinds(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The kinds of paper that this slice knows.
pub fn paper_kinds() -> Vec<papers::PaperKind> {
    [roll::paper_kinds(), deadlines::paper_kinds(), papers::free_kinds()].concat()
}
