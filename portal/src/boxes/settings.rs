//! Where each box has its value from: an editor's choice, and how the last call ended.

use super::fetch::{self, Fault};
use super::store::{self, box_setting};
use super::{Kind, Mode};
use crate::reading::forget_pages;
use askama::Template;
use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chibo_frame::db::{code, from_code};
use chibo_frame::sessions::notice;
use chibo_frame::{App, Page, PageError, html, record, see_other};
use serde::Deserialize;
use tower_sessions::Session;
use uuid::Uuid;

const HERE: &str = "/van-phong/tin-bai/nguon";
const LONGEST_URL: usize = 1000;

#[derive(Template)]
#[template(path = "boxes/settings.html")]
struct Settings {
    page: Page,
    forms: Vec<OneBox>,
}

struct OneBox {
    id: String,
    known: &'static [(&'static str, &'static str)],
    setting: box_setting::Model,
    mode: Mode,
    state: Option<String>,
    problem: Option<String>,
}

/// What was sent for one box.
#[derive(Deserialize)]
pub(crate) struct Sent {
    kind: Kind,
    mode: Mode,
    #[serde(default)]
    url: String,
    #[serde(default)]
    typed: String,
    #[serde(default)]
    source: String,
}

impl Sent {
    fn laid_over(&self, setting: box_setting::Model) -> box_setting::Model {
        let tidy = |text: &str| text.trim().replace("\r\n", "\n");
        box_setting::Model {
            mode: code(&self.mode),
            url: tidy(&self.url),
            typed: tidy(&self.typed),
            source: tidy(&self.source),
            ..setting
        }
    }

    fn problem(&self, page: &Page) -> Option<String> {
        let url = self.url.trim();
        let https = url.len() <= LONGEST_URL && url.starts_with("https://") && reqwest::Url::parse(url).is_ok();
        let key = match self.mode {
            Mode::Fetched if !https => "boxes-bad-url",
            Mode::Typed if self.typed.trim().is_empty() => "boxes-nothing-typed",
            Mode::Fetched | Mode::Typed if self.source.trim().is_empty() => "boxes-no-source",
            _ if self.typed.len() > 500 || self.source.len() > 150 => "boxes-too-long",
            _ => return None,
        };
        Some(page.t(key))
    }
}

pub(crate) async fn show(page: Page, State(app): State<App>) -> Result<Response, PageError> {
    let forms = vec![one(&app, &page, Kind::Weather).await?, one(&app, &page, Kind::Rates).await?];
    Ok(html(&Settings { page, forms })?.into_response())
}

async fn one(app: &App, page: &Page, kind: Kind) -> Result<OneBox, PageError> {
    let setting = store::find_setting(&app.db, kind).await?.unwrap_or_else(|| store::unset(kind, app.now()));
    let value = store::find_value(&app.db, kind).await?;
    let fault = value.and_then(|value| value.fault).map(|fault| from_code::<Fault>(&fault)).transpose()?;
    let mode = from_code(&setting.mode)?;
    Ok(OneBox { id: code(&kind), known: known(kind), setting, mode, state: fault.map(|fault| words(page, fault)), problem: None })
}

/// Addresses that are known to answer in the format, offered beside the field, with the key of the words for each.
fn known(kind: Kind) -> &'static [(&'static str, &'static str)] {
    match kind {
        Kind::Weather => &[(
            "https://api.open-meteo.com/v1/forecast?latitude=21.03&longitude=106.77&timezone=Asia%2FBangkok&current=temperature_2m,weather_code",
            "boxes-known-weather",
        )],
        Kind::Rates => &[("https://portal.vietcombank.com.vn/Usercontrols/TVPortal.TyGia/pXML.aspx", "boxes-known-rates")],
    }
}

pub(crate) async fn save(
    page: Page,
    State(app): State<App>,
    session: Session,
    Form(sent): Form<Sent>,
) -> Result<Response, PageError> {
    if let Some(problem) = sent.problem(&page) {
        let mut forms = vec![one(&app, &page, Kind::Weather).await?, one(&app, &page, Kind::Rates).await?];
        for form in forms.iter_mut().filter(|form| form.id == code(&sent.kind)) {
            form.setting = sent.laid_over(form.setting.clone());
            form.mode = sent.mode;
            form.problem = Some(problem.clone());
        }
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&Settings { page, forms })?).into_response());
    }
    let setting = choose(&app, page.account()?, &sent).await?;
    let mut said = page.t("boxes-saved");
    if sent.mode == Mode::Fetched {
        said = match fetch::call(&app, sent.kind, &setting).await? {
            Ok(()) => page.t("boxes-fetched"),
            Err(fault) => words(&page, fault),
        };
    }
    forget_pages(&app);
    notice(&session, said).await?;
    Ok(see_other(HERE))
}

/// Keeps the choice. A value from another address is forgotten, so that it never stands under this source's name.
async fn choose(app: &App, account: Uuid, sent: &Sent) -> anyhow::Result<box_setting::Model> {
    let tx = app.begin().await?;
    let standing = store::find_setting(&tx, sent.kind).await?;
    let mut row = sent.laid_over(standing.clone().unwrap_or_else(|| store::unset(sent.kind, app.now())));
    row.changed_at = app.now();
    let act = record::begin(app, &tx, Some(account), "set_box", &row.kind).await?;
    if standing.as_ref().is_none_or(|standing| standing.url != row.url) {
        store::remove_value(&tx, sent.kind).await?;
    }
    record::put::<box_setting::Entity>(app, &tx, &act, standing, row.clone()).await?;
    tx.commit().await?;
    Ok(row)
}

fn words(page: &Page, fault: Fault) -> String {
    page.t(match fault {
        Fault::Unreachable => "boxes-fault-unreachable",
        Fault::Refused => "boxes-fault-refused",
        Fault::TooLarge => "boxes-fault-too-large",
        Fault::Unreadable => "boxes-fault-unreadable",
    })
}
