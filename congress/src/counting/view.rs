//! How far the keying is, bundle by bundle: who keys, how many papers, and never what was read.

use super::actions::name_of;
use super::bundle::{Bundle, bundles, load};
use super::round::Counting;
use super::sealed::Seal;
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Page};
use uuid::Uuid;

/// The keying as the page shows it.
pub(super) enum Keying {
    /// The box is not opened yet.
    NotYet,
    /// Nobody has begun: the size of a bundle.
    ToStart(Field),
    /// Begun, and the key is neither in the server's memory nor in this browser.
    Lost(Field),
    /// In work, or agreed in all bundles.
    Bundles {
        /// One row a bundle.
        rows: Vec<Row>,
        /// Whether all agreed.
        done: bool,
    },
    /// Its totals stand, and the papers are forgotten.
    Over,
}

/// One bundle.
pub(super) struct Row {
    pub(super) number: usize,
    pub(super) papers: usize,
    pub(super) state: String,
    /// Done, in work, or something to look at: the light beside it.
    pub(super) light: &'static str,
    /// Where it is keyed by this account.
    pub(super) key: bool,
    /// Whether this account has begun already.
    pub(super) begun: bool,
    /// Where its differences are.
    pub(super) differ: bool,
    pub(super) agreed: bool,
}

/// The keying of a round.
pub(super) async fn keying(
    page: &Page,
    app: &App,
    counting: &Counting,
    seal: Option<&Seal>,
    typed: &Typed,
) -> anyhow::Result<Keying> {
    let Some(work) = counting.work.as_ref().filter(|work| work.returned.is_some()) else { return Ok(Keying::NotYet) };
    let size = || typed.whole(page, "size", "counting-size");
    let seal = match seal {
        Some(seal) => seal,
        None if work.sealed => return Ok(Keying::Lost(size())),
        None if work.keyed.is_some() => return Ok(Keying::Over),
        None => return Ok(Keying::ToStart(size())),
    };
    let me = page.who.as_ref().map(|who| who.id);
    let mut rows = Vec::new();
    for (at, papers) in bundles(work).into_iter().enumerate() {
        let open = load(&app.db, seal, at).await?;
        rows.push(row(page, app, counting, me, (at, papers), &open).await?);
    }
    Ok(Keying::Bundles { done: work.keyed.is_some(), rows })
}

async fn row(
    page: &Page,
    app: &App,
    counting: &Counting,
    me: Option<Uuid>,
    (at, papers): (usize, usize),
    open: &Bundle,
) -> anyhow::Result<Row> {
    let mine = me.and_then(|me| open.keyer(me));
    let finished = mine.is_some_and(|keyer| keyer.finished(papers).is_some());
    let (agreed, readings) = (open.sum(papers), open.differences(counting.slate(), papers));
    let (light, state) = match (agreed, &readings) {
        (Some(agreed), _) if agreed.looked_again == 0 => ("yes", page.t("counting-bundle-agreed")),
        (Some(agreed), _) => ("yes", page.t1("counting-bundle-looked", "papers", agreed.looked_again)),
        (None, Some(differ)) => ("no", page.t1("counting-bundle-differs", "papers", differ.len())),
        (None, None) if open.keyers.is_empty() => ("none", page.t("counting-bundle-none")),
        (None, None) => {
            let mut who = Vec::new();
            for keyer in &open.keyers {
                let (name, keyed) = (name_of(app, keyer.account).await?, keyer.keyed(papers));
                who.push(page.with("counting-bundle-keyer", &[("name", &name), ("keyed", &keyed), ("papers", &papers)]));
            }
            ("wait", who.join("; "))
        }
    };
    Ok(Row {
        number: at + 1,
        papers,
        state,
        light,
        key: agreed.is_none() && readings.is_none() && !finished && (mine.is_some() || open.keyers.len() < 2),
        begun: mine.is_some(),
        differ: agreed.is_none() && readings.is_some(),
        agreed: agreed.is_some(),
    })
}
