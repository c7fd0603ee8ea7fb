//! The cell's page: exactly what would be released, the button that releases it, and what was released before.

use super::body::Release;
use super::store::{self, release_made};
use super::{Shown, gather};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_frame::parcel::{as_file, content_hash};
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Message, Page, PageError, html, record, see_other, sessions};
use chibo_people::units::{self, unit};
use tower_sessions::Session;
use uuid::Uuid;

const PATH: &str = "/van-phong/gui-dang-uy";

#[derive(Template)]
#[template(path = "exchange/send.html")]
struct Send {
    page: Page,
    shown: Shown,
    number: Field,
    fingerprint: String,
    made: Vec<release_made::Model>,
}

pub(super) async fn show(page: Page, State(app): State<App>) -> Result<Response, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let release = gather::gather(&app, &cell).await?;
    render(page, &app, &release, &Typed::standing([("number", release.number.to_string())])).await
}

async fn render(page: Page, app: &App, release: &Release, typed: &Typed) -> Result<Response, PageError> {
    let status = if typed.is_refused() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let send = Send {
        shown: Shown::of(&page, release),
        number: typed.whole(&page, "number", "exchange-number-wanted"),
        fingerprint: gather::own_fingerprint(app)?,
        made: store::list_made(&app.db, release.cell).await?,
        page,
    };
    Ok((status, html(&send)?).into_response())
}

/// Releases what stands there. The number may be higher than the next: after a backup was brought back the ward has seen more.
pub(super) async fn make(
    page: Page,
    State(app): State<App>,
    session: Session,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let mut typed = Typed::new(values);
    let mut release = gather::gather(&app, &cell).await?;
    let least = release.number;
    let wanted = typed.number(&page, "number");
    if wanted.is_some_and(|wanted| wanted < least || i32::try_from(wanted).is_err()) {
        typed.refuse("number", Message::new(page.t1("exchange-number-least", "least", least)));
    }
    let Some(wanted) = wanted.filter(|_| !typed.is_refused()) else { return render(page, &app, &release, &typed).await };
    release.number = wanted;
    write(&app, page.account()?, &cell, &release).await?;
    sessions::notice(&session, page.t1("exchange-made", "number", wanted)).await?;
    Ok(see_other(PATH))
}

async fn write(app: &App, account: Uuid, cell: &unit::Model, release: &Release) -> anyhow::Result<()> {
    let body = serde_json::to_string(release)?;
    let tx = app.begin().await?;
    let act = record::begin(app, &tx, Some(account), "release-make", &release.number).await?;
    let row = release_made::Model {
        id: app.new_id(),
        cell_id: cell.id,
        number: i32::try_from(release.number)?,
        as_of: release.as_of,
        made_at: release.made_at,
        content_hash: content_hash(&body),
        body,
    };
    record::put::<release_made::Entity>(app, &tx, &act, None, row).await?;
    tx.commit().await
}

/// The file of a release.
pub(super) async fn download(State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let row = store::find_made(&app.db, id).await?.ok_or(PageError::NotFound)?;
    Ok(as_file(&format!("chibo-so-lieu-{}.json", row.number), gather::parcel(&app, &row)?.bytes()?))
}
