//! What is drawn in one box.

use crate::anchors::outline;
use crate::map::Rect;
use crate::patch::{Frame, Grid};
use crate::warp::Warp;

/// From the middle of a box's line inwards, so much may be the line itself or its blur.
const LINE: f32 = 6.0;

/// Ink that no blur or shadow makes.
pub(crate) const CERTAIN: f32 = 0.28;

/// What was measured in a box. Lengths are shares of the inside's side unless they say dots.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Inked {
    /// How far the largest piece of certain ink reaches.
    pub(crate) reach: f32,
    /// The same in dots.
    pub(crate) dots: f32,
    /// How far the largest piece reaches that is just darker than chance.
    pub(crate) soft_reach: f32,
    /// How sure it is, in spreads of chance, that a pen drew a line across.
    pub(crate) drawn: f32,
    /// How dark that line is.
    pub(crate) strength: f32,
    /// How far certain ink reaches beside the box, in shares of the box.
    pub(crate) beside: f32,
    /// How dark a line would have to be to be told from chance.
    pub(crate) haze: f32,
    /// Whether the box's outline was found.
    pub(crate) outlined: bool,
}

/// A piece of connected ink.
#[derive(Debug, Clone, Copy, Default)]
struct Piece {
    wide: usize,
    high: usize,
}

/// Measures a box; nothing where it is not on the picture.
pub(crate) fn inked(warp: &Warp<'_>, of: &Rect) -> Option<Inked> {
    let found = outline(warp, of, 6.0, 1.0);
    let [right, down] = found.map_or([0.0; 2], |found| [found.right, found.down]);
    let of = [of[0] + right, of[1] + down, of[2], of[3]];
    let around = (of[2].min(of[3]) * 0.3).round();
    let frame = Frame::upright(of[0] - around, of[1] - around, of[2] + 2.0 * around, of[3] + 2.0 * around);
    let (mut grid, seen) = warp.ink(&frame);
    if seen < 0.9 {
        return None;
    }
    grid.level();
    let soft = grid.smooth();
    let noise = soft.noise();
    let line = LINE.min(of[2].min(of[3]) * 0.2);
    let inner = [around + line, around + line, of[2] - 2.0 * line, of[3] - 2.0 * line];
    let side = inner[2].max(inner[3]);
    let inside = |x: usize, y: usize| within(&inner, x, y);
    let outer = [around - line, around - line, of[2] + 2.0 * line, of[3] + 2.0 * line];
    let certain = largest(&soft, CERTAIN, inside);
    let faint = largest(&soft, (noise * 4.0).clamp(0.05, CERTAIN), inside);
    let beside = largest(&soft, CERTAIN, |x, y| !within(&outer, x, y));
    let (drawn, strength, haze) = lines(warp, &of, line);
    Some(Inked {
        reach: certain.wide.max(certain.high) as f32 / side,
        dots: certain.wide.max(certain.high) as f32,
        soft_reach: faint.wide.max(faint.high) as f32 / side,
        drawn,
        strength,
        beside: beside.wide.max(beside.high) as f32 / of[2].max(of[3]),
        haze,
        outlined: found.is_some(),
    })
}

fn within(of: &Rect, x: usize, y: usize) -> bool {
    let (x, y) = (x as f32 + 0.5, y as f32 + 0.5);
    x >= of[0] && y >= of[1] && x < of[0] + of[2] && y < of[1] + of[3]
}

/// The piece of connected ink that reaches farthest.
fn largest(grid: &Grid, least: f32, asked: impl Fn(usize, usize) -> bool) -> Piece {
    let mut open: Vec<bool> = Vec::with_capacity(grid.cells.len());
    for y in 0..grid.height {
        open.extend((0..grid.width).map(|x| grid.at(x, y) > least && asked(x, y)));
    }
    let (mut best, mut queue) = (Piece::default(), Vec::new());
    for start in 0..open.len() {
        if !std::mem::take(&mut open[start]) {
            continue;
        }
        queue.push(start);
        let (mut left, mut right, mut top, mut bottom) = (usize::MAX, 0, usize::MAX, 0);
        while let Some(cell) = queue.pop() {
            let (x, y) = (cell % grid.width, cell / grid.width);
            (left, right, top, bottom) = (left.min(x), right.max(x), top.min(y), bottom.max(y));
            for v in y.saturating_sub(1)..(y + 2).min(grid.height) {
                for u in x.saturating_sub(1)..(x + 2).min(grid.width) {
                    if std::mem::take(&mut open[v * grid.width + u]) {
                        queue.push(v * grid.width + u);
                    }
                }
            }
        }
        let piece = Piece { wide: right + 1 - left, high: bottom + 1 - top };
        if piece.wide.max(piece.high) > best.wide.max(best.high) {
            best = piece;
        }
    }
    best
}

/// The darkest line in four directions: how sure, how dark, and how dark chance would be.
fn lines(warp: &Warp<'_>, of: &Rect, line: f32) -> (f32, f32, f32) {
    let middle = [of[0] + of[2] / 2.0, of[1] + of[3] / 2.0];
    let half = of[2].min(of[3]) / 2.0 - line + 1.0;
    let slant = std::f32::consts::FRAC_1_SQRT_2;
    let mut best = (0.0_f32, 0.0_f32, 0.0_f32);
    for right in [[1.0, 0.0], [0.0, 1.0], [slant, slant], [slant, -slant]] {
        let side = if right[0] * right[1] == 0.0 { half * 2.0 } else { half * 2.5 };
        let frame = Frame::turned(middle, right, side.round().max(8.0) as usize);
        let (grid, _) = warp.ink(&frame);
        let inside = |x: usize, y: usize| {
            let place = frame.place(x as f32, y as f32);
            (0..2).all(|axis| (place[axis] - middle[axis]).abs() <= half)
        };
        let (sure, dark, haze) = crate::faint::line(&grid, inside, half);
        if sure > best.0 {
            (best.0, best.1) = (sure, dark);
        }
        best.2 = best.2.max(haze);
    }
    best
}
