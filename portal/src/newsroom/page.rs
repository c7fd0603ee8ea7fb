//! The page that visitors read, made of an article once at publishing.

use super::printed;
use super::store::{Use, article, article_note};
use crate::photos::Place;
use crate::reading::{publication, publication_tag};
use crate::slug::slug_of;
use askama::Template;
use chibo_frame::app::vietnam;
use chibo_frame::{App, Lang};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

/// The most tags of an article; what is typed beyond is not used.
const MOST_TAGS: usize = 20;

/// The page as the article stands, without its notes.
pub(crate) fn of(
    app: &App,
    article: &article::Model,
    uses: &[Use],
    before: Option<&publication::Model>,
    now: DateTime<Utc>,
) -> anyhow::Result<publication::Model> {
    let first = uses.first();
    Ok(publication::Model {
        article_id: article.id,
        slug: article.slug.clone().unwrap_or_default(),
        headline: article.headline.clone(),
        lead: article.lead.clone(),
        author: article.author.clone(),
        category: article.category.clone(),
        html: printed::html(app, article, uses, Place::Story)?,
        picture: first.map(|first| first.photo.file.clone()),
        picture_alt: first.map(|first| first.row.alt.clone()).unwrap_or_default(),
        picture_width: first.map_or(0, |first| first.photo.width),
        picture_height: first.map_or(0, |first| first.photo.height),
        published_at: before.map_or(now, |before| before.published_at),
        updated_at: now,
        site_id: article.site_id,
        tags: article.tags.clone(),
        notes: String::new(),
    })
}

/// What of a page a note of correction speaks of.
pub(crate) fn text(page: &publication::Model) -> [&str; 4] {
    [&page.headline, &page.lead, &page.html, &page.author]
}

/// The tags of an article as its page is found by them, each once.
pub(crate) fn tags(article: &article::Model) -> Vec<publication_tag::Model> {
    let mut tags = BTreeMap::new();
    for name in split(&article.tags).take(MOST_TAGS) {
        let slug = slug_of(name);
        if !slug.is_empty() {
            tags.entry(slug.clone()).or_insert_with(|| publication_tag::Model {
                article_id: article.id,
                slug,
                name: name.to_owned(),
            });
        }
    }
    tags.into_values().collect()
}

/// Tags as they were typed.
pub(crate) fn split(tags: &str) -> impl Iterator<Item = &str> {
    tags.split([',', ';', '\n']).map(|tag| tag.trim().trim_start_matches('#')).filter(|tag| !tag.is_empty())
}

#[derive(Template)]
#[template(path = "newsroom/notes.html")]
struct Notes {
    notes: Vec<Note>,
}

/// A note as readers see it.
struct Note {
    at: DateTime<Utc>,
    time: String,
    lines: Vec<String>,
}

/// The notes of correction as readers see them, the last one first; nothing where there is none.
pub(crate) fn notes(mut notes: Vec<article_note::Model>) -> anyhow::Result<String> {
    notes.sort_by_key(|note| std::cmp::Reverse((note.at, note.id)));
    let note = |note: article_note::Model| Note {
        time: format!("{}, {}", vietnam(note.at).format("%H:%M"), Lang::Vi.day(vietnam(note.at).date_naive())),
        at: note.at,
        lines: note.words.lines().map(str::to_owned).collect(),
    };
    Ok(Notes { notes: notes.into_iter().map(note).collect() }.render()?)
}
