//! Units: cell, ward, city, province, in time.

mod actions;
mod demo;
mod list;
mod names;
mod schema;
mod show;
mod store;
mod succession;
mod time;
mod words;

pub use actions::{Refusal, create, create_ward, put_below};
pub(crate) use actions::{create_in, create_ward_in};
pub use demo::load_succession;
pub use names::{committee_of, place_of};
pub use store::*;
pub use succession::{Change, Decision, New, Refusal as ChangeRefusal, change, found};
pub use time::{Unit, Units, list_events, name_on, superiors_on, unit_event, unit_past};

use chibo_frame::{Right, Routes};

pub(crate) fn routes() -> Routes {
    let routes = Routes::new().get("/van-phong/don-vi", Right::SeeUnits, list::show);
    let routes = routes.post("/van-phong/don-vi", Right::KeepUnits, list::found);
    let routes = routes.get("/van-phong/don-vi/{id}", Right::SeeUnits, show::show);
    routes.post("/van-phong/don-vi/{id}", Right::KeepUnits, show::change)
}

pub(crate) fn migrations() -> Vec<Box<dyn sea_orm_migration::MigrationTrait>> {
    vec![Box::new(schema::Migration), Box::new(schema::House)]
}

pub(crate) fn kinds() -> Vec<chibo_frame::record::Kind> {
    use chibo_frame::record::kind;
    vec![kind::<unit::Entity>(), kind::<unit_past::Entity>(), kind::<unit_event::Entity>(), kind::<house::Entity>()]
}
