//! Party fees: what each member owes by the rule of the day, receipts, the yearly table.

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
