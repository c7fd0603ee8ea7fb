//! The fields of the minutes of a congress, from its facts: the programme, and under each item what was said, voted and who
//! was elected.

use super::facts::{Facts, Held};
use super::values::hour_words;
use crate::preparing::{card_vote, item_title, programme_item};
use chibo_core::congress::Item;
use chibo_frame::Page;
use chibo_frame::db::code;
use chibo_paper::writing::{Piece, Values};

/// The values of the minutes.
pub(super) fn values(page: &Page, facts: &Facts) -> anyhow::Result<Values> {
    let mut values = Values::default();
    if let Some(opened) = facts.course.opened() {
        values.words("giờ đại hội", hour_words(page, &opened));
    }
    values.pieces("diễn biến", items(page, facts)?);
    let closed = facts.course.closed();
    values.words("giờ bế mạc", closed.map_or_else(|| page.t("paper-hour-open"), |closed| hour_words(page, &closed)));
    if facts.closed().next().is_none() {
        values.missing("diễn biến", page.t("missing-elections"));
    }
    Ok(values)
}

fn items(page: &Page, facts: &Facts) -> anyhow::Result<Vec<Piece>> {
    let is = |kind: Item| facts.programme.iter().find(|item| item.item == code(&kind)).map(|item| item.id);
    let (elected_at, spoken_at) = (is(Item::Elections), is(Item::Discussion));
    let mut pieces = Vec::new();
    for item in &facts.programme {
        let (time, title) = (facts.course.time_of(item.id), item_title(page, item)?);
        pieces.push(Piece::heading(2, if time.is_empty() { title } else { format!("{time} – {title}") }));
        pieces.push(Piece::paragraph(page.t(&format!("minutes-{}", item.item.replace('_', "-")))));
        if Some(item.id) == spoken_at {
            pieces.extend(speeches(page, facts));
        }
        pieces.extend(votes(page, facts, Some(item)));
        if Some(item.id) == elected_at {
            pieces.extend(elections(page, facts));
        }
    }
    let loose = votes(page, facts, None);
    if !loose.is_empty() {
        pieces.push(Piece::heading(2, page.t("paper-minutes-other")));
        pieces.extend(loose);
    }
    if elected_at.is_none() && facts.closed().next().is_some() {
        pieces.push(Piece::heading(2, page.t("paper-minutes-elections")));
        pieces.extend(elections(page, facts));
    }
    Ok(pieces)
}

/// Who spoke, and about what, as the hall kept it.
fn speeches(page: &Page, facts: &Facts) -> Vec<Piece> {
    let one = |(name, about): &(String, String)| {
        let key = if about.is_empty() { "paper-minutes-spoke" } else { "paper-minutes-spoke-about" };
        Piece::bullet(page.with(key, &[("name", name), ("about", about)]))
    };
    facts.speeches.iter().map(one).collect()
}

/// The votes by card of one item; without one, those that hang on none.
fn votes(page: &Page, facts: &Facts, item: Option<&programme_item::Model>) -> Vec<Piece> {
    let standing = |id| facts.programme.iter().any(|item| Some(item.id) == id);
    let of = |id| item.map_or(!standing(id), |item| id == Some(item.id));
    let said = facts.votes.iter().filter(|(vote, _)| of(vote.programme_item_id));
    said.map(|(vote, sentence)| Piece::paragraph(vote_words(page, vote, &sentence.text))).collect()
}

/// What was voted on, who was in the hall at that second, how it went, and why it was corrected.
fn vote_words(page: &Page, vote: &card_vote::Model, sentence: &str) -> String {
    let then = vote.frozen().presence;
    let then = vote.summoned.is_some().then(|| {
        page.with("paper-minutes-then", &[("present", &then.present), ("official", &then.official), ("voting", &then.voting)])
    });
    let corrected = vote.corrected.as_ref().map(|reason| page.t1("desk-vote-corrected", "reason", reason));
    let words = [Some(format!("{}: {sentence}", vote.subject)), then, corrected];
    words.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Each election that is final: how it was held, and who was elected with how many votes.
fn elections(page: &Page, facts: &Facts) -> Vec<Piece> {
    facts.closed().flat_map(|held| elected(page, facts, held)).collect()
}

fn elected(page: &Page, facts: &Facts, held: &Held) -> Vec<Piece> {
    let (record, base) = (&held.record, &held.decision.base);
    let what = facts.said(page, &format!("paper-tally-{}", record.office.word()));
    let (rounds, elected) = (record.rounds.len(), held.decision.outcome.elected.len());
    let words = page.with(
        "paper-minutes-elected",
        &[
            ("what", &what),
            ("rounds", &rounds),
            ("base", &base.base),
            ("needed", &base.votes_needed),
            ("elected", &elected),
            ("seats", &record.seats),
        ],
    );
    let row = |(place, row): (usize, super::facts::ElectedRow)| {
        Piece::paragraph(page.with(
            "paper-minutes-elected-row",
            &[("place", &place), ("name", &row.name), ("votes", &row.votes), ("base", &row.base), ("share", &row.share)],
        ))
    };
    std::iter::once(Piece::paragraph(words)).chain((1..).zip(held.elected_rows(page)).map(row)).collect()
}
