//! The dark lines a dirty sensor draws from one end of a scan to the other. They are no ink: what they took is given back.

use crate::picture::Picture;

/// How far to both sides the undisturbed paper is looked for.
const AWAY: usize = 4;

/// A line takes at least this much from the brightness.
const LEAST: i32 = 8;

/// More is no line of a sensor but the edge of something.
const MOST: i32 = 90;

/// Gives back what upright and level lines took.
pub(crate) fn clean(picture: &mut Picture) {
    for upright in [true, false] {
        for (line, by) in lines(picture, upright) {
            picture.lift(line, upright, by);
        }
    }
}

/// Every line that is darker than both its sides nearly from end to end, and by how much.
fn lines(picture: &Picture, upright: bool) -> Vec<(usize, u8)> {
    let (across, along) =
        if upright { (picture.width(), picture.height()) } else { (picture.height(), picture.width()) };
    if across < 4 * AWAY || along < 64 {
        return Vec::new();
    }
    let step = (along / 256).max(1);
    let drops: Vec<(i32, i32)> = sums(picture, upright, across, along, step);
    let seen = i32::try_from(along.div_ceil(step)).unwrap_or(i32::MAX);
    let found = drops.iter().enumerate().filter_map(|(line, (sum, count))| {
        let by = sum / seen.max(1);
        ((LEAST..MOST).contains(&by) && *count * 3 >= seen * 2).then(|| Some((line, u8::try_from(by).ok()?)))?
    });
    found.collect()
}

/// For each line how much darker it is than its sides, added up, and in how many places it is darker than both.
fn sums(picture: &Picture, upright: bool, across: usize, along: usize, step: usize) -> Vec<(i32, i32)> {
    let mut drops = vec![(0_i32, 0_i32); across];
    let pixel = |line: usize, place: usize| {
        i32::from(if upright { picture.at(line, place) } else { picture.at(place, line) })
    };
    for place in (0..along).step_by(step) {
        for (line, drop) in drops.iter_mut().enumerate().take(across - AWAY).skip(AWAY) {
            let (before, here, after) = (pixel(line - AWAY, place), pixel(line, place), pixel(line + AWAY, place));
            drop.0 += (i32::midpoint(before, after) - here).clamp(-MOST, MOST);
            drop.1 += i32::from(here < before.min(after));
        }
    }
    drops
}
