//! The form of a target as it was typed: only what fits the measure is asked for, and only that is read.

use super::actions::{Refused, Wanted};
use crate::targets::words::level_text;
use chibo_core::exact::Share;
use chibo_core::name::tidy;
use chibo_core::rating::Level;
use chibo_core::target::{Cadence, FigureKind, MeasureKind, Target, Threshold, Useless};
use chibo_frame::db::{code, from_code};
use chibo_frame::typed::Typed;
use chibo_frame::{Message, Page};

/// One of several answers.
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) text: String,
    pub(super) checked: bool,
}

/// The directions that fit a kind of figure.
pub(super) fn directions(kind: FigureKind) -> &'static [&'static str] {
    match kind {
        FigureKind::Share => &["at_least", "more_than", "at_least_or_cap", "at_most"],
        FigureKind::Count => &["count_at_least", "count_at_most"],
        FigureKind::Level | FigureKind::Granted | FigureKind::Evidence => &[],
    }
}

/// The field of the figure: its name, by which it is read.
pub(super) fn value_field(kind: FigureKind) -> Option<&'static str> {
    match kind {
        FigureKind::Share => Some("percent"),
        FigureKind::Count => Some("count"),
        FigureKind::Level | FigureKind::Granted | FigureKind::Evidence => None,
    }
}

pub(super) const LEVELS: [Level; 3] = [Level::Excellent, Level::Good, Level::Fulfilled];
pub(super) const CADENCES: [Cadence; 3] = [Cadence::EachYear, Cadence::Term, Cadence::TermAndEachYear];

/// What stands, as the form shows it.
pub(super) fn standing(page: &Page, target: &Target, wording: Option<&str>) -> Typed {
    let percent = |share: Share| page.lang.percent_short(share.ten_thousandths().unwrap_or(0)).trim_end_matches('%').to_owned();
    let (direction, value) = match target.threshold {
        Threshold::AtLeast(share) => ("at_least", percent(share)),
        Threshold::MoreThan(share) => ("more_than", percent(share)),
        Threshold::AtLeastOrCap(share) => ("at_least_or_cap", percent(share)),
        Threshold::AtMost(share) => ("at_most", percent(share)),
        Threshold::CountAtLeast(count) => ("count_at_least", count.to_string()),
        Threshold::CountAtMost(count) => ("count_at_most", count.to_string()),
        Threshold::LevelAtLeast(level) => ("", code(&level)),
        Threshold::Is(_) => ("", String::new()),
    };
    let mut typed = Typed::standing([
        ("number", target.number.to_string()),
        ("wording", wording.unwrap_or_default().to_owned()),
        ("direction", direction.to_owned()),
        ("level", value.clone()),
        ("cadence", code(&target.cadence)),
        ("how", String::from("correct")),
    ]);
    if let Some(field) = value_field(target.measure.answers()) {
        typed.set(field, value);
    }
    typed
}

/// Reads the form; where it cannot be read, the words stand beside the fields.
pub(super) fn read(page: &Page, typed: &mut Typed, measure: MeasureKind) -> Option<Wanted> {
    let number = typed.number(page, "number");
    if number == Some(0) {
        typed.refuse("number", Message::new(page.t("edit-number-nought")));
    }
    let threshold = threshold(page, typed, measure);
    let cadence = from_code(typed.value("cadence")).ok();
    if cadence.is_none() {
        typed.refuse("cadence", Message::new(page.t("edit-choose-cadence")));
    }
    let wording = Some(tidy(typed.value("wording"))).filter(|words| !words.is_empty());
    let wanted = Wanted { number: number?, wording, measure, threshold: threshold?, cadence: cadence? };
    (!typed.is_refused()).then_some(wanted)
}

fn threshold(page: &Page, typed: &mut Typed, measure: MeasureKind) -> Option<Threshold> {
    let kind = measure.answers();
    match kind {
        FigureKind::Granted | FigureKind::Evidence => return Some(Threshold::Is(true)),
        FigureKind::Level => {
            let level = from_code(typed.value("level")).ok();
            if level.is_none() {
                typed.refuse("level", Message::new(page.t("edit-choose-level")));
            }
            return level.map(Threshold::LevelAtLeast);
        }
        FigureKind::Share | FigureKind::Count => {}
    }
    let direction = typed.value("direction").to_owned();
    if !directions(kind).contains(&direction.as_str()) {
        typed.refuse("direction", Message::new(page.t("edit-choose-direction")));
    }
    if kind == FigureKind::Count {
        let count = typed.number(page, "count")?;
        return Some(if direction == "count_at_most" { Threshold::CountAtMost(count) } else { Threshold::CountAtLeast(count) });
    }
    let Some(share) = Share::from_percent(typed.value("percent")) else {
        let text = typed.value("percent").to_owned();
        typed.refuse("percent", Message::new(page.t1("edit-percent-wrong", "text", text)));
        return None;
    };
    Some(match direction.as_str() {
        "more_than" => Threshold::MoreThan(share),
        "at_least_or_cap" => Threshold::AtLeastOrCap(share),
        "at_most" => Threshold::AtMost(share),
        _ => Threshold::AtLeast(share),
    })
}

/// A refusal beside the field that needs it.
pub(super) fn refuse(page: &Page, typed: &mut Typed, measure: MeasureKind, refused: Refused) {
    let field = value_field(measure.answers()).unwrap_or("level");
    match refused {
        Refused::NotThere => typed.general.push(Message::new(page.t("edit-not-there"))),
        Refused::Useless(Useless::Misfit) => typed.general.push(Message::new(page.t("edit-misfit"))),
        Refused::Useless(Useless::AboveWhole) => typed.refuse(field, Message::new(page.t("edit-above-whole"))),
        Refused::Useless(Useless::AlwaysReached) => typed.refuse(field, Message::new(page.t("edit-always-reached"))),
        Refused::Useless(Useless::NeverReached) => typed.refuse(field, Message::new(page.t("edit-never-reached"))),
        Refused::OutsideTerm { from, to } => {
            let words = page.with("edit-outside-term", &[("from", &page.day(&from)), ("to", &page.day(&to))]);
            typed.refuse("from", Message::new(words));
        }
        Refused::SameDay(day) => typed.refuse("from", Message::new(page.t1("edit-same-day", "day", page.day(&day)))),
    }
}

/// The answers of a question, the typed one checked, or else the first.
pub(super) fn choices(typed: &Typed, name: &str, answers: impl Iterator<Item = (String, String)>) -> Vec<Choice> {
    let typed = typed.value(name);
    let mut choices: Vec<Choice> = answers.map(|(value, text)| Choice { checked: value == typed, value, text }).collect();
    if choices.iter().all(|choice| !choice.checked)
        && let Some(first) = choices.first_mut()
    {
        first.checked = true;
    }
    choices
}

pub(super) fn level_choices(page: &Page, typed: &Typed) -> Vec<Choice> {
    choices(typed, "level", LEVELS.iter().map(|level| (code(level), level_text(page, *level))))
}
