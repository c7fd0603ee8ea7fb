//! What is wrong with a record or a tally, worded for people: the figure, the article, the way out.

use super::refusal::Refusal;
use chibo_core::election::{CandidateResult, Fault, Kind, Problem, RoundDecision, Verdict};
use chibo_core::rules::RuleSet;
use chibo_frame::{Message, Page, PageError};

/// One fault of a record file as a line: the field, what is wrong, what to do.
pub fn fault_line(page: &Page, fault: &Fault) -> String {
    let message = problem(page, &fault.problem, None);
    let remedy = message.remedy.map(|remedy| format!(" {remedy}")).unwrap_or_default();
    format!("{}: {}{remedy}", fault.field, message.text)
}

/// What is wrong, with its article under these rules, and the way out.
pub(crate) fn problem(page: &Page, problem: &Problem, rules: Option<&RuleSet>) -> Message {
    let key = format!("fault-{}", key_of(problem));
    let text = page.with(&key, &arguments(page, problem).iter().map(|(name, value)| (*name, value as _)).collect::<Vec<_>>());
    let article = rules.and_then(|rules| problem.article(rules));
    let text = article.map_or(text.clone(), |article| page.with("fault-by-article", &[("text", &text), ("article", &article)]));
    let remedy_key = format!("{key}-remedy");
    let remedy = page.t(&remedy_key);
    if remedy == remedy_key { Message::new(text) } else { Message::new(text).remedy(remedy) }
}

fn key_of(problem: &Problem) -> &'static str {
    match problem {
        Problem::NotJson { .. } => "not-json",
        Problem::Missing => "missing",
        Problem::Twice => "twice",
        Problem::Wanted(_) => "wanted",
        Problem::NotOneOf(_) => "not-one-of",
        Problem::Negative => "negative",
        Problem::Zero => "zero",
        Problem::TooLarge => "too-large",
        Problem::UnknownRules { .. } => "unknown-rules",
        Problem::NoRules { .. } => "no-rules",
        Problem::NobodyLeft { .. } => "nobody-left",
        Problem::PresentAboveBase { .. } => "present-above-base",
        Problem::NoQuorum { .. } => "no-quorum",
        Problem::TooManyNames { .. } => "too-many-names",
        Problem::NoVotes => "no-votes",
        Problem::NotOnList => "not-on-list",
        Problem::IssuedAbovePresent { .. } => "issued-above-present",
        Problem::ReturnedAboveIssued { .. } => "returned-above-issued",
        Problem::ValidAndInvalidNotReturned { .. } => "not-returned",
        Problem::VotesAboveValid { .. } => "votes-above-valid",
        Problem::AgreeDisagreeAboveValid { .. } => "marks-above-valid",
        Problem::VotesBelowValid { .. } => "votes-below-valid",
        Problem::VotesAboveSeats { .. } => "votes-above-seats",
        Problem::SeatsNotLeft { .. } => "seats-not-left",
        Problem::AlreadyElected => "already-elected",
        Problem::NoTie => "no-tie",
        Problem::TieUnsettled { .. } => "tie-unsettled",
        Problem::NotTheTied { .. } => "not-the-tied",
        Problem::NothingFollows => "nothing-follows",
        Problem::SuperiorAppoints { .. } => "superior-appoints",
    }
}

/// The figures of a problem under the names that the words use.
fn arguments(page: &Page, problem: &Problem) -> Vec<(&'static str, String)> {
    let n = |name, value: &dyn std::fmt::Display| (name, value.to_string());
    match problem {
        Problem::NotJson { line, column } => vec![n("line", line), n("column", column)],
        Problem::Wanted(kind) => vec![("kind", page.t(kind_key(*kind)))],
        Problem::NotOneOf(words) => vec![("words", words.join(", "))],
        Problem::UnknownRules { name } => vec![n("name", name)],
        Problem::NoRules { held_on } => vec![("day", page.day(held_on))],
        Problem::NobodyLeft { summoned, leaving } => vec![n("summoned", summoned), n("leaving", leaving)],
        Problem::PresentAboveBase { present, base } => vec![n("present", present), n("base", base)],
        Problem::NoQuorum { present, summoned, needed } => {
            vec![n("present", present), n("summoned", summoned), n("needed", needed)]
        }
        Problem::TooManyNames { names, seats, most } => vec![n("names", names), n("seats", seats), n("most", most)],
        Problem::IssuedAbovePresent { issued, present } => vec![n("issued", issued), n("present", present)],
        Problem::ReturnedAboveIssued { returned, issued } => vec![n("returned", returned), n("issued", issued)],
        Problem::ValidAndInvalidNotReturned { valid, invalid, returned } => {
            let sum = u64::from(*valid) + u64::from(*invalid);
            vec![n("valid", valid), n("invalid", invalid), n("returned", returned), n("sum", &sum)]
        }
        Problem::VotesAboveValid { votes, valid } => vec![n("votes", votes), n("valid", valid)],
        Problem::AgreeDisagreeAboveValid { agree, disagree, valid } => {
            let sum = u64::from(*agree) + u64::from(*disagree);
            vec![n("agree", agree), n("disagree", disagree), n("valid", valid), n("sum", &sum)]
        }
        Problem::VotesBelowValid { sum, valid } => vec![n("sum", sum), n("valid", valid)],
        Problem::VotesAboveSeats { sum, seats, valid, most } => {
            vec![n("sum", sum), n("seats", seats), n("valid", valid), n("most", most)]
        }
        Problem::SeatsNotLeft { seats, left } => vec![n("seats", seats), n("left", left)],
        Problem::TieUnsettled { names } | Problem::NotTheTied { names } => vec![("names", names.join(", "))],
        Problem::SuperiorAppoints { rounds } => vec![n("rounds", rounds)],
        Problem::Missing
        | Problem::Twice
        | Problem::Negative
        | Problem::Zero
        | Problem::TooLarge
        | Problem::NoVotes
        | Problem::NotOnList
        | Problem::AlreadyElected
        | Problem::NoTie
        | Problem::NothingFollows => Vec::new(),
    }
}

fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Object => "fault-kind-object",
        Kind::List => "fault-kind-list",
        Kind::Text => "fault-kind-text",
        Kind::Whole => "fault-kind-whole",
        Kind::Truth => "fault-kind-truth",
        Kind::Day => "fault-kind-day",
    }
}

/// Whether a candidate is elected, and why, with the figures.
pub(crate) fn verdict(page: &Page, one: &CandidateResult, round: &RoundDecision, needed: u32) -> String {
    let with =
        |key: &str, name: &'static str, value: u32| page.with(key, &[("votes", &one.votes), ("needed", &needed), (name, &value)]);
    match one.verdict {
        Verdict::Elected { above: 0 } => with("verdict-bare", "above", 0),
        Verdict::Elected { above } => with("verdict-elected", "above", above),
        Verdict::ElectedInTie => with("verdict-tie-won", "above", 0),
        Verdict::SeatsFilled => with("verdict-filled", "above", 0),
        Verdict::Tied { seats } => with(if round.majority_needed { "verdict-tied" } else { "verdict-tied-again" }, "seats", seats),
        Verdict::Short { by } => with("verdict-short", "by", by),
        Verdict::LostTie => with("verdict-tie-lost", "above", 0),
    }
}

/// A refusal as a page of its own.
pub(crate) fn refused(page: &Page, refusal: &Refusal) -> PageError {
    match refusal {
        Refusal::NotThere => PageError::NotFound,
        Refusal::Faults(faults) => match faults.first() {
            Some(fault) => PageError::Refused(problem(page, &fault.problem, None)),
            None => PageError::NotFound,
        },
        other => PageError::Refused(self::refusal(page, other)),
    }
}

/// A refusal in words: what is wrong, and the way out.
pub(crate) fn refusal(page: &Page, refusal: &Refusal) -> Message {
    let (key, name, value) = match refusal {
        Refusal::NotThere | Refusal::Faults(_) => ("refused-not-there", "name", String::new()),
        Refusal::Closed => ("refused-closed", "name", String::new()),
        Refusal::NoAttendance => ("refused-no-attendance", "name", String::new()),
        Refusal::NoRules => ("refused-no-rules", "name", String::new()),
        Refusal::AlreadyThere(office) => ("refused-already-there", "name", page.t(&format!("office-{}", office.word()))),
        Refusal::CommitteeFirst => ("refused-committee-first", "name", String::new()),
        Refusal::NoNames => ("refused-no-names", "name", String::new()),
        Refusal::NoSurplus { names, seats } => {
            let text = page.with("refused-no-surplus", &[("names", names), ("seats", seats)]);
            return Message::new(text).remedy(page.t("refused-no-surplus-remedy"));
        }
        Refusal::NotOfficial { name } => ("refused-not-official", "name", name.clone()),
        Refusal::NotOnCommittee { name } => ("refused-not-on-committee", "name", name.clone()),
        Refusal::IsSecretary { name } => ("refused-is-secretary", "name", name.clone()),
        Refusal::Namesakes { name } => ("refused-namesakes", "name", name.clone()),
        Refusal::IsTeller { name } => ("refused-is-teller", "name", name.clone()),
        Refusal::NotTheRound => ("refused-not-the-round", "name", String::new()),
        Refusal::NotCounted => ("refused-not-counted", "name", String::new()),
        Refusal::CountUnsettled => ("refused-count-unsettled", "name", String::new()),
        Refusal::NothingFollows => ("refused-nothing-follows", "name", String::new()),
        Refusal::NotOver => ("refused-not-over", "name", String::new()),
    };
    Message::new(page.t1(key, name, value)).remedy(page.t(&format!("{key}-remedy")))
}
