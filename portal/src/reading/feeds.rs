//! RSS and Atom: the newest articles of a site, or of one of its categories, for those who follow by a reader program.

use super::asking::Asking;
use super::lists::{List, Of};
use super::store::{self, Row};
use crate::sites::At;
use atom_syndication as atom;
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use chibo_frame::{App, PageError};
use chrono::{DateTime, Utc};
use serde::Deserialize;

/// How many articles a feed holds.
const MOST: u64 = 30;
/// How long a reader program may keep a feed before it asks again, in seconds.
const KEPT: &str = "public, max-age=300";

/// The part of the path that names a category.
#[derive(Deserialize)]
pub(crate) struct Named {
    slug: String,
}

/// What a feed holds.
struct Feed {
    at: At,
    title: String,
    about: String,
    /// The page whose articles it holds, and the feed itself.
    page: String,
    this: String,
    rows: Vec<Row>,
    updated: DateTime<Utc>,
}

impl Feed {
    async fn of(app: &App, at: At, category: Option<&str>, file: &str) -> Result<Self, PageError> {
        let (title, page) = match category {
            None => (at.site.title.clone(), String::from("/")),
            Some(slug) => {
                let found = store::find_category(&app.db, slug).await?.ok_or(PageError::NotFound)?;
                (format!("{} – {}", found.name, at.site.title), format!("/chuyen-muc/{slug}"))
            }
        };
        let sites = at.gathered();
        let list = List { sites: &sites, of: category.map_or(Of::All, Of::Category) };
        let rows = list.rows(&app.db, &list.months(&app.db).await?, 0, MOST).await?;
        let updated = rows.iter().map(|row| row.updated_at).max().unwrap_or_default();
        let this = at.absolute(&format!("{}/{file}", page.trim_end_matches('/')));
        Ok(Self { title, about: at.site.subtitle.clone(), page: at.absolute(&page), this, rows, updated, at })
    }

    /// Where an article belongs.
    fn address(&self, row: &Row) -> String {
        let path = row.path();
        self.at.other(row.site_id).map_or_else(|| self.at.absolute(&path), |own| own.absolute(&path))
    }

    fn rss(&self) -> String {
        let item = |row: &Row| rss::Item {
            title: Some(row.headline.clone()),
            link: Some(self.address(row)),
            description: Some(row.lead.clone()),
            guid: Some(rss::Guid { value: format!("urn:uuid:{}", row.article_id), permalink: false }),
            pub_date: Some(row.published_at.to_rfc2822()),
            ..rss::Item::default()
        };
        let own = atom::Link { href: self.this.clone(), rel: String::from("self"), ..atom::Link::default() };
        let channel = rss::Channel {
            title: self.title.clone(),
            link: self.page.clone(),
            description: if self.about.is_empty() { self.title.clone() } else { self.about.clone() },
            language: Some(String::from("vi")),
            last_build_date: Some(self.updated.to_rfc2822()),
            items: self.rows.iter().map(item).collect(),
            atom_ext: Some(rss::extension::atom::AtomExtension { links: vec![own] }),
            namespaces: [(String::from("atom"), String::from("http://www.w3.org/2005/Atom"))].into(),
            ..rss::Channel::default()
        };
        channel.to_string()
    }

    fn atom(&self) -> String {
        let link = |href: String, rel: &str| atom::Link { href, rel: rel.to_owned(), ..atom::Link::default() };
        let entry = |row: &Row| atom::Entry {
            title: atom::Text::plain(row.headline.clone()),
            id: format!("urn:uuid:{}", row.article_id),
            updated: row.updated_at.fixed_offset(),
            published: Some(row.published_at.fixed_offset()),
            links: vec![link(self.address(row), "alternate")],
            summary: Some(atom::Text::plain(row.lead.clone())),
            ..atom::Entry::default()
        };
        let feed = atom::Feed {
            title: atom::Text::plain(self.title.clone()),
            id: self.this.clone(),
            updated: self.updated.fixed_offset(),
            authors: vec![atom::Person { name: self.at.site.title.clone(), ..atom::Person::default() }],
            links: vec![link(self.page.clone(), "alternate"), link(self.this.clone(), "self")],
            lang: Some(String::from("vi")),
            entries: self.rows.iter().map(entry).collect(),
            ..atom::Feed::default()
        };
        feed.to_string()
    }
}

/// An answer that is XML.
pub(super) fn xml(kind: &'static str, body: String) -> Response {
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, KEPT)], body).into_response()
}

async fn answer(asking: Asking, category: Option<&str>, file: &str) -> Result<Response, PageError> {
    match Feed::of(&asking.app, asking.at.clone(), category, file).await {
        Ok(feed) if file == "rss.xml" => Ok(xml("application/rss+xml; charset=utf-8", feed.rss())),
        Ok(feed) => Ok(xml("application/atom+xml; charset=utf-8", feed.atom())),
        Err(PageError::NotFound) => asking.missing().await,
        Err(error) => Err(error),
    }
}

/// A site's newest articles as RSS.
pub(crate) async fn rss(asking: Asking) -> Result<Response, PageError> {
    answer(asking, None, "rss.xml").await
}

/// The same as Atom.
pub(crate) async fn atom(asking: Asking) -> Result<Response, PageError> {
    answer(asking, None, "atom.xml").await
}

/// A category's newest articles as RSS.
pub(crate) async fn category_rss(asking: Asking, Path(Named { slug }): Path<Named>) -> Result<Response, PageError> {
    answer(asking, Some(&slug), "rss.xml").await
}

/// The same as Atom.
pub(crate) async fn category_atom(asking: Asking, Path(Named { slug }): Path<Named>) -> Result<Response, PageError> {
    answer(asking, Some(&slug), "atom.xml").await
}
