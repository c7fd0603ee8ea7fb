//! What of an article travels: its words, and its photos with theirs, in order.

use crate::newsroom::store::article;
use crate::newsroom::typed;
use crate::photos::store::{Use, article_photo};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The form of the file.
pub(super) const FORM: &str = "chibo-article/1";

/// An article as it travels.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Parcel {
    /// `FORM`.
    pub form: String,
    /// Tiêu đề.
    pub headline: String,
    /// Sapo.
    pub lead: String,
    /// The body, which names its photos by their `place`.
    pub body: String,
    /// The by-line.
    pub author: String,
    /// The category's address.
    pub category: Option<String>,
    /// Tags, parted by commas.
    pub tags: String,
    /// Its photos in their order.
    pub photos: Vec<Photo>,
}

/// A photo's use as it travels.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Photo {
    /// The photo's name.
    pub file: String,
    /// By what the body names the use.
    pub place: Uuid,
    /// Chú thích.
    pub caption: String,
    /// What it shows, for who does not see it.
    pub alt: String,
    /// Who took it.
    pub credit: String,
}

impl Parcel {
    /// An article with its photos.
    pub(crate) fn of(article: &article::Model, uses: &[Use]) -> Self {
        let photo = |used: &Use| Photo {
            file: used.photo.file.clone(),
            place: used.row.id,
            caption: used.row.caption.clone(),
            alt: used.row.alt.clone(),
            credit: used.row.credit.clone(),
        };
        Self {
            form: FORM.to_owned(),
            headline: article.headline.clone(),
            lead: article.lead.clone(),
            body: article.body.clone(),
            author: article.author.clone(),
            category: article.category.clone(),
            tags: article.tags.clone(),
            photos: uses.iter().map(photo).collect(),
        }
    }

    /// With its words as the form would have taken them.
    pub(crate) fn typed(mut self) -> Self {
        let of_photos = self.photos.iter_mut().flat_map(|photo| [&mut photo.caption, &mut photo.alt, &mut photo.credit]);
        let all = [&mut self.headline, &mut self.lead, &mut self.body, &mut self.author, &mut self.tags];
        all.into_iter().chain(of_photos).for_each(|words| *words = typed(words));
        self
    }

    /// The body and the uses of a new article: with keys of their own, which the body then names. `photos` are the keys of
    /// the photos in the parcel's order.
    pub(crate) fn unpacked(
        &self,
        article: Uuid,
        photos: &[Uuid],
        mut new_id: impl FnMut() -> Uuid,
    ) -> (String, Vec<article_photo::Model>) {
        let mut keys = BTreeMap::new();
        let rows = self.photos.iter().zip(photos).zip(0..).map(|((photo, key), position)| {
            let id = new_id();
            keys.insert(photo.place, id);
            article_photo::Model {
                id,
                article_id: article,
                photo_id: *key,
                position,
                caption: photo.caption.clone(),
                alt: photo.alt.clone(),
                credit: photo.credit.clone(),
            }
        });
        let rows = rows.collect();
        let body = keys.iter().fold(self.body.clone(), |body, (old, new)| body.replace(&old.to_string(), &new.to_string()));
        (body, rows)
    }
}
