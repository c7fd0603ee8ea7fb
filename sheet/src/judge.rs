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

fn seen(inked: &Inked) -> Seen {
    let faint = Doubt::Faint { strength: percent(inked.strength) };
    if inked.reach >= 0.6 || (inked.soft_reach >= 0.6 && inked.drawn >= 9.0) {
        Seen::Marked
    } else if inked.reach >= 0.3 {
        Seen::Doubtful(Doubt::PartlyInTheBox)
    } else if inked.dots >= 7.0 {
        Seen::Doubtful(Doubt::StrayMark)
    } else if inked.drawn >= 5.5 {
        Seen::Doubtful(faint)
    } else {
        Seen::Bare
    }
}

/// A line with boxes.
pub(crate) fn ticked(yes: Inked, no: Option<Inked>) -> Said {
    let lost = |inked: &Inked| !inked.outlined && inked.reach < 0.6;
    if lost(&yes) || no.as_ref().is_some_and(lost) {
        return Err(Doubt::NotFound);
    }
    let beside = yes.beside.max(no.map_or(0.0, |no| no.beside)) > 0.3;
    let unclear = yes.haze.max(no.map_or(0.0, |no| no.haze)) > 0.012;
    match (seen(&yes), no.map(|no| seen(&no))) {
        (Seen::Marked, None | Some(Seen::Bare)) => Ok(RowMark::Yes),
        (Seen::Bare, Some(Seen::Marked)) => Ok(RowMark::No),
        (Seen::Marked, Some(Seen::Marked)) => Err(Doubt::BothBoxes),
        (Seen::Doubtful(doubt), _) | (_, Some(Seen::Doubtful(doubt))) => Err(doubt),
        (Seen::Bare, _) if beside => Err(Doubt::OffTheBox),
        (Seen::Bare, _) if unclear => Err(Doubt::Unclear),
        (Seen::Bare, Some(Seen::Bare)) => Ok(RowMark::None),
        (Seen::Bare, None) => Ok(RowMark::No),
    }
}

/// A name that may be struck out.
pub(crate) fn struck(struck: Option<Struck>) -> Said {
    let Some(struck) = struck else { return Err(Doubt::NotFound) };
    if struck.print < 0.03 {
        return Err(Doubt::NotFound);
    }
    let through = (0.0..0.95).contains(&struck.height);
    if struck.covered >= 0.94 && struck.bare <= 6.0 {
        return if through { Ok(RowMark::No) } else { Err(Doubt::Underlined) };
    }
    let faint = Doubt::Faint { strength: percent(struck.strength) };
    if struck.bare < 11.0 {
        return Err(Doubt::PartialStrike { covered: percent(struck.covered) });
    }
    if struck.drawn >= 16.0 && struck.crossed > 0.4 {
        return Err(faint);
    }
    Ok(RowMark::Yes)
}
