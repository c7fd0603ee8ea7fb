//! Papers of all kinds, held against what every kind owes.

use super::house::House;
use crate::papers::{Draft, PaperKind, Subject, gathered, in_vietnamese, paper_of};
use chibo_paper::writing::{Wording, pdf};
use uuid::Uuid;

/// The kind of this name.
pub fn kind_of(kinds: &[PaperKind], name: &str) -> PaperKind {
    *kinds.iter().find(|kind| kind.name == name).unwrap_or_else(|| panic!("no kind {name}"))
}

/// The paper of a subject.
pub async fn draft_of(house: &House, cell: Uuid, kind: &PaperKind, id: Uuid, period: &str) -> Draft {
    let subject = Subject { cell, id, period: period.to_owned() };
    paper_of(&house.app, kind, &subject).await.unwrap().unwrap_or_else(|| panic!("{} names nothing", kind.name))
}

/// The papers of everything that a kind can be made of. Every field of its wording is one that it offers, and every gap says
/// what is missing.
pub async fn all_drafts(house: &House, cell: Uuid, kind: &PaperKind) -> Vec<Draft> {
    let page = in_vietnamese(&house.app);
    let mut drafts = Vec::new();
    for choice in (kind.choices)(&house.app, &page, cell).await.unwrap() {
        assert!(!choice.label.is_empty() && !choice.file.is_empty(), "{}", kind.name);
        let subject = Subject { cell, id: choice.id, period: choice.period.clone() };
        let own = gathered(&house.app, kind, &subject).await.unwrap().unwrap();
        for (field, _) in Wording::read(kind.wording).fields() {
            assert!(own.values.get(&field).is_some(), "{} does not offer {{{field}}}", kind.name);
        }
        let draft = draft_of(house, cell, kind, choice.id, &choice.period).await;
        for gap in &draft.gaps {
            assert!(gap.why.as_ref().is_some_and(|why| why.contains(' ')), "{}: {gap:?}", kind.name);
        }
        drafts.push(draft);
    }
    drafts
}

/// Sets papers, all at once.
pub fn set(drafts: &[Draft]) {
    let papers: Vec<_> = drafts.iter().map(|draft| draft.paper.clone()).collect();
    assert!(pdf(&papers).unwrap().starts_with(b"%PDF"));
}
