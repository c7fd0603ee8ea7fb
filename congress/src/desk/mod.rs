//! The desk at the door: members checked in by several devices at once, who is in the hall at any second, and votes by card.

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
