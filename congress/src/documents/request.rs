//! The request for approval, from the facts of its congress.

use super::facts::Facts;
use crate::preparing;
use chibo_core::election::Office;
use chibo_frame::Page;
use chibo_paper::documents::approval_request::{ApprovalRequest, Person};
use chibo_paper::documents::pieces::ElectedRow;
use chibo_paper::documents::resolution::Signature;
use chibo_people::units;

/// The request; none while nobody's election is final.
pub(super) fn request(page: &Page, facts: &Facts) -> Option<ApprovalRequest> {
    let rows = persons(page, facts);
    if rows.is_empty() {
        return None;
    }
    let secretary = facts.elected(Office::Secretary).into_iter().next();
    let addressee = facts.ward.as_ref().map(|ward| units::committee_of(ward).replacen("Đảng bộ", "Đảng ủy", 1));
    Some(ApprovalRequest {
        superior: facts.superior(),
        issuer: facts.cell.to_uppercase(),
        number: page.t("paper-request-number"),
        place: facts.place(),
        day: facts.congress.held_on,
        abstract_line: facts.said(page, "paper-request-abstract"),
        to: addressee.as_ref().map(|to| page.t1("paper-request-to", "to", to)).unwrap_or_default(),
        preamble: preamble(page, facts),
        rows,
        closing: vec![facts.said(page, "paper-request-asks"), page.t("paper-request-works")],
        attachments: attachments(page, facts),
        signature: Signature {
            on_behalf_of: page.t("paper-request-on-behalf"),
            title: page.t("paper-request-title"),
            name: secretary.unwrap_or_default(),
        },
        recipients: vec![page.t("paper-request-as-above"), page.t("paper-request-kept")],
    })
}

fn preamble(page: &Page, facts: &Facts) -> Vec<String> {
    let held = facts.said(page, "paper-request-held");
    let figures = facts.electorate.map(|electorate| {
        page.with("paper-present", &[("summoned", &electorate.official_summoned), ("present", &electorate.present)])
    });
    let counts = facts.closed().map(|held| {
        let what = facts.said(page, &format!("paper-tally-{}", held.record.office.word()));
        let base = &held.decision.base;
        page.with("paper-request-count", &[("what", &what), ("base", &base.base), ("needed", &base.votes_needed)])
    });
    std::iter::once(held).chain(figures).chain(counts).chain([page.t("paper-request-list")]).collect()
}

/// A row for each person and office, in the order of elections and votes.
fn persons(page: &Page, facts: &Facts) -> Vec<Person> {
    let of_cell = facts.closed().filter(|held| held.record.office != Office::Delegates);
    let rows = of_cell.flat_map(|held| held.elected_rows(page).into_iter().map(|row| (held.record.office, row)));
    rows.map(|(office, row)| person(page, facts, office, row)).collect()
}

fn person(page: &Page, facts: &Facts, office: Office, elected: ElectedRow) -> Person {
    let namesakes = preparing::namesakes(&facts.summoned);
    let found = facts.summoned.iter().find(|one| one.called(&namesakes) == elected.name);
    let day = |day: Option<chibo_core::day::Day>| day.map(|day| page.day(&day)).unwrap_or_default();
    Person {
        office: page.t(&format!("paper-office-{}", office.word())),
        elected,
        birth: day(found.and_then(|one| one.member.birth)),
        joined: day(found.and_then(|one| one.member.joined)),
    }
}

fn attachments(page: &Page, facts: &Facts) -> Vec<String> {
    let counts = facts.closed().map(|held| {
        let what = page.t(&format!("office-{}", held.record.office.word())).to_lowercase();
        page.t1("paper-request-minutes", "what", what)
    });
    let list = ["paper-request-congress-minutes", "paper-request-resolution"].map(|key| page.t(key));
    let [minutes, resolution] = list;
    std::iter::once(minutes).chain(counts).chain([resolution, page.t("paper-request-particulars")]).collect()
}
