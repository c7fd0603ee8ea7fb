//! Accounts: signing in, passwords, roles, the first administrator.

mod actions;
mod edit;
mod field;
mod list;
mod own_password;
mod own_sessions;
mod passkeys;
mod rights;
mod setup;
mod sign_in;
mod store;
pub mod throttle;
mod words;

pub use actions::{Change, Created, New, Refusal, SHORTEST, change, change_password, create, reset_password};
pub use setup::setup_code;
pub use store::{PasswordHash, account, any, find, find_by_login, list as list_accounts};
pub use words::worded;

use chibo_frame::{Right, Routes};
use sea_orm_migration::MigrationTrait;

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    passkeys::migrations()
}

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/dang-nhap", Right::SignIn, sign_in::show)
        .post("/dang-nhap", Right::SignIn, sign_in::enter)
        .post("/dang-xuat", Right::Office, sign_in::leave)
        .get("/khoi-dau", Right::SignIn, setup::show)
        .post("/khoi-dau", Right::SignIn, setup::open)
        .get("/van-phong/mat-khau", Right::Office, own_password::show)
        .post("/van-phong/mat-khau", Right::Office, own_password::change)
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
