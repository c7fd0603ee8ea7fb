//! What becomes of pictures that were read and of the tellers' rulings. When nothing is left to look at and as many papers
//! are read as were in the box, their sum is what the way came to; before that no sum leaves the seal.

use super::super::actions::OneWay;
use super::super::keys;
use super::super::refusal::Refusal;
use super::super::round::{Change, Counting, Detail};
use super::super::sealed::Seal;
use super::super::store::{Totals, counting_round};
use super::look::{Doubtful, Said, Seen};
use super::pile::{self, Pile, Sheet};
use super::{jobs, work_of};
use crate::scan as words;
use axum::http::HeaderMap;
use chibo_core::election::{Paper, Way};
use chibo_frame::{App, Page};
use serde::Serialize;
use uuid::Uuid;

/// A round whose pictures are read, and the key of that work.
pub(super) type Opened<'a> = (&'a Counting, &'a Seal);

/// What the log says of an upload: how many pictures, never what is on them.
#[derive(Serialize)]
struct Upload {
    read: usize,
    to_rule: usize,
    refused: usize,
    #[serde(flatten)]
    detail: Detail,
}

/// The key under which the round's pictures are read: the one that is there, or a new one where nothing was read yet.
pub(super) async fn seal(
    app: &App,
    account: Uuid,
    counting: &Counting,
    headers: &HeaderMap,
) -> anyhow::Result<Result<Seal, Refusal>> {
    let change = match Change::begin(app, account, counting).await? {
        Ok(change) => change,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let work = match change.opened() {
        Ok(work) => work,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let id = work_of(work.id);
    if let Some(seal) = keys::find_in(app, &change.tx, id, headers).await? {
        return Ok(Ok(seal));
    }
    if keys::is_used(&change.tx, id).await? {
        return Ok(Err(Refusal::KeyLost));
    }
    if work.scan.is_some() {
        return Ok(Err(Refusal::ScanOver));
    }
    let seal = keys::make(app, &change.tx, id).await?;
    change.commit_quietly().await?;
    keys::remember(app, seal);
    Ok(Ok(seal))
}

/// Puts down what came of an upload.
pub(super) async fn add(
    app: &App,
    account: Uuid,
    page: &Page,
    (counting, seal): Opened<'_>,
    batch: Vec<Seen>,
) -> anyhow::Result<Result<(), Refusal>> {
    let (change, work, mut pile) = match open(app, account, counting, seal).await? {
        Ok(opened) => opened,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let before = (pile.papers(), pile.doubtful.len(), pile.refused.len());
    for Seen { name, said } in batch {
        match said {
            Said::NoPicture(why) => pile.refused.push((name, words::unreadable(page, &why))),
            Said::Refused(why) => pile.refused.push((name, words::reason(page, &why, &[]))),
            Said::Read { print, .. } | Said::Doubtful { print, .. } if !pile.is_new(print) => {
                pile.refused.push((name, page.t("scan-again-sent")));
            }
            Said::Read { paper, .. } => pile.count(counting.slate(), &paper),
            Said::Doubtful { doubtful, .. } => wait(&change, seal, &mut pile, (name, doubtful)).await?,
        }
    }
    let upload = Upload {
        read: usize::try_from(pile.papers().saturating_sub(before.0))?,
        to_rule: pile.doubtful.len().saturating_sub(before.1),
        refused: pile.refused.len().saturating_sub(before.2),
        detail: Detail::of(counting),
    };
    change.act("read_ballots", &upload).await?;
    settle(change, (counting, seal), work, &pile).await.map(Ok)
}

/// Puts a sheet before the tellers.
async fn wait(change: &Change<'_>, seal: &Seal, pile: &mut Pile, (name, seen): (String, Doubtful)) -> anyhow::Result<()> {
    let Doubtful { reason, doubts, marks, crops } = seen;
    let id = change.app.random_id();
    for (line, png) in &crops {
        pile::save_line(change.app, &change.tx, seal, (id, *line), png).await?;
    }
    let shown = crops.iter().map(|(line, _)| *line).collect();
    pile.doubtful.push(Sheet { id, name, reason, doubts, marks, shown });
    Ok(())
}

/// What the tellers rule on a sheet that waits: a paper, or none where the picture does not count. A sheet that another
/// teller has ruled on meanwhile stays as he did.
pub(super) async fn rule(
    app: &App,
    account: Uuid,
    page: &Page,
    (counting, seal): Opened<'_>,
    (id, paper): (Uuid, Option<Paper>),
) -> anyhow::Result<Result<(), Refusal>> {
    let (change, work, mut pile) = match open(app, account, counting, seal).await? {
        Ok(opened) => opened,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let Some(at) = pile.doubtful.iter().position(|sheet| sheet.id == id) else { return Ok(Ok(())) };
    if paper.as_ref().is_some_and(|paper| !paper.fits(counting.slate())) {
        return Ok(Err(Refusal::NoSuchPaper));
    }
    let sheet = pile.doubtful.remove(at);
    pile::remove_lines(&change.tx, seal, &sheet).await?;
    match paper {
        Some(paper) => pile.count(counting.slate(), &paper),
        None => pile.refused.push((sheet.name, page.t("scan-left-out"))),
    }
    settle(change, (counting, seal), work, &pile).await.map(Ok)
}

/// Adds a paper that the tellers read by eye.
pub(super) async fn by_eye(
    app: &App,
    account: Uuid,
    (counting, seal): Opened<'_>,
    paper: &Paper,
) -> anyhow::Result<Result<(), Refusal>> {
    let (change, work, mut pile) = match open(app, account, counting, seal).await? {
        Ok(opened) => opened,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if !paper.fits(counting.slate()) {
        return Ok(Err(Refusal::NoSuchPaper));
    }
    pile.count(counting.slate(), paper);
    settle(change, (counting, seal), work, &pile).await.map(Ok)
}

/// Takes the sum as what the way came to, where the box was corrected after all was read.
pub(super) async fn take(app: &App, account: Uuid, (counting, seal): Opened<'_>) -> anyhow::Result<Result<(), Refusal>> {
    let (change, work, pile) = match open(app, account, counting, seal).await? {
        Ok(opened) => opened,
        Err(refusal) => return Ok(Err(refusal)),
    };
    settle(change, (counting, seal), work, &pile).await.map(Ok)
}

/// Throws away all that was read: the way begins again.
pub(super) async fn again(app: &App, account: Uuid, counting: &Counting) -> anyhow::Result<Result<(), Refusal>> {
    let change = match Change::begin(app, account, counting).await? {
        Ok(change) => change,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let mut work = match change.opened() {
        Ok(work) => work,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let id = work_of(work.id);
    keys::discard(&change.tx, id).await?;
    work.set_totals(Way::Scan, None)?;
    work.entered = false;
    let act = change.act("read_ballots_again", &Detail::of(counting)).await?;
    change.put(&act, work).await?;
    change.commit(counting.congress.id).await?;
    keys::forget_one(app, id);
    jobs::forget(app, id);
    Ok(Ok(()))
}

type Open<'a> = (Change<'a>, counting_round::Model, Pile);

async fn open<'a>(app: &'a App, account: Uuid, counting: &Counting, seal: &Seal) -> anyhow::Result<Result<Open<'a>, Refusal>> {
    let change = match Change::begin(app, account, counting).await? {
        Ok(change) => change,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let work = match change.opened() {
        Ok(work) => work,
        Err(refusal) => return Ok(Err(refusal)),
    };
    // Begun again while pictures were read: they are of the work that was thrown away.
    if seal.round != work_of(work.id) || !keys::opens(&change.tx, seal).await? {
        return Ok(Err(Refusal::KeyLost));
    }
    let pile = pile::load(&change.tx, seal).await?.unwrap_or_default();
    Ok(Ok((change, work, pile)))
}

/// Seals the pile; its sum is the way's, or the way has none.
async fn settle(
    change: Change<'_>,
    (counting, seal): Opened<'_>,
    mut work: counting_round::Model,
    pile: &Pile,
) -> anyhow::Result<()> {
    pile::save(change.app, &change.tx, seal, pile).await?;
    let whole = pile.doubtful.is_empty() && work.papers_returned() == Some(pile.papers());
    let totals = whole.then(|| Totals::from(&pile.sum));
    if work.totals(Way::Scan)? == totals {
        return change.commit_quietly().await;
    }
    work.set_totals(Way::Scan, totals.as_ref())?;
    work.entered = false;
    let act = change.act("count_one_way", &OneWay { way: Way::Scan, detail: Detail::of(counting) }).await?;
    change.put(&act, work).await?;
    change.commit(counting.congress.id).await
}
