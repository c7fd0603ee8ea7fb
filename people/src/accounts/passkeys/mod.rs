//! **Chìa khóa trên máy** (passkeys). One signs in with the lock of one's own phone or laptop (a finger, a face, its PIN)
//! instead of a password. The secret never leaves the device; kept here is what its signature is checked with. A password
//! still opens: a device can be lost.

mod ceremony;
mod entering;
mod own;
mod schema;
mod store;

pub(super) use store::remove_all_of;

use axum::http::HeaderMap;
use chibo_frame::{Right, Routes};
use sea_orm_migration::MigrationTrait;

pub(super) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(schema::Migration)]
}

/// Whether browsers keep passkeys for the address by which we were reached.
pub(super) fn possible(headers: &HeaderMap) -> bool {
    ceremony::Site::of(headers).is_some()
}

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/chia-khoa", Right::Office, own::show)
        .post("/van-phong/chia-khoa", Right::Office, own::add)
        .post("/van-phong/chia-khoa/moi", Right::Office, own::begin)
        .post("/van-phong/chia-khoa/bo", Right::Office, own::remove)
        .post("/dang-nhap/chia-khoa", Right::SignIn, entering::enter)
        .post("/dang-nhap/chia-khoa/moi", Right::SignIn, entering::begin)
}
