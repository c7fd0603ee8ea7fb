//! How a photo's files are called: `HASH.jpg` and `HASH.webp` are as large as is kept, `HASH-640.jpg` is 640 dots wide.

use std::collections::BTreeSet;
use std::str::FromStr;

/// The widths that are kept below the largest.
pub(crate) const SMALLER: [u32; 3] = [320, 640, 1024];
/// The largest width.
pub(crate) const LARGE: u32 = 1600;
/// Where visitors find photos.
pub(super) const FOLDER: &str = "/anh/";
/// Where the newsroom finds them, those of drafts too.
pub(super) const NEWSROOM: &str = "/van-phong/anh/";
/// Where a file that holds an article has its photos, the largest JPEG of each.
pub(crate) const IN_PARCEL: &str = "photos/";
/// Digits of a photo's name.
const DIGITS: usize = 32;

/// What a file is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// For every browser.
    Jpeg,
    /// A third smaller, for those of the last years.
    Webp,
}

impl Kind {
    /// Both.
    pub(crate) const ALL: [Self; 2] = [Self::Jpeg, Self::Webp];

    /// The ending of the file's name.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Webp => "webp",
        }
    }

    /// What the browser is told.
    pub(crate) fn mime(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
        }
    }
}

/// The name of one file of a photo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name {
    /// The hash of the large JPEG.
    pub hash: String,
    /// The width, if it is not the largest.
    pub width: Option<u32>,
    /// What it is written as.
    pub kind: Kind,
}

impl Name {
    /// The file's name.
    pub(crate) fn file(&self) -> String {
        let Self { hash, width, kind } = self;
        match width {
            Some(width) => format!("{hash}-{width}.{}", kind.ending()),
            None => format!("{hash}.{}", kind.ending()),
        }
    }
}

/// Reads what an address says: nothing but a hash, a width that is kept and an ending.
impl FromStr for Name {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        let (stem, ending) = name.split_once('.').ok_or(())?;
        let kind = Kind::ALL.into_iter().find(|kind| kind.ending() == ending).ok_or(())?;
        let (hash, width) = match stem.split_once('-') {
            Some((hash, width)) => (hash, Some(SMALLER.into_iter().find(|kept| kept.to_string() == width).ok_or(())?)),
            None => (stem, None),
        };
        if is_hash(hash) { Ok(Self { hash: hash.to_owned(), width, kind }) } else { Err(()) }
    }
}

fn is_hash(text: &str) -> bool {
    text.len() == DIGITS && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

/// The photos that a published page shows.
pub(crate) fn named_in(html: &str) -> BTreeSet<String> {
    let after = html.split(FOLDER).skip(1);
    after.filter_map(|rest| rest.get(..DIGITS)).filter(|hash| is_hash(hash)).map(str::to_owned).collect()
}

/// A page's photos as the newsroom finds them.
pub(crate) fn of_newsroom(html: &str) -> String {
    html.replace(&format!("\"{FOLDER}"), &format!("\"{NEWSROOM}")).replace(&format!(", {FOLDER}"), &format!(", {NEWSROOM}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HASH: &str = "0123456789abcdef0123456789abcdef";

    #[test]
    fn only_a_hash_a_kept_width_and_a_known_ending_are_a_name() {
        for file in [format!("{HASH}.jpg"), format!("{HASH}.webp"), format!("{HASH}-320.webp"), format!("{HASH}-1024.jpg")] {
            assert_eq!(file.parse::<Name>().map(|name| name.file()), Ok(file));
        }
        let bad = ["../chibo.sqlite", "..%2f.jpg", "x.jpg", "0123456789ABCDEF0123456789ABCDEF.jpg"].map(str::to_owned);
        let more = [
            format!("{HASH}-999.jpg"),
            format!("{HASH}.png"),
            format!("{HASH}-0640.jpg"),
            format!("{HASH}.jpg.jpg"),
            format!("{HASH}-.jpg"),
        ];
        for file in bad.into_iter().chain(more) {
            assert!(file.parse::<Name>().is_err(), "{file}");
        }
    }

    #[test]
    fn the_photos_of_a_page_are_found_once_each() {
        let other = HASH.replace('0', "a");
        let html =
            format!("<img src=\"/anh/{HASH}.jpg\" srcset=\"/anh/{HASH}-640.jpg 640w, /anh/{other}.jpg 1w\"> /anh/ngan và /anh/ế");
        assert_eq!(named_in(&html).into_iter().collect::<Vec<_>>(), [HASH.to_owned(), other]);
        assert_eq!(of_newsroom(&html).matches("/van-phong/anh/").count(), 3);
    }
}
