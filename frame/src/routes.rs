//! A slice's pages, each declared together with the right that opens it.

use crate::app::App;
use crate::errors::{self, PageError};
use crate::health;
use crate::limits::{self, OFFICE_BYTES, OPEN_BYTES};
use crate::page::Page;
use crate::readings;
use crate::requests;
use crate::rights::Right;
use crate::sessions;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::handler::Handler;
use axum::http::Method;
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;

/// One declared path, for the page of rights and the test that walks it.
#[derive(Debug, Clone)]
pub struct Route {
    /// GET or POST.
    pub method: Method,
    /// The path with its parameters, as declared.
    pub path: &'static str,
    /// What it needs.
    pub right: Right,
    /// Whether it shows or takes out personal data: then each reading is an act.
    pub personal: bool,
}

/// The pages of a slice, or of the whole house.
#[derive(Default)]
pub struct Routes {
    /// Everything that was declared.
    pub table: Vec<Route>,
    open: Router<App>,
    office: Router<App>,
}

impl Routes {
    /// No pages yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A page that is read.
    #[must_use]
    pub fn get<H: Handler<T, App>, T: 'static>(self, path: &'static str, right: Right, handler: H) -> Self {
        self.add(Method::GET, path, right, get(handler))
    }

    /// An act.
    #[must_use]
    pub fn post<H: Handler<T, App>, T: 'static>(self, path: &'static str, right: Right, handler: H) -> Self {
        self.add(Method::POST, path, right, post(handler))
    }

    /// The path declared last holds nobody's data, though its right opens pages that do: its readings are no acts.
    #[must_use]
    pub fn about_nobody(self) -> Self {
        self.last(false)
    }

    /// The path declared last shows people, though its right alone does not say so.
    #[must_use]
    pub fn about_people(self) -> Self {
        self.last(true)
    }

    fn last(mut self, personal: bool) -> Self {
        if let Some(route) = self.table.last_mut() {
            route.personal = personal;
        }
        self
    }

    fn add(mut self, method: Method, path: &'static str, right: Right, handler: MethodRouter<App>) -> Self {
        self.table.push(Route { method, path, right, personal: right.shows_people() });
        if right == Right::Public {
            self.open = self.open.route(path, handler);
        } else {
            self.office = self.office.route(path, handler.layer(from_fn(move |request, next| gate(right, request, next))));
        }
        self
    }

    /// Both slices' pages.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.table.extend(other.table);
        Self { table: self.table, open: self.open.merge(other.open), office: self.office.merge(other.office) }
    }

    /// The same pages, the office's with this around each: behind its right, before errors become pages.
    #[must_use]
    pub fn around_office(self, around: impl FnOnce(Router<App>) -> Router<App>) -> Self {
        Self { office: around(self.office), ..self }
    }

    /// The whole site: public pages without sessions, the office behind sessions, the guard against forged requests
    /// around both, errors as pages.
    pub fn into_router(self, app: &App) -> Router {
        let readings = from_fn_with_state((app.clone(), readings::personal(&self.table)), readings::note);
        let office = self
            .office
            .layer(readings)
            .layer(from_fn(limits::without_nul))
            .layer(from_fn_with_state(app.clone(), in_office_page))
            .layer(from_fn_with_state(app.clone(), sessions::know))
            .layer(sessions::layer(app))
            .layer(DefaultBodyLimit::max(OFFICE_BYTES))
            .layer(CompressionLayer::new());
        let open = self.open.fallback(|| async { PageError::NotFound }).layer(from_fn(limits::without_nul));
        let open = open.layer(from_fn_with_state(app.clone(), in_open_page));
        let guarded = office.merge(open.layer(DefaultBodyLimit::max(OPEN_BYTES))).layer(CatchPanicLayer::new());
        let guarded = guarded.layer(from_fn_with_state(app.clone(), limits::guard)).layer(CsrfLayer::new());
        let guarded = guarded.layer(from_fn_with_state(app.clone(), requests::note));
        guarded.merge(health::routes()).layer(from_fn(headers)).with_state(app.clone())
    }
}

/// Lets through who has the right.
async fn gate(right: Right, request: Request, next: Next) -> Response {
    let page = request.extensions().get::<Page>();
    let who = page.and_then(|page| page.who.as_ref());
    match (right, who) {
        (Right::SignIn, _) => next.run(request).await,
        (_, None) => PageError::SignIn.into_response(),
        (right, Some(who)) if right.given_to(&who.roles) => next.run(request).await,
        _ => PageError::Forbidden.into_response(),
    }
}

async fn in_office_page(page: Page, request: Request, next: Next) -> Response {
    let mut response = errors::as_pages(page, request, next).await;
    response.headers_mut().insert("cache-control", axum::http::HeaderValue::from_static("no-store"));
    response
}

async fn in_open_page(page: Page, request: Request, next: Next) -> Response {
    errors::as_pages(page, request, next).await
}

/// What a browser is told besides: no guessing of types, no frame around a page, no window or page of others that sees into it,
/// no device but the camera, which reads members' cards.
const TOLD: [(&str, &str); 6] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(self), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()"),
];

/// What a browser is told of every page: nothing from other hosts, no inline script, no frames.
async fn headers(request: Request, next: Next) -> Response {
    use axum::http::HeaderValue;
    let mut response = next.run(request).await;
    let beside = response.extensions_mut().remove::<sessions::Beside>();
    let headers = response.headers_mut();
    if let Some(sessions::Beside(cookie)) = beside {
        headers.append("set-cookie", cookie);
    }
    headers.entry("content-security-policy").or_insert(HeaderValue::from_static(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ));
    for (name, value) in TOLD {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}
