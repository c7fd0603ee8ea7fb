//! One article as visitors read it.

use super::around::{Around, time};
use super::kept::{Made, answer};
use super::missing;
use super::store;
use crate::visits::{self, Visitor};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use chibo_frame::{App, Page, PageError};
use chrono::{DateTime, Utc};

/// The page of an article, published or looked at before.
#[derive(Template)]
#[template(path = "reading/article.html")]
pub(crate) struct Shown {
    page: Page,
    around: Around,
    preview: bool,
    headline: String,
    author: String,
    category: Option<String>,
    published: DateTime<Utc>,
    corrected: Option<DateTime<Utc>>,
    main: String,
    /// How often people opened it.
    reads: Option<u64>,
}

impl Shown {
    /// An article that is not published yet.
    pub(crate) fn preview(
        page: Page,
        around: Around,
        headline: String,
        author: String,
        category: Option<String>,
        now: DateTime<Utc>,
        main: String,
    ) -> Self {
        Self { page, around, preview: true, headline, author, category, published: now, corrected: None, main, reads: None }
    }

    fn time(&self, at: &DateTime<Utc>) -> String {
        time(&self.page, *at)
    }
}

pub(crate) async fn show(
    visitor: Visitor,
    page: Page,
    State(app): State<App>,
    Path(slug): Path<String>,
    asked: HeaderMap,
) -> Result<Response, PageError> {
    let key = format!("/tin/{slug} {}", page.lang.code());
    match answer(&app, &asked, &key, make(&app, page.clone(), &slug)).await {
        Ok(response) => {
            visitor.count(&app);
            Ok(response)
        }
        Err(PageError::NotFound) => missing::page(&app, page).await,
        Err(error) => Err(error),
    }
}

async fn make(app: &App, page: Page, slug: &str) -> Result<Made, PageError> {
    let Some(article) = store::find_by_slug(&app.db, slug).await? else { return Err(PageError::NotFound) };
    let around = Around::of(app, &page).await?;
    let id = article.article_id;
    let shown = Shown {
        page,
        around,
        preview: false,
        headline: article.headline,
        author: article.author,
        category: article.category,
        published: article.published_at,
        corrected: Some(article.updated_at).filter(|at| *at != article.published_at),
        main: article.html,
        reads: visits::reads(app, &[id]).await?.get(&id).copied(),
    };
    Ok(Made { article: Some(id), ..Made::from(shown.render()?) })
}
