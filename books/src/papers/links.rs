//! The links from a record's page to its papers.

use chibo_frame::Page;
use chibo_people::papers::Offer;
use uuid::Uuid;

/// Links to papers of these kinds, of one record and one time; the time may be empty.
pub(crate) fn links(page: &Page, kinds: &[&str], id: Uuid, period: &str) -> Vec<Offer> {
    let all = super::kinds();
    let found = kinds.iter().filter_map(|name| all.iter().find(|kind| kind.name == *name));
    found.map(|kind| Offer::of(page, kind, id, period)).collect()
}
