//! The two pages that anybody in the hall may open by a code, without an account: the projector's and the phones'. What they
//! show was called out in the hall.

use super::results_view::{PapersView, papers};
use super::shows::Shows;
use super::state::{self, Hall};
use super::store::{self, hall};
use super::view::View;
use super::{codes, qr};
use anyhow::Context;
use askama::Template;
use axum::Extension;
use axum::extract::{ConnectInfo, Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use chibo_frame::live::{self, Paint, Picture};
use chibo_frame::words::Lang;
use chibo_frame::{App, Page, PageError, html, see_other};
use serde::Deserialize;
use std::net::SocketAddr;
use uuid::Uuid;

/// The caller's address, if the server tells it.
type Caller = Option<Extension<ConnectInfo<SocketAddr>>>;

/// Which of the two pages.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Screen,
    Phone,
}

impl Kind {
    fn picture(self, of: Uuid, lang: Lang) -> Picture {
        let screen: Paint = |app, id, lang| Box::pin(async move { paint_screen(&app, id, lang).await });
        let phone: Paint = |app, id, lang| Box::pin(async move { paint_phone(&app, id, lang).await });
        match self {
            Self::Screen => Picture { of, name: "screen", lang, kinds: state::KINDS, beat: 1, paint: screen },
            Self::Phone => Picture { of, name: "phone", lang, kinds: state::KINDS, beat: 5, paint: phone },
        }
    }

    fn path(self, code: &str) -> String {
        match self {
            Self::Screen => format!("/man-hinh/{code}"),
            Self::Phone => format!("/dai-hoi/{code}"),
        }
    }

    /// Whether the code opens this page. The phones' code ends with the congress.
    fn is_opened_by(self, row: &hall::Model, code: &str) -> bool {
        match self {
            Self::Screen => row.screen_code == code,
            Self::Phone => row.phone_code == code && row.closed_at.is_none(),
        }
    }
}

/// A page around the picture.
#[derive(Template)]
#[template(path = "hall/public.html")]
struct Around {
    page: Page,
    path: String,
    screen: bool,
    beat: u32,
    picture: String,
}

/// The page that asks for the code.
#[derive(Template)]
#[template(path = "hall/enter.html")]
struct Enter {
    page: Page,
    code: String,
    problem: Option<String>,
}

#[derive(Template)]
#[template(path = "hall/_screen.html")]
struct Screen {
    page: Page,
    view: View,
    shows: Shown,
    papers: Option<PapersView>,
    phone_code: String,
    qr: Option<(usize, String)>,
    address: Option<String>,
}

#[derive(Template)]
#[template(path = "hall/_phone.html")]
struct Phone {
    page: Page,
    view: View,
}

impl Screen {
    /// Whether much stands beside the title, which is then smaller.
    fn is_full(&self) -> bool {
        match self.shows {
            Shown::Programme | Shown::Speakers | Shown::Vote | Shown::Result | Shown::Papers => true,
            Shown::Item => self.view.speaker.is_some(),
            Shown::Title | Shown::Notice => false,
        }
    }
}

/// What stands on the stage.
#[derive(PartialEq, Eq)]
enum Shown {
    Title,
    Item,
    Programme,
    Speakers,
    Vote,
    Result,
    Papers,
    Notice,
}

/// What may be shown of what is asked: a result only once it is released, papers once they are counted.
fn shown(hall: &Hall, papers: bool) -> Shown {
    match &hall.shows {
        Shows::Title => Shown::Title,
        Shows::Programme => Shown::Programme,
        Shows::Speakers => Shown::Speakers,
        Shows::Vote(_) if !hall.votes.is_empty() => Shown::Vote,
        Shows::Result(id) if hall.released(*id) > 0 => Shown::Result,
        Shows::Papers(_) if papers => Shown::Papers,
        Shows::Notice(_) => Shown::Notice,
        _ if hall.course.phase() == chibo_core::congress::clock::Phase::Before => Shown::Title,
        _ => Shown::Item,
    }
}

async fn gathered(app: &App, id: Uuid, lang: Lang) -> anyhow::Result<(Page, Hall, View)> {
    let page = Page::open(app.words.clone(), lang, "", app.demo);
    let hall = state::gather(app, &page, id).await?.context("a hall that is not there")?;
    let view = View::of(&page, &hall)?;
    Ok((page, hall, view))
}

async fn paint_screen(app: &App, id: Uuid, lang: Lang) -> anyhow::Result<String> {
    let (page, hall, mut view) = gathered(app, id, lang).await?;
    let papers = papers(&page, &hall)?;
    if let Shows::Result(shown) = &hall.shows {
        view.results.retain(|result| result.election == *shown);
    }
    let address = hall.row.address.clone().filter(|_| hall.row.closed_at.is_none());
    let qr = address.as_ref().map(|address| qr::drawn(&format!("http://{address}/dai-hoi/{}", hall.row.phone_code))).transpose()?;
    let shows = shown(&hall, papers.is_some());
    Ok(Screen { page, view, shows, papers, phone_code: spaced(&hall.row.phone_code), qr, address }.render()?)
}

async fn paint_phone(app: &App, id: Uuid, lang: Lang) -> anyhow::Result<String> {
    let (page, _, view) = gathered(app, id, lang).await?;
    Ok(Phone { page, view }.render()?)
}

/// `123 456`, as it is read aloud.
pub(super) fn spaced(code: &str) -> String {
    code.split_at_checked(3).map_or_else(|| code.to_owned(), |(front, back)| format!("{front} {back}"))
}

/// The hall that a code opens, for a caller who did not guess too often.
async fn opened(app: &App, caller: Caller, kind: Kind, code: &str) -> Result<hall::Model, Closed> {
    let caller = caller.map(|Extension(ConnectInfo(address))| address);
    if !codes::is_heard(app, caller) {
        return Err(Closed::Wait);
    }
    let found = store::find_by_code(&app.db, code).await.map_err(|error| Closed::Error(error.into()))?;
    if let Some(row) = found.filter(|row| kind.is_opened_by(row, code)) {
        return Ok(row);
    }
    codes::was_wrong(app, caller);
    Err(Closed::Wrong)
}

/// Why a page does not open.
enum Closed {
    Wrong,
    Wait,
    Error(PageError),
}

impl Closed {
    /// The page that asks for the phones' code, with what was wrong.
    fn page(self, page: Page, code: &str) -> Result<Response, PageError> {
        let (status, problem) = match self {
            Self::Wrong => (StatusCode::NOT_FOUND, page.t1("hall-code-wrong", "code", code)),
            Self::Wait => (StatusCode::TOO_MANY_REQUESTS, page.t("hall-code-wait")),
            Self::Error(error) => return Err(error),
        };
        Ok((status, html(&Enter { page, code: code.to_owned(), problem: Some(problem) })?).into_response())
    }

    /// The same for a script, which then opens the page itself.
    fn status(self) -> Result<Response, PageError> {
        let kind = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
        match self {
            Self::Wrong => Ok((StatusCode::GONE, kind).into_response()),
            Self::Wait => Ok((StatusCode::TOO_MANY_REQUESTS, kind).into_response()),
            Self::Error(error) => Err(error),
        }
    }
}

async fn show(page: Page, app: &App, caller: Caller, kind: Kind, code: &str) -> Result<Response, PageError> {
    let row = match opened(app, caller, kind, code).await {
        Ok(row) => row,
        Err(closed) => return closed.page(page, code),
    };
    let wanted = kind.picture(row.congress_id, page.lang);
    let picture = String::from_utf8_lossy(&live::picture(app, wanted).await?).into_owned();
    let around = Around { path: kind.path(code), screen: kind == Kind::Screen, beat: wanted.beat, picture, page };
    Ok(([(header::CACHE_CONTROL, "no-store")], html(&around)?).into_response())
}

async fn follow(page: Page, app: &App, caller: Caller, kind: Kind, code: &str) -> Result<Response, PageError> {
    match opened(app, caller, kind, code).await {
        Ok(row) => Ok(live::stream(app, kind.picture(row.congress_id, page.lang))),
        Err(closed) => closed.status(),
    }
}

/// The picture alone, for a phone that cannot follow a stream and asks again and again.
async fn look(page: Page, app: &App, caller: Caller, kind: Kind, code: &str) -> Result<Response, PageError> {
    match opened(app, caller, kind, code).await {
        Ok(row) => {
            let picture = live::picture(app, kind.picture(row.congress_id, page.lang)).await?;
            let now = app.now().timestamp_millis().to_string();
            let headers = [("content-type", "text/html; charset=utf-8"), ("cache-control", "no-store"), ("x-gio", now.as_str())];
            Ok((headers, picture).into_response())
        }
        Err(closed) => closed.status(),
    }
}

pub(super) async fn screen(page: Page, State(app): State<App>, caller: Caller, code: Path<String>) -> Result<Response, PageError> {
    show(page, &app, caller, Kind::Screen, &code.0).await
}

pub(super) async fn screen_stream(
    page: Page,
    State(app): State<App>,
    caller: Caller,
    code: Path<String>,
) -> Result<Response, PageError> {
    follow(page, &app, caller, Kind::Screen, &code.0).await
}

pub(super) async fn screen_picture(
    page: Page,
    State(app): State<App>,
    caller: Caller,
    code: Path<String>,
) -> Result<Response, PageError> {
    look(page, &app, caller, Kind::Screen, &code.0).await
}

pub(super) async fn phone(page: Page, State(app): State<App>, caller: Caller, code: Path<String>) -> Result<Response, PageError> {
    show(page, &app, caller, Kind::Phone, &code.0).await
}

pub(super) async fn phone_stream(
    page: Page,
    State(app): State<App>,
    caller: Caller,
    code: Path<String>,
) -> Result<Response, PageError> {
    follow(page, &app, caller, Kind::Phone, &code.0).await
}

pub(super) async fn phone_picture(
    page: Page,
    State(app): State<App>,
    caller: Caller,
    code: Path<String>,
) -> Result<Response, PageError> {
    look(page, &app, caller, Kind::Phone, &code.0).await
}

/// What the page that asks for the code was sent.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    ma: String,
}

/// Asks for the code; a code that was typed leads on.
pub(super) async fn enter(page: Page, Query(asked): Query<Asked>) -> Result<Response, PageError> {
    match codes::tidy(&asked.ma).as_str() {
        "" => Ok(html(&Enter { page, code: String::new(), problem: None })?.into_response()),
        code if code.bytes().all(|b| b.is_ascii_digit()) => Ok(see_other(&Kind::Phone.path(code))),
        code => Ok(see_other(&Kind::Screen.path(code))),
    }
}
