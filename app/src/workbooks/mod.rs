//! Every list and table of the office as a workbook. A page that is asked for with `bang-tinh` is made as always, by its own
//! handler behind its own right, and its tables become sheets: page and workbook cannot disagree, and no list has code of its own.

mod cell;
mod tables;
mod typed;

use anyhow::Context;
use axum::body::to_bytes;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use chibo_frame::{App, Page, PageError};
use chibo_people::units;
use chibo_term::imports::export;
use uuid::Uuid;

/// What asks for the workbook, in the address.
const ASKED: &str = "bang-tinh";

/// Parts of paths under which no page becomes a workbook.
const NEVER: [&str; 6] = [
    // Ballots: what tellers key sheet by sheet leaves the house only as totals, on the page of results.
    "kiem-phieu",
    "in-phieu",
    // The hall and its desk while the congress sits: screens of a moment, not lists.
    "ban-don",
    "dieu-hanh",
    // Confidential notes: each reading is an act, and none is to leave by a file.
    "ghi-chu-mat",
    // Templates and exports: a page of links to workbooks.
    "bieu-mau",
];

/// Answers with the workbook where one is asked for, and with a link to it on every page that has a table.
pub(crate) async fn offer(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let asked = request.uri().query().unwrap_or_default().to_owned();
    let wants = request.uri().query().is_some_and(|query| names(query).any(|name| name == ASKED));
    let page = request.extensions().get::<Page>().cloned();
    let Some(page) = page.filter(|page| page.who.is_some() && may_leave(&request)) else { return next.run(request).await };
    if let Some(page) = request.extensions_mut().get_mut::<Page>() {
        page.whole = wants;
    }
    let response = next.run(request).await;
    if response.status() != StatusCode::OK || !is_page(response.headers()) {
        return response;
    }
    let made = if wants { workbook(&app, &page, response).await } else { linked(&page, &asked, response).await };
    made.unwrap_or_else(IntoResponse::into_response)
}

fn may_leave(request: &Request) -> bool {
    let path = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    request.method() == Method::GET && !path.split('/').any(|part| NEVER.contains(&part))
}

fn is_page(headers: &HeaderMap) -> bool {
    headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

/// The names in an address's question.
fn names(query: &str) -> impl Iterator<Item = &str> {
    query.split('&').map(|pair| pair.split_once('=').map_or(pair, |(name, _)| name))
}

async fn text(response: Response) -> anyhow::Result<String> {
    let bytes = to_bytes(response.into_body(), usize::MAX).await.context("read a page of ours")?;
    String::from_utf8(bytes.into()).context("a page of ours is UTF-8")
}

/// The page's tables; the page itself, where it has none.
async fn workbook(app: &App, page: &Page, response: Response) -> Result<Response, PageError> {
    let html = text(response).await?;
    let cell = units::find_cell(&app.db).await?;
    let above = match &cell {
        Some(cell) => export::above(app, cell).await?,
        None => Vec::new(),
    };
    let today = app.today();
    let (reader, remark) = (page.clone(), page.t1("sheet-taken", "day", page.day(&today)));
    let read = move || (tables::of_page(&reader, &html, &remark), html);
    let (tables, html) = tokio::task::spawn_blocking(read).await.context("read the tables of a page")?;
    if tables.is_empty() {
        return Ok(axum::response::Html(html).into_response());
    }
    let name = name(&page.path);
    export::note(app, page, &name, tables.iter().map(|table| table.rows.len()).sum()).await?;
    export::send(&format!("{name}-{today}"), tables.into_iter().map(|table| table.under(&above)).collect()).await
}

/// The page with the link at its end, where it has a table.
async fn linked(page: &Page, asked: &str, response: Response) -> Result<Response, PageError> {
    let (mut parts, body) = response.into_parts();
    let mut html = text(Response::new(body)).await?;
    if html.contains("<table")
        && let Some(end) = html.rfind("</main>")
    {
        let words = page.t("sheet-download");
        html.insert_str(end, &format!("<p class=\"small no-print workbook\"><a href=\"{}\">{words}</a></p>\n", address(asked)));
        parts.headers.remove(header::CONTENT_LENGTH);
    }
    Ok(Response::from_parts(parts, html.into()))
}

/// The same question, asked for its workbook. It is the reader's own text in an attribute: what could end it is written in full.
fn address(asked: &str) -> String {
    let kept = asked.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("lang="));
    let question = kept.chain([ASKED]).collect::<Vec<_>>().join("&amp;");
    let question: Vec<String> = question
        .chars()
        .map(|letter| match letter {
            '"' => "%22".into(),
            '\'' => "%27".into(),
            '<' => "%3C".into(),
            '>' => "%3E".into(),
            letter => letter.into(),
        })
        .collect();
    format!("?{}", question.concat())
}

/// The file's name: the page's address without the keys of records.
fn name(path: &str) -> String {
    let parts: Vec<&str> = path.split('/').skip(2).filter(|part| !part.is_empty() && part.parse::<Uuid>().is_err()).collect();
    let name = if parts.is_empty() { "van-phong".to_owned() } else { parts.join("-") };
    name.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_link_keeps_the_question_and_ends_no_attribute() {
        assert_eq!(address(""), "?bang-tinh");
        assert_eq!(address("tim=an&to=1&lang=en"), "?tim=an&amp;to=1&amp;bang-tinh");
        assert_eq!(address("tim=\"><b>'"), "?tim=%22%3E%3Cb%3E%27&amp;bang-tinh");
    }

    #[test]
    fn a_file_is_named_by_its_page() {
        assert_eq!(name("/van-phong/xep-loai/2025"), "xep-loai-2025");
        assert_eq!(name("/van-phong/sinh-hoat/01890000-0000-7000-8000-000000000000/cham-diem"), "sinh-hoat-cham-diem");
        assert_eq!(name("/van-phong"), "van-phong");
        assert_eq!(name("/van-phong/a%22\r\nb"), "a-22--b");
    }
}
