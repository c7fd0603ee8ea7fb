//! How the page may lie in the picture, by its corner marks.

use crate::layout::MARK_RADII;
use crate::dots::dots;
use crate::marks::Spot;
use crate::plane::{Pair, Plane, Point, distance};

/// One way the page may lie.
#[derive(Debug, Clone)]
pub(crate) struct Lie {
    pub(crate) plane: Plane,
    /// How well the marks agree with one another; the greater the better.
    pub(crate) score: f32,
}

/// Every way in which four of the spots, or else three, are the page's marks; the likeliest first.
pub(crate) fn lies(marks: &[Point; 4], spots: &[Spot]) -> Vec<Lie> {
    let mut lies = Vec::new();
    let count = spots.len();
    for a in 0..count {
        for b in a + 1..count {
            for c in b + 1..count {
                for d in c + 1..count {
                    four(marks, [spots[a], spots[b], spots[c], spots[d]], &mut lies);
                }
            }
        }
    }
    if lies.is_empty() {
        for a in 0..count {
            for b in 0..count {
                for c in 0..count {
                    if a != b && b != c && a != c {
                        three(marks, [spots[a], spots[b], spots[c]], &mut lies);
                    }
                }
            }
        }
    }
    lies.sort_by(|a, b| b.score.total_cmp(&a.score));
    lies.truncate(8);
    lies
}

fn four(marks: &[Point; 4], mut spots: [Spot; 4], lies: &mut Vec<Lie>) {
    let middle = [0, 1].map(|axis| spots.iter().map(|spot| spot.middle[axis]).sum::<f32>() / 4.0);
    let angle = |spot: &Spot| (spot.middle[1] - middle[1]).atan2(spot.middle[0] - middle[0]);
    spots.sort_by(|a, b| angle(a).total_cmp(&angle(b)));
    for _ in 0..4 {
        spots.rotate_left(1);
        let seen = spots.map(|spot| spot.middle);
        let [top, right, bottom, left] = [0, 1, 2, 3].map(|i| distance(seen[i], seen[(i + 1) % 4]) / distance(marks[i], marks[(i + 1) % 4]));
        let scale = (top + right + bottom + left) / 4.0;
        let ratios = [top / bottom, left / right, (top + bottom) / (left + right)];
        let sizes = spots.map(|spot| spot.width / (dots(2.0 * MARK_RADII[2]) * scale));
        let bent = ratios.iter().chain(&sizes).map(|n| n.ln().abs()).fold(0.0, f32::max);
        if bent.is_nan() || bent >= 0.35 {
            continue;
        }
        let pairs: Vec<Pair> = marks.iter().zip(seen).map(|(mark, spot)| Pair::new(*mark, spot)).collect();
        if let Some(plane) = Plane::through(&pairs) {
            let hits: u32 = spots.iter().map(|spot| spot.hits.min(12)).sum();
            lies.push(Lie { plane, score: hits as f32 / 12.0 - bent * 4.0 });
        }
    }
}

/// The three in the order met are the marks that follow one another around the page, the middle one at a right angle.
fn three(marks: &[Point; 4], spots: [Spot; 3], lies: &mut Vec<Lie>) {
    let seen = spots.map(|spot| spot.middle);
    let (one, two) = ([0, 1].map(|i| seen[0][i] - seen[1][i]), [0, 1].map(|i| seen[2][i] - seen[1][i]));
    let (cross, dot) = (two[0] * one[1] - two[1] * one[0], one[0] * two[0] + one[1] * two[1]);
    // Around the page the marks follow one another clockwise.
    if cross <= 0.0 || dot.abs() > 0.3 * cross {
        return;
    }
    for first in 0..4 {
        let at = [0, 1, 2].map(|i| marks[(first + i) % 4]);
        let (before, after) = (distance(seen[0], seen[1]) / distance(at[0], at[1]), distance(seen[1], seen[2]) / distance(at[1], at[2]));
        let scale = f32::midpoint(before, after);
        let sizes = spots.map(|spot| spot.width / (dots(2.0 * MARK_RADII[2]) * scale));
        let bent = std::iter::once(&(before / after)).chain(&sizes).map(|n| n.ln().abs()).fold(0.0, f32::max);
        if bent.is_nan() || bent >= 0.25 {
            continue;
        }
        if let Some(plane) = Plane::flat(&[0, 1, 2].map(|i| Pair::new(at[i], seen[i]))) {
            let hits: u32 = spots.iter().map(|spot| spot.hits.min(12)).sum();
            lies.push(Lie { plane, score: hits as f32 / 12.0 - bent * 4.0 - 3.0 });
        }
    }
}
