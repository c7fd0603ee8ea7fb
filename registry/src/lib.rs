//! **Văn thư.** The papers a cell issues: drafting, numbers, the register, templates, whole sets at once.

pub mod kinds;
pub mod making;
mod sets;

use chibo_frame::record::Kind;
use chibo_frame::{Routes, Slice};
use sea_orm_migration::MigrationTrait;

fluent_templates::static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "vi",
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// What this slice brings to the roof.
pub const SLICE: Slice = Slice { name: "registry", routes, migrations, words: &LOCALES, kinds, due: None };

fn routes() -> Routes {
    sets::routes()
}

fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    Vec::new()
}

fn kinds() -> Vec<Kind> {
    Vec::new()
}
