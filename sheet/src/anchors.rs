//! Known print found again near its place: ruling lines and the outlines of boxes.

use crate::map::Rect;
use crate::patch::{Frame, Grid};
use crate::plane::Point;
use crate::warp::{Anchor, Warp};

/// Ruling lines are looked at every so many dots.
const EVERY: f32 = 90.0;

/// A piece of a ruling line that is looked at has this many dots.
const PIECE: f32 = 40.0;

/// A line or outline is no fainter than this.
const FAINTEST: f32 = 0.12;

/// What the ruling lines tell, looked for so many dots to both sides.
pub(crate) fn of_rules(warp: &Warp<'_>, rules: &[[f32; 4]], reach: f32) -> Vec<Anchor> {
    let mut anchors = Vec::new();
    for [x1, y1, x2, y2] in rules.iter().take(200).copied() {
        let (wide, high) = ((x2 - x1).abs(), (y2 - y1).abs());
        let (level, length) = (wide > high, wide.max(high));
        let pieces = ((length - PIECE) / EVERY).floor().clamp(0.0, 60.0) as usize;
        for piece in 0..=pieces {
            let share = (PIECE / 2.0 + piece as f32 * EVERY) / length.max(1.0);
            let at = [x1 + (x2 - x1) * share, y1 + (y2 - y1) * share];
            if let Some((shift, weight)) = across(warp, at, level, reach) {
                let (right, down) = if level { (None, Some(shift)) } else { (Some(shift), None) };
                anchors.push(Anchor { at, right, down, weight });
            }
        }
    }
    anchors
}

/// How far beside its place a piece of a line is.
fn across(warp: &Warp<'_>, at: Point, level: bool, reach: f32) -> Option<(f32, f32)> {
    let side = 2.0 * reach + 1.0;
    let frame = if level {
        Frame { start: [at[0] - PIECE / 2.0, at[1] - reach], right: [4.0, 0.0], down: [0.0, 1.0], width: (PIECE / 4.0) as usize, height: side as usize }
    } else {
        Frame { start: [at[0] - reach, at[1] - PIECE / 2.0], right: [0.0, 4.0], down: [1.0, 0.0], width: (PIECE / 4.0) as usize, height: side as usize }
    };
    let (grid, seen) = warp.ink(&frame);
    if seen < 0.95 || grid.height < 9 {
        return None;
    }
    // The line is the row where even the lighter half of the cells is darker than above and below.
    let profile: Vec<f32> = (0..grid.height).map(|row| lighter_half(&grid, row)).collect();
    let ridge = |row: usize| {
        let here = profile[row - 1].max(profile[row]).max(profile[row + 1]);
        let near = profile[row] + 0.5 * (profile[row - 1] + profile[row + 1]);
        let beside = profile[row.saturating_sub(6)].max(profile[(row + 6).min(profile.len() - 1)]);
        if here - beside > FAINTEST { near - beside } else { 0.0 }
    };
    let (best, height) = (1..grid.height - 1).map(|row| (row, ridge(row))).max_by(|a, b| a.1.total_cmp(&b.1))?;
    if height <= 0.0 {
        return None;
    }
    let (before, after) = (profile[best - 1], profile[best + 1]);
    let (low, high) = (before.min(after), profile[best].max(before).max(after));
    let lean = if high > low { (after - before) / (2.0 * (2.0 * high - before - after).max(0.05)) } else { 0.0 };
    Some((best as f32 - reach + lean.clamp(-0.6, 0.6), 1.0))
}

fn lighter_half(grid: &Grid, row: usize) -> f32 {
    let mut cells: Vec<f32> = (0..grid.width).map(|column| grid.at(column, row).clamp(0.0, 1.0)).collect();
    cells.sort_by(f32::total_cmp);
    let half = cells.len().div_ceil(2);
    cells.iter().take(half).sum::<f32>() / half.max(1) as f32
}

/// A box's outline found beside its place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Outline {
    pub(crate) right: f32,
    pub(crate) down: f32,
    /// How dark its outline is against what is beside it.
    pub(crate) clear: f32,
}

/// Looks for a box's outline so many dots around its place.
pub(crate) fn outline(warp: &Warp<'_>, of: &Rect, reach: f32, step: f32) -> Option<Outline> {
    let margin = reach + 8.0;
    let [x, y, width, height] = *of;
    let frame = Frame {
        start: [x - margin, y - margin],
        right: [step, 0.0],
        down: [0.0, step],
        width: ((width + 2.0 * margin) / step) as usize,
        height: ((height + 2.0 * margin) / step) as usize,
    };
    let (grid, seen) = warp.ink(&frame);
    if seen < 0.9 {
        return None;
    }
    let steps = (reach / step) as i32;
    let mut best = Outline { right: 0.0, down: 0.0, clear: 0.0 };
    for down in -steps..=steps {
        for right in -steps..=steps {
            let (right, down) = (right as f32 * step, down as f32 * step);
            let clear = clear(&grid, step, [margin + right, margin + down, width, height]);
            if clear > best.clear {
                best = Outline { right, down, clear };
            }
        }
    }
    (best.clear > FAINTEST).then_some(best)
}

/// How much darker the four sides are than the paper outside, the worst of them left out, none of them bare.
fn clear(grid: &Grid, step: f32, [x, y, width, height]: Rect) -> f32 {
    let at = |x: f32, y: f32| grid.at((x / step).round() as usize, (y / step).round() as usize).clamp(0.0, 0.7);
    let out = 6.0;
    let side = |place: &dyn Fn(f32, f32) -> f32| {
        let mut dark = [0.0_f32; 12];
        for (i, cell) in dark.iter_mut().enumerate() {
            let share = (i as f32 + 0.5) / 12.0;
            *cell = place(share, 0.0).max(place(share, step.min(1.0))) - place(share, -out).max(0.0);
        }
        dark.sort_by(f32::total_cmp);
        dark[2..10].iter().sum::<f32>() / 8.0
    };
    let mut sides = [
        side(&|share, off| at(x + share * width, y + off)),
        side(&|share, off| at(x + share * width, y + height - off)),
        side(&|share, off| at(x + off, y + share * height)),
        side(&|share, off| at(x + width - off, y + share * height)),
    ];
    sides.sort_by(f32::total_cmp);
    if sides[0] < 0.03 { 0.0 } else { (sides[1] + sides[2] + sides[3]) / 3.0 }
}
