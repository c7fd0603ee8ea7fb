//! **Dữ liệu cá nhân.** What is kept of one person, shown and handed to him; restricted, and erased when its time is over; what
//! the cell keeps it for; and each member's own record.

mod about;
mod erase;
mod link;
mod overview;
mod restrict;
mod schema;
mod show;
mod store;
mod withheld;
mod words;

pub(crate) use link::Link;
pub use link::link;
pub(crate) use store::find_restriction;
pub use store::{account_member, data_request, erasure, find_link, restricted, restriction};
pub use withheld::{withheld, without_contact};

use chibo_frame::record::{Kind, kind};
use chibo_frame::{Right, Routes};
use sea_orm_migration::MigrationTrait;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/cua-toi", Right::OwnRecord, show::own)
        .get("/van-phong/cua-toi/du-lieu.json", Right::OwnRecord, show::own_file)
        .get("/van-phong/du-lieu-ca-nhan", Right::VerifyRecords, overview::show)
        .about_people()
        .get("/van-phong/du-lieu-ca-nhan/thong-bao", Right::VerifyRecords, overview::notice)
        .post("/van-phong/du-lieu-ca-nhan/yeu-cau", Right::KeepRecords, overview::ask)
        .post("/van-phong/du-lieu-ca-nhan/yeu-cau/{id}", Right::KeepRecords, overview::answer)
        .get("/van-phong/danh-sach/{id}/du-lieu", Right::KeepRecords, show::show)
        .get("/van-phong/danh-sach/{id}/du-lieu.json", Right::KeepRecords, show::download)
        .post("/van-phong/danh-sach/{id}/han-che", Right::KeepRecords, restrict::restrict)
        .post("/van-phong/danh-sach/{id}/xoa-du-lieu", Right::KeepRecords, restrict::erase)
        .post("/van-phong/tai-khoan/{id}/dang-vien", Right::ManageAccounts, link::keep)
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(schema::AccountMember), Box::new(schema::Restriction)]
}

pub(crate) fn kinds() -> Vec<Kind> {
    vec![kind::<account_member::Entity>(), kind::<restriction::Entity>(), kind::<erasure::Entity>(), kind::<data_request::Entity>()]
}
