//! What goes wrong at the edge, and the page that says so. Names no slice: a slice words its own refusals.

use crate::page::{Page, html};
use crate::trouble::Trouble;
use askama::Template;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

/// A sentence for the user and, where there is one, the way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What is wrong, with the figure.
    pub text: String,
    /// What to do.
    pub remedy: Option<String>,
}

impl Message {
    /// A message without a remedy of its own.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), remedy: None }
    }

    /// Adds what to do.
    #[must_use]
    pub fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = Some(remedy.into());
        self
    }
}

/// Why a page is not shown.
#[derive(Debug)]
pub enum PageError {
    /// The rules say no, and the user can do something: 422.
    Refused(Message),
    /// There is no such thing: 404.
    NotFound,
    /// The account's roles do not allow it: 403.
    Forbidden,
    /// Not signed in: to the sign-in page and back.
    SignIn,
    /// We or the machine failed: 500, logged once with an id, the page shows the id. A trouble of the machine's that is
    /// known says what it is instead: 507 or 503.
    Fault(anyhow::Error),
}

impl<E: Into<anyhow::Error>> From<E> for PageError {
    fn from(error: E) -> Self {
        Self::Fault(error.into())
    }
}

/// What the error page needs to know; travels to the layer that has the reader's language.
#[derive(Clone)]
enum Shown {
    Refused(Message),
    NotFound,
    Forbidden,
    SignIn,
    Trouble(Trouble),
    Fault(String),
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let (status, shown) = match self {
            Self::Refused(message) => (StatusCode::UNPROCESSABLE_ENTITY, Shown::Refused(message)),
            Self::NotFound => (StatusCode::NOT_FOUND, Shown::NotFound),
            Self::Forbidden => (StatusCode::FORBIDDEN, Shown::Forbidden),
            Self::SignIn => (StatusCode::UNAUTHORIZED, Shown::SignIn),
            Self::Fault(error) => {
                let id = log(&error);
                match Trouble::of(&error) {
                    Some(trouble) => (trouble.status(), Shown::Trouble(trouble)),
                    None => (StatusCode::INTERNAL_SERVER_ERROR, Shown::Fault(id)),
                }
            }
        };
        let mut response = status.into_response();
        response.extensions_mut().insert(shown);
        response
    }
}

/// Logs a fault once, with an id by which the log and the page find each other.
fn log(error: &anyhow::Error) -> String {
    let id = crate::password::generate().chars().take(9).collect::<String>();
    tracing::error!(fault = %id, error = format!("{error:#}"), "a page failed");
    id
}

#[derive(Template)]
#[template(path = "layout/error.html")]
struct ErrorPage {
    page: Page,
    title: String,
    message: Message,
    /// Whether the reader typed something that the browser's own way back still holds.
    keeps: bool,
}

/// Turns a `PageError` into a page in the reader's language.
pub(crate) async fn as_pages(page: Page, request: Request, next: Next) -> Response {
    let path = request.uri().path_and_query().map(ToString::to_string).unwrap_or_default();
    let reads = request.method().is_safe();
    as_page(page, &path, reads, next.run(request).await)
}

/// The same of one answer.
pub(crate) fn as_page(page: Page, path: &str, reads: bool, response: Response) -> Response {
    let status = response.status();
    let Some(shown) = shown_by(&page, reads, &response) else { return response };
    let lost = matches!(shown, Shown::NotFound);
    let (title, message) = match shown {
        Shown::SignIn => return Redirect::to(&format!("/dang-nhap?ve={}", encode(path))).into_response(),
        Shown::Refused(message) => (page.t("error-refused"), message),
        Shown::NotFound => (page.t("error-not-found"), Message::new(page.t("error-not-found-text"))),
        Shown::Forbidden => {
            (page.t("error-forbidden"), Message::new(page.t("error-forbidden-text")).remedy(page.t("error-forbidden-remedy")))
        }
        Shown::Trouble(trouble) => (page.t("error-trouble"), trouble.message(page.words(), page.lang)),
        Shown::Fault(id) => (
            page.t("error-fault"),
            Message::new(page.with("error-fault-text", &[("id", &id)])).remedy(page.t("error-fault-remedy")),
        ),
    };
    let keeps = status == StatusCode::UNPROCESSABLE_ENTITY || (!reads && status.is_server_error());
    match html(&ErrorPage { page, title, message, keeps }) {
        Ok(body) => (if lost { StatusCode::NOT_FOUND } else { status }, body).into_response(),
        Err(_) => status.into_response(),
    }
}

/// What an answer's error page says; none where the answer is a page already. An address or a form that no handler could
/// read comes back from the framework as a line of plain text.
fn shown_by(page: &Page, reads: bool, response: &Response) -> Option<Shown> {
    if let Some(shown) = response.extensions().get::<Shown>() {
        return Some(shown.clone());
    }
    let kind = response.headers().get("content-type").and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    match response.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Some(refused(page, "error-too-large", "error-too-large-remedy")),
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED if kind.is_empty() => Some(Shown::NotFound),
        status if status.is_client_error() && kind.starts_with("text/plain") => {
            Some(if reads { Shown::NotFound } else { refused(page, "error-unreadable", "error-unreadable-remedy") })
        }
        _ => None,
    }
}

fn refused(page: &Page, text: &str, remedy: &str) -> Shown {
    Shown::Refused(Message::new(page.t(text)).remedy(page.t(remedy)))
}

fn encode(path: &str) -> String {
    path.bytes()
        .map(|b| if b.is_ascii_alphanumeric() || b"/-_.".contains(&b) { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}
