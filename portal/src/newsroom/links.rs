//! Links of an article that lead nowhere: those to our own pages are looked up, those to other hosts judged by their shape.

use super::body::{self, Block, Run};
use super::store;
use crate::categories;
use crate::photos;
use crate::reading;
use chibo_frame::App;
use std::collections::BTreeSet;

/// A link that leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Broken {
    /// Where it leads.
    pub address: String,
    why: Why,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    NotThere,
    NoAddress,
    OfTheOffice,
}

impl Broken {
    /// The key of its words.
    pub(crate) fn key(&self) -> &'static str {
        match self.why {
            Why::NotThere => "newsroom-link-not-there",
            Why::NoAddress => "newsroom-link-no-address",
            Why::OfTheOffice => "newsroom-link-of-the-office",
        }
    }
}

/// Where the words of a body lead.
pub(crate) fn of_body(body: &str) -> Vec<String> {
    let mut links = Vec::new();
    add(&body::read(body), &mut links);
    links
}

fn add(blocks: &[Block], links: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Text(_, words) => links.extend(words.iter().filter_map(|run| match run {
                Run::Letters(_, marks) => marks.href.as_deref().map(str::to_owned),
                Run::Break => None,
            })),
            Block::List(_, items) => items.iter().for_each(|item| add(item, links)),
            Block::Quote(inside) => add(inside, links),
            Block::Table(rows) => rows.iter().flatten().for_each(|cell| add(&cell.blocks, links)),
            Block::Figure(_) => {}
        }
    }
}

/// Those of these links that lead nowhere, each once.
pub(crate) async fn broken(app: &App, links: &[String]) -> anyhow::Result<Vec<Broken>> {
    let mut found = Vec::new();
    for address in links.iter().collect::<BTreeSet<_>>() {
        if let Some(why) = wrong(app, address).await? {
            found.push(Broken { address: address.clone(), why });
        }
    }
    Ok(found)
}

async fn wrong(app: &App, address: &str) -> anyhow::Result<Option<Why>> {
    let Some(path) = address.strip_prefix('/') else { return Ok((!has_shape(address)).then_some(Why::NoAddress)) };
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let there = match path.split_once('/').unwrap_or((path, "")) {
        ("van-phong", _) => return Ok(Some(Why::OfTheOffice)),
        ("tin", slug) => {
            let slug = slug.strip_suffix("/in").unwrap_or(slug);
            reading::find_by_slug(&app.db, slug).await?.is_some()
        }
        ("chuyen-muc", slug) => categories::list_categories(&app.db).await?.iter().any(|category| category.slug == slug),
        ("the", slug) => store::is_tag(&app.db, slug).await?,
        ("anh", file) => photos::is_photo(app, file).await?,
        _ => true,
    };
    Ok((!there).then_some(Why::NotThere))
}

/// `https://HOST.TLD…`, `mailto:WHO@HOST.TLD`, `tel:…` or a place in the page itself.
fn has_shape(address: &str) -> bool {
    let is_host = |host: &str| {
        let name = host.split([':', '/', '?', '#']).next().unwrap_or_default();
        let good = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-');
        name.contains('.') && name.split('.').all(good)
    };
    match address.split_once(':') {
        Some(("https" | "http", rest)) => rest.strip_prefix("//").is_some_and(is_host),
        Some(("mailto", rest)) => rest.split_once('@').is_some_and(|(who, host)| !who.is_empty() && is_host(host)),
        Some(("tel", rest)) => rest.chars().filter(char::is_ascii_digit).count() >= 3,
        _ => address.starts_with('#'),
    }
}

#[cfg(test)]
mod tests {
    use super::has_shape;

    #[test]
    fn an_address_has_a_host_and_no_spaces_in_it() {
        for good in ["https://quangninh.gov.vn/tin?a=1", "http://báo.vn", "mailto:khu5b@quangtrung.vn", "tel:0203 3854", "#ket-qua"]
        {
            assert!(has_shape(good), "{good}");
        }
        for bad in [
            "https://",
            "https://mot hai.vn",
            "https://localhost",
            "http:/vn.vn",
            "mailto:khu5b",
            "tin/abc",
            "javascript:alert(1)",
            "www.vn",
        ] {
            assert!(!has_shape(bad), "{bad}");
        }
    }
}
