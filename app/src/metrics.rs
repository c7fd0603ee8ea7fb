//! The server's figures at a door of their own: the house's door is open to everybody, and a proxy before it makes everybody
//! come from this machine.

use anyhow::Context;
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use chibo_frame::{App, metrics};
use tokio::net::TcpListener;

/// Tells them for as long as the server lives.
pub(crate) async fn serve(app: App, listener: TcpListener) {
    let house = Router::new().route("/metrics", get(show)).with_state(app);
    if let Err(error) = axum::serve(listener, house).await.context("tell the figures") {
        tracing::error!(error = format!("{error:#}"), "the server's figures are not told");
    }
}

async fn show(State(app): State<App>) -> Response {
    // A database that is away is told as such; what the site knows is then left out.
    let site = chibo_portal::measured(&app).await.unwrap_or_default();
    match metrics::text(&app, site).await {
        Ok(text) => ([(header::CONTENT_TYPE, metrics::KIND)], text).into_response(),
        Err(error) => {
            tracing::error!(error = format!("{error:#}"), "the figures could not be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
