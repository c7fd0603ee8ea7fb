//! The congress's papers: the resolution as PDF, from the records and the words written for it.

mod edit;
mod resolution;
mod texts;

pub use resolution::{Paper, resolution_pdf};
pub(crate) use resolution::{elected, in_vietnamese, target_sentence, targets_of, term_of, term_words};
pub use texts::{SolutionGroup, Texts};

use chibo_frame::record::Kind;
use chibo_frame::{Right, Routes};
use sea_orm_migration::MigrationTrait;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/dai-hoi/{id}/nghi-quyet", Right::RunCongress, edit::show)
        .post("/van-phong/dai-hoi/{id}/nghi-quyet", Right::RunCongress, edit::save)
        .get("/van-phong/dai-hoi/{id}/nghi-quyet.pdf", Right::SeePeople, edit::pdf)
}

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    Vec::new()
}

pub(crate) fn kinds() -> Vec<Kind> {
    Vec::new()
}
