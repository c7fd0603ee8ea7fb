//! Workbooks out of the books: blank templates, templates with names, and every list as it stands, each of which the
//! import takes back without change.

mod download;
pub(super) mod gather;
mod lists;
mod names;
mod page;
mod people;
mod plain;

pub use download::{note, send};
pub use gather::above;

use chibo_frame::{Right, Routes};
use chibo_paper::workbook::Kind;

/// The page of templates and exports.
pub(super) const PATH: &str = "/van-phong/bieu-mau";

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/bieu-mau", Right::SeePeople, page::show)
        .about_nobody()
        .get("/van-phong/bieu-mau/mau/{kind}", Right::SeePeople, download::template)
        .get("/van-phong/bieu-mau/xuat/{kind}", Right::SeePeople, download::export)
}

/// The name of a kind in addresses and in the names of files.
fn slug(kind: Kind) -> &'static str {
    match kind {
        Kind::Roll => "danh-sach-dang-vien",
        Kind::Movements => "bien-dong",
        Kind::Attendance => "diem-danh-sinh-hoat",
        Kind::Study => "hoc-tap-nghi-quyet",
        Kind::Ratings => "danh-gia-xep-loai",
        Kind::Inspections => "kiem-tra-giam-sat",
        Kind::Admissions => "phat-trien-dang-vien",
        Kind::Households => "ho-gia-dinh",
    }
}

/// The kind of this name.
fn named(slug: &str) -> Option<Kind> {
    Kind::ALL.into_iter().find(|kind| self::slug(*kind) == slug)
}

/// The name of the file with everything.
const EVERYTHING: &str = "toan-bo-so-sach";

/// Whether the lists of this kind are kept year by year.
fn is_yearly(kind: Kind) -> bool {
    matches!(kind, Kind::Attendance | Kind::Study | Kind::Ratings)
}

/// Whether a template of this kind is quicker with the members' names in it.
fn takes_names(kind: Kind) -> bool {
    is_yearly(kind)
}
