//! Accounts: signing in, passwords, roles, the first administrator.

mod actions;
mod device;
mod edit;
mod field;
mod list;
mod own_password;
mod own_sessions;
mod passkeys;
mod recovery;
mod rights;
mod setup;
mod sign_in;
mod store;
mod strength;
pub mod throttle;
mod words;

pub use actions::{Change, Created, New, Refusal, SHORTEST, change, change_password, create, reset_password};
pub use setup::setup_code;
pub use store::{PasswordHash, account, any, find, find_by_login, list as list_accounts};
pub use strength::Weak;
pub use words::worded;

use chibo_frame::{Right, Routes};
use sea_orm_migration::MigrationTrait;

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(recovery::schema::Migration), Box::new(passkeys::schema::Migration)]
}

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/dang-nhap", Right::SignIn, sign_in::show)
        .post("/dang-nhap", Right::SignIn, sign_in::enter)
        .get("/dang-nhap/ma-khoi-phuc", Right::SignIn, recovery::show_enter)
        .post("/dang-nhap/ma-khoi-phuc", Right::SignIn, recovery::enter)
        .post("/dang-xuat", Right::Office, sign_in::leave)
        .get("/khoi-dau", Right::SignIn, setup::show)
        .post("/khoi-dau", Right::SignIn, setup::open)
        .get("/van-phong/mat-khau", Right::Office, own_password::show)
        .post("/van-phong/mat-khau", Right::Office, own_password::change)
        .get("/van-phong/ma-khoi-phuc", Right::Office, recovery::show_own)
        .post("/van-phong/ma-khoi-phuc", Right::Office, recovery::make)
        .get("/van-phong/phien", Right::Office, own_sessions::show)
        .post("/van-phong/phien", Right::Office, own_sessions::end)
        .get("/van-phong/quyen", Right::ManageAccounts, rights::show)
        .get("/van-phong/tai-khoan", Right::ManageAccounts, list::show)
        .post("/van-phong/tai-khoan", Right::ManageAccounts, list::create)
        .get("/van-phong/tai-khoan/{id}", Right::ManageAccounts, edit::show)
        .about_people()
        .post("/van-phong/tai-khoan/{id}", Right::ManageAccounts, edit::change)
        .post("/van-phong/tai-khoan/{id}/mat-khau", Right::ManageAccounts, edit::reset_password)
        .and(passkeys::routes())
}
