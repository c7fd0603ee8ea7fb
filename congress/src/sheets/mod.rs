//! Ballot papers: printed for each round, a page that tests printer and scanner, and the map of what is printed.

mod facts;
mod files;
mod show;
mod words;

pub use facts::ballot;
pub use words::unprintable;

use chibo_frame::record::Kind;
use chibo_frame::{Right, Routes};
use sea_orm_migration::MigrationTrait;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/dai-hoi/{id}/bau-cu/{election}/in-phieu", Right::CountBallots, show::show)
        .get("/van-phong/dai-hoi/{id}/bau-cu/{election}/in-phieu/{round}", Right::CountBallots, show::show_round)
        .get("/van-phong/dai-hoi/{id}/bau-cu/{election}/in-phieu/{round}/phieu-bau.pdf", Right::CountBallots, files::pdf)
        .get("/van-phong/dai-hoi/{id}/bau-cu/{election}/in-phieu/{round}/map.json", Right::CountBallots, files::map)
        .get("/van-phong/dai-hoi/{id}/bau-cu/{election}/in-phieu/{round}/trang-thu.pdf", Right::CountBallots, files::test_page)
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    Vec::new()
}

pub(crate) fn kinds() -> Vec<Kind> {
    Vec::new()
}
