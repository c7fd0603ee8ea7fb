//! The congress's papers, all from one gathering of facts: the minutes of each count, the minutes of the congress, the
//! resolution, the request for approval.

mod after;
mod approving;
mod before;
mod counting;
mod course;
mod edit;
mod facts;
mod list;
mod minutes;
mod papers;
mod persons;
mod print;
mod request;
mod resolution;
mod schema;
mod store;
mod texts;
mod values;

pub(crate) use approving::state_line;
pub(crate) use papers::{file_of, paper_kinds};
pub use print::{Paper, paper_pdf, resolution_pdf};
pub(crate) use resolution::{elected, target_sentence, targets_of, term_of, term_words};
pub use store::*;
pub use texts::{SolutionGroup, Texts};

use chibo_frame::record::{Kind, kind};
use chibo_frame::{Right, Routes};
use sea_orm_migration::MigrationTrait;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/dai-hoi/{id}/van-ban", Right::SeeElections, list::show)
        .get("/van-phong/dai-hoi/{id}/bien-ban.pdf", Right::SeePeople, print::minutes)
        .get("/van-phong/dai-hoi/{id}/to-trinh.pdf", Right::SeePeople, print::request)
        .get("/van-phong/dai-hoi/{id}/chuan-y", Right::SeePeople, approving::show)
        .post("/van-phong/dai-hoi/{id}/chuan-y", Right::RunCongress, approving::save)
        .get("/van-phong/dai-hoi/{id}/nghi-quyet", Right::RunCongress, edit::show)
        .post("/van-phong/dai-hoi/{id}/nghi-quyet", Right::RunCongress, edit::save)
        .get("/van-phong/dai-hoi/{id}/nghi-quyet.pdf", Right::SeePeople, print::resolution)
        .get("/van-phong/dai-hoi/{id}/bau-cu/{election}/bien-ban.pdf", Right::SeeElections, print::count)
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(schema::Approvals)]
}

pub(crate) fn kinds() -> Vec<Kind> {
    vec![kind::<approval::Entity>(), kind::<not_approved::Entity>()]
}
