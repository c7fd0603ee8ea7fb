//! What the hall refuses, worded for people.

use super::acting::Refusal;
use chibo_core::congress::clock::StepRefusal;
use chibo_core::congress::speaking::SpeechRefusal;
use chibo_frame::{Message, Page};

/// What is wrong, the figure, the way out.
pub(super) fn refusal(page: &Page, refusal: &Refusal) -> Message {
    let (key, text) = match refusal {
        Refusal::NotThere => ("hall-refused-gone", None),
        Refusal::NotDecided => ("hall-refused-not-decided", None),
        Refusal::NothingToShow => ("hall-refused-nothing", None),
        Refusal::Nobody { asked } => ("hall-refused-nobody", Some(page.t1("hall-refused-nobody", "asked", asked))),
        Refusal::Several { asked, names } => {
            let text =
                page.with("hall-refused-several", &[("asked", asked), ("count", &names.len()), ("names", &names.join(", "))]);
            ("hall-refused-several", Some(text))
        }
        Refusal::Step(step) => return self::step(page, *step),
        Refusal::Speech(speech) => return self::speech(page, *speech),
    };
    Message::new(text.unwrap_or_else(|| page.t(key))).remedy(page.t(&format!("{key}-remedy")))
}

fn step(page: &Page, refusal: StepRefusal) -> Message {
    let key = match refusal {
        StepRefusal::NoProgramme => "hall-refused-no-programme",
        StepRefusal::NotBegun => "hall-refused-not-begun",
        StepRefusal::IsOver => "hall-refused-over",
        StepRefusal::NotOver => "hall-refused-not-over",
        StepRefusal::Last { items } => {
            return Message::new(page.t1("hall-refused-last", "items", items)).remedy(page.t("hall-refused-last-remedy"));
        }
        StepRefusal::First => "hall-refused-first",
        StepRefusal::InPause => "hall-refused-in-pause",
        StepRefusal::NoPause => "hall-refused-no-pause",
        StepRefusal::NoItem => "hall-refused-no-item",
    };
    Message::new(page.t(key)).remedy(page.t(&format!("{key}-remedy")))
}

fn speech(page: &Page, refusal: SpeechRefusal) -> Message {
    let key = match refusal {
        SpeechRefusal::NotThere => "hall-refused-no-speech",
        SpeechRefusal::NobodyWaits => "hall-refused-nobody-waits",
        SpeechRefusal::NobodySpeaks => "hall-refused-nobody-speaks",
        SpeechRefusal::Held => "hall-refused-held",
        SpeechRefusal::Minutes { most, .. } => {
            return Message::new(page.t1("hall-refused-minutes", "most", most)).remedy(page.t("hall-refused-minutes-remedy"));
        }
    };
    Message::new(page.t(key)).remedy(page.t(&format!("{key}-remedy")))
}
