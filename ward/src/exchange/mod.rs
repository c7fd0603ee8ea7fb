//! **Gửi và nhận số liệu.** A cell releases its figures as a signed file; the ward takes it in. What is not in the file, the
//! ward does not have.

mod body;
mod gather;
mod schema;
mod send;
mod store;
mod take;
mod taking;
mod view;
mod waiting;

pub use body::{
    Counted, Elected, Headcount, Release, ReleasedCongress, ReleasedReading, ReleasedTarget, ReleasedTerm, Reply, Year,
};
pub use store::*;
pub(crate) use take::bad_text;
pub(crate) use taking::figures;
#[cfg(feature = "testing")]
pub(crate) use taking::write_cells;
pub use taking::{NOW, OFFICIAL, Outcome, PROBATIONARY, put_release, take};
pub(crate) use view::{Shown, congress_text};

use chibo_frame::parcel::Format;
use chibo_frame::record::{Kind, kind};
use chibo_frame::{Right, Routes};
use sea_orm_migration::MigrationTrait;

/// A cell's figures for the ward.
pub const RELEASE: Format = Format("chibo-release/1");

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/gui-dang-uy", Right::KeepRecords, send::show)
        .about_nobody()
        .post("/van-phong/gui-dang-uy", Right::KeepRecords, send::make)
        .get("/van-phong/gui-dang-uy/{id}/tai", Right::KeepRecords, send::download)
        .about_nobody()
        .get("/van-phong/nhan-so-lieu", Right::KeepWard, take::show)
        .post("/van-phong/nhan-so-lieu", Right::KeepWard, take::upload)
        .get("/van-phong/nhan-so-lieu/{id}", Right::KeepWard, waiting::show)
        .post("/van-phong/nhan-so-lieu/{id}", Right::KeepWard, waiting::confirm)
        .post("/van-phong/nhan-so-lieu/{id}/bo", Right::KeepWard, waiting::discard)
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(schema::Migration)]
}

pub(crate) fn kinds() -> Vec<Kind> {
    vec![
        kind::<release_made::Entity>(),
        kind::<release::Entity>(),
        kind::<release_waiting::Entity>(),
        kind::<cell_key::Entity>(),
        kind::<released_figure::Entity>(),
    ]
}
