//! From what was measured on a line to what it says, or why a person must look. In doubt it asks.

use crate::doubt::Doubt;
use crate::reading::RowMark;
use crate::strike::Struck;
use crate::tick::Inked;

/// What one line says.
pub(crate) type Said = Result<RowMark, Doubt>;

/// A box, or what keeps it from being clear.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Seen {
    Marked,
    Bare,
    Doubtful(Doubt),
}

fn percent(share: f32) -> u8 {
    (share * 100.0).round().clamp(0.0, 100.0) as u8
}

/// Something that may be a very faint line.
fn hint(inked: &Inked, drawn: f32, strength: f32) -> bool {
    inked.drawn >= drawn && inked.strength >= strength
}

fn seen(inked: &Inked) -> Seen {
    let faint = Doubt::Faint { strength: percent(inked.strength) };
    let drawn = inked.strength >= 0.03
        && ((inked.soft_reach >= 0.55 && inked.drawn >= 7.0) || (inked.soft_reach >= 0.35 && inked.drawn >= 14.0));
    if inked.reach >= 0.53 || drawn {
        Seen::Marked
    } else if inked.reach >= 0.3 {
        Seen::Doubtful(Doubt::PartlyInTheBox)
    } else if inked.dots >= 7.0 {
        Seen::Doubtful(Doubt::StrayMark)
    } else if hint(inked, 5.0, 0.012) {
        Seen::Doubtful(faint)
    } else {
        Seen::Bare
    }
}

/// A line with boxes.
pub(crate) fn ticked(yes: Inked, no: Option<Inked>) -> Said {
    let lost = |inked: &Inked| !inked.outlined && inked.reach < 0.53;
    if lost(&yes) || no.as_ref().is_some_and(lost) {
        return Err(Doubt::NotFound);
    }
    let beside = yes.beside.max(no.map_or(0.0, |no| no.beside)) > 0.3;
    // Of two boxes one is nearly always marked; the faintest pencil is seen three times as dark as chance.
    let unclear = yes.haze.max(no.map_or(0.0, |no| no.haze)) > if no.is_some() { 0.0045 } else { 0.008 };
    match (seen(&yes), no.map(|no| seen(&no))) {
        (Seen::Marked, None | Some(Seen::Bare)) => Ok(RowMark::Yes),
        (Seen::Bare, Some(Seen::Marked)) => Ok(RowMark::No),
        (Seen::Marked, Some(Seen::Marked)) => Err(Doubt::BothBoxes),
        (Seen::Doubtful(doubt), _) | (_, Some(Seen::Doubtful(doubt))) => Err(doubt),
        (Seen::Bare, Some(Seen::Bare)) if hint(&yes, 4.5, 0.006) || no.is_some_and(|no| hint(&no, 4.5, 0.006)) => {
            let strength = yes.strength.max(no.map_or(0.0, |no| no.strength));
            Err(Doubt::Faint { strength: percent(strength) })
        }
        (Seen::Bare, None) if hint(&yes, 6.0, 0.007) => Err(Doubt::Faint { strength: percent(yes.strength) }),
        (Seen::Bare, _) if beside => Err(Doubt::OffTheBox),
        (Seen::Bare, _) if unclear => Err(Doubt::Unclear),
        (Seen::Bare, Some(Seen::Bare)) => Ok(RowMark::None),
        (Seen::Bare, None) => Ok(RowMark::No),
    }
}

/// Struck out, unless the line is as long as only a fold is.
fn not_chosen(struck: &Struck) -> Said {
    if struck.across { Err(Doubt::AcrossTheRow) } else { Ok(RowMark::No) }
}

/// A name that may be struck out.
pub(crate) fn struck(struck: Option<Struck>) -> Said {
    let Some(struck) = struck else { return Err(Doubt::NotFound) };
    if struck.print < 0.03 {
        return Err(Doubt::NotFound);
    }
    let through = (0.0..0.95).contains(&struck.height);
    if struck.covered >= 0.94 && struck.bare <= 6.0 {
        return if through { not_chosen(&struck) } else { Err(Doubt::Underlined) };
    }
    let words = struck.open >= 8.0;
    let faint = Doubt::Faint { strength: percent(struck.strength) };
    let certain =
        struck.strength >= 0.05 && struck.drawn >= 12.0 && struck.between >= 5.0 && struck.least >= 0.45 * struck.strength;
    let level = (0.05..0.92).contains(&struck.low);
    if certain && level && words && struck.crossed > 0.99 {
        return not_chosen(&struck);
    }
    if struck.bare < 11.0 {
        return Err(Doubt::PartialStrike { covered: percent(struck.covered) });
    }
    let perhaps = if words {
        struck.between >= 5.2 && struck.drawn >= 5.0 && struck.strength >= 0.01
    } else {
        struck.strength >= 0.02 && struck.drawn >= 7.0
    };
    if perhaps {
        return Err(if struck.low > 0.92 { Doubt::Underlined } else { faint });
    }
    // Ink in one gap between words alone: a line through a part of the name.
    if words && struck.most >= 0.22 {
        let through = (0.0..0.98).contains(&struck.most_at);
        return Err(if through { Doubt::PartialStrike { covered: percent(struck.covered) } } else { Doubt::Underlined });
    }
    if struck.haze > 0.006 {
        return Err(Doubt::Unclear);
    }
    Ok(RowMark::Yes)
}
