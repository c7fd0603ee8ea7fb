//! All sites: where each stands, which gathers which.

use super::at::At;
use super::store;
use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Response};
use chibo_frame::{App, Page, PageError, html};

#[derive(Template)]
#[template(path = "sites/list.html")]
struct List {
    page: Page,
    rows: Vec<Row>,
}

struct Row {
    id: i32,
    title: String,
    subtitle: String,
    address: String,
    parent: String,
    colours: String,
}

pub(super) async fn show(page: Page, State(app): State<App>, uri: Uri, asked: HeaderMap) -> Result<Response, PageError> {
    let sites = store::list_sites(&app.db).await?;
    let at = At::find(&app, &uri, &asked, page.lang).await?.ok_or(PageError::NotFound)?;
    let title = |id: i32| sites.iter().find(|site| site.id == id).map(|site| site.title.clone()).unwrap_or_default();
    let rows = sites.iter().map(|site| Row {
        id: site.id,
        title: site.title.clone(),
        subtitle: site.subtitle.clone(),
        address: at.other(site.id).map_or_else(|| String::from("/"), |at| at.to("/")),
        parent: site.parent_id.map(title).unwrap_or_default(),
        colours: page.t(&format!("sites-colours-{}", site.colours)),
    });
    let rows = rows.collect();
    Ok(html(&List { page, rows })?.into_response())
}
