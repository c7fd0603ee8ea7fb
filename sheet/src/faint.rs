//! Lines too faint to be seen dot by dot: a line is compared with the paper on both its sides, and added up along its way.

use crate::patch::Grid;
use crate::trace::trace;

/// How far from the middle of a line its sides are bare again.
const SIDE: usize = 5;

/// More contrast than this is not faint; it counts as this.
const MOST: f32 = 0.4;

/// No paper is so even that less than this means anything.
pub(crate) const LEAST: f32 = 0.008;

/// How much darker each cell is than what is above and below it, where that can be said.
pub(crate) fn contrast(grid: &Grid, asked: impl Fn(usize, usize) -> bool) -> Grid {
    let column = |x: usize, y: usize| (grid.at(x, y.saturating_sub(1)) + grid.at(x, y) + grid.at(x, y + 1)) / 3.0;
    let mut cells = vec![f32::NAN; grid.cells.len()];
    for y in SIDE + 1..grid.height.saturating_sub(SIDE + 1) {
        for x in 0..grid.width {
            if asked(x, y) && asked(x, y - SIDE) && asked(x, y + SIDE) {
                cells[y * grid.width + x] = column(x, y) - f32::midpoint(column(x, y - SIDE), column(x, y + SIDE));
            }
        }
    }
    Grid { width: grid.width, height: grid.height, cells }
}

/// The spread that chance alone has.
pub(crate) fn spread(contrast: &Grid) -> f32 {
    let mut sizes: Vec<f32> = contrast.cells.iter().filter(|n| n.is_finite()).map(|n| n.abs()).collect();
    if sizes.len() < 32 {
        return 0.05;
    }
    let rank = sizes.len() / 2;
    (*sizes.select_nth_unstable_by(rank, f32::total_cmp).1 / 0.6745).max(0.004)
}

/// The line across that chance can least explain: how sure (in spreads), how dark; and how dark a line must be to be seen.
pub(crate) fn line(grid: &Grid, asked: impl Fn(usize, usize) -> bool, least: f32) -> (f32, f32, f32) {
    let contrast = contrast(grid, asked);
    let spread = spread(&contrast).max(LEAST);
    let gain =
        Grid { cells: contrast.cells.iter().map(|n| if n.is_finite() { n.clamp(-MOST, MOST) } else { 0.0 }).collect(), ..contrast };
    let trace = trace(&gain, spread * 0.7);
    let mut along: Vec<f32> = Vec::with_capacity(grid.width);
    for (x, y) in trace.heights.iter().enumerate() {
        let cell = contrast.cells.get(y * grid.width + x).copied().unwrap_or(f32::NAN);
        if cell.is_finite() {
            along.push(cell.clamp(-MOST, MOST));
        }
    }
    let haze = spread / least.max(1.0).sqrt();
    if (along.len() as f32) < least {
        return (0.0, 0.0, haze);
    }
    // Specks stand out of a line; a line goes on without its darkest fifth.
    let keep = along.len() * 4 / 5;
    along.sort_by(f32::total_cmp);
    let mean = along.iter().take(keep).sum::<f32>() / keep.max(1) as f32;
    (mean * (keep as f32).sqrt() / spread, mean, haze)
}
