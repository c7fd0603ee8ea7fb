//! A bundle of papers in work: who keys it, what each read, and what was ruled where they differ. It exists only sealed.

use super::sealed::Seal;
use super::store::counting_round;
use chibo_core::election::{Paper, PaperDifference, PileSum, Slate, differences};
use chibo_frame::App;
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// **Bó phiếu.** Papers that are keyed together, at most so many as the round says.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Bundle {
    /// The two who key it, in the order in which they began.
    pub(super) keyers: Vec<Keyer>,
    /// What was ruled with the paper in hand, by the paper's place.
    #[serde(default)]
    pub(super) rulings: BTreeMap<usize, Paper>,
    /// What it came to, once both readings agreed; the readings are then gone.
    #[serde(default)]
    pub(super) agreed: Option<Agreed>,
}

/// **Người nhập.** One of the two, and what he read.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Keyer {
    /// His account.
    pub(super) account: Uuid,
    /// The papers by place; none where he has not been yet.
    pub(super) papers: Vec<Option<Paper>>,
}

/// What a bundle came to.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Agreed {
    /// The papers in it.
    pub(super) papers: usize,
    /// How many of them were looked at again.
    pub(super) looked_again: u32,
    /// Their sum.
    pub(super) sum: PileSum,
}

impl Keyer {
    /// How many papers he has keyed.
    pub(super) fn keyed(&self, papers: usize) -> usize {
        self.papers.iter().take(papers).flatten().count()
    }

    /// All papers, where he has keyed all.
    pub(super) fn finished(&self, papers: usize) -> Option<Vec<Paper>> {
        if self.papers.len() < papers { None } else { self.papers.iter().take(papers).cloned().collect() }
    }
}

impl Bundle {
    /// What one of them read.
    pub(super) fn keyer(&self, account: Uuid) -> Option<&Keyer> {
        self.keyers.iter().find(|keyer| keyer.account == account)
    }

    /// Both readings, where both are finished.
    pub(super) fn readings(&self, papers: usize) -> Option<(Vec<Paper>, Vec<Paper>)> {
        match self.keyers.as_slice() {
            [one, other] => one.finished(papers).zip(other.finished(papers)),
            _ => None,
        }
    }

    /// Where the two differ; none until both have finished.
    pub(super) fn differences(&self, slate: &Slate, papers: usize) -> Option<Vec<PaperDifference>> {
        self.readings(papers).map(|(one, other)| differences(slate, &one, &other))
    }

    /// Agrees, if both have finished and all that differed was ruled on: only the sum stays.
    pub(super) fn agree(&mut self, slate: &Slate, papers: usize) -> Option<u32> {
        let (mut pile, other) = self.readings(papers)?;
        let differ = differences(slate, &pile, &other);
        for difference in &differ {
            let ruled = self.rulings.get(&difference.paper)?;
            if let Some(paper) = pile.get_mut(difference.paper) {
                paper.clone_from(ruled);
            }
        }
        let looked_again = u32::try_from(differ.len()).unwrap_or(u32::MAX);
        self.agreed = Some(Agreed { papers, looked_again, sum: PileSum::of(slate, &pile) });
        self.keyers.iter_mut().for_each(|keyer| keyer.papers.clear());
        self.rulings.clear();
        Some(looked_again)
    }

    /// What it came to, if it still has as many papers.
    pub(super) fn sum(&self, papers: usize) -> Option<&Agreed> {
        self.agreed.as_ref().filter(|agreed| agreed.papers == papers)
    }
}

/// The papers of each bundle of a pile.
pub(super) fn bundles(work: &counting_round::Model) -> Vec<usize> {
    let pile = work.papers_returned().and_then(|papers| usize::try_from(papers).ok()).unwrap_or(0);
    let size = usize::try_from(work.bundle).unwrap_or(1).max(1);
    (0..pile.div_ceil(size)).map(|bundle| size.min(pile.saturating_sub(bundle.saturating_mul(size)))).collect()
}

/// A bundle's room: enough for two readings and rulings on every paper, so that its length tells nothing of them.
fn room(work: &counting_round::Model, slate: &Slate) -> usize {
    let papers = usize::try_from(work.bundle).unwrap_or(1).max(1);
    let paper = slate.candidates.len().saturating_mul(8).saturating_add(64);
    papers.saturating_mul(3).saturating_mul(paper).saturating_add(2048)
}

fn label(bundle: usize) -> String {
    format!("bundle/{bundle}")
}

/// Opens a bundle.
pub(super) async fn load<C: ConnectionTrait>(db: &C, seal: &Seal, bundle: usize) -> anyhow::Result<Bundle> {
    let content = seal.get(db, &label(bundle)).await?;
    Ok(content.map(|content| serde_json::from_slice(&content)).transpose()?.unwrap_or_default())
}

/// Seals a bundle.
pub(super) async fn save<C: ConnectionTrait>(
    app: &App,
    db: &C,
    seal: &Seal,
    (work, slate): (&counting_round::Model, &Slate),
    (bundle, content): (usize, &Bundle),
) -> anyhow::Result<()> {
    seal.put(app, db, &label(bundle), &serde_json::to_vec(content)?, room(work, slate)).await
}

/// Throws a bundle away: it is keyed again.
pub(super) async fn remove<C: ConnectionTrait>(db: &C, seal: &Seal, bundle: usize) -> anyhow::Result<()> {
    seal.remove(db, &label(bundle)).await
}
