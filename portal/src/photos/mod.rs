//! Photos: taken up from a file, kept in several sizes, shown with the words of their use, served to who may see them.

mod address;
pub(crate) mod files;
mod picture;
pub(crate) mod schema;
mod serve;
mod shown;
pub(crate) mod store;
mod uses;
mod words;

pub use picture::BadPhoto;
pub use uses::{PhotoWords, add_photo};

pub(crate) use address::{IN_PARCEL, of_newsroom};
pub(crate) use picture::{Developed, MOST_BYTES as BIGGEST, develop};
pub(crate) use serve::{forget, is_photo, large};
pub(crate) use shown::{Pictured, Place, Shown, picture};
pub(crate) use uses::{MOST_PHOTOS, Step, attach, follow, open, step, taken};
pub(crate) use words::bad_photo;

use chibo_frame::{Right, Routes};

/// This room's paths: the visitors', and the newsroom's, where photos of drafts are seen too.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/anh/{file}", Right::Public, serve::show).get(
        "/van-phong/anh/{file}",
        Right::WriteNews,
        serve::show_to_editor,
    )
}
