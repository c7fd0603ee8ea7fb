//! Counting a round three ways: read from pictures, keyed twice, totals of the hand tally; and whether they agree.

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
