//! The term: meetings, study, ratings, inspections, admissions, targets, the report, imports.

pub mod admissions;
pub mod imports;
pub mod inspections;
pub mod meetings;
pub mod ratings;
mod report;
pub mod schema;
pub mod study;
pub mod targets;

use chibo_frame::record::{Kind, kind};
use chibo_frame::{Routes, Slice};

fluent_templates::static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "vi",
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// What this slice brings to the roof.
pub const SLICE: Slice = Slice { name: "term", routes, migrations: || vec![Box::new(schema::Migration)], words: &LOCALES, kinds };

fn routes() -> Routes {
    targets::routes().and(report::routes()).and(imports::routes())
}

fn kinds() -> Vec<Kind> {
    vec![
        kind::<targets::term::Entity>(),
        kind::<targets::target::Entity>(),
        kind::<targets::evidence::Entity>(),
        kind::<meetings::meeting::Entity>(),
        kind::<meetings::attendance::Entity>(),
        kind::<study::study_session::Entity>(),
        kind::<study::study_mark::Entity>(),
        kind::<ratings::rating::Entity>(),
        kind::<ratings::cell_rating::Entity>(),
        kind::<inspections::inspection::Entity>(),
        kind::<admissions::admission::Entity>(),
    ]
}
