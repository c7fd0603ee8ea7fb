//! The resolution, put together from the congress's records.

use super::Texts;
use crate::preparing::{self, Summoned, congress};
use crate::results;
use anyhow::Context;
use chibo_core::day::Day;
use chibo_core::election::Office;
use chibo_core::exact::Share;
use chibo_core::target::{MeasureKind, Target, Threshold, Version};
use chibo_core::term::Term;
use chibo_frame::db::code;
use chibo_frame::{App, Lang, Page};
use chibo_paper::documents::resolution::{Resolution, Signature};
use chibo_paper::documents::{Fault, render};
use chibo_people::units;
use chibo_term::targets::{OpenTerm, find_term, list_terms};
use uuid::Uuid;

/// What comes of asking for a paper.
pub enum Paper {
    /// The PDF.
    Pdf(Vec<u8>),
    /// There is no such congress.
    NoCongress,
    /// A letter in the texts that cannot be printed; whoever wrote it can take it out.
    Letter(char),
}

/// The resolution of a congress as PDF.
pub async fn resolution_pdf(app: &App, congress: Uuid) -> anyhow::Result<Paper> {
    let Some(congress) = preparing::find(&app.db, congress).await? else { return Ok(Paper::NoCongress) };
    let facts = facts(app, &congress).await?;
    match tokio::task::spawn_blocking(move || render(&facts)).await.context("set a resolution")? {
        Ok(pdf) => Ok(Paper::Pdf(pdf)),
        Err(Fault::Letter(letter)) => Ok(Paper::Letter(letter)),
        Err(fault) => Err(fault.into()),
    }
}

/// Papers and articles are in Vietnamese, whoever asks for them.
pub(crate) fn in_vietnamese(app: &App) -> Page {
    Page::open(app.words.clone(), Lang::Vi, "", app.demo)
}

async fn facts(app: &App, congress: &congress::Model) -> anyhow::Result<Resolution> {
    let page = in_vietnamese(app);
    let cell = units::name_on(&app.db, congress.cell_id, congress.held_on).await?;
    let ward = units::superiors_on(&app.db, congress.cell_id, congress.held_on).await?.into_iter().next();
    let texts = Texts::of(congress)?;
    let summoned = preparing::summoned(&app.db, congress).await?;
    let targets = targets_of(app, congress).await?;
    let elected = elected(app, congress.id).await?;
    let (number, term) = (congress.congress_number(), term_words(&congress.term()));
    Ok(Resolution {
        superior: ward.as_ref().map(|ward| units::committee_of(ward).to_uppercase()),
        issuer: cell.to_uppercase(),
        number: texts.number,
        place: units::place_of(ward.as_ref().unwrap_or(&cell)),
        day: congress.held_on,
        abstract_line: page.with("paper-abstract", &[("cell", &cell), ("number", &number), ("term", &term)]),
        preamble: preamble(&page, congress, &cell, &summoned, &texts.review),
        aim: texts.aim,
        targets: targets.iter().map(|targets| target_sentence(&page, targets)).collect(),
        solutions: texts.solutions,
        elections: elected_sentences(&page, &elected, &number.to_roman()),
        closing: texts.closing,
        signature: Signature { on_behalf_of: page.t("paper-on-behalf"), title: String::new(), name: texts.signer },
        recipients: texts.recipients,
    })
}

fn preamble(page: &Page, congress: &congress::Model, cell: &str, summoned: &[Summoned], review: &[String]) -> Vec<String> {
    let (number, term) = (congress.congress_number(), term_words(&congress.term()));
    let mut first = page.with(
        "paper-held",
        &[
            ("day", &page.day(&congress.held_on)),
            ("cell", &cell),
            ("number", &number),
            ("term", &term),
            ("members", &summoned.len()),
        ],
    );
    if let Some(electorate) = preparing::electorate_of(summoned) {
        let figures = page.with("paper-present", &[("summoned", &electorate.official_summoned), ("present", &electorate.present)]);
        first = format!("{first} {figures}");
    }
    std::iter::once(first).chain(review.iter().cloned()).chain([page.t1("paper-after", "term", &term)]).collect()
}

/// `2022-2025`, as papers write it.
pub(crate) fn term_words(term: &Term) -> String {
    term.label()
}

/// The term that a congress opened, where it was opened already.
pub(crate) async fn term_of(app: &App, cell: Uuid, number: u32) -> anyhow::Result<Option<OpenTerm>> {
    let terms = list_terms(&app.db, cell).await?;
    let Some(row) = terms.iter().find(|row| u32::try_from(row.congress_number) == Ok(number)) else { return Ok(None) };
    find_term(app, Some(&chibo_term::targets::days(row).label())).await
}

/// The targets of a congress's resolution, by their numbers: those of the term it opened, as it resolved them; or proposed
/// from the term before, as that one ended with them.
pub(crate) async fn targets_of(app: &App, congress: &congress::Model) -> anyhow::Result<Vec<Vec<Version>>> {
    let number = congress.congress_number().0;
    let (term, day) = match term_of(app, congress.cell_id, number).await? {
        Some(term) => (Some(term), congress.held_on),
        None => (term_of(app, congress.cell_id, number.saturating_sub(1)).await?, Day::MAX),
    };
    let promises = term.map(|term| term.promises).unwrap_or_default();
    let targets: Vec<Version> = promises.iter().map(|promise| promise.in_force_on(day).clone()).collect();
    Ok(targets.chunk_by(|a, b| a.target.number == b.target.number).map(<[Version]>::to_vec).collect())
}

/// One target of the resolution in words, both measures of a number in one sentence. The resolution's own words, where they
/// are written down, stand as they are.
pub(crate) fn target_sentence(page: &Page, versions: &[Version]) -> String {
    let computed = |target: &Target| page.t1(&resolution_key(target.measure), "value", threshold_words(page, &target.threshold));
    let part = |version: &Version| version.wording.clone().unwrap_or_else(|| computed(&version.target));
    let sentence = versions.iter().map(part).collect::<Vec<_>>().join(", ");
    let mut letters = sentence.trim_end_matches(['.', ';']).chars();
    let first: String = letters.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

fn threshold_words(page: &Page, threshold: &Threshold) -> String {
    let share = |key: &str, share: &Share| page.t1(key, "share", page.lang.percent_short(share.ten_thousandths().unwrap_or(0)));
    match threshold {
        Threshold::AtLeast(least) if least.numerator == least.denominator => share("paper-share-all", least),
        Threshold::AtLeast(least) => share("paper-share-at-least", least),
        Threshold::MoreThan(bound) => share("paper-share-more-than", bound),
        Threshold::AtLeastOrCap(cap) => share("paper-share-all", cap),
        Threshold::AtMost(most) => share("paper-share-at-most", most),
        Threshold::CountAtLeast(count) => format!("{count:02}"),
        Threshold::CountAtMost(0) => page.t("paper-count-none"),
        Threshold::CountAtMost(count) => page.t1("paper-count-at-most", "count", format!("{count:02}")),
        Threshold::LevelAtLeast(level) => page.t(&format!("paper-level-{}", code(level).replace('_', "-"))),
        Threshold::Is(_) => String::new(),
    }
}

fn resolution_key(measure: MeasureKind) -> String {
    format!("paper-target-{}", measure.name().replace('_', "-"))
}

/// Who the congress elected: committee in the order of votes, secretary, deputy.
pub(crate) async fn elected(app: &App, congress: Uuid) -> anyhow::Result<Vec<(Office, Vec<String>)>> {
    let rows = results::list_elections(&app.db, congress).await?;
    let closed = rows.iter().filter(|row| row.closed && !row.practice);
    closed
        .map(|row| {
            let record = row.read()?;
            Ok((record.office, results::decided(&record)?.outcome.elected))
        })
        .collect()
}

fn elected_sentences(page: &Page, elected: &[(Office, Vec<String>)], number: &str) -> Vec<String> {
    let of = |office: Office, names: &[String]| {
        let key = format!("paper-elected-{}", office.word());
        page.with(&key, &[("number", &number), ("count", &format!("{:02}", names.len())), ("names", &names.join(", "))])
    };
    elected.iter().filter(|(_, names)| !names.is_empty()).map(|(office, names)| of(*office, names)).collect()
}
