//! The links from a record's page to its papers.

use chibo_frame::Page;
use uuid::Uuid;

/// A paper that can be made of the record on the page.
pub(crate) struct Link {
    /// Where it is made.
    pub(crate) href: String,
    /// Its name.
    pub(crate) name: String,
}

/// Links to papers of these kinds, of one record and one time; the time may be empty.
pub(crate) fn links(page: &Page, kinds: &[&str], id: Uuid, period: &str) -> Vec<Link> {
    let asked = if period.is_empty() { String::new() } else { format!("?ky={period}") };
    let link =
        |kind: &&str| Link { href: format!("/van-phong/van-ban/lap/{kind}/{id}{asked}"), name: page.t(&format!("paper-{kind}")) };
    kinds.iter().map(link).collect()
}
