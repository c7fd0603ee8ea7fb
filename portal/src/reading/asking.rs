//! A visitor's request: who asks, at which site, in which language; and the way every public page is answered.

use super::kept::{Made, answer};
use super::{missing, moved};
use crate::sites::At;
use crate::visits::Visitor;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Response};
use chibo_frame::{App, Page, PageError};

/// One request.
pub(crate) struct Asking {
    visitor: Visitor,
    /// The page to be.
    pub page: Page,
    /// The site.
    pub at: At,
    /// The application, which reads at the replica where there is one.
    pub app: App,
    headers: HeaderMap,
    uri: Uri,
}

impl FromRequestParts<App> for Asking {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let at = At::from_request_parts(parts, app).await?;
        let Ok(page) = Page::from_request_parts(parts, app).await;
        let visitor = Visitor::from_request_parts(parts, app).await.map_err(IntoResponse::into_response)?;
        Ok(Self { visitor, page, at, app: app.for_everybody().await, headers: parts.headers.clone(), uri: parts.uri.clone() })
    }
}

impl Asking {
    /// Answers with the page of this path, made if it is not in memory, and counts the visit. Where making finds that
    /// there is none, the page that says so.
    pub(crate) async fn answer<F, M>(self, path: &str, make: impl FnOnce(App, Page, At) -> F) -> Result<Response, PageError>
    where
        F: Future<Output = Result<M, PageError>> + Send,
        M: Into<Made>,
    {
        let key = self.at.key(path);
        let making = make(self.app.clone(), self.page.clone(), self.at.clone());
        match answer(&self.app, &self.headers, &key, making).await {
            Ok(response) => {
                self.visitor.count();
                Ok(response)
            }
            Err(PageError::NotFound) => self.missing().await,
            Err(error) => Err(error),
        }
    }

    /// Sends to where an article stands whose old address is the front page with a question.
    pub(crate) async fn moved_from_front(&self) -> Result<Option<Response>, PageError> {
        Ok(moved::from_front(&self.app, &self.at, &self.uri).await?.map(missing::for_good))
    }

    /// Sends to where the page stands now, or says that it was taken off, or that there is none.
    pub(crate) async fn missing(self) -> Result<Response, PageError> {
        missing::at(&self.app, self.page, self.at, &self.uri).await
    }
}
