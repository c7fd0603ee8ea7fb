//! Candidates before the ballot: nominations, self-nominations, withdrawals, and the list that the congress votes on.

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
