//! The roll of members: on any day, and each member's page.

mod asked_day;
mod day_roll;
mod history;
mod list;
mod members;
mod schema;
mod show;
mod store;

pub use day_roll::{Person, Roll, roll_of, roll_on};
pub(crate) use list::is_named;
pub use members::members;
pub use store::*;

use chibo_frame::{Right, Routes};

pub(crate) fn routes() -> Routes {
    let list = Routes::new().get("/van-phong/danh-sach", Right::SeePeople, list::show);
    list.get("/van-phong/danh-sach/{id}", Right::SeePeople, show::show)
}

pub(crate) fn migrations() -> Vec<Box<dyn sea_orm_migration::MigrationTrait>> {
    vec![Box::new(schema::Migration)]
}

pub(crate) fn kinds() -> Vec<chibo_frame::record::Kind> {
    use chibo_frame::record::kind;
    vec![kind::<member::Entity>(), kind::<movement::Entity>(), kind::<saved_list::Entity>()]
}
