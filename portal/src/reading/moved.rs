//! **Địa chỉ cũ.** What became of a page that is not where it is asked for: an article of another site of the house, one
//! that has another address now, one that was taken off.

use super::store;
use crate::sites::At;
use axum::http::Uri;
use chibo_frame::App;

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
        if let Some(slug) = store::find_moved(&app.db, &old).await?
            && let Some((found, _)) = now_at(app, at, &slug).await?
        {
            return Ok(Fate::Moved(found));
        }
    }
    let reason = match slug {
        Some(slug) => store::find_withdrawn(&app.db, slug).await?,
        None => None,
    };
    Ok(reason.map_or(Fate::Unknown, Fate::Withdrawn))
}

/// The address of an article as this reader reaches it, if it is published, and whether it stands at this site.
async fn now_at(app: &App, at: &At, slug: &str) -> anyhow::Result<Option<(String, bool)>> {
    let Some(row) = store::find_by_slug(&app.db, slug).await? else { return Ok(None) };
    let path = format!("/tin/{slug}");
    if at.gathered().contains(&row.site_id) {
        return Ok(Some((at.href(&path), true)));
    }
    Ok(at.other(row.site_id).map(|own| (own.to(&path), false)))
}

/// An old address as it is kept and looked for: a path with what follows a `?`, without host, mark or last `/`.
pub(crate) fn plain(address: &str) -> String {
    let address = address.trim();
    let address = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://")).map_or(address, |rest| {
        let end = rest.find('/').unwrap_or(rest.len());
        rest.get(end..).unwrap_or_default()
    });
    let address = address.split('#').next().unwrap_or_default();
    let path = address.trim_end_matches('/');
    if path.starts_with('/') { path.to_owned() } else { format!("/{path}") }
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
        ] {
            assert_eq!(plain(typed), kept);
        }
    }
}
