//! Units: cell, ward, city, province, in time.

mod actions;
mod names;
mod store;

pub(crate) use actions::create_in;
pub use actions::{Refusal, create};
pub use names::committee_of;
pub use store::*;

pub(crate) fn routes() -> chibo_frame::Routes {
    chibo_frame::Routes::new()
}

pub(crate) fn migrations() -> Vec<Box<dyn sea_orm_migration::MigrationTrait>> {
    Vec::new()
}

pub(crate) fn kinds() -> Vec<chibo_frame::record::Kind> {
    use chibo_frame::record::kind;
    vec![kind::<unit::Entity>()]
}
