//! The ways beside one another, figure by figure, and what was corrected on the way.

use super::round::Counting;
use super::store::{Correction, counting_round};
use super::words;
use chibo_core::election::{Differing, Settled, Slate, Way, settle};
use chibo_frame::Page;

/// The comparison as the page shows it.
pub(super) struct Comparison {
    /// The names of the ways that are there.
    pub(super) ways: Vec<String>,
    /// One row a figure: its name, what each way says, whether they differ.
    pub(super) rows: Vec<Row>,
    pub(super) differ: usize,
    /// One way only: the tellers have to say why.
    pub(super) alone: bool,
    /// The ways that may be set aside: word and name.
    pub(super) to_set_aside: Vec<(&'static str, String)>,
}

pub(super) struct Row {
    pub(super) name: String,
    pub(super) said: Vec<String>,
    pub(super) differs: bool,
}

/// The comparison; none while no way has come to an end.
pub(super) fn comparison(page: &Page, counting: &Counting, work: &counting_round::Model) -> anyhow::Result<Option<Comparison>> {
    let ways = work.ways(counting.slate().style)?;
    let Some((_, first)) = ways.first() else { return Ok(None) };
    let (alone, differing) = match settle(&ways) {
        Settled::Differ(differing) => (false, differing),
        Settled::Alone(..) => (true, Vec::new()),
        Settled::Nothing | Settled::Agreed(_) => (false, Vec::new()),
    };
    let differs = |figure| differing.iter().any(|d: &Differing| d.figure == figure);
    let row = |figure| Row {
        name: words::figure(page, counting.slate(), figure),
        said: ways.iter().map(|(_, count)| count.figure(figure).map_or_else(|| "–".to_owned(), |n| page.number(&n))).collect(),
        differs: differs(figure),
    };
    Ok(Some(Comparison {
        ways: ways.iter().map(|(way, _)| way_name(page, *way)).collect(),
        rows: first.figures().into_iter().map(row).collect(),
        differ: differing.len(),
        alone,
        to_set_aside: ways.iter().map(|(way, _)| (way.word(), way_name(page, *way))).collect(),
    }))
}

/// The name of a way.
pub(super) fn way_name(page: &Page, way: Way) -> String {
    page.t(&format!("counting-way-{}", way.word()))
}

/// What was corrected, each as a sentence.
pub(super) fn corrections(page: &Page, slate: &Slate, corrections: &[Correction]) -> Vec<String> {
    let sentence = |one: &Correction| {
        let way = one.way.map_or_else(|| page.t("counting-papers"), |way| way_name(page, way));
        let Some(figure) = one.figure else {
            return page.with("counting-set-aside-line", &[("by", &one.by), ("way", &way)]);
        };
        let figure = words::figure(page, slate, figure);
        let said = |n: Option<u32>| n.map_or_else(|| "–".to_owned(), |n| page.number(&n));
        let (from, to) = (said(one.from), said(one.to));
        page.with("counting-correction", &[("by", &one.by), ("way", &way), ("figure", &figure), ("from", &from), ("to", &to)])
    };
    corrections.iter().map(sentence).collect()
}
