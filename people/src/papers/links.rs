//! The links from a record's page to its papers.

use super::kind::PaperKind;
use chibo_frame::{App, Page};
use uuid::Uuid;

/// A paper that can be made of the record on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it is made.
    pub href: String,
    /// Its name.
    pub name: String,
}

impl Link {
    /// The paper of this kind, of one record and one time; the time may be empty.
    pub fn of(page: &Page, kind: &str, id: Uuid, period: &str) -> Self {
        let asked = if period.is_empty() { String::new() } else { format!("?ky={period}") };
        Self { href: format!("/van-phong/van-ban/lap/{kind}/{id}{asked}"), name: page.t(&format!("paper-{kind}")) }
    }
}

/// Links to papers of these kinds, of one record and one time; the time may be empty.
pub fn links(page: &Page, kinds: &[&str], id: Uuid, period: &str) -> Vec<Link> {
    kinds.iter().map(|kind| Link::of(page, kind, id, period)).collect()
}

/// Links to the papers that can be made of a record by now, for who may see them.
pub async fn links_by_choice(app: &App, page: &Page, kinds: &[PaperKind], cell: Uuid, id: Uuid) -> anyhow::Result<Vec<Link>> {
    let mut found = Vec::new();
    for kind in kinds.iter().filter(|kind| page.may(kind.right)) {
        for choice in (kind.choices)(app, page, cell).await?.into_iter().filter(|choice| choice.id == id) {
            let Link { href, name } = Link::of(page, kind.name, id, &choice.period);
            let name = if choice.period.is_empty() { name } else { format!("{name}: {}", choice.label) };
            found.push(Link { href, name });
        }
    }
    Ok(found)
}
