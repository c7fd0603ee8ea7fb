//! Why a file is not taken as a photo, worded for editors.

use super::picture::BadPhoto;
use chibo_frame::Page;

/// What is wrong with the file of this name, and what to do.
pub(crate) fn bad_photo(page: &Page, file: &str, bad: BadPhoto) -> String {
    let key = match bad {
        BadPhoto::TooMany => "pictures-too-many",
        BadPhoto::TooLarge => "pictures-too-large",
        BadPhoto::NotAPicture => "pictures-not-a-picture",
        BadPhoto::Heic => "pictures-heic",
        BadPhoto::Moves => "pictures-moves",
        BadPhoto::TooManyPixels => "pictures-too-many-pixels",
        BadPhoto::Damaged => "pictures-damaged",
    };
    page.t1(key, "file", file)
}
