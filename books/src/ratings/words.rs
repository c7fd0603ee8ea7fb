//! What the room says: why somebody is not rated, what a vote proposes, what a tally contradicts, the cap.

use super::choice::level_text;
use super::gather::Line;
use chibo_core::rating::{AboveVotes, Cap, Counts, Note, Place, Proposal, QuotaBase, Rounding, Scope, TallyFault, WhyNot};
use chibo_frame::{Message, Page};

/// Why a member is not rated.
pub(super) fn why_not(page: &Page, place: &Place) -> Option<String> {
    Some(match place.why_not? {
        WhyNot::Exempt => page.t("ratings-why-exempt"),
        WhyNot::Suspended => page.t("ratings-why-suspended"),
        WhyNot::New(day) => page.t1("ratings-why-new", "day", page.day(&day)),
        WhyNot::Elsewhere => page.t("ratings-why-elsewhere"),
    })
}

/// What has to be known of a member's place.
pub(super) fn notes(page: &Page, line: &Line) -> Vec<String> {
    let place = &line.place;
    let said = [
        (place.why_not.is_some() && place.reviewed, "ratings-note-reviewed-only"),
        (place.host_remarks, "ratings-note-host"),
        (place.probationary, "ratings-note-probation"),
        (line.row.circumstance.as_deref() == Some("maternity"), "ratings-note-maternity"),
    ];
    let mut notes: Vec<String> = why_not(page, place).into_iter().collect();
    notes.extend(said.iter().filter(|(holds, _)| *holds).map(|(_, key)| page.t(key)));
    notes.extend(place.at_most.map(|most| page.t1("ratings-note-at-most", "level", level_text(page, most))));
    notes
}

/// A proposal in one line: the level with its votes, or that there is none.
pub(super) fn proposal(page: &Page, proposal: &Proposal) -> String {
    let numbers: [(&'static str, &dyn std::fmt::Display); 2] = [("votes", &proposal.votes), ("needed", &proposal.needed)];
    match proposal.level {
        Some(level) => {
            let level = level_text(page, level);
            page.with("ratings-proposal", &[numbers[0], numbers[1], ("level", &level)])
        }
        None => page.with("ratings-proposal-none", &numbers),
    }
}

/// What a proposal has to explain.
pub(super) fn proposal_note(page: &Page, proposal: &Proposal) -> Option<String> {
    Some(match proposal.note? {
        Note::ExactHalf(level) => page.t1("ratings-note-half", "level", level_text(page, level)),
        Note::HeldAt(level) => page.t1("ratings-note-held", "level", level_text(page, level)),
    })
}

/// A level that the votes do not carry.
pub(super) fn above_votes(page: &Page, fault: AboveVotes) -> Message {
    match fault.carried {
        Some(level) => Message::new(page.t1("ratings-refused-above-votes", "level", level_text(page, level))),
        None => Message::new(page.t("ratings-refused-no-majority")),
    }
}

/// A tally that contradicts itself: the field it stands in, and the words.
pub(super) fn tally_fault(page: &Page, fault: TallyFault) -> (&'static str, Message) {
    match fault {
        TallyFault::NoBase => ("base", Message::new(page.t("ratings-refused-no-base"))),
        TallyFault::IssuedAboveBase { issued, base } => {
            ("issued", Message::new(page.with("ratings-refused-issued", &[("issued", &issued), ("base", &base)])))
        }
        TallyFault::ReturnedAboveIssued { returned, issued } => {
            ("returned", Message::new(page.with("ratings-refused-returned", &[("returned", &returned), ("issued", &issued)])))
        }
        TallyFault::ValidAboveReturned { valid, returned } => {
            ("valid", Message::new(page.with("ratings-refused-valid", &[("valid", &valid), ("returned", &returned)])))
        }
        TallyFault::VotesAboveValid { votes, valid } => {
            ("excellent", Message::new(page.with("ratings-refused-votes", &[("votes", &votes), ("valid", &valid)])))
        }
    }
}

/// The warning that more are excellent than the cap allows, with the numbers.
pub(super) fn over_cap(page: &Page, cap: &Cap, counts: &Counts) -> Option<String> {
    let over = cap.check(counts)?;
    let percent = cap.share.ten_thousandths().map_or_else(String::new, |share| page.lang.percent_short(share));
    let base = page.t(base_key(cap.base));
    let parts: [(&'static str, &dyn std::fmt::Display); 5] =
        [("excellent", &over.excellent), ("percent", &percent), ("of", &over.of), ("base", &base), ("allowed", &over.allowed)];
    Some(page.with("ratings-over-cap", &parts))
}

/// The cap in words: share, base, rounding, scope.
pub(super) fn cap_text(page: &Page, cap: &Cap, allowed: u32) -> String {
    let percent = cap.share.ten_thousandths().map_or_else(String::new, |share| page.lang.percent_short(share));
    let (base, rounding) = (page.t(base_key(cap.base)), page.t(rounding_key(cap.rounding)));
    let scope = page.t(match cap.scope {
        Scope::Cell => "ratings-scope-cell",
        Scope::Grassroots => "ratings-scope-grassroots",
    });
    page.with(
        "ratings-cap",
        &[("percent", &percent), ("base", &base), ("rounding", &rounding), ("scope", &scope), ("allowed", &allowed)],
    )
}

fn base_key(base: QuotaBase) -> &'static str {
    match base {
        QuotaBase::HttOnly => "ratings-base-good",
        QuotaBase::HttOrBetter => "ratings-base-good-or-better",
        QuotaBase::AllRated => "ratings-base-all",
    }
}

fn rounding_key(rounding: Rounding) -> &'static str {
    match rounding {
        Rounding::Down => "ratings-rounding-down",
        Rounding::Nearest => "ratings-rounding-nearest",
        Rounding::Up => "ratings-rounding-up",
    }
}
