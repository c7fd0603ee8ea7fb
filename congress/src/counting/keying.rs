//! Keying the pile twice: each paper is sealed at once; when both have finished a bundle it agrees by itself, or what
//! differs is ruled on with the paper in hand; when all bundles agree, their sum is what the way came to.

use super::bundle::{self, Bundle, Keyer, bundles};
use super::keys;
use super::refusal::Refusal;
use super::round::{Change, Counting, Detail};
use super::sealed::Seal;
use super::store::{Totals, counting_round};
use chibo_core::election::{Paper, PileSum, Way};
use chibo_frame::App;
use uuid::Uuid;

/// The most sheets that a bundle may have.
pub(super) const MOST: u32 = 100;

/// One paper of one bundle, both from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) bundle: usize,
    pub(super) paper: usize,
}

/// Begins keying in bundles of this size. Where it was begun before and the key is lost, all of it begins again.
pub(super) async fn start(app: &App, account: Uuid, counting: &Counting, size: u32) -> anyhow::Result<Result<Seal, Refusal>> {
    let change = match Change::begin(app, account, counting).await? {
        Ok(change) => change,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let mut work = match change.opened() {
        Ok(work) => work,
        Err(refusal) => return Ok(Err(refusal)),
    };
    keys::discard(&change.tx, work.id).await?;
    let seal = keys::make(app, &change.tx, work.id).await?;
    work.bundle = i32::try_from(size.clamp(1, MOST))?;
    work.sealed = true;
    work.set_totals(Way::Keyed, None)?;
    work.entered = false;
    let act = change.act("start_keying", &Detail::of(counting)).await?;
    change.put(&act, work).await?;
    change.commit(counting.congress.id).await?;
    keys::remember(app, seal);
    Ok(Ok(seal))
}

/// Seals one paper as this account read it.
pub(super) async fn key_paper(
    app: &App,
    account: Uuid,
    (counting, seal): (&Counting, &Seal),
    at: Place,
    paper: Paper,
) -> anyhow::Result<Result<(), Refusal>> {
    let (change, work, papers, mut open) = match open(app, account, counting, seal, at.bundle).await? {
        Ok(opened) => opened,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if let Err(refusal) = put_paper(&mut open, account, papers, at, (&paper, counting)) {
        return Ok(Err(refusal));
    }
    if open.keyer(account).and_then(|keyer| keyer.finished(papers)).is_some() {
        let detail = Detail { bundle: Some(at.bundle + 1), ..Detail::of(counting) };
        change.act("key_bundle", &detail).await?;
    }
    settle(change, (counting, seal), work, at.bundle, (papers, open)).await.map(Ok)
}

fn put_paper(
    open: &mut Bundle,
    account: Uuid,
    papers: usize,
    at: Place,
    (paper, counting): (&Paper, &Counting),
) -> Result<(), Refusal> {
    let bundle = at.bundle + 1;
    if at.paper >= papers || !paper.fits(counting.slate()) {
        return Err(Refusal::NoSuchPaper);
    }
    if open.sum(papers).is_some() {
        return Err(Refusal::Finished { bundle });
    }
    if open.agreed.take().is_some() {
        // It agreed with another number of papers; both begin it again.
        *open = Bundle::default();
    }
    if open.keyer(account).is_none() {
        if open.keyers.len() >= 2 {
            return Err(Refusal::TwoOthers { bundle });
        }
        open.keyers.push(Keyer { account, papers: Vec::new() });
    }
    let keyer = open.keyers.iter_mut().find(|keyer| keyer.account == account).ok_or(Refusal::NoSuchPaper)?;
    if keyer.finished(papers).is_some() {
        return Err(Refusal::Finished { bundle });
    }
    keyer.papers.resize(keyer.papers.len().max(papers), None);
    if let Some(standing) = keyer.papers.get_mut(at.paper) {
        *standing = Some(paper.clone());
    }
    Ok(())
}

/// Rules, with the paper in hand, on one paper that the two read differently.
pub(super) async fn rule(
    app: &App,
    account: Uuid,
    (counting, seal): (&Counting, &Seal),
    at: Place,
    paper: Paper,
) -> anyhow::Result<Result<(), Refusal>> {
    let (change, work, papers, mut open) = match open(app, account, counting, seal, at.bundle).await? {
        Ok(opened) => opened,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let differ = open.differences(counting.slate(), papers).unwrap_or_default();
    if !differ.iter().any(|difference| difference.paper == at.paper) {
        return Ok(Err(Refusal::DoesNotDiffer));
    }
    if !paper.fits(counting.slate()) {
        return Ok(Err(Refusal::NoSuchPaper));
    }
    open.rulings.insert(at.paper, paper);
    settle(change, (counting, seal), work, at.bundle, (papers, open)).await.map(Ok)
}

/// Throws one bundle away, agreed or not: it is keyed again by two.
pub(super) async fn again(
    app: &App,
    account: Uuid,
    (counting, seal): (&Counting, &Seal),
    at: usize,
) -> anyhow::Result<Result<(), Refusal>> {
    let (change, mut work, _, _) = match open(app, account, counting, seal, at).await? {
        Ok(opened) => opened,
        Err(refusal) => return Ok(Err(refusal)),
    };
    bundle::remove(&change.tx, seal, at).await?;
    work.set_totals(Way::Keyed, None)?;
    work.entered = false;
    let act = change.act("key_bundle_again", &Detail { bundle: Some(at + 1), ..Detail::of(counting) }).await?;
    change.put(&act, work).await?;
    change.commit(counting.congress.id).await.map(Ok)
}

type Opened<'a> = (Change<'a>, counting_round::Model, usize, Bundle);

async fn open<'a>(
    app: &'a App,
    account: Uuid,
    counting: &Counting,
    seal: &Seal,
    at: usize,
) -> anyhow::Result<Result<Opened<'a>, Refusal>> {
    let change = match Change::begin(app, account, counting).await? {
        Ok(change) => change,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let work = match change.opened() {
        Ok(work) => work,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if !work.sealed || work.id != seal.round {
        return Ok(Err(Refusal::NotKeying));
    }
    let Some(papers) = bundles(&work).get(at).copied() else { return Ok(Err(Refusal::NoSuchPaper)) };
    let open = bundle::load(&change.tx, seal, at).await?;
    Ok(Ok((change, work, papers, open)))
}

/// Seals the bundle, agreed where it can be; with the last one the way is finished. Until then no sum leaves the seal: that
/// of a last bundle with one paper would be that paper.
async fn settle(
    change: Change<'_>,
    (counting, seal): (&Counting, &Seal),
    work: counting_round::Model,
    at: usize,
    (papers, mut open): (usize, Bundle),
) -> anyhow::Result<()> {
    let slate = counting.slate();
    let agreed = open.agree(slate, papers);
    bundle::save(change.app, &change.tx, seal, (&work, slate), (at, &open)).await?;
    let Some(looked_again) = agreed else { return change.commit_quietly().await };
    let detail = Detail { bundle: Some(at + 1), looked_again: Some(looked_again), ..Detail::of(counting) };
    let act = change.act("agree_bundle", &detail).await?;
    if let Some(totals) = whole(&change, seal, &work, counting).await? {
        let mut work = work;
        work.set_totals(Way::Keyed, Some(&totals))?;
        change.put(&act, work).await?;
    }
    change.commit(counting.congress.id).await
}

/// What all bundles come to, once all have agreed.
async fn whole(
    change: &Change<'_>,
    seal: &Seal,
    work: &counting_round::Model,
    counting: &Counting,
) -> anyhow::Result<Option<Totals>> {
    let mut sum = PileSum::of(counting.slate(), []);
    let mut looked_again = Vec::new();
    for (at, papers) in bundles(work).into_iter().enumerate() {
        let open = bundle::load(&change.tx, seal, at).await?;
        let Some(agreed) = open.sum(papers) else { return Ok(None) };
        sum.add(&agreed.sum);
        if agreed.looked_again > 0 {
            looked_again.push((u32::try_from(at)?.saturating_add(1), agreed.looked_again));
        }
    }
    Ok(Some(Totals { looked_again, ..Totals::from(&sum) }))
}
