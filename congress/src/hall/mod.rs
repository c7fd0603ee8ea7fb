//! The hall: the chair's console, the projector's page, the phones' page, speakers, and the clock.

mod acting;
mod actions;
mod codes;
mod console;
mod deeds;
mod public;
mod qr;
mod results_view;
mod schema;
mod screens;
mod shows;
mod speeches;
mod state;
mod store;
mod view;
mod who;
mod words;

pub use store::*;

use chibo_frame::record::{Kind, kind};
use chibo_frame::{Right, Routes};
use sea_orm_migration::MigrationTrait;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/dai-hoi/{id}/dieu-hanh", Right::RunCongress, console::show)
        .get("/van-phong/dai-hoi/{id}/dieu-hanh/song", Right::RunCongress, console::follow)
        .post("/van-phong/dai-hoi/{id}/dieu-hanh/mo", Right::RunCongress, deeds::open)
        .post("/van-phong/dai-hoi/{id}/dieu-hanh/ma", Right::RunCongress, deeds::codes)
        .post("/van-phong/dai-hoi/{id}/dieu-hanh/buoc", Right::RunCongress, deeds::step)
        .post("/van-phong/dai-hoi/{id}/dieu-hanh/phat-bieu", Right::RunCongress, deeds::ask)
        .post("/van-phong/dai-hoi/{id}/dieu-hanh/phat-bieu/bat-dau", Right::RunCongress, deeds::begin)
        .post("/van-phong/dai-hoi/{id}/dieu-hanh/phat-bieu/dung", Right::RunCongress, deeds::end)
        .post("/van-phong/dai-hoi/{id}/dieu-hanh/phat-bieu/bo", Right::RunCongress, deeds::remove)
        .post("/van-phong/dai-hoi/{id}/dieu-hanh/man-hinh", Right::RunCongress, deeds::show)
        .post("/van-phong/dai-hoi/{id}/dieu-hanh/cong-bo", Right::RunCongress, deeds::release)
        .get("/man-hinh/{code}", Right::Public, public::screen)
        .get("/man-hinh/{code}/song", Right::Public, public::screen_stream)
        .get("/man-hinh/{code}/hinh", Right::Public, public::screen_picture)
        .get("/dai-hoi", Right::Public, public::enter)
        .get("/dai-hoi/{code}", Right::Public, public::phone)
        .get("/dai-hoi/{code}/song", Right::Public, public::phone_stream)
        .get("/dai-hoi/{code}/hinh", Right::Public, public::phone_picture)
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(schema::Migration)]
}

pub(crate) fn kinds() -> Vec<Kind> {
    vec![
        kind::<hall::Entity>(),
        kind::<hall_item::Entity>(),
        kind::<hall_pause::Entity>(),
        kind::<hall_speaker::Entity>(),
        kind::<hall_release::Entity>(),
    ]
}
