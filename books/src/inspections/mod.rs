//! The plan of inspections and supervisions.

mod store;

pub use store::*;

use chibo_frame::Routes;
use chibo_frame::record::{Kind, kind};
use sea_orm_migration::MigrationTrait;

pub(crate) fn routes() -> Routes {
    Routes::new()
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    Vec::new()
}

pub(crate) fn kinds() -> Vec<Kind> {
    vec![kind::<inspection::Entity>()]
}
