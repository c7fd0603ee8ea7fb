//! The articles by state, site, category and words of the headline; and a new one.

use super::actions::{self, Draft};
use super::by::By;
use super::store::{self, Line, Status, Wanted, category};
use super::words;
use crate::categories;
use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use chibo_frame::app::vietnam;
use chibo_frame::db::{code, from_code};
use chibo_frame::{App, Page, PageError, Right, html, see_other};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Articles a page, usually.
const SHOWN: usize = 50;

#[derive(Template)]
#[template(path = "newsroom/list.html")]
struct List {
    page: Page,
    asked: Asked,
    statuses: Vec<(String, String)>,
    categories: Vec<category::Model>,
    sites: Vec<(i32, String)>,
    /// How many wait for a reader.
    waiting: u64,
    rows: Vec<Row>,
    first: u64,
    last: u64,
    count: u64,
    next: Option<String>,
}

impl List {
    fn caption(&self) -> String {
        let number = |n: u64| self.page.lang.number(n);
        let (from, to, count) = (number(self.first), number(self.last), number(self.count));
        self.page.with("newsroom-caption", &[("from", &from), ("to", &to), ("count", &count)])
    }
}

struct Row {
    id: Uuid,
    headline: String,
    status: String,
    category: String,
    site: String,
    author: String,
    touched: String,
    address: Option<String>,
}

/// What the list is narrowed to.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    q: String,
    #[serde(rename = "tinh-trang")]
    status: String,
    #[serde(rename = "chuyen-muc")]
    category: String,
    #[serde(rename = "trang-tin")]
    site: String,
    /// Which page, from 1.
    #[serde(rename = "trang")]
    number: Option<u32>,
}

impl Asked {
    /// Nothing is left out.
    fn is_all(&self) -> bool {
        [&self.q, &self.status, &self.category, &self.site].iter().all(|text| text.trim().is_empty())
    }

    fn wanted(&self) -> Wanted {
        Wanted {
            status: from_code(&self.status).ok(),
            site: self.site.parse().ok(),
            category: Some(self.category.clone()).filter(|slug| !slug.is_empty()),
            words: self.q.clone(),
        }
    }
}

pub(crate) async fn show(page: Page, State(app): State<App>, Query(asked): Query<Asked>) -> Result<impl IntoResponse, PageError> {
    let (wanted, shown) = (asked.wanted(), page.rows(SHOWN) as u64);
    let number = if page.whole { 0 } else { u64::from(asked.number.unwrap_or(1).saturating_sub(1)) };
    let before = number * shown;
    let lines = store::list_articles(&app.db, &wanted, before, shown).await?;
    let count = store::count_articles(&app.db, &wanted).await?;
    let on_site = store::list_on_site(&app.db, lines.iter().map(|line| line.id)).await?;
    let categories = categories::list_categories(&app.db).await?;
    let last = before + lines.len() as u64;
    let next = Asked { number: u32::try_from(number + 2).ok(), ..asked.clone() };
    let next = (last < count).then(|| serde_urlencoded::to_string(&next)).transpose()?;
    let sites = store::list_sites(&app.db).await?;
    let rows = lines.into_iter().map(|line| row(&page, line, &categories, &sites, &on_site)).collect::<anyhow::Result<_>>()?;
    html(&List {
        statuses: Status::ALL.into_iter().map(|status| (code(&status), words::status(&page, status))).collect(),
        sites,
        waiting: store::count_in(&app.db, Status::Review).await?,
        rows,
        first: before + 1,
        last,
        count,
        next: next.map(|query| format!("/van-phong/tin-bai?{query}")),
        asked,
        categories,
        page,
    })
}

fn row(
    page: &Page,
    line: Line,
    categories: &[category::Model],
    sites: &[(i32, String)],
    on_site: &BTreeMap<Uuid, DateTime<Utc>>,
) -> anyhow::Result<Row> {
    let status: Status = from_code(&line.status)?;
    let named =
        |slug: String| categories.iter().find(|category| category.slug == slug).map_or(slug, |category| category.name.clone());
    let time = line.publish_at.map(|at| format!(": {}", crate::reading::time(page, at))).unwrap_or_default();
    Ok(Row {
        id: line.id,
        headline: Some(line.headline).filter(|text| !text.is_empty()).unwrap_or_else(|| page.t("newsroom-untitled")),
        status: words::standing(page, status, &line.reason, on_site.get(&line.id).is_some_and(|at| line.updated_at > *at)) + &time,
        category: line.category.map(named).unwrap_or_default(),
        site: sites.iter().find(|(id, _)| *id == line.site_id).map(|(_, name)| name.clone()).unwrap_or_default(),
        author: line.author,
        touched: page.day(&vietnam(line.updated_at).date_naive()),
        address: line.slug.filter(|_| on_site.contains_key(&line.id)),
    })
}

pub(crate) async fn create(page: Page, State(app): State<App>) -> Result<Response, PageError> {
    let by = By::of(&page)?;
    let id = actions::create(&app, &by, Draft { author: by.name.clone(), ..Draft::default() }).await?;
    Ok(see_other(&format!("/van-phong/tin-bai/{id}")))
}
