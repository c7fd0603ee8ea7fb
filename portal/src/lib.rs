//! The public site of a quarter: the newsroom behind it, the pages visitors read, the boxes beside them, the count of
//! visits. Knows no other slice: facts for a draft come in through `create_draft` as plain words.

mod background;
mod boxes;
mod categories;
mod fresh;
mod hash;
mod lanes;
mod newsroom;
mod parcels;
mod photos;
mod reading;
mod revisions;
mod road;
mod rows;
mod schema;
mod sites;
mod slug;
#[cfg(test)]
mod tests;
mod visits;

pub use newsroom::{Draft, Missing, clean_text, create_draft, draft_of, publish};
pub use photos::{BadPhoto, PhotoWords, add_photo};
pub use reading::keep_up as read_words;
pub use road::{Certificate, Secure, serve};
pub use sites::{make_site_above, set_site};
pub use visits::{Proxies, set_migrated_visits};

use chibo_frame::App;
use chibo_frame::metrics::Figure;
use chibo_frame::record::{Kind, kind};
use chibo_frame::{Routes, Slice};
use sea_orm_migration::MigrationTrait;

fluent_templates::static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "vi",
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// Kept by triggers beside the published pages, and the index of their words.
const DERIVED: [&str; 5] = ["publication_list", "publication_count", "publication_changed", "publication_words", "publication_fts"];

/// What this slice brings to the roof.
pub const SLICE: Slice = Slice {
    name: "portal",
    routes,
    migrations,
    words: &LOCALES,
    kinds,
    private: Vec::new,
    due: None,
    files: Some(photos::files::check),
    derived: &DERIVED,
};

/// What the site has to tell whoever keeps the server going: how much it is read, never by whom.
pub async fn measured(app: &App) -> anyhow::Result<Vec<Figure>> {
    let figures = visits::figures(app).await?;
    let memory = app.shared.of::<reading::Pages>().answered();
    Ok(vec![
        Figure {
            name: "visits",
            about: "Pages of the site that were opened, as long as it is counted here",
            much: vec![("people", figures.counted), ("programs", figures.bots)],
        },
        Figure { name: "visitors_online", about: "Visitors of the last five minutes", much: vec![("", figures.online)] },
        Figure { name: "answered_from_memory", about: "Requests answered out of memory, past the house", much: vec![("", memory)] },
    ])
}

fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(schema::Migration),
        Box::new(schema::Sites),
        Box::new(photos::schema::Migration),
        Box::new(newsroom::schema::Migration),
        Box::new(categories::schema::Migration),
        Box::new(reading::schema::Migration),
        Box::new(visits::Migration),
        Box::new(newsroom::schema::Withdrawals),
        Box::new(photos::files::Migration),
        Box::new(visits::Elsewhere),
    ]
}

fn routes() -> Routes {
    newsroom::routes()
        .and(photos::routes())
        .and(categories::routes())
        .and(revisions::routes())
        .and(parcels::routes())
        .and(boxes::routes())
        .and(visits::routes())
        .and(sites::routes())
        .and(reading::routes())
}

fn kinds() -> Vec<Kind> {
    vec![
        kind::<newsroom::store::article::Entity>(),
        kind::<photos::store::photo::Entity>(),
        kind::<photos::store::article_photo::Entity>(),
        kind::<photos::store::publication_photo::Entity>(),
        kind::<newsroom::store::article_note::Entity>(),
        kind::<newsroom::store::category::Entity>(),
        kind::<reading::publication::Entity>(),
        kind::<reading::publication_tag::Entity>(),
        kind::<reading::old_address::Entity>(),
        kind::<sites::site::Entity>(),
        kind::<boxes::store::box_setting::Entity>(),
    ]
}
