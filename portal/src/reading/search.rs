//! **Tìm kiếm.** Articles by their words, accents or not: those in which the words stand side by side, otherwise those that
//! have all of them; newest first, with the words marked.

use super::around::{Around, time};
use super::asking::Asking;
use super::index;
use super::lists::rows_of;
use super::paging::{A_PAGE, Asked, Paging};
use super::said::Said;
use super::store::{self, Row};
use super::words::{self, Piece, Question};
use crate::sites::At;
use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use chibo_frame::{App, Page, PageError};
use serde::Deserialize;

/// How many matches are shown of a question that has more. PostgreSQL unpacks the words of each.
const MOST: usize = 100;
/// How many letters of a question are read.
const LONGEST: usize = 200;

#[derive(Template)]
#[template(path = "reading/search.html")]
struct Search {
    page: Page,
    around: Around,
    typed: String,
    answer: Option<Answer>,
}

/// What was found.
struct Answer {
    paging: Paging,
    hits: Vec<Hit>,
    /// Whether there are more than are shown.
    more: bool,
    /// Whether the words stand somewhere in the articles, though nowhere side by side.
    apart: bool,
}

/// An article that was found.
struct Hit {
    row: Row,
    headline: Vec<Piece>,
    text: Vec<Piece>,
}

impl Search {
    fn time(&self, row: &Row) -> String {
        time(&self.page, row.published_at)
    }
}

/// What is asked for.
#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    q: String,
}

/// The page of results.
pub(crate) async fn show(
    asking: Asking,
    Query(Typed { q }): Query<Typed>,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    let typed: String = q.trim().chars().take(LONGEST).collect();
    let path = address(&typed);
    let key = format!("{path}&trang={}", asked.number());
    asking.answer(&key, async move |app: App, page: Page, at: At| make(&app, page, at, typed, &path, &asked).await).await
}

fn address(typed: &str) -> String {
    let question = serde_urlencoded::to_string([("q", typed)]).unwrap_or_default();
    format!("/tim?{question}")
}

async fn make(app: &App, page: Page, at: At, typed: String, path: &str, asked: &Asked) -> Result<String, PageError> {
    let answer = match Question::read(&typed) {
        Some(question) => Some(found(app, &at, &question, path, asked).await?),
        None => None,
    };
    let said = Said {
        path: path.to_owned(),
        description: page.t1("reading-search-about", "title", &at.site.title),
        hidden: true,
        crumbs: vec![(page.t("reading-search"), path.to_owned())],
        ..Said::default()
    };
    let around = Around::at(app, &page, at, said).await?;
    Ok(Search { page, around, typed, answer }.render()?)
}

async fn found(app: &App, at: &At, question: &Question, path: &str, asked: &Asked) -> Result<Answer, PageError> {
    index::keep_up(app).await?;
    let gathered = at.gathered();
    let sites = if at.gathers_all() { &[][..] } else { &gathered };
    let mut ids = index::find(&app.db, &question.side_by_side(sites), MOST + 1).await?;
    let apart = ids.is_empty() && !question.is_one_word();
    if apart {
        ids = index::find(&app.db, &question.anywhere(sites), MOST + 1).await?;
    }
    let more = ids.len() > MOST;
    ids.truncate(MOST);
    let total = u64::try_from(ids.len()).unwrap_or(u64::MAX);
    let paging = Paging::new(path, total, asked.number()).ok_or(PageError::NotFound)?;
    let from = usize::try_from(paging.from()).unwrap_or(usize::MAX);
    let shown: Vec<_> = ids.into_iter().skip(from).take(usize::try_from(A_PAGE).unwrap_or(usize::MAX)).collect();
    let mut hits = Vec::new();
    for row in rows_of(&app.db, &shown).await? {
        hits.push(hit(app, row, question).await?);
    }
    Ok(Answer { paging, hits, more, apart: apart && total > 0 })
}

/// The article with the words marked; where neither headline nor lead has them, the line of the text that does.
async fn hit(app: &App, row: Row, question: &Question) -> anyhow::Result<Hit> {
    let headline = words::marked(&row.headline, question);
    let mut text = words::marked(&row.lead, question);
    if headline.iter().chain(&text).all(|(hit, _)| !hit)
        && let Some(page) = store::find_publication(&app.db, row.article_id).await?
        && let Some(line) = words::around(&words::text_of(&page.html), question)
    {
        text = line;
    }
    Ok(Hit { row, headline, text })
}
