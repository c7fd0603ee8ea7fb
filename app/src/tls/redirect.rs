//! The plain door of a house that is served through TLS: it offers the certificate and the few files that page needs, and sends
//! everything else on.

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Redirect, Response};

/// What stays plain: a browser that does not trust the certificate yet has to get it somewhere.
const PLAIN: [&str; 3] = ["/chung-chi", "/chung-chi/chibo.crt", "/nhip"];
const ASSETS: &str = "/tai-san/";

/// Where the house is reached through TLS by who asked here, for the page that offers the certificate.
#[derive(Clone)]
pub(super) struct SafeAddress(pub String);

/// The pages of the plain door of a house whose other door has this port.
pub fn plain(house: Router, port: u16) -> Router {
    house.layer(from_fn_with_state(port, send_on))
}

async fn send_on(State(port): State<u16>, mut request: Request, next: Next) -> Response {
    let Some(safe) = safe_address(request.headers(), port) else { return StatusCode::BAD_REQUEST.into_response() };
    let path = request.uri().path();
    if PLAIN.contains(&path) || path.starts_with(ASSETS) {
        request.extensions_mut().insert(SafeAddress(format!("{safe}/")));
        return next.run(request).await;
    }
    let asked = request.uri().path_and_query().map_or("/", |asked| asked.as_str());
    Redirect::temporary(&format!("{safe}{asked}")).into_response()
}

/// The same host, the other door.
fn safe_address(headers: &HeaderMap, port: u16) -> Option<String> {
    let host = headers.get(header::HOST)?.to_str().ok()?;
    let name = match host.strip_prefix('[') {
        Some(rest) => host.get(..rest.find(']')? + 2)?,
        None => host.split(':').next()?,
    };
    let holds = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"[]:.-".contains(&b));
    holds.then(|| if port == 443 { format!("https://{name}") } else { format!("https://{name}:{port}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_asks_plainly_is_sent_to_the_same_host() {
        let to = |host: &str, port| safe_address(&HeaderMap::from_iter([(header::HOST, host.parse().unwrap())]), port);
        assert_eq!(to("192.168.1.5:8080", 8443).as_deref(), Some("https://192.168.1.5:8443"));
        assert_eq!(to("may-chu.local", 443).as_deref(), Some("https://may-chu.local"));
        assert_eq!(to("[fd00::5]:8080", 8443).as_deref(), Some("https://[fd00::5]:8443"));
        for bad in ["", ":80", "a/b", "a@b", "[fd00", "a b"] {
            assert_eq!(to(bad, 8443), None, "{bad}");
        }
        assert_eq!(safe_address(&HeaderMap::new(), 8443), None);
    }
}
