//! Households and their titles.

mod list;
mod store;

pub use store::*;

use chibo_frame::{Right, Routes};

pub(crate) fn routes() -> Routes {
    Routes::new().get("/van-phong/ho-gia-dinh", Right::SeePeople, list::show)
}

pub(crate) fn migrations() -> Vec<Box<dyn sea_orm_migration::MigrationTrait>> {
    Vec::new()
}

pub(crate) fn kinds() -> Vec<chibo_frame::record::Kind> {
    use chibo_frame::record::kind;
    vec![
        kind::<household::Entity>(),
        kind::<household_member::Entity>(),
        kind::<household_title::Entity>(),
        kind::<quarter_title::Entity>(),
    ]
}
