//! Whether a name is struck out: a line through it that goes on where nothing is printed, between letters and words.

use crate::dots::Line;
use crate::faint::{LEAST, contrast, spread};
use crate::patch::{DPI, Frame, Grid};
use crate::trace::{Trace, trace};
use crate::warp::Warp;
use std::ops::Range;

/// What was measured on a name. Heights are shares of the name's, from its top.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Struck {
    /// Share of the name's length over which the darkest way is dark.
    pub(crate) covered: f32,
    /// The longest stretch of bare paper on it, in dots.
    pub(crate) bare: f32,
    /// Its mean height.
    pub(crate) height: f32,
    /// In gaps of the print: how sure, in spreads of chance, a line crosses them.
    pub(crate) drawn: f32,
    /// How dark it is there.
    pub(crate) strength: f32,
    /// Which share of the gaps it crosses.
    pub(crate) crossed: f32,
    /// The mean height of that line.
    pub(crate) low: f32,
    /// Between the words, where no print is near: how sure, in spreads of chance, the line goes on.
    pub(crate) between: f32,
    /// How dark it is in the gap between words where it is least.
    pub(crate) least: f32,
    /// How dark the gap is that has most ink, at whatever height; a speck fills a part of a gap, a line the whole.
    pub(crate) most: f32,
    /// The height of that ink.
    pub(crate) most_at: f32,
    /// How many columns lie between words.
    pub(crate) open: f32,
    /// How many columns were gaps.
    pub(crate) gaps: f32,
    /// Share of the picture's ink where print is expected: whether there is a name at all.
    pub(crate) print: f32,
    /// How dark a line must be to be told from chance.
    pub(crate) haze: f32,
    /// Whether a line goes on far to the left of the name and far to its right: a fold rather than a strike.
    pub(crate) across: bool,
}

/// Measures a name; nothing where it is not on the picture.
pub(crate) fn struck(warp: &Warp<'_>, line: &Line) -> Option<Struck> {
    let [x, y, width, height] = line.name;
    let (side, above) = (width * 0.07 + 8.0, height * 0.4);
    let frame = Frame::upright(x - side, y - above, width + 2.0 * side, height + 2.0 * above);
    let (mut grid, seen) = warp.ink(&frame);
    if seen < 0.97 {
        return None;
    }
    grid.level();
    let soft = grid.smooth();
    let dark = along(&soft, |ink| ink.clamp(0.0, 0.5));
    let (from, to) = ((side + width * 0.05) as usize, (side + width * 0.89) as usize);
    let covered = (from..to).filter(|x| near(&soft, &dark, *x) > 0.22).count() as f32 / (to - from).max(1) as f32;
    let bare = longest(&(from..to).map(|x| near(&soft, &dark, x) < 0.16).collect::<Vec<_>>());
    let share = |trace: &Trace| {
        let sum: f32 = trace.heights.get(from..to).unwrap_or_default().iter().map(|y| *y as f32).sum();
        (sum / (to - from).max(1) as f32 - above) / height
    };
    let print = grid.cells.iter().filter(|ink| **ink > 0.4).count() as f32 / (width * height);
    let mut struck = Struck { covered, bare, height: share(&dark), print, ..Struck::default() };
    let open = open(line, &soft, x - side);
    let (most, row) = most(&soft, &open);
    (struck.most, struck.most_at) = (most, (row - above) / height);
    faint(&grid, &soft, from, to, &open, &mut struck, &share);
    struck.across = goes_on(warp, x - 46.0 * POINT, line) && goes_on(warp, x + width * 1.2 + 10.0 * POINT, line);
    Some(struck)
}

/// A point in dots.
const POINT: f32 = DPI / 72.0;

/// Whether a line crosses a strip beside the name, which no strike of a name reaches.
fn goes_on(warp: &Warp<'_>, left: f32, line: &Line) -> bool {
    let [_, y, _, height] = line.name;
    let (mut grid, seen) = warp.ink(&Frame::upright(left, y - height * 0.4, 32.0 * POINT, height * 1.8));
    if seen < 0.97 {
        return false;
    }
    grid.level();
    let soft = grid.smooth();
    let way = along(&soft, |ink| ink.clamp(0.0, 0.5));
    let dark = (0..soft.width).filter(|x| near(&soft, &way, *x) > 0.1).count();
    dark * 10 >= soft.width * 9
}

/// The way from left to right that is worth most.
fn along(grid: &Grid, worth: impl Fn(f32) -> f32) -> Trace {
    let gain = Grid { width: grid.width, height: grid.height, cells: grid.cells.iter().map(|ink| worth(*ink)).collect() };
    trace(&gain, 0.25)
}

/// The darkest of three cells about the way.
fn near(grid: &Grid, trace: &Trace, x: usize) -> f32 {
    let y = trace.heights.get(x).copied().unwrap_or(0);
    grid.at(x, y.saturating_sub(1)).max(grid.at(x, y)).max(grid.at(x, y + 1))
}

fn longest(bare: &[bool]) -> f32 {
    let mut best = 0;
    let mut run = 0;
    for bare in bare {
        run = if *bare { run + 1 } else { 0 };
        best = best.max(run);
    }
    best as f32
}

/// Where nothing is printed above and below, a line that is faint is a line all the same.
fn faint(grid: &Grid, soft: &Grid, from: usize, to: usize, open: &[bool], struck: &mut Struck, share: &dyn Fn(&Trace) -> f32) {
    let print: Vec<bool> = soft.cells.iter().map(|ink| *ink > 0.3).collect();
    let clean = |x: usize, y: usize| {
        let near = |x: usize, y: usize| print.get(y * grid.width + x).copied().unwrap_or(false);
        (y.saturating_sub(1)..y + 2).all(|v| (x.saturating_sub(2)..(x + 3).min(grid.width)).all(|u| !near(u, v)))
    };
    let contrast = contrast(grid, clean);
    let spread = spread(&contrast).max(LEAST);
    let gain = Grid {
        cells: contrast.cells.iter().map(|n| if n.is_finite() { n.clamp(-0.15, 0.15) } else { -1e-5 }).collect(),
        ..contrast
    };
    let way = trace(&gain, spread * 0.5);
    let cell =
        |x: usize| contrast.cells.get(way.heights.get(x).copied().unwrap_or(0) * grid.width + x).copied().unwrap_or(f32::NAN);
    let seen: Vec<(usize, f32)> = (from..to).filter_map(|x| Some((x, cell(x))).filter(|(_, n)| n.is_finite())).collect();
    struck.gaps = seen.len() as f32;
    struck.haze = spread / struck.gaps.max(1.0).sqrt();
    struck.low = share(&way);
    if seen.len() < 8 {
        return;
    }
    let mut all: Vec<f32> = seen.iter().map(|(_, n)| n.clamp(-0.4, 0.4)).collect();
    all.sort_by(f32::total_cmp);
    let (low, keep) = (all.len() / 10, all.len() * 3 / 4);
    let mean = all[low..keep].iter().sum::<f32>() / (keep - low) as f32;
    struck.strength = mean;
    struck.drawn = mean * (seen.len() as f32).sqrt() / spread;
    words(grid, open, &way, from..to, spread, struck);
    // In eighths of the name's length, the share of those with gaps in which the line goes on.
    let eighth = (to - from).div_ceil(8).max(1);
    let (mut with, mut crossed) = (0.0, 0.0);
    for part in 0..8 {
        let here: Vec<f32> = seen.iter().filter(|(x, _)| (x - from) / eighth == part).map(|(_, n)| n.clamp(-0.3, 0.3)).collect();
        if here.len() >= 5 {
            with += 1.0;
            crossed += f32::from(u8::from(here.iter().sum::<f32>() / here.len() as f32 > mean * 0.4));
        }
    }
    struck.crossed = if with > 0.0 { crossed / with } else { 0.0 };
}

/// So far from a letter there is none of its blur.
const CLEAR: f32 = 4.0;

/// Columns between words: as the map tells, or else where no print is near.
fn open(line: &Line, soft: &Grid, left: f32) -> Vec<bool> {
    if line.gaps.is_empty() {
        let print: Vec<bool> = (0..soft.width).map(|x| (0..soft.height).any(|y| soft.at(x, y) > 0.3)).collect();
        let near = CLEAR as usize;
        return (0..soft.width)
            .map(|x| !print.get(x.saturating_sub(near)..(x + near + 1).min(soft.width)).unwrap_or_default().contains(&true))
            .collect();
    }
    let within = |x: f32| line.gaps.iter().any(|[start, end]| x >= start - left + CLEAR && x <= end - left - CLEAR);
    (0..soft.width).map(|x| within(x as f32)).collect()
}

/// Between the words there is nothing that could be taken for a line but a line.
fn words(grid: &Grid, open: &[bool], way: &Trace, part: Range<usize>, spread: f32, struck: &mut Struck) {
    let row = |x: usize, y: usize| (grid.at(x, y.saturating_sub(1)) + grid.at(x, y) + grid.at(x, y + 1)) / 3.0;
    let dark = |x: usize| {
        let y = way.heights.get(x).copied().unwrap_or(0);
        row(x, y) - f32::midpoint(row(x, y.saturating_sub(6)), row(x, y + 6))
    };
    let (mut all, mut gap): (Vec<f32>, Vec<f32>) = (Vec::new(), Vec::new());
    struck.least = f32::MAX;
    for x in part.start..=part.end {
        if x < part.end && open.get(x).copied().unwrap_or(false) {
            gap.push(dark(x));
            continue;
        }
        if gap.len() >= 4 {
            let mean = gap.iter().sum::<f32>() / gap.len() as f32;
            struck.least = struck.least.min(mean);
            all.extend_from_slice(&gap);
        }
        gap.clear();
    }
    struck.open = all.len() as f32;
    if !all.is_empty() {
        struck.between = all.iter().sum::<f32>() / struck.open.sqrt() / spread;
    }
}

/// In the gap between words that has most: the darkest place of each column, the specks of a few columns left out; and its
/// row.
fn most(soft: &Grid, open: &[bool]) -> (f32, f32) {
    let (mut best, mut gap): ((f32, f32), Vec<(f32, f32)>) = ((0.0, 0.0), Vec::new());
    for x in 0..=soft.width {
        if open.get(x).copied().unwrap_or(false) {
            let column = (0..soft.height).map(|y| (soft.at(x, y), y as f32));
            gap.extend(column.max_by(|a, b| a.0.total_cmp(&b.0)));
            continue;
        }
        if gap.len() >= 4 {
            gap.sort_by(|a, b| a.0.total_cmp(&b.0));
            best = gap.get(gap.len() / 4).copied().filter(|most| most.0 > best.0).unwrap_or(best);
        }
        gap.clear();
    }
    best
}
