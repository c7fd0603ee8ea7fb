//! Tasks: what a meeting concluded, with an owner and a day, shown until done.

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
