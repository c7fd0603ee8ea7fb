//! Other cells' records are not there for this office. A database has one office; after a cell was split or merged it may hold
//! another cell's records beside its own. Whatever a request names by its key, in its address or in its form, is looked up
//! before any room sees it, so no room can forget to ask whose it is.

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use chibo_frame::{App, Page, PageError, record};
use chibo_people::units;
use percent_encoding::percent_decode;
use std::collections::BTreeSet;
use uuid::Uuid;

/// The longest form that is looked through, as long as the office takes any.
const MOST: usize = 2 << 20;
/// A ballot's bundle belongs to a round, to an election, to a congress, to a cell.
const DEEPEST: usize = 6;
/// Keys that are asked for at a time.
const AT_A_TIME: usize = 500;
/// How long a key is, with and without its strokes.
const LONG: [usize; 2] = [36, 32];

/// Answers that there is no such thing where a request names what belongs to another cell.
pub(crate) async fn keep_apart(State(app): State<App>, page: Page, request: Request, next: Next) -> Response {
    if page.who.is_none() || request.uri().path().starts_with("/van-phong/don-vi") {
        return next.run(request).await;
    }
    match looked_through(&app, request).await {
        Ok(Some(request)) => next.run(request).await,
        Ok(None) => PageError::NotFound.into_response(),
        Err(error) => PageError::Fault(error).into_response(),
    }
}

/// The request, if it names nothing of another cell's.
async fn looked_through(app: &App, request: Request) -> anyhow::Result<Option<Request>> {
    let cells = units::list_cells(&app.db).await?;
    let [own, _, ..] = cells.as_slice() else { return Ok(Some(request)) };
    let (parts, body) = request.into_parts();
    let mut keys = keys_in(parts.uri.to_string().as_bytes());
    let body = if is_uploaded(&parts) {
        body
    } else {
        let Ok(bytes) = to_bytes(body, MOST).await else { return Ok(None) };
        keys.extend(keys_in(&bytes));
        Body::from(bytes)
    };
    let strange = cells_of(app, keys, &cells).await?.into_iter().any(|cell| cell != *own);
    Ok((!strange).then(|| Request::from_parts(parts, body)))
}

/// Files name nothing by a key.
fn is_uploaded(parts: &Parts) -> bool {
    let kind = parts.headers.get(CONTENT_TYPE).map(|kind| kind.as_bytes().to_ascii_lowercase());
    kind.is_some_and(|kind| kind.starts_with(b"multipart/"))
}

/// Every key that is written somewhere in these bytes, in any way in which a room would read it.
fn keys_in(bytes: &[u8]) -> BTreeSet<Uuid> {
    let bytes: Vec<u8> = percent_decode(bytes).collect();
    let read = |long: usize| bytes.windows(long).filter_map(|window| Uuid::try_parse_ascii(window).ok()).collect::<BTreeSet<_>>();
    LONG.into_iter().flat_map(read).collect()
}

/// The cells to which these belong in the end.
async fn cells_of(app: &App, keys: BTreeSet<Uuid>, cells: &[Uuid]) -> anyhow::Result<BTreeSet<Uuid>> {
    let done: Vec<Uuid> = keys.iter().copied().collect();
    let (mut found, mut open) = (BTreeSet::new(), keys);
    // An act belongs to whose records it touched; that a unit was made is everybody's.
    for (kind, key) in record::touched(&app.db, &done).await? {
        if !kind.starts_with("unit") {
            open.extend(keys_in(key.as_bytes()));
        }
    }
    for _ in 0..DEEPEST {
        let (reached, ahead): (BTreeSet<Uuid>, BTreeSet<Uuid>) = open.into_iter().partition(|key| cells.contains(key));
        found.extend(reached);
        open = BTreeSet::new();
        let asked: Vec<Uuid> = ahead.into_iter().collect();
        for few in asked.chunks(AT_A_TIME) {
            let mut left: BTreeSet<Uuid> = few.iter().copied().collect();
            for kind in app.kinds.iter() {
                for (key, owner) in kind.owners(&app.db, few).await? {
                    left.remove(&key);
                    open.insert(owner);
                }
                if left.is_empty() {
                    break;
                }
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_found_however_it_is_written() {
        let key: Uuid = "01890000-0000-7000-8000-00000000000a".parse().unwrap();
        for written in [
            "/van-phong/danh-sach/01890000-0000-7000-8000-00000000000a/sua",
            "/x?a=01890000-0000-7000-8000-00000000000A&b",
            "a=018900000000700080000000000000%30%61",
            "%7B%30%31890000-0000-7000-8000-00000000000a%7D",
            "urn:uuid:01890000-0000-7000-8000-00000000000a",
        ] {
            assert!(keys_in(written.as_bytes()).contains(&key), "{written}");
        }
        assert!(keys_in(b"/van-phong/danh-sach/0189-0000").is_empty());
    }
}
