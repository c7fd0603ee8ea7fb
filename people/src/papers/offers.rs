//! The papers that can be made of one record, offered on its own page.

use super::kind::PaperKind;
use chibo_frame::{App, Page};
use uuid::Uuid;

/// **Văn bản lập được.** A link to where the paper is drafted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What it is called.
    pub words: String,
    /// Where it is drafted.
    pub href: String,
}

impl Offer {
    /// The paper of this kind and record.
    pub fn of(page: &Page, kind: &PaperKind, id: Uuid, period: &str) -> Self {
        let asked = if period.is_empty() { String::new() } else { format!("?ky={period}") };
        Self { words: page.t(&format!("paper-{}", kind.name)), href: format!("/van-phong/van-ban/lap/{}/{id}{asked}", kind.name) }
    }
}

/// The papers of these kinds that can be made of a record, for who may see them.
pub async fn offers(app: &App, page: &Page, kinds: &[PaperKind], cell: Uuid, id: Uuid) -> anyhow::Result<Vec<Offer>> {
    let mut found = Vec::new();
    for kind in kinds.iter().filter(|kind| page.may(kind.right)) {
        for choice in (kind.choices)(app, page, cell).await?.into_iter().filter(|choice| choice.id == id) {
            let offer = Offer::of(page, kind, id, &choice.period);
            let words = if choice.period.is_empty() { offer.words } else { format!("{}: {}", offer.words, choice.label) };
            found.push(Offer { words, ..offer });
        }
    }
    Ok(found)
}
