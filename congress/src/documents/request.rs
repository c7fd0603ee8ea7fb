//! The fields of the request for approval, from the facts of its congress.

use super::facts::{ElectedRow, Facts};
use crate::preparing::{self, Summoned};
use chibo_core::day::Day;
use chibo_core::election::Office;
use chibo_frame::Page;
use chibo_paper::writing::{Column, Piece, Table, Values};

/// The values of the request.
pub(super) fn values(page: &Page, facts: &Facts) -> Values {
    let secretary = facts.elected(Office::Secretary).into_iter().next();
    let mut values = Values::default();
    values
        .words_or("bí thư", secretary, &page.t("missing-secretary"))
        .pieces("các cuộc bầu", counts(page, facts))
        .pieces("danh sách trúng cử", [Piece::Table(elected_table(page, facts))])
        .pieces("hồ sơ gửi kèm", attachments(page, facts));
    values
}

/// Whether anybody's election to an office of the cell is final.
pub(super) fn is_due(facts: &Facts) -> bool {
    facts.closed().any(|held| held.record.office != Office::Delegates && !held.decision.outcome.elected.is_empty())
}

fn counts(page: &Page, facts: &Facts) -> Vec<Piece> {
    let count = |held: &super::facts::Held| {
        let what = facts.said(page, &format!("paper-tally-{}", held.record.office.word()));
        let base = &held.decision.base;
        let figures: [(&'static str, &dyn std::fmt::Display); 3] =
            [("what", &what), ("base", &base.base), ("needed", &base.votes_needed)];
        Piece::bullet(page.with("paper-request-count", &figures))
    };
    facts.closed().map(count).collect()
}

/// A row for each person and office, in the order of elections and votes.
fn elected_table(page: &Page, facts: &Facts) -> Table {
    let mut table = Table::of([
        Column::centre("TT", 9),
        Column::wide(page.t("results-name")),
        Column::centre(page.t("paper-request-birth"), 25),
        Column::centre(page.t("paper-request-joined"), 25),
        Column::left(page.t("paper-request-office"), 25),
        Column::left(page.t("paper-request-votes"), 36),
    ]);
    let of_cell = facts.closed().filter(|held| held.record.office != Office::Delegates);
    let rows = of_cell.flat_map(|held| held.elected_rows(page).into_iter().map(|row| (held.record.office, row)));
    for (place, (office, row)) in (1..).zip(rows) {
        table.push(person(page, facts, place, office, &row));
    }
    table
}

fn person(page: &Page, facts: &Facts, place: usize, office: Office, elected: &ElectedRow) -> [String; 6] {
    let found = find(&facts.summoned, &elected.name);
    let day = |day: Option<Day>| day.map(|day| page.day(&day)).unwrap_or_default();
    [
        place.to_string(),
        elected.name.clone(),
        day(found.and_then(|one| one.member.birth)),
        day(found.and_then(|one| one.member.joined)),
        page.t(&format!("paper-office-{}", office.word())),
        format!("{}/{} ({})", elected.votes, elected.base, elected.share),
    ]
}

/// The member whom a list calls so.
pub(super) fn find<'a>(summoned: &'a [Summoned], called: &str) -> Option<&'a Summoned> {
    let namesakes = preparing::namesakes(summoned);
    summoned.iter().find(|one| one.called(&namesakes) == called)
}

fn attachments(page: &Page, facts: &Facts) -> Vec<Piece> {
    let counts = facts.closed().map(|held| {
        let what = page.t(&format!("office-{}", held.record.office.word())).to_lowercase();
        page.t1("paper-request-minutes", "what", what)
    });
    let [minutes, resolution, particulars] =
        ["paper-request-congress-minutes", "paper-request-resolution", "paper-request-particulars"].map(|key| page.t(key));
    let all: Vec<String> = std::iter::once(minutes).chain(counts).chain([resolution, particulars]).collect();
    let last = all.len();
    (1..).zip(all).map(|(n, name)| Piece::paragraph(format!("{n}. {name}{}", if n < last { ";" } else { "." }))).collect()
}
