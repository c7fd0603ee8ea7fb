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
    /// Who took a photo or gave it.
    Credit(usize),
    /// Chuyên mục.
    Category,
}

/// All that is missing, in the order of the form.
pub(crate) fn missing(article: &article::Model, uses: &[Use]) -> Vec<Missing> {
    let body = body::words(&article.body);
    let category = article.category.clone().unwrap_or_default();
    let texts = [
        (&article.headline, Missing::Headline),
        (&article.lead, Missing::Lead),
        (&body, Missing::Body),
        (&article.author, Missing::Author),
        (&category, Missing::Category),
    ];
    let of_photos = uses.iter().zip(1..).flat_map(|(photo, number)| {
        let row = &photo.row;
        [(&row.caption, Missing::Caption(number)), (&row.alt, Missing::Alt(number)), (&row.credit, Missing::Credit(number))]
    });
    texts.into_iter().chain(of_photos).filter(|(text, _)| text.trim().is_empty()).map(|(_, missing)| missing).collect()
}
