//! What an article must have before it is published.

use super::body;
use super::store::{Use, article};

/// Something without which an article is not published. Photos are numbered from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// Tiêu đề.
    Headline,
    /// Sapo.
    Lead,
    /// The body.
    Body,
    /// The by-line.
    Author,
    /// Chú thích of a photo.
    Caption(usize),
    /// What a photo shows, for who does not see it.
    Alt(usize),
}

/// All that is missing, in the order of the form.
pub(crate) fn missing(article: &article::Model, uses: &[Use]) -> Vec<Missing> {
    let body = body::words(&article.body);
    let texts = [
        (&article.headline, Missing::Headline),
        (&article.lead, Missing::Lead),
        (&body, Missing::Body),
        (&article.author, Missing::Author),
    ];
    let of_photos = uses
        .iter()
        .enumerate()
        .flat_map(|(i, photo)| [(&photo.row.caption, Missing::Caption(i + 1)), (&photo.row.alt, Missing::Alt(i + 1))]);
    texts.into_iter().chain(of_photos).filter(|(text, _)| text.trim().is_empty()).map(|(_, missing)| missing).collect()
}
