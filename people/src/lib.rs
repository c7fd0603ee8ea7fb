//! People: accounts, units in time, the roll, households.

pub mod accounts;
pub mod households;
pub mod roll;
pub mod schema;
pub mod units;

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
pub const SLICE: Slice = Slice { name: "people", routes, migrations: || vec![Box::new(schema::Migration)], words: &LOCALES, kinds };

fn routes() -> Routes {
    accounts::routes().and(roll::routes()).and(households::routes())
}

fn kinds() -> Vec<Kind> {
    vec![
        kind::<units::unit::Entity>(),
        kind::<roll::member::Entity>(),
        kind::<roll::movement::Entity>(),
        kind::<households::household::Entity>(),
        kind::<households::household_member::Entity>(),
        kind::<households::household_title::Entity>(),
        kind::<households::quarter_title::Entity>(),
    ]
}
