//! The corner marks: a disc in a ring, found along rows and columns by how black and white follow one another.

use crate::ground::Ground;
use crate::layout::MARK_RADII;
use crate::plane::{Point, distance};

/// Of the paper's brightness, what is black.
const BLACK: f32 = 0.6;

/// What may be a corner mark: its middle, how wide its ring is, and how often it was met.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spot {
    pub(crate) middle: Point,
    pub(crate) width: f32,
    pub(crate) hits: u32,
}

/// A picture in black and white, each of its dots a square of the picture's.
struct Coarse {
    width: usize,
    height: usize,
    step: usize,
    black: Vec<bool>,
}

/// All that may be marks, the surest first.
pub(crate) fn spots(ground: &Ground) -> Vec<Spot> {
    let longest = ground.picture.width().max(ground.picture.height());
    let coarse = Coarse::of(ground, (longest / 1100).clamp(1, 6));
    let mut spots: Vec<Spot> = Vec::new();
    for upright in [false, true] {
        coarse.scan(upright, &mut |spot| gather(&mut spots, spot));
    }
    spots.retain(|spot| spot.hits >= 3);
    spots.sort_by_key(|spot| std::cmp::Reverse(spot.hits));
    spots.truncate(14);
    for spot in &mut spots {
        spot.middle = centred(ground, spot);
    }
    spots
}

fn gather(spots: &mut Vec<Spot>, met: Spot) {
    if let Some(spot) = spots.iter_mut().find(|spot| distance(spot.middle, met.middle) < spot.width / 4.0) {
        let share = 1.0 / (spot.hits + 1) as f32;
        for axis in 0..2 {
            spot.middle[axis] += (met.middle[axis] - spot.middle[axis]) * share;
        }
        spot.width += (met.width - spot.width) * share;
        spot.hits += 1;
    } else if spots.len() < 4000 {
        spots.push(met);
    }
}

/// The middle of the disc's ink, at the picture's full fineness.
fn centred(ground: &Ground, spot: &Spot) -> Point {
    let reach = spot.width / 2.0 * (MARK_RADII[0] + MARK_RADII[1]) / 2.0 / MARK_RADII[2];
    let mut middle = spot.middle;
    for _ in 0..2 {
        let (mut sum, mut at) = (0.0_f32, [0.0_f32; 2]);
        let side = reach.ceil() as i32;
        for down in -side..=side {
            for right in -side..=side {
                let (right, down) = (right as f32, down as f32);
                if right.hypot(down) <= reach {
                    let ink = ground.ink(middle[0] + right, middle[1] + down).unwrap_or(0.0).clamp(0.0, 1.0);
                    let ink = if ink > 0.3 { ink } else { 0.0 };
                    sum += ink;
                    at = [at[0] + ink * right, at[1] + ink * down];
                }
            }
        }
        if sum > 1.0 {
            middle = [middle[0] + at[0] / sum, middle[1] + at[1] / sum];
        }
    }
    middle
}

impl Coarse {
    fn of(ground: &Ground, step: usize) -> Self {
        let (width, height) = (ground.picture.width() / step, ground.picture.height() / step);
        let mut black = Vec::with_capacity(width * height);
        let mut sums = vec![0_u32; width];
        let mut limits = vec![0.0_f32; width];
        let all = (step * step) as f32;
        for y in 0..height {
            sums.fill(0);
            for row in y * step..(y + 1) * step {
                for (sum, pixels) in sums.iter_mut().zip(ground.picture.row(row).chunks_exact(step)) {
                    *sum += pixels.iter().map(|pixel| u32::from(*pixel)).sum::<u32>();
                }
            }
            if y % 4 == 0 {
                for (x, limit) in limits.iter_mut().enumerate() {
                    if x % 4 == 0 {
                        *limit = ground.paper((x * step) as f32, (y * step) as f32) * BLACK * all;
                    }
                }
            }
            black.extend(sums.iter().enumerate().map(|(x, sum)| (*sum as f32) < limits[x / 4 * 4]));
        }
        Self { width, height, step, black }
    }

    /// Follows rows (or columns) and tells of each black, white, black, white, black as 1 : 1 : 2 : 1 : 1.
    fn scan(&self, upright: bool, found: &mut impl FnMut(Spot)) {
        let (lines, along) = if upright { (self.width, self.height) } else { (self.height, self.width) };
        for line in 0..lines {
            let at = |place: usize| if upright { self.at(line, place) } else { self.at(place, line) };
            let mut runs = [0_usize; 5];
            let mut before = false;
            for place in 0..=along {
                let black = place < along && at(place);
                if black == before {
                    runs[4] += 1;
                    continue;
                }
                if before && let Some(wide) = ringed(runs) {
                    let middle = place as f32 - (runs[4] + runs[3]) as f32 - runs[2] as f32 / 2.0;
                    self.check(upright, line, middle, wide, found);
                }
                runs.rotate_left(1);
                runs[4] = 1;
                before = black;
            }
        }
    }

    /// Whether across the way it was met the disc has white on both sides, of like width, and black beyond one of them.
    fn check(&self, upright: bool, line: usize, middle: f32, wide: f32, found: &mut impl FnMut(Spot)) {
        let at = |across: usize| {
            let along = middle as usize;
            if upright { self.at(across, along) } else { self.at(along, across) }
        };
        let most = wide as usize;
        let count = |back: bool, start: usize, black: bool| {
            (0..most)
                .take_while(|i| {
                    let place = if back { start.checked_sub(*i) } else { Some(start + i) };
                    place.is_some_and(|place| at(place) == black)
                })
                .count()
        };
        let (up, down) = (count(true, line, true), count(false, line, true));
        let disc = up + down;
        if disc == 0 || up > line {
            return;
        }
        let gaps = [count(true, line - up.min(line), false), count(false, line + down, false)];
        let unit = wide / 6.0;
        let fits = |run: usize, units: f32| (run as f32 - units * unit).abs() <= 0.55 * unit * units.sqrt() + 1.0;
        if !fits(disc - 1, 2.0) || !gaps.iter().any(|gap| fits(*gap, 1.0)) {
            return;
        }
        let across = line as f32 + (down as f32 - up as f32) / 2.0 + 0.5;
        let step = self.step as f32;
        let middle = if upright { [across, middle] } else { [middle, across] };
        found(Spot { middle: middle.map(|n| n * step - 0.5), width: wide * step, hits: 1 });
    }

    fn at(&self, x: usize, y: usize) -> bool {
        x < self.width && self.black.get(y * self.width + x).copied().unwrap_or(false)
    }
}

/// How wide the ring is, where five runs are those of a mark.
fn ringed(runs: [usize; 5]) -> Option<f32> {
    let wide = runs.iter().sum::<usize>() as f32;
    let unit = wide / 6.0;
    let fits = |run: usize, units: f32| (run as f32 - units * unit).abs() <= 0.45 * unit * units.sqrt() + 0.7;
    let all = runs.iter().zip([1.0, 1.0, 2.0, 1.0, 1.0]).all(|(run, units)| fits(*run, units));
    (unit >= 1.3 && all).then_some(wide)
}
