//! From link to link through the whole office: no table without its workbook, no workbook with other rows.

use super::Desk;
use crate::integration::readings::{Named, unwritten};
use axum::http::StatusCode;
use scraper::{ElementRef, Html, Selector};
use std::collections::BTreeMap;

/// Pages of one kind that are looked at: of members, of meetings, of years.
const OF_A_KIND: usize = 2;
/// Parts of addresses under which nothing becomes a workbook.
const NEVER: [&str; 6] = ["kiem-phieu", "in-phieu", "ban-don", "dieu-hanh", "ghi-chu-mat", "bieu-mau"];

fn all<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

/// The page without the keys and years in its address.
fn kind_of(path: &str) -> String {
    let path = path.split('?').next().unwrap();
    let parts = path.split('/').map(|part| if part.contains(|c: char| c.is_ascii_digit()) { "*" } else { part });
    parts.collect::<Vec<_>>().join("/")
}

/// Where the links of a page lead within the office.
fn links(html: &Html, page: &str) -> Vec<String> {
    let address = |link: &ElementRef<'_>| {
        let href = link.attr("href")?.split('#').next()?.to_owned();
        match href.split_at_checked(1) {
            Some(("?", _)) => Some(format!("{}{href}", page.split('?').next()?)),
            _ => Some(href).filter(|href| href.starts_with("/van-phong")),
        }
    };
    all(html, "a[href]").iter().filter_map(address).filter(|href| !href.contains("bang-tinh") && !href.contains("lang=")).collect()
}

/// The rows of a table in which anything stands.
fn rows(table: ElementRef<'_>) -> usize {
    let said = |row: &ElementRef<'_>| row.text().any(|text| !text.trim().is_empty());
    table.select(&Selector::parse("tbody tr, tfoot tr").unwrap()).filter(said).count()
}

#[tokio::test]
async fn every_page_with_a_table_offers_its_workbook_with_the_same_rows() {
    let desk = Desk::new().await;
    let (named, mut shown) = (Named::of(desk.app()).await, Vec::new());
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut waiting = vec!["/van-phong".to_owned()];
    let mut books = Vec::new();
    while let Some(page) = waiting.pop() {
        let times = seen.entry(kind_of(&page)).or_default();
        *times += 1;
        if *times > OF_A_KIND {
            continue;
        }
        let answer = desk.get(&page).await;
        if answer.status != StatusCode::OK || !answer.kind.starts_with("text/html") {
            continue;
        }
        let html = answer.html();
        if named.shows(&html) {
            shown.push(page.clone());
        }
        waiting.extend(links(&html, &page));
        let tables = all(&html, "main table");
        if tables.is_empty() || NEVER.iter().any(|part| page.contains(part)) {
            assert_eq!(answer.link(), None, "{page}");
            let join = if page.contains('?') { '&' } else { '?' };
            assert!(!desk.get(&format!("{page}{join}bang-tinh")).await.is_workbook(), "{page}");
            continue;
        }
        let sheets = desk.workbook(&page).await;
        assert_eq!(sheets.len(), tables.len(), "{page}");
        let is_paged = !all(&html, "a[href*='trang='], a[href*='truoc=']").is_empty();
        for (sheet, table) in sheets.iter().zip(&tables) {
            let (rows, shown) = (sheet.rows(), rows(*table));
            assert!(rows == shown || is_paged && rows > shown, "{page}: {rows} rows of {shown}");
            assert_eq!(sheet.above()[1], "CHI BỘ KHU 5B", "{page}");
            assert!(sheet.headings().iter().any(|heading| !heading.is_empty()), "{page}");
        }
        books.push(kind_of(&page));
    }
    books.dedup();
    assert!(books.len() > 40, "only {} pages have tables: {books:#?}", books.len());
    assert!(shown.len() > 80, "only {} pages name members: {shown:#?}", shown.len());
    assert_eq!(unwritten(desk.app(), &shown).await, Vec::<String>::new(), "pages that show people and left no reading");
}
