//! Why a list is not changed or not put to the vote, worded for people: the figure, the rule of the day, the way out.

use super::actions::Refusal;
use chibo_core::election::nomination::{ListFault, NominationRefusal};
use chibo_core::rules::RuleSet;
use chibo_frame::{Message, Page};

/// What keeps a change from being made.
pub(super) fn refusal(page: &Page, refusal: &Refusal, rules: Option<&RuleSet>) -> Vec<Message> {
    let plain = |key: &str| vec![Message::new(page.t(key))];
    let named = |key: &str, name: &String| vec![Message::new(page.t1(key, "name", name))];
    match refusal {
        Refusal::NotThere => plain("slates-gone"),
        Refusal::NoRules => plain("slates-no-rules"),
        Refusal::Settled => plain("slates-is-settled"),
        Refusal::Voted => plain("slates-voted"),
        Refusal::VotedDown => plain("slates-voted-down"),
        Refusal::NotOnRoll(name) => named("slates-not-on-roll", name),
        Refusal::Namesakes(name) => named("slates-namesakes", name),
        Refusal::Twice(name) => named("slates-twice", name),
        Refusal::NotElected(name) => named("slates-not-elected", name),
        Refusal::PollAbove { agree, attending } => {
            vec![Message::new(page.with("slates-poll-above", &[("agree", agree), ("attending", attending)]))]
        }
        Refusal::Nomination(name, refusal) => vec![nomination(page, name, *refusal, rules)],
        Refusal::List(faults) => faults.iter().map(|fault| list_fault(page, fault, rules)).collect(),
    }
}

fn nomination(page: &Page, name: &str, refusal: NominationRefusal, rules: Option<&RuleSet>) -> Message {
    let key = match refusal {
        NominationRefusal::NotOfficial { probation_over: true } => "slates-probation-over",
        NominationRefusal::NotOfficial { probation_over: false } => "slates-not-official",
        NominationRefusal::Suspended => "slates-suspended",
        NominationRefusal::ConveningAccepts => "slates-convening-accepts",
        NominationRefusal::ConveningNominates => "slates-convening-nominates",
        NominationRefusal::NominatorNotOfficial => "slates-nominator-not-official",
        NominationRefusal::NoNominator => "slates-no-nominator",
    };
    with_article(page, page.t1(key, "name", name), rules.map(|rules| refusal.article(rules)))
}

/// What keeps a list from being put to the vote.
pub(super) fn list_fault(page: &Page, fault: &ListFault, rules: Option<&RuleSet>) -> Message {
    let named = |key: &str, name: &String| page.t1(key, "name", name);
    let text = match fault {
        ListFault::NoSeats => page.t("slates-no-seats"),
        ListFault::NoNames => page.t("slates-no-names"),
        ListFault::ToPoll { name } => named("slates-to-poll", name),
        ListFault::ToDecide { name } => named("slates-to-decide", name),
        ListFault::ToRelease { name } => named("slates-to-release", name),
        ListFault::Teller { name } => named("slates-teller", name),
        ListFault::TooMany { names, seats, most } => {
            page.with("slates-too-many", &[("names", names), ("seats", seats), ("most", most)])
        }
        ListFault::NoSurplus { names, seats } => page.with("slates-no-surplus", &[("names", names), ("seats", seats)]),
    };
    let message = with_article(page, text, rules.and_then(|rules| fault.article(rules)));
    let remedy = match fault {
        ListFault::Teller { .. } => "slates-teller-remedy",
        ListFault::TooMany { .. } => "slates-too-many-remedy",
        ListFault::NoSurplus { .. } => "slates-no-surplus-remedy",
        _ => return message,
    };
    message.remedy(page.t(remedy))
}

fn with_article(page: &Page, text: String, article: Option<String>) -> Message {
    match article {
        Some(article) => Message::new(page.with("slates-by-article", &[("text", &text), ("article", &article)])),
        None => Message::new(text),
    }
}
