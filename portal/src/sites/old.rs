//! **Địa chỉ cũ.** Where articles stood before, pasted as a list: a line an old address, `;`, the article's address now.

use super::store;
use crate::reading::{find_by_slug, old_address, plain};
use askama::Template;
use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chibo_frame::sessions::notice;
use chibo_frame::{App, Field, Message, Page, PageError, Typed, html, record, see_other};
use tower_sessions::Session;
use uuid::Uuid;

const HERE: &str = "/van-phong/trang-tin/dia-chi-cu";
/// How many are shown: the newest of a list that may have been long.
const SHOWN: u64 = 200;
/// How long an address may be.
const LONGEST: usize = 500;

#[derive(Template)]
#[template(path = "sites/old.html")]
struct Old {
    page: Page,
    field: Field,
    total: u64,
    rows: Vec<(String, String)>,
}

/// Why a line is not taken.
enum Refusal {
    /// It is not two addresses with `;` between them.
    NotTwo,
    /// An address is longer than may be.
    TooLong,
    /// There is no published article at the new address.
    NoArticle(String),
}

pub(super) async fn show(page: Page, State(app): State<App>) -> Result<Response, PageError> {
    render(page, &app, &Typed::default()).await
}

async fn render(page: Page, app: &App, typed: &Typed) -> Result<Response, PageError> {
    let field = typed.area(&page, "lines", "sites-old-lines", 12);
    let (total, rows) = store::list_old(&app.db, SHOWN).await?;
    let status = if typed.is_refused() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, html(&Old { page, field, total, rows })?).into_response())
}

pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    session: Session,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let mut typed = Typed::new(values);
    let mut wanted = Vec::new();
    let lines = typed.value("lines").to_owned();
    for (number, line) in (1..).zip(lines.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        match read(&app, line).await? {
            Ok(row) => wanted.push(row),
            Err(refusal) => {
                typed.refuse("lines", Message::new(said(&page, number, &refusal)));
                break;
            }
        }
    }
    if wanted.is_empty() {
        typed.refuse("lines", Message::new(page.t("form-empty")));
    }
    if typed.is_refused() {
        return render(page, &app, &typed).await;
    }
    let taken = keep(&app, page.account()?, wanted).await?;
    notice(&session, page.t1("sites-old-saved", "count", taken)).await?;
    Ok(see_other(HERE))
}

/// Reads a line: the old path, the article that stands elsewhere now.
async fn read(app: &App, line: &str) -> anyhow::Result<Result<old_address::Model, Refusal>> {
    let Some((old, new)) = line.split_once([';', '\t']) else { return Ok(Err(Refusal::NotTwo)) };
    let (old, new) = (plain(old), plain(new));
    if old == "/" || new == "/" {
        return Ok(Err(Refusal::NotTwo));
    }
    if old.len() > LONGEST || new.len() > LONGEST {
        return Ok(Err(Refusal::TooLong));
    }
    let slug = new.rsplit("/tin/").next().unwrap_or_default();
    match find_by_slug(&app.db, slug.trim_start_matches('/')).await? {
        Some(row) => Ok(Ok(old_address::Model { path: old, article_id: row.article_id })),
        None => Ok(Err(Refusal::NoArticle(new))),
    }
}

fn said(page: &Page, line: u32, refusal: &Refusal) -> String {
    match refusal {
        Refusal::NotTwo => page.t1("sites-old-not-two", "line", line),
        Refusal::TooLong => page.with("sites-old-too-long", &[("line", &line), ("most", &LONGEST)]),
        Refusal::NoArticle(address) => page.with("sites-old-no-article", &[("line", &line), ("address", address)]),
    }
}

/// Keeps them in one act; the last of several lines about the same address holds.
async fn keep(app: &App, account: Uuid, wanted: Vec<old_address::Model>) -> anyhow::Result<u32> {
    let wanted: std::collections::BTreeMap<String, old_address::Model> =
        wanted.into_iter().map(|row| (row.path.clone(), row)).collect();
    let tx = app.begin().await?;
    let standing = store::standing_old(&tx, wanted.keys()).await?;
    let act = record::begin(app, &tx, Some(account), "keep_old_addresses", &wanted.len()).await?;
    let difference = record::difference::<old_address::Entity>(&standing, wanted.into_values().collect());
    let tally = record::save::<old_address::Entity>(app, &tx, &act, difference).await?;
    tx.commit().await?;
    crate::reading::forget_pages(app);
    Ok(tally.new + tally.changed)
}
