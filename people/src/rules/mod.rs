//! Dated rules: what the law or the place fixes for a time, as the cell keeps it.

mod schema;
mod store;

pub use store::*;

use chibo_frame::Routes;
use chibo_frame::record::{Kind, kind};
use sea_orm_migration::MigrationTrait;

pub(crate) fn routes() -> Routes {
    Routes::new()
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(schema::Migration)]
}

pub(crate) fn kinds() -> Vec<Kind> {
    vec![kind::<dated_rule::Entity>()]
}
