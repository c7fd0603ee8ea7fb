//! What a page says of itself to programs: search engines, and those that show a shared link as a card.

use super::store::publication;
use crate::sites::At;
use chrono::SecondsFormat;
use serde_json::{Value, json};

/// What a page says of itself.
#[derive(Debug, Clone, Default)]
pub(crate) struct Said {
    /// Its one address on its site, by which it is to be known.
    pub path: String,
    /// That address for the whole world, where another site is where it belongs.
    pub canonical: Option<String>,
    /// What it is about, in one or two sentences.
    pub description: String,
    /// The picture of its card, and what it shows.
    pub picture: Option<(String, String)>,
    /// Whether it is an article.
    pub article: bool,
    /// Whether search engines are to leave it out.
    pub hidden: bool,
    /// The way to it from the front page: names and paths, the last one itself.
    pub crumbs: Vec<(String, String)>,
    /// The feeds beside that of the whole site: a category's.
    pub feeds: Option<String>,
    /// What it is in the words of schema.org.
    pub data: Option<Value>,
}

impl Said {
    /// A page of which no more is said than its address.
    pub(crate) fn plainly(path: &str) -> Self {
        Self { path: path.to_owned(), ..Self::default() }
    }

    /// Where it belongs, for the whole world.
    pub(crate) fn address(&self, at: &At) -> String {
        self.canonical.clone().unwrap_or_else(|| at.absolute(&self.path))
    }

    /// The picture's address for the whole world.
    pub(crate) fn picture_address(&self, at: &At) -> Option<String> {
        self.picture.as_ref().map(|(file, _)| at.absolute_file(&photo(file)))
    }

    /// The data that describe it, as they stand in the page: no `<` ends the block before its end.
    pub(crate) fn blocks(&self, at: &At, front: &str) -> Vec<String> {
        let way = (!self.crumbs.is_empty()).then(|| breadcrumbs(at, front, &self.crumbs));
        self.data.iter().chain(&way).map(|data| data.to_string().replace('<', "\\u003c")).collect()
    }
}

/// The address of a photo as it stands in a card.
fn photo(file: &str) -> String {
    format!("/anh/{file}.jpg")
}

/// An article in the words of schema.org.
pub(crate) fn news_article(at: &At, row: &publication::Model, address: &str, section: Option<&str>) -> Value {
    let time = |at: chrono::DateTime<chrono::Utc>| at.to_rfc3339_opts(SecondsFormat::Secs, true);
    let publisher = json!({ "@type": "Organization", "name": at.site.title, "url": at.absolute("/") });
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": row.headline,
        "description": row.lead,
        "inLanguage": "vi",
        "mainEntityOfPage": address,
        "datePublished": time(row.published_at),
        "dateModified": time(row.updated_at),
        "author": { "@type": "Person", "name": row.author },
        "publisher": publisher,
    });
    if let Some(object) = data.as_object_mut() {
        if let Some(section) = section {
            object.insert(String::from("articleSection"), json!(section));
        }
        if let Some(file) = &row.picture {
            object.insert(String::from("image"), json!([at.absolute_file(&photo(file))]));
        }
    }
    data
}

fn breadcrumbs(at: &At, front: &str, crumbs: &[(String, String)]) -> Value {
    let all = std::iter::once((front, "/")).chain(crumbs.iter().map(|(name, path)| (name.as_str(), path.as_str())));
    let items = all
        .zip(1..)
        .map(|((name, path), place)| json!({ "@type": "ListItem", "position": place, "name": name, "item": at.absolute(path) }));
    json!({ "@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items.collect::<Vec<_>>() })
}
