//! The term: what the congress promised, what the books say of it, the report; and how workbooks come into the books.

mod home;
pub mod imports;
pub mod papers;
mod report;
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
pub const SLICE: Slice = Slice {
    name: "term",
    routes,
    migrations: targets::migrations,
    words: &LOCALES,
    kinds,
    private: Vec::new,
    due: None,
    files: None,
    derived: &[],
};

fn routes() -> Routes {
    home::routes().and(targets::routes()).and(report::routes()).and(imports::routes())
}

fn kinds() -> Vec<Kind> {
    vec![
        kind::<targets::term::Entity>(),
        kind::<targets::target::Entity>(),
        kind::<targets::target_version::Entity>(),
        kind::<targets::evidence::Entity>(),
    ]
}

/// The kinds of paper that this slice knows.
pub fn paper_kinds() -> Vec<chibo_people::papers::PaperKind> {
    papers::paper_kinds()
}
