//! The congress: preparing it, its elections and their results, its papers, and the draft of an article about it.

mod article;
mod demo;
pub mod documents;
pub mod preparing;
pub mod results;
pub mod schema;

pub use article::{ArticleFacts, draft_facts};
pub use demo::load_demo;
pub use documents::{Paper, resolution_pdf};
pub use preparing::find_congress;
pub use results::{Listed, export, fault_line, list};

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
pub const SLICE: Slice =
    Slice { name: "congress", routes, migrations: || vec![Box::new(schema::Migration)], words: &LOCALES, kinds };

fn routes() -> Routes {
    preparing::routes().and(results::routes()).and(documents::routes())
}

fn kinds() -> Vec<Kind> {
    vec![
        kind::<preparing::congress::Entity>(),
        kind::<preparing::programme_item::Entity>(),
        kind::<preparing::guest::Entity>(),
        kind::<preparing::body_member::Entity>(),
        kind::<preparing::congress_attendance::Entity>(),
        kind::<preparing::card_vote::Entity>(),
        kind::<results::election::Entity>(),
    ]
}
