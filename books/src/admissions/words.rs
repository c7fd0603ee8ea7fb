//! What the rules find and what is refused about a person, worded; and the field each belongs to.

use super::actions::Refusal;
use chibo_core::admission::{Finding, Stage};
use chibo_frame::db::code;
use chibo_frame::{Message, Page};

/// The name of a stage.
pub(super) fn stage(page: &Page, stage: Stage) -> String {
    page.t(&format!("admissions-stage-{}", code(&stage)))
}

/// A finding as a sentence.
pub(super) fn finding(page: &Page, finding: &Finding) -> String {
    let at = |key: &str, day| page.t1(key, "day", page.day(day));
    match finding {
        Finding::TooYoung(day) => at("admissions-found-young", day),
        Finding::TooOld(months) => page.t1("admissions-found-old", "months", months),
        Finding::CertificateOver(day) => at("admissions-found-certificate", day),
        Finding::NoCertificate => page.t("admissions-found-no-certificate"),
        Finding::CvBeforeApplication { cv, applied } => {
            page.with("admissions-found-cv", &[("cv", &page.day(cv)), ("applied", &page.day(applied))])
        }
        Finding::TooFewIntroducers(count) => page.t1("admissions-found-few", "count", count),
        Finding::IntroducerNotOfficial(place) => page.t1("admissions-found-not-official", "place", place + 1),
        Finding::IntroducerTooNew(place, day) => {
            page.with("admissions-found-new", &[("place", &(place + 1)), ("day", &page.day(day))])
        }
        Finding::VotesShort { agree, needed, official } => {
            page.with("admissions-found-votes", &[("agree", agree), ("needed", needed), ("official", official)])
        }
        Finding::VotesContradict => page.t("admissions-found-votes-contradict"),
        Finding::OutOfOrder { earlier, later } => page.with(
            "admissions-found-order",
            &[
                ("later", &stage(page, later.0)),
                ("day", &page.day(&later.1)),
                ("earlier", &stage(page, earlier.0)),
                ("before", &page.day(&earlier.1)),
            ],
        ),
        Finding::StillToCome(_, day) => at("admissions-found-to-come", day),
        Finding::CeremonyLate(day) => at("admissions-found-ceremony", day),
        Finding::RecognisedEarly(day) => at("admissions-found-early", day),
        Finding::RecognitionLate(day) => at("admissions-found-recognition", day),
        Finding::ReadmittedEarly(day) => at("admissions-found-again", day),
    }
}

/// A refusal: what is wrong, the figure, the way out.
pub(super) fn message(page: &Page, refusal: &Refusal) -> Message {
    match refusal {
        Refusal::NotThere => Message::new(page.t("error-not-found")),
        Refusal::Known(name) => Message::new(page.t1("admissions-refused-known", "name", name)),
        Refusal::Barred(finding) => Message::new(self::finding(page, finding)),
        Refusal::NoDecision => Message::new(page.t("admissions-refused-decision")),
        Refusal::Already => Message::new(page.t("admissions-refused-already")),
        Refusal::NotYet => Message::new(page.t("admissions-refused-not-yet")),
    }
}

/// The field of the form of a file beside which the words stand.
pub(super) fn field(refusal: &Refusal) -> &'static str {
    let of_stage = |stage: &Stage| match stage {
        Stage::Contact => "contact_on",
        Stage::Class => "class_on",
        Stage::Dossier => "applied_on",
        Stage::Resolution => "resolved_on",
        Stage::Decision | Stage::Probation | Stage::Official => "decided_on",
    };
    match refusal {
        Refusal::Barred(Finding::OutOfOrder { later, .. }) => of_stage(&later.0),
        Refusal::Barred(Finding::StillToCome(stage, _)) => of_stage(stage),
        Refusal::Barred(Finding::VotesContradict) => "vote_for",
        _ => "name",
    }
}
