//! What a page showed of an article, as marks that its form brings back: whether something else stands there by now.

use super::store::{Use, article};
use crate::hash::hash;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Somebody else changed the article since the page was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moved;

/// A mark of the text, and one of the words of each photo. Each photo has its own, so that those which come to the page
/// without a new page bring theirs along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Seen {
    /// The text's.
    pub text: String,
    /// The photos', by the keys of their uses.
    pub photos: BTreeMap<Uuid, String>,
}

impl Seen {
    /// What stands.
    pub(crate) fn of(article: &article::Model, uses: &[Use]) -> Self {
        Self { text: of_text(article), photos: of_photos(uses) }
    }

    /// With a photo that nobody wrote about yet.
    pub(crate) fn add(&mut self, photo: Uuid) {
        self.photos.insert(photo, of_words([""; 3]));
    }

    /// The same, save where a form that is shown once more brought marks of its own.
    pub(crate) fn or(self, brought: Option<Self>) -> Self {
        let Some(Self { text, photos }) = brought else { return self };
        Self { text, photos: self.photos.into_iter().chain(photos).collect() }
    }
}

/// What tells one state of a text from another.
pub(crate) fn of_text(article: &article::Model) -> String {
    let article::Model { headline, lead, body, author, category, tags, site_id, .. } = article;
    let site = site_id.to_string();
    let texts = [headline, lead, body, author, category.as_deref().unwrap_or_default(), tags, &site];
    hash(texts.join("\0").as_bytes())
}

/// The marks of the words of these photos.
pub(crate) fn of_photos(uses: &[Use]) -> BTreeMap<Uuid, String> {
    let words = |used: &Use| of_words([&used.row.caption, &used.row.alt, &used.row.credit]);
    uses.iter().map(|used| (used.row.id, words(used))).collect()
}

/// What tells one caption, description and credit from others; how a browser ends lines does not.
pub(crate) fn of_words(words: [&str; 3]) -> String {
    hash(words.map(|text| text.trim().replace("\r\n", "\n")).join("\0").as_bytes())
}
