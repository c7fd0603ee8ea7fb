//! The darkest line across a piece of paper, however it sways: what a pen may have drawn from one side to the other.

use crate::patch::Grid;

/// The line may climb or fall by one dot in so many.
const RUN: usize = 3;

/// A line from the left side to the right.
#[derive(Debug, Clone)]
pub(crate) struct Trace {
    /// Its height at each column.
    pub(crate) heights: Vec<usize>,
}

/// Finds the line that collects most; `sway` is the price of one dot up or down.
pub(crate) fn trace(gain: &Grid, sway: f32) -> Trace {
    let (blocks, height) = (gain.width / RUN, gain.height);
    if blocks == 0 || height == 0 {
        return Trace { heights: Vec::new() };
    }
    let block = |b: usize, y: usize| (0..RUN).map(|i| gain.at(b * RUN + i, y)).sum::<f32>();
    let mut best: Vec<f32> = (0..height).map(|y| block(0, y)).collect();
    let mut from: Vec<i8> = vec![0; blocks * height];
    for b in 1..blocks {
        let before = best.clone();
        for y in 0..height {
            let mut choice = (before[y], 0_i8);
            if y > 0 && before[y - 1] - sway > choice.0 {
                choice = (before[y - 1] - sway, -1);
            }
            if y + 1 < height && before[y + 1] - sway > choice.0 {
                choice = (before[y + 1] - sway, 1);
            }
            best[y] = choice.0 + block(b, y);
            from[b * height + y] = choice.1;
        }
    }
    let mut y = (0..height).max_by(|a, b| best[*a].total_cmp(&best[*b])).unwrap_or(0);
    let mut heights = vec![0; gain.width];
    for b in (0..blocks).rev() {
        let end = if b + 1 == blocks { gain.width } else { (b + 1) * RUN };
        heights[b * RUN..end].fill(y);
        y = y.saturating_add_signed(isize::from(from[b * height + y])).min(height - 1);
    }
    Trace { heights }
}
