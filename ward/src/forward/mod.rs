//! **Chuyển tiếp lên cấp trên.** What the cells released to a ward goes on to the province and the nation as one signed file: the
//! releases as the cells made them, and where in the tree each stands. Taken in twice it changes nothing.

mod bundle;
mod gather;
mod show;
mod taking;

pub use bundle::{Branch, Bundle, Leaf};
pub use gather::gather;
pub use taking::{Outcome, take};

use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use chibo_frame::parcel::Format;
use chibo_frame::{Right, Routes};

/// What a form adds to its file.
const MARGIN: usize = 1 << 10;

/// Every release below a unit.
pub const BUNDLE: Format = Format("chibo-bundle/1");

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/chuyen-tiep", Right::KeepWard, show::show)
        .get("/van-phong/chuyen-tiep/tep", Right::KeepWard, show::download)
        .post("/van-phong/chuyen-tiep", Right::KeepWard, show::upload.layer(DefaultBodyLimit::max(bundle::MOST_BYTES + MARGIN)))
}
