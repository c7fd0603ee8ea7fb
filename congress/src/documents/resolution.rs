//! The resolution, put together from the congress's records.

use super::SolutionGroup;
use super::facts::Facts;
use crate::preparing::{Body, congress};
use crate::results;
use chibo_core::day::Day;
use chibo_core::election::Office;
use chibo_core::exact::Share;
use chibo_core::target::{MeasureKind, Target, Threshold, Version};
use chibo_core::term::Term;
use chibo_frame::db::code;
use chibo_frame::{App, Page};
use chibo_paper::writing::{Piece, Values};
use chibo_term::targets::{OpenTerm, find_term, list_terms};
use uuid::Uuid;

/// The values of the resolution.
pub(super) fn values(page: &Page, facts: &Facts) -> Values {
    let texts = &facts.texts;
    let elected: Vec<_> = facts.closed().map(|held| (held.record.office, held.decision.outcome.elected.clone())).collect();
    let signer =
        Some(texts.signer.clone()).filter(|name| !name.is_empty()).or_else(|| facts.names(Body::Presidium).into_iter().next());
    let elections = elected_sentences(page, &elected, &facts.congress.congress_number().to_roman());
    let targets = (1..).zip(&facts.targets).map(|(n, targets)| format!("{n}. {}", target_sentence(page, targets)));
    let mut values = Values::default();
    values
        .pieces("đánh giá nhiệm kỳ qua", paragraphs(&texts.review))
        .words_or("mục tiêu", Some(&texts.aim).filter(|aim| !aim.is_empty()), &page.t("missing-aim"))
        .pieces("các chỉ tiêu", targets.map(Piece::paragraph))
        .pieces("nhiệm vụ, giải pháp", solutions(&texts.solutions))
        .pieces("kết quả bầu cử", paragraphs(&elections))
        .pieces("tổ chức thực hiện", paragraphs(&texts.closing))
        .words_or("người ký", signer, &page.t("missing-presidium"));
    if facts.targets.is_empty() {
        values.missing("các chỉ tiêu", page.t("missing-targets"));
    }
    if facts.elections.is_empty() || facts.elections.iter().any(|held| !held.closed) {
        values.missing("kết quả bầu cử", page.t("missing-elections"));
    }
    values
}

fn paragraphs(texts: &[String]) -> Vec<Piece> {
    texts.iter().map(Piece::paragraph).collect()
}

/// Groups of tasks and solutions: a heading, then its items.
pub(super) fn solutions(groups: &[SolutionGroup]) -> Vec<Piece> {
    let group = |group: &SolutionGroup| {
        let title = (!group.title.is_empty()).then(|| Piece::heading(2, &group.title));
        title.into_iter().chain(group.items.iter().map(Piece::bullet)).collect::<Vec<_>>()
    };
    groups.iter().flat_map(group).collect()
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
