//! **Chuyển sinh hoạt đảng.** A member goes from one cell's house to another's by a signed file, and stays counted where he
//! was until the other house's signed answer has come. Both hold to one day, which the file names.

mod alike;
mod arrive;
mod body;
mod due;
mod leave;
mod leaving;
mod list;
mod moves;
mod receiving;
mod schema;
mod store;
mod taking;
mod words;

pub use body::{ANSWER, Addressee, Answer, Person, TRANSFER, Transfer};
pub(crate) use due::due;
pub(crate) use leaving::leaving;
pub use moves::{Leaving, Moves, moves};
pub use store::*;
pub use taking::{Outcome, take};

use chibo_frame::record::{Kind, kind};
use chibo_frame::{Right, Routes};
use sea_orm_migration::MigrationTrait;

/// The room's page.
const PATH: &str = "/van-phong/chuyen-sinh-hoat";

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get(PATH, Right::KeepRecords, list::show)
        .post(PATH, Right::KeepRecords, list::upload)
        .get("/van-phong/chuyen-sinh-hoat/tep/{id}", Right::KeepRecords, list::download)
        .get("/van-phong/chuyen-sinh-hoat/di/{member}", Right::KeepRecords, leave::show)
        .post("/van-phong/chuyen-sinh-hoat/di/{member}", Right::KeepRecords, leave::make)
        .post("/van-phong/chuyen-sinh-hoat/rut/{id}", Right::KeepRecords, leave::withdraw)
        .get("/van-phong/chuyen-sinh-hoat/den/{id}", Right::KeepRecords, arrive::show)
        .post("/van-phong/chuyen-sinh-hoat/den/{id}", Right::KeepRecords, arrive::accept)
        .post("/van-phong/chuyen-sinh-hoat/den/{id}/tu-choi", Right::KeepRecords, arrive::decline)
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(schema::Migration)]
}

pub(crate) fn kinds() -> Vec<Kind> {
    vec![kind::<transfer_out::Entity>(), kind::<transfer_in::Entity>()]
}
