//! The list of categories as one form.

use super::actions::{self, Deed, LONGEST, Refusal};
use super::store;
use askama::Template;
use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chibo_frame::sessions::notice;
use chibo_frame::{App, Page, PageError, Right, html, see_other};
use std::collections::BTreeMap;
use tower_sessions::Session;

#[derive(Template)]
#[template(path = "categories/list.html")]
struct List {
    page: Page,
    rows: Vec<Row>,
    new: String,
    problem: Option<String>,
}

struct Row {
    slug: String,
    name: String,
    count: i64,
}

/// The page, with what was typed laid over what stands.
async fn list(app: &App, page: Page, typed: &BTreeMap<String, String>, problem: Option<String>) -> Result<Response, PageError> {
    let counts = store::count_articles(&app.db).await?;
    let rows = store::list_categories(&app.db).await?.into_iter().map(|row| Row {
        count: counts.get(&row.slug).copied().unwrap_or(0),
        name: typed.get(&format!("name-{}", row.slug)).cloned().unwrap_or(row.name),
        slug: row.slug,
    });
    let code = if problem.is_none() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let new = typed.get("new").cloned().unwrap_or_default();
    Ok((code, html(&List { rows: rows.collect(), new, problem, page })?).into_response())
}

pub(super) async fn show(page: Page, State(app): State<App>) -> Result<Response, PageError> {
    list(&app, page, &BTreeMap::new(), None).await
}

pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    session: Session,
    Form(typed): Form<BTreeMap<String, String>>,
) -> Result<Response, PageError> {
    let value = |name: &str| typed.get(name).map(|text| text.trim().to_owned());
    let pressed = value("do").unwrap_or_default();
    let deed = match pressed.split_once(':') {
        Some(("up", slug)) => Deed::Up(slug),
        Some(("remove", slug)) => Deed::Remove(slug),
        _ => Deed::Save,
    };
    let names = |slug: &str| value(&format!("name-{slug}"));
    match actions::save(&app, Some(page.account()?), names, &value("new").unwrap_or_default(), deed).await? {
        Ok(()) => {
            notice(&session, page.t("categories-saved")).await?;
            Ok(see_other("/van-phong/chuyen-muc"))
        }
        Err(refusal) => {
            let problem = words(&page, &refusal);
            list(&app, page, &typed, Some(problem)).await
        }
    }
}

fn words(page: &Page, refusal: &Refusal) -> String {
    match refusal {
        Refusal::NoName(slug) => page.t1("categories-no-name", "slug", slug),
        Refusal::TooLong(slug) => page.with("categories-too-long", &[("slug", slug), ("most", &LONGEST)]),
        Refusal::Twice(name) => page.t1("categories-twice", "name", name),
        Refusal::Used => page.t("categories-used"),
    }
}
