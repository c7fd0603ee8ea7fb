//! What search engines ask for: the index of sitemaps, one for each month, and which paths are not for them.

use super::asking::Asking;
use super::feeds::xml;
use super::lists::{List, Of};
use super::store::{self, Row};
use askama::Template;
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use chibo_frame::PageError;
use serde::Deserialize;

/// How many articles one sitemap holds; 50,000 are allowed.
const A_PART: u64 = 10_000;
const XML: &str = "application/xml; charset=utf-8";

/// An index of sitemaps, or a sitemap.
#[derive(Template)]
#[template(path = "reading/sitemap.xml")]
struct Sitemap {
    parts: Vec<String>,
    pages: Vec<Page>,
}

struct Page {
    address: String,
    changed: Option<String>,
    picture: Option<String>,
}

/// The part of the path that names a sitemap.
#[derive(Deserialize)]
pub(crate) struct Named {
    file: String,
}

/// The index: the lists, then each month of the site's own articles.
pub(crate) async fn index(asking: Asking) -> Result<Response, PageError> {
    let own = [asking.at.site.id];
    let months = List { sites: &own, of: Of::All }.months(&asking.app.db).await?;
    let parts = months.iter().flat_map(|month| {
        let parts = u64::try_from(month.pages).unwrap_or_default().div_ceil(A_PART);
        (1..=parts).map(|part| format!("/sitemap/{}-{part}.xml", month.month))
    });
    let all = std::iter::once(String::from("/sitemap/danh-sach.xml")).chain(parts);
    let parts = all.map(|path| asking.at.absolute(&path)).collect();
    Ok(xml(XML, Sitemap { parts, pages: Vec::new() }.render()?))
}

/// One sitemap.
pub(crate) async fn part(asking: Asking, Path(Named { file }): Path<Named>) -> Result<Response, PageError> {
    let pages = match file.strip_suffix(".xml") {
        Some("danh-sach") => Some(lists(&asking).await?),
        Some(name) => {
            match name.rsplit_once('-').and_then(|(month, part)| Some((month, part.parse::<u64>().ok()?.checked_sub(1)?))) {
                Some((month, part)) => Some(of_month(&asking, month, part).await?),
                None => None,
            }
        }
        None => None,
    };
    match pages.filter(|pages| !pages.is_empty()) {
        Some(pages) => Ok(xml(XML, Sitemap { parts: Vec::new(), pages }.render()?)),
        None => asking.missing().await,
    }
}

/// The pages that are lists.
async fn lists(asking: &Asking) -> Result<Vec<Page>, PageError> {
    let categories = store::list_filled(&asking.app.db, &asking.at.gathered()).await?;
    let categories = categories.into_iter().map(|category| format!("/chuyen-muc/{}", category.slug));
    let paths = [String::from("/"), String::from("/luu-tru")].into_iter().chain(categories);
    Ok(paths.map(|path| Page { address: asking.at.absolute(&path), changed: None, picture: None }).collect())
}

/// The site's own articles of a month; those that it gathers stand in the sitemap of theirs.
async fn of_month(asking: &Asking, month: &str, part: u64) -> Result<Vec<Page>, PageError> {
    let own = [asking.at.site.id];
    let list = List { sites: &own, of: Of::All };
    let mut months = list.months(&asking.app.db).await?;
    months.retain(|found| found.month == month);
    let rows = list.rows(&asking.app.db, &months, part.saturating_mul(A_PART), A_PART).await?;
    let page = |row: Row| Page {
        address: asking.at.absolute(&row.path()),
        changed: Some(row.updated_at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)),
        picture: row.picture.map(|file| asking.at.absolute_file(&format!("/anh/{file}.jpg"))),
    };
    Ok(rows.into_iter().map(page).collect())
}

/// Which paths are not for search engines, and where the sitemaps are.
pub(crate) async fn robots(asking: Asking) -> Response {
    let hidden = ["/van-phong", "/dang-nhap", "/tim$", "/tim?", "/trang/*/tim$", "/trang/*/tim?"]
        .map(|path| format!("Disallow: {path}\n"))
        .concat();
    let sitemaps = std::iter::once(asking.at.absolute("/sitemap.xml")).chain(asking.at.below_folder("/sitemap.xml"));
    let sitemaps = sitemaps.map(|address| format!("Sitemap: {address}\n")).collect::<Vec<_>>().concat();
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], format!("User-agent: *\n{hidden}\n{sitemaps}")).into_response()
}
