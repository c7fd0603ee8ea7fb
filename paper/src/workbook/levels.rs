//! The four levels, in full and in every short form.

use super::headings::{has, plain};
use chibo_core::rating::Level;

/// A level written in a cell: in full, short, with dots, or within a sentence.
pub(super) fn level(text: &str) -> Option<Level> {
    of_words(&plain(text))
}

/// A heading that is itself a level, over a column of crosses.
pub(super) fn of_heading(plain: &str) -> Option<Level> {
    let starts = ["ht", "kht", "xs", "xuat sac", "hoan thanh", "khong hoan thanh"].iter().any(|word| plain.starts_with(word));
    if starts || plain == "tot" { of_words(plain) } else { None }
}

fn of_words(plain: &str) -> Option<Level> {
    let glued = plain.replace(' ', "");
    let short = |forms: &[&str]| forms.iter().any(|form| glued == *form || has(plain, form));
    if has(plain, "khong hoan thanh") || has(plain, "chua hoan thanh") || short(&["khtnv", "kht", "khonght", "khonghtnv"]) {
        Some(Level::NotFulfilled)
    } else if has(plain, "khong") || has(plain, "chua") {
        None
    } else if has(plain, "xuat sac") || short(&["htxsnv", "htxs", "xs"]) {
        Some(Level::Excellent)
    } else if is_good(plain) || short(&["httnv", "htt"]) {
        Some(Level::Good)
    } else if has(plain, "hoan thanh") || short(&["htnv", "ht"]) {
        Some(Level::Fulfilled)
    } else {
        None
    }
}

/// "Tốt" alone or of the level; "rất tốt" is praise.
fn is_good(plain: &str) -> bool {
    let of_level = ["hoan thanh", "ht", "loai", "muc", "dat", "xep loai"].iter().any(|word| has(plain, word));
    plain == "tot" || has(plain, "tot") && of_level
}

/// Says that somebody was not rated, which is no fault.
pub(super) fn is_unrated(text: &str) -> bool {
    let plain = plain(text);
    plain.is_empty()
        || plain == "kxl"
        || ["khong xep loai", "chua xep loai", "khong danh gia", "chua danh gia", "mien", "khong xep", "chua xep"]
            .iter()
            .any(|w| plain.starts_with(w))
}
