//! Ballot papers: printed for each round, a page that tests printer and scanner, and the map of what is printed.

mod facts;
mod words;

pub use facts::ballot;
pub use words::unprintable;

use chibo_frame::Routes;
use chibo_frame::record::Kind;
use sea_orm_migration::MigrationTrait;

pub(crate) fn routes() -> Routes {
    Routes::new()
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    Vec::new()
}

pub(crate) fn kinds() -> Vec<Kind> {
    Vec::new()
}
