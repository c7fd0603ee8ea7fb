//! Tasks: what a meeting concluded, with an owner and a day, shown until done.

mod schema;
mod store;
mod words;

pub use store::*;
pub(crate) use words::{Line, line};

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
    vec![kind::<task::Entity>()]
}
