//! The minutes of a congress, from its facts: the programme, and under each item what was voted and who was elected.

use super::facts::{Facts, Held, presence_figures};
use crate::preparing::{Body, item_title, programme_item};
use chibo_core::congress::Item;
use chibo_frame::Page;
use chibo_frame::db::code;
use chibo_paper::documents::congress_minutes::{CongressMinutes, Elected, Item as Line};
use chibo_paper::documents::pieces::Figure;
use chibo_paper::documents::resolution::Signature;

/// The minutes of a congress.
pub(super) fn minutes(page: &Page, facts: &Facts) -> anyhow::Result<CongressMinutes> {
    let clerks = facts.names(Body::Clerk);
    let name = |names: Vec<String>| names.into_iter().next().unwrap_or_default();
    let sign = |on_behalf_of, title, name| Signature { on_behalf_of, title, name };
    Ok(CongressMinutes {
        superior: facts.superior(),
        issuer: facts.congress_as_issuer(page),
        place: facts.place(),
        day: facts.congress.held_on,
        abstract_line: facts.said(page, "paper-abstract"),
        opening: opening(page, facts),
        presence: presence(page, facts),
        quorum: quorum(page, facts),
        items: items(page, facts)?,
        closing: vec![page.t("paper-minutes-read"), ended(page, facts)],
        signatures: vec![
            sign(String::new(), page.t("paper-minutes-clerk"), name(clerks)),
            sign(page.t("paper-on-behalf"), String::new(), name(facts.names(Body::Presidium))),
        ],
    })
}

fn opening(page: &Page, facts: &Facts) -> Vec<String> {
    let congress = &facts.congress;
    let two = |n: i32| format!("{n:02}");
    let planned = || (two(congress.starts_at.div_euclid(60) % 24), two(congress.starts_at.rem_euclid(60)));
    let (hour, minute) = facts.course.opened().unwrap_or_else(planned);
    let (day, place) = (page.day(&congress.held_on), &congress.place);
    let time = page.with(
        "paper-minutes-opened",
        &[
            ("hour", &hour),
            ("minute", &minute),
            ("day", &day),
            ("place", if place.is_empty() { &facts.cell } else { place }),
            ("name", &facts.said(page, "paper-abstract")),
        ],
    );
    let bodies = Body::ALL.into_iter().filter_map(|body| {
        let names = facts.names(body);
        let label = page.t(&format!("body-{}", code(&body)));
        (!names.is_empty()).then(|| page.with("paper-minutes-body", &[("body", &label), ("names", &names.join(", "))]))
    });
    let guest = |name: &str, title: &str| format!("{name}, {title}");
    let guests: Vec<String> = facts.guests.iter().map(|one| guest(&one.name, &one.title)).collect();
    let guests = (!guests.is_empty()).then(|| page.t1("paper-minutes-guests", "guests", guests.join("; ")));
    std::iter::once(time).chain(bodies).chain(guests).collect()
}

fn ended(page: &Page, facts: &Facts) -> String {
    match facts.course.closed() {
        Some((hour, minute)) => page.with("paper-minutes-ended-at", &[("hour", &hour), ("minute", &minute)]),
        None => page.t("paper-minutes-ended"),
    }
}

fn presence(page: &Page, facts: &Facts) -> Vec<Figure> {
    let Some(electorate) = &facts.electorate else { return Vec::new() };
    let all = Figure { label: page.t("paper-minutes-members"), number: facts.presence.summoned };
    std::iter::once(all).chain(presence_figures(page, electorate)).collect()
}

fn quorum(page: &Page, facts: &Facts) -> Vec<String> {
    let Some((electorate, rules)) = facts.electorate.zip(facts.congress.rules()) else { return Vec::new() };
    let needed = rules.quorum_of(electorate.official_summoned);
    let key = if electorate.present >= needed { "paper-minutes-quorate" } else { "paper-minutes-not-quorate" };
    vec![page.with(key, &[("present", &electorate.present), ("needed", &needed), ("article", &rules.quorum.article)])]
}

fn items(page: &Page, facts: &Facts) -> anyhow::Result<Vec<Line>> {
    let is_elections = |item: &programme_item::Model| item.item == code(&Item::Elections);
    let place = facts.programme.iter().find(|item| is_elections(item)).map(|item| item.id);
    let mut lines: Vec<Line> = Vec::new();
    for item in &facts.programme {
        let elections = if Some(item.id) == place { elections(page, facts) } else { Vec::new() };
        let (time, title) = (facts.course.time_of(item.id), item_title(page, item)?);
        lines.push(Line { time, title, paragraphs: votes(facts, Some(item)), elections });
    }
    let loose = votes(facts, None);
    if !loose.is_empty() {
        lines.push(Line { time: String::new(), title: page.t("paper-minutes-other"), paragraphs: loose, elections: Vec::new() });
    }
    if place.is_none() && facts.closed().next().is_some() {
        let title = page.t("paper-minutes-elections");
        lines.push(Line { time: String::new(), title, paragraphs: Vec::new(), elections: elections(page, facts) });
    }
    Ok(lines)
}

/// The votes by card of one item; without one, those that hang on none.
fn votes(facts: &Facts, item: Option<&programme_item::Model>) -> Vec<String> {
    let standing = |id| facts.programme.iter().any(|item| Some(item.id) == id);
    let of = |id| item.map_or(!standing(id), |item| id == Some(item.id));
    let said = facts.votes.iter().filter(|(vote, _)| of(vote.programme_item_id));
    said.map(|(vote, sentence)| format!("{}: {}", vote.subject, sentence.text)).collect()
}

fn elections(page: &Page, facts: &Facts) -> Vec<Elected> {
    facts.closed().map(|held| elected(page, facts, held)).collect()
}

fn elected(page: &Page, facts: &Facts, held: &Held) -> Elected {
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
    Elected { words, rows: held.elected_rows(page) }
}
