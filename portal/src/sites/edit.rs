//! One site: its name, its address, the site that gathers its articles, its colours.

use super::check::COLOURS;
use super::save;
use super::store::{self, site, the_first};
use super::words;
use askama::Template;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chibo_core::name::tidy;
use chibo_frame::sessions::notice;
use chibo_frame::{App, Field, Page, PageError, Typed, html, see_other};
use tower_sessions::Session;

/// The word in the path that stands for a site that is not there yet.
const NEW: &str = "moi";

#[derive(Template)]
#[template(path = "sites/edit.html")]
struct Edit {
    page: Page,
    id: String,
    title: String,
    fields: Vec<Field>,
}

/// The site of a path: none for a new one.
fn key_of(id: &str) -> Result<Option<i32>, PageError> {
    if id == NEW { Ok(None) } else { id.parse().map(Some).map_err(|_| PageError::NotFound) }
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<String>) -> Result<Response, PageError> {
    let key = key_of(&id)?;
    let sites = store::list_sites(&app.db).await?;
    let site = match key {
        None => store::blank(0),
        Some(key) => sites.iter().find(|site| site.id == key).cloned().ok_or(PageError::NotFound)?,
    };
    let typed = Typed::standing([
        ("title", site.title.clone()),
        ("subtitle", site.subtitle),
        ("path", site.path.unwrap_or_default()),
        ("host", site.host.unwrap_or_default()),
        ("parent", site.parent_id.map(|id| id.to_string()).unwrap_or_default()),
        ("colours", site.colours),
    ]);
    render(page, id, key, &sites, &typed)
}

fn render(page: Page, id: String, key: Option<i32>, sites: &[site::Model], typed: &Typed) -> Result<Response, PageError> {
    let parents = sites.iter().filter(|site| Some(site.id) != key).map(|site| (site.id.to_string(), site.title.clone()));
    let parents = std::iter::once((String::new(), page.t("sites-no-parent-chosen"))).chain(parents).collect();
    let colours = COLOURS.map(|name| (name.to_owned(), page.t(&format!("sites-colours-{name}")))).into();
    let mut fields = vec![typed.text(&page, "title", "sites-name"), typed.text(&page, "subtitle", "sites-subtitle")];
    if key != Some(the_first()) {
        fields.push(typed.text(&page, "path", "sites-path"));
    }
    fields.push(typed.text(&page, "host", "sites-host"));
    fields.push(typed.choice(&page, "parent", "sites-parent", parents));
    fields.push(typed.choice(&page, "colours", "sites-colours", colours));
    let title = sites.iter().find(|site| Some(site.id) == key).map_or_else(|| page.t("sites-new"), |site| site.title.clone());
    let status = if typed.is_refused() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, html(&Edit { page, id, title, fields })?).into_response())
}

pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(id): Path<String>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let key = key_of(&id)?;
    let sites = store::list_sites(&app.db).await?;
    if key.is_some_and(|key| sites.iter().all(|site| site.id != key)) {
        return Err(PageError::NotFound);
    }
    let mut typed = Typed::new(values);
    let wanted = site::Model {
        title: tidy(typed.value("title")),
        subtitle: tidy(typed.value("subtitle")),
        path: typed.text_or_none("path").filter(|_| key != Some(the_first())),
        host: typed.text_or_none("host").map(|host| host.to_ascii_lowercase()),
        parent_id: typed.text_or_none("parent").map(|id| id.parse().unwrap_or_default()),
        colours: typed.value("colours").to_owned(),
        ..store::blank(0)
    };
    match save::save(&app, Some(page.account()?), key, wanted).await? {
        Ok(_) => {
            notice(&session, page.t("sites-saved")).await?;
            Ok(see_other("/van-phong/trang-tin"))
        }
        Err(refusals) => {
            for refusal in &refusals {
                let (field, message) = words::refusal(&page, refusal);
                typed.refuse(field, message);
            }
            render(page, id, key, &sites, &typed)
        }
    }
}
