//! Squaring a picture up: the lie of the page by its corner marks, told apart by its code, bent as its print says.

use crate::anchors::{of_rules, outline};
use crate::corners::{Lie, lies};
use crate::dots::Dots;
use crate::doubt::Reason;
use crate::ground::Ground;
use crate::marks::spots;
use crate::patch::DPI;
use crate::stamp::{self, Stamp};
use crate::warp::{Anchor, Warp};

/// Fewer dots an inch lose thin strokes.
const COARSEST: f32 = 75.0;

/// A page found, and what the code leaves open.
pub(crate) struct Found<'a> {
    pub(crate) warp: Warp<'a>,
    pub(crate) reason: Option<Reason>,
}

/// Finds the page.
pub(crate) fn square<'a>(ground: &'a Ground, dots: &Dots, code: Option<&str>) -> Result<Found<'a>, Reason> {
    let Some(marks) = &dots.marks else { return Err(Reason::NotABallot) };
    let spots = spots(ground);
    let lies = lies(marks, &spots);
    let warp_of = |lie: &Lie| Warp::flat(ground, lie.plane, dots.page);
    let (mut warp, reason) = match code {
        None => (lies.iter().map(warp_of).next().ok_or(Reason::NotABallot)?, None),
        Some(code) => by_code(lies.iter().map(warp_of), code)?,
    };
    let middle = [dots.page[0] / 2.0, dots.page[1] / 2.0];
    let fine = warp.bent.plane.scale_at(middle) * DPI;
    if fine.is_nan() || fine < COARSEST {
        return Err(Reason::TooSmall { dots_per_inch: fine as u32 });
    }
    bend(&mut warp, dots);
    Ok(Found { warp, reason })
}

/// The lie in which the code stands in its place.
fn by_code<'a>(warps: impl Iterator<Item = Warp<'a>>, code: &str) -> Result<(Warp<'a>, Option<Reason>), Reason> {
    let mut best: Option<(Warp<'a>, stamp::Seen)> = None;
    for warp in warps {
        let Some(seen) = stamp::seen(&warp, code) else { continue };
        if seen.stamp() == Stamp::Expected {
            return Ok((warp, None));
        }
        if best.as_ref().is_none_or(|(_, best)| seen.eyes > best.eyes) {
            best = Some((warp, seen));
        }
    }
    let (warp, seen) = best.ok_or(Reason::NotABallot)?;
    match (seen.stamp(), seen.words(&warp)) {
        (Stamp::Expected, _) => Ok((warp, None)),
        (_, Some(words)) if words == code => Ok((warp, None)),
        (_, Some(words)) if crate::code::is_test(&words) => Err(Reason::TestPage),
        (_, Some(words)) => Err(Reason::OtherElection { code: Some(words) }),
        (Stamp::Other, None) => Err(Reason::OtherElection { code: None }),
        (Stamp::Unsure, None) => Ok((warp, Some(Reason::CodeUnreadable))),
        (Stamp::Absent, None) => Err(Reason::NotABallot),
    }
}

/// Learns from ruling lines and boxes how the page is bent.
fn bend(warp: &mut Warp<'_>, dots: &Dots) {
    let (reach, step) = (22.0, 2.0);
    let mut anchors = of_rules(warp, &dots.rules, reach);
    for of in dots.boxes() {
        if let Some(found) = outline(warp, &of, reach, step) {
            let at = [of[0] + of[2] / 2.0, of[1] + of[3] / 2.0];
            anchors.push(Anchor { at, right: Some(found.right), down: Some(found.down), weight: 2.0 });
        }
    }
    warp.learn(&anchors);
}
