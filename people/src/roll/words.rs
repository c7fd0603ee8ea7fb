//! What the roll refuses and warns of, worded for people, and the field each belongs to.

use super::actions::Refusal;
use chibo_core::movements::{Fault, Wrong, WrongDays};
use chibo_core::particulars::{Refusal as Line, Warning, Which};
use chibo_frame::db::code;
use chibo_frame::{Message, Page, PageError};

/// The field beside which the words stand, and the words. Nothing, where the record is gone.
pub(super) fn beside(page: &Page, refusal: &Refusal) -> Result<(&'static str, Message), PageError> {
    Ok(match refusal {
        Refusal::NotThere => return Err(PageError::NotFound),
        Refusal::Line(line) => line_words(page, line),
        Refusal::CardTaken { card, by } => {
            let text = page.with("roll-refused-card", &[("card", card), ("by", by)]);
            ("card_no", Message::new(text).remedy(page.t("roll-refused-card-remedy")))
        }
        Refusal::Movement(fault) => ("kind", fault_words(page, fault)),
        Refusal::Days(wrong) => days_words(page, *wrong),
        Refusal::SameMovement => ("kind", Message::new(page.t("roll-refused-same"))),
        Refusal::NoName => ("name", Message::new(page.t("form-empty"))),
        Refusal::ListTaken(name) => ("name", Message::new(page.t1("roll-refused-list", "name", name))),
    })
}

/// The words alone, where no form of the roll stands beside them.
pub(crate) fn refusal_text(page: &Page, refusal: &Refusal) -> Result<Message, PageError> {
    Ok(beside(page, refusal)?.1)
}

/// What is wrong with a member's line.
pub(super) fn line_words(page: &Page, line: &Line) -> (&'static str, Message) {
    match line {
        Line::NoName => ("name", Message::new(page.t("roll-refused-no-name"))),
        Line::Sign(sign) => ("name", Message::new(page.t1("roll-refused-sign", "sign", sign))),
        Line::Future(which) => (field(*which), Message::new(page.t("roll-refused-future"))),
        Line::TooEarly => ("birth", Message::new(page.t("roll-refused-too-early"))),
        Line::Order(later, earlier, day) => {
            let name = |which: &Which| page.t(&format!("roll-field-{}", field(*which)));
            let (later_name, earlier_name) = (name(later), name(earlier));
            let text =
                page.with("roll-refused-order", &[("later", &later_name), ("earlier", &earlier_name), ("day", &page.day(day))]);
            (field(*later), Message::new(text))
        }
        Line::Phone => ("phone", Message::new(page.t("roll-refused-phone"))),
        Line::Email => ("email", Message::new(page.t("roll-refused-email"))),
    }
}

fn field(which: Which) -> &'static str {
    match which {
        Which::Birth => "birth",
        Which::Joined => "joined",
        Which::Official => "official",
        Which::Exempt => "exempt",
    }
}

fn fault_words(page: &Page, fault: &Fault) -> Message {
    let kind = page.t(&format!("roll-movement-{}", code(&fault.movement.kind)));
    let on = page.day(&fault.movement.on);
    let say = |key: &str| page.with(key, &[("kind", &kind), ("day", &on)]);
    let text = match fault.wrong {
        Wrong::OnRoll => say("roll-wrong-on-roll"),
        Wrong::NotOnRoll => say("roll-wrong-not-on-roll"),
        Wrong::Official => say("roll-wrong-official"),
        Wrong::Away => say("roll-wrong-away"),
        Wrong::NotAway => say("roll-wrong-not-away"),
        Wrong::Visiting => say("roll-wrong-visiting"),
        Wrong::NotVisiting => say("roll-wrong-not-visiting"),
        Wrong::Exempt => say("roll-wrong-exempt"),
        Wrong::NotExempt => say("roll-wrong-not-exempt"),
        Wrong::Suspended => say("roll-wrong-suspended"),
        Wrong::NotSuspended => say("roll-wrong-not-suspended"),
        Wrong::Dead(death) => page.with("roll-wrong-dead", &[("kind", &kind), ("day", &on), ("death", &page.day(&death))]),
        Wrong::Unborn(birth) => page.with("roll-wrong-unborn", &[("kind", &kind), ("day", &on), ("birth", &page.day(&birth))]),
        Wrong::Future(today) => page.with("roll-wrong-future", &[("kind", &kind), ("day", &on), ("today", &page.day(&today))]),
    };
    Message::new(text).remedy(page.t("roll-wrong-remedy"))
}

fn days_words(page: &Page, wrong: WrongDays) -> (&'static str, Message) {
    match wrong {
        WrongDays::DecidedLater => ("decided_on", Message::new(page.t("roll-refused-future"))),
        WrongDays::CompletedLater => ("completed_on", Message::new(page.t("roll-refused-future"))),
        WrongDays::CompletedFirst(decided) => {
            ("completed_on", Message::new(page.t1("roll-refused-completed-first", "day", page.day(&decided))))
        }
    }
}

/// What is unusual about a member's line.
pub(super) fn warning(page: &Page, warning: Warning) -> String {
    match warning {
        Warning::JoinedYoung(age) => page.t1("roll-warning-young", "age", age),
        Warning::RecognisedSoon => page.t("roll-warning-soon"),
    }
}
