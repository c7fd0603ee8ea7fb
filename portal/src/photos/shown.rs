//! The one place where a photo becomes HTML: sizes for the browser to choose from, in WebP and JPEG, with its measures, so
//! that nothing jumps when it arrives.

use super::address::{FOLDER, IN_PARCEL, Kind, LARGE, NEWSROOM, Name, SMALLER};
use super::store::photo;
use askama::Template;

/// Where on a page a photo stands, by which the browser knows how wide it will be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// Between the paragraphs of an article.
    Story,
    /// Large on the front page.
    Front,
    /// Small beside a headline.
    List,
    /// On the editor's desk, from the newsroom's own folder.
    Desk,
    /// In a file that holds an article and one size of each photo.
    Parcel,
}

impl Place {
    fn sizes(self) -> &'static str {
        match self {
            Self::Story | Self::Parcel => "(max-width: 48rem) 100vw, 44rem",
            Self::Front => "(max-width: 48rem) 100vw, 50rem",
            Self::List => "9rem",
            Self::Desk => "20rem",
        }
    }

    fn has_sizes(self) -> bool {
        self != Self::Parcel
    }

    fn folder(self) -> &'static str {
        match self {
            Self::Desk => NEWSROOM,
            Self::Parcel => IN_PARCEL,
            _ => FOLDER,
        }
    }
}

/// A photo as a page shows it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shown<'a> {
    /// The photo's name.
    pub file: &'a str,
    /// Width of the largest file; 0 where it is not known.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// What it shows, for who does not see it.
    pub alt: &'a str,
}

impl photo::Model {
    /// The photo with the words of one of its uses.
    pub(crate) fn shown<'a>(&'a self, alt: &'a str) -> Shown<'a> {
        Shown { file: &self.file, width: self.width, height: self.height, alt }
    }
}

/// A photo's HTML. Write it into a template with `|safe`.
#[derive(Template)]
#[template(path = "photos/_picture.html")]
pub(crate) struct Pictured<'a> {
    shown: Shown<'a>,
    place: Place,
    first: bool,
}

/// A photo's `<picture>`. The `first` of a page is fetched at once, others when they come near.
pub(crate) fn picture(shown: Shown<'_>, place: Place, first: bool) -> Pictured<'_> {
    Pictured { shown, place, first }
}

impl Pictured<'_> {
    fn address(&self, width: Option<u32>, kind: Kind) -> String {
        format!("{}{}", self.place.folder(), Name { hash: self.shown.file.to_owned(), width, kind }.file())
    }

    /// What a browser without a choice takes.
    fn source(&self) -> String {
        let small = if matches!(self.place, Place::List | Place::Desk) { Some(SMALLER[0]) } else { None };
        self.address(small.filter(|small| *small < self.width()), Kind::Jpeg)
    }

    fn width(&self) -> u32 {
        u32::try_from(self.shown.width).ok().filter(|width| *width > 0).unwrap_or(LARGE)
    }

    /// All widths that there are.
    fn set(&self, kind: Kind) -> String {
        let width = self.width();
        let smaller = SMALLER.into_iter().filter(|small| *small < width).map(|small| (Some(small), small));
        let all = smaller.chain([(None, width)]).map(|(name, width)| format!("{} {width}w", self.address(name, kind)));
        all.collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_photo_offers_the_sizes_that_there_are_and_keeps_its_place() {
        let shown = Shown { file: "f", width: 900, height: 600, alt: "Hội trường \"lớn\"" };
        let html = picture(shown, Place::Story, true).to_string();
        assert!(html.contains("srcset=\"/anh/f-320.webp 320w, /anh/f-640.webp 640w, /anh/f.webp 900w\""), "{html}");
        assert!(html.contains("width=\"900\" height=\"600\"") && !html.contains("lazy") && !html.contains("\"lớn\""), "{html}");
        let later = picture(Shown { width: 300, ..shown }, Place::Desk, false).to_string();
        assert!(
            later.contains("srcset=\"/van-phong/anh/f.webp 300w\"") && later.contains("src=\"/van-phong/anh/f.jpg\""),
            "{later}"
        );
        assert!(later.contains("loading=\"lazy\""));
        let alone = picture(shown, Place::Parcel, false).to_string();
        assert!(alone.starts_with("<picture><img src=\"photos/f.jpg\" width") && !alone.contains("srcset"), "{alone}");
        let unknown = picture(Shown { width: 0, height: 0, ..shown }, Place::List, false).to_string();
        assert!(unknown.contains("/anh/f-1024.jpg 1024w, /anh/f.jpg 1600w") && !unknown.contains(" width="), "{unknown}");
    }
}
