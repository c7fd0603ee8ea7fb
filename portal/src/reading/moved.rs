//! **Địa chỉ cũ.** What became of a page that is not where it is asked for: an article of another site of the house, one
//! that has another address now, one that was taken off.

use super::store;
use crate::sites::At;
use axum::http::Uri;
use chibo_frame::App;
use percent_encoding::percent_decode_str;

/// What became of it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It stands at this address for good: the one that was asked for is an old one.
    Moved(String),
    /// It stands at another site now. It may come here some day, so no browser is to remember this.
    Elsewhere(String),
    /// It was taken off, and why, if that was said.
    Withdrawn(String),
    /// There was none.
    Unknown,
}

/// Finds out, from the path and the question as they were asked.
pub(crate) async fn fate(app: &App, at: &At, asked: &Uri) -> anyhow::Result<Fate> {
    let path = at.within(asked.path());
    let slug = path.strip_prefix("/tin/").and_then(|rest| rest.split(['/', '.']).next());
    if let Some(slug) = slug
        && let Some((found, here)) = now_at(app, at, slug).await?.filter(|(address, _)| *address != at.href(path))
    {
        return Ok(if here { Fate::Moved(found) } else { Fate::Elsewhere(found) });
    }
    let whole = asked.query().map(|query| plain(&format!("{path}?{query}")));
    for old in whole.into_iter().chain([plain(path)]) {
        if let Some(found) = find_old(app, at, &old).await? {
            return Ok(Fate::Moved(found));
        }
    }
    let reason = match slug {
        Some(slug) => store::find_withdrawn(&app.db, slug).await?,
        None => None,
    };
    Ok(reason.map_or(Fate::Unknown, Fate::Withdrawn))
}

/// Where the front page with a question leads, if that is an old address, as `/?p=123`. Our own links ask for a language only.
pub(crate) async fn from_front(app: &App, at: &At, asked: &Uri) -> anyhow::Result<Option<String>> {
    let old = plain(&format!("/?{}", asked.query().unwrap_or_default()));
    let is_ours = old == "/" || old.starts_with("/?lang=") && !old.contains('&');
    if is_ours { Ok(None) } else { find_old(app, at, &old).await }
}

/// Where the article stands whose old address this is.
async fn find_old(app: &App, at: &At, old: &str) -> anyhow::Result<Option<String>> {
    let Some(slug) = store::find_moved(&app.db, old).await? else { return Ok(None) };
    Ok(now_at(app, at, &slug).await?.map(|(address, _)| address))
}

/// The address of an article as this reader reaches it, if it is published, and whether it stands at this site.
async fn now_at(app: &App, at: &At, slug: &str) -> anyhow::Result<Option<(String, bool)>> {
    let Some(row) = store::find_by_slug(&app.db, slug).await? else { return Ok(None) };
    let here = at.gathered().contains(&row.site_id);
    Ok(at.reach(row.site_id, &format!("/tin/{slug}")).map(|address| (address, here)))
}

/// An old address as it is kept and looked for: a path with what follows a `?`, in letters, without host, mark or last `/`, and
/// without what those add who pass it on.
pub(crate) fn plain(address: &str) -> String {
    let address = address.trim();
    let address = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://")).map_or(address, |rest| {
        let end = rest.find(['/', '?']).unwrap_or(rest.len());
        rest.get(end..).unwrap_or_default()
    });
    let address = address.split('#').next().unwrap_or_default();
    let (path, question) = address.split_once('?').unwrap_or((address, ""));
    let asked: Vec<&str> = question.split('&').filter(|part| !part.is_empty() && !is_added(part)).collect();
    let joint = if asked.is_empty() { "" } else { "?" };
    let path = format!("{path}{joint}{}", asked.join("&"));
    let path = in_letters(path.trim_end_matches('/'));
    if path.starts_with('/') { path } else { format!("/{path}") }
}

/// Whether whoever passed an address on added this to it, to know from where readers come.
fn is_added(part: &str) -> bool {
    part.starts_with("utm_") || ["fbclid", "gclid"].contains(&part.split('=').next().unwrap_or_default())
}

/// With `%E1%BB%A9` as the letter it stands for; as it is where it stands for none.
fn in_letters(address: &str) -> String {
    match percent_decode_str(address).decode_utf8() {
        Ok(letters) if !letters.contains(char::is_control) => letters.into_owned(),
        _ => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn an_old_address_is_kept_as_its_path_and_question() {
        for (typed, kept) in [
            ("/index.php?id=123", "/index.php?id=123"),
            ("http://khu5b.vn/tin-tuc/12.html", "/tin-tuc/12.html"),
            ("https://khu5b.vn/tin/#dau", "/tin"),
            ("https://khu5b.vn", "/"),
            (" tin-tuc/a/ ", "/tin-tuc/a"),
            ("https://khu5b.vn?p=123", "/?p=123"),
            ("/tin-t%E1%BB%A9c/h%e1%bb%8dp.html", "/tin-tức/họp.html"),
            ("/tin-tức/họp.html", "/tin-tức/họp.html"),
            ("/tai%FF?a=%00", "/tai%FF?a=%00"),
            ("/?utm_source=zalo&p=123&fbclid=xY&utm_medium=x", "/?p=123"),
            ("/tin/?fbclid=xY", "/tin"),
        ] {
            assert_eq!(plain(typed), kept);
        }
    }
}
