//! Notes that only the people named on them may read. Each reading is an act; the note's words stand in its own row and
//! nowhere else: in no history, no act, no other page.

mod actions;
mod pages;
mod store;
mod write;

pub use actions::write;
pub(crate) use pages::Notes;
pub use store::Subject;
pub(super) use store::is_noted;

use chibo_frame::private::{Table, table};
use chibo_frame::{Right, Routes};

/// The notes are no recorded kind.
pub(super) fn private() -> Vec<Table> {
    vec![table::<store::confidential_note::Entity>()]
}

/// Written and read by those who may see people; whoever a note does not name is told that there is none.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/ghi-chu-mat/viet/{kind}/{id}", Right::SeePeople, write::show)
        .post("/van-phong/ghi-chu-mat/viet/{kind}/{id}", Right::SeePeople, write::save)
        .post("/van-phong/ghi-chu-mat/doc/{id}", Right::SeePeople, pages::read)
}
