//! **Thiết bị quen.** A browser that has signed in to an account before bears a mark of it. Its tries are counted apart from
//! those of strangers, so that nobody keeps the owner out by guessing. The mark opens nothing by itself.

use super::store::tidy_login;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use chibo_frame::App;
use chibo_frame::hash::hex;
use chibo_frame::key::Key;
use chibo_frame::sessions::Beside;
use sha2::{Digest, Sha256};
use tower_sessions::cookie::{Cookie, SameSite};

/// As long as browsers keep a cookie at all.
const DAYS: i64 = 400;

/// The mark that this browser bears of a login, if it is one of ours.
pub(super) fn known(app: &App, headers: &HeaderMap, login: &str) -> Option<String> {
    let (login, key) = (tidy_login(login), app.key());
    let (name, lines) = (name(&login), headers.get_all(header::COOKIE).iter());
    let sent = lines.filter_map(|line| line.to_str().ok()).flat_map(|line| line.split(';'));
    sent.filter_map(|pair| pair.trim().split_once('=')).filter(|(sent, _)| *sent == name).find_map(|(_, mark)| {
        let (nonce, seal) = mark.split_once('.')?;
        same(&sealed(&key, &login, nonce)?, seal).then(|| nonce.to_owned())
    })
}

/// Marks the browser that is answered.
pub(super) fn mark(app: &App, login: &str, mut response: Response) -> Response {
    let (login, nonce) = (tidy_login(login), hex(&app.random_bytes::<16>()));
    let Some(seal) = sealed(&app.key(), &login, &nonce) else { return response };
    let cookie = Cookie::build((name(&login), format!("{nonce}.{seal}")))
        .path("/dang-nhap")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(app.secure)
        .max_age(time::Duration::days(DAYS))
        .build();
    if let Ok(cookie) = HeaderValue::from_str(&cookie.to_string()) {
        response.extensions_mut().insert(Beside(cookie));
    }
    response
}

/// The cookie's name: each account of a shared machine has its own.
fn name(login: &str) -> String {
    let hash = hex(&Sha256::digest(login.as_bytes()));
    format!("chibo-may-{}", hash.get(..16).unwrap_or_default())
}

/// A key for the one purpose of this mark: whoever does not have the directory's key cannot make it.
fn sealed(key: &Key, login: &str, nonce: &str) -> Option<String> {
    key.for_purpose(&format!("device {nonce} of {login}")).ok().map(|seal| hex(&seal))
}

/// Compares to the last letter, so that the time tells nothing.
fn same(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.bytes().zip(other.bytes()).fold(0, |all, (a, b)| all | (a ^ b)) == 0
}
