//! From the printed page to its picture: a plane seen from anywhere.

/// A place, x to the right and y down.
pub(crate) type Point = [f32; 2];

/// Places are divided by this before equations are solved, for the sake of their precision.
const SCALE: f64 = 1000.0;

/// A plane's way into another (a homography).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Plane([f64; 9]);

/// One place on both, and how much it counts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pair {
    pub(crate) from: Point,
    pub(crate) to: Point,
    pub(crate) weight: f64,
}

impl Pair {
    pub(crate) fn new(from: Point, to: Point) -> Self {
        Self { from, to, weight: 1.0 }
    }
}

impl Plane {
    /// The plane through at least four pairs, as near as can be.
    pub(crate) fn through(pairs: &[Pair]) -> Option<Self> {
        let found = solve::<8>(pairs.iter().flat_map(|pair| {
            let [x, y, u, v] = numbers(pair);
            let root = pair.weight.sqrt();
            [
                ([x, y, 1.0, 0.0, 0.0, 0.0, -u * x, -u * y].map(|n| n * root), u * root),
                ([0.0, 0.0, 0.0, x, y, 1.0, -v * x, -v * y].map(|n| n * root), v * root),
            ]
        }))?;
        let mut all = [1.0; 9];
        all.iter_mut().zip(found).for_each(|(all, found)| *all = found);
        Some(Self(all))
    }

    /// The plane through at least three pairs, seen from straight above.
    pub(crate) fn flat(pairs: &[Pair]) -> Option<Self> {
        let row = |to: fn([f64; 4]) -> f64| {
            solve::<3>(pairs.iter().map(|pair| {
                let [x, y, ..] = numbers(pair);
                let root = pair.weight.sqrt();
                ([x, y, 1.0].map(|n| n * root), to(numbers(pair)) * root)
            }))
        };
        let (across, down) = (row(|n| n[2])?, row(|n| n[3])?);
        Some(Self([across[0], across[1], across[2], down[0], down[1], down[2], 0.0, 0.0, 1.0]))
    }

    /// Where a place of the one is on the other.
    pub(crate) fn at(&self, [x, y]: Point) -> Point {
        let (x, y, m) = (f64::from(x) / SCALE, f64::from(y) / SCALE, &self.0);
        let depth = m[6] * x + m[7] * y + m[8];
        [((m[0] * x + m[1] * y + m[2]) / depth * SCALE) as f32, ((m[3] * x + m[4] * y + m[5]) / depth * SCALE) as f32]
    }

    /// How many of the other's steps one step is here, sideways and down, on the average.
    pub(crate) fn scale_at(&self, [x, y]: Point) -> f32 {
        let (here, right, down) = (self.at([x, y]), self.at([x + 8.0, y]), self.at([x, y + 8.0]));
        (distance(here, right) + distance(here, down)) / 16.0
    }
}

/// How far apart two places are.
pub(crate) fn distance(a: Point, b: Point) -> f32 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

fn numbers(pair: &Pair) -> [f64; 4] {
    [pair.from[0], pair.from[1], pair.to[0], pair.to[1]].map(|n| f64::from(n) / SCALE)
}

/// The unknowns that fit all rows best (least squares, by elimination with the greatest pivot).
pub(crate) fn solve<const N: usize>(rows: impl Iterator<Item = ([f64; N], f64)>) -> Option<[f64; N]> {
    let (mut square, mut right) = ([[0.0_f64; N]; N], [0.0_f64; N]);
    for (row, value) in rows {
        for i in 0..N {
            right[i] += row[i] * value;
            for j in 0..N {
                square[i][j] += row[i] * row[j];
            }
        }
    }
    for i in 0..N {
        let pivot = (i..N).max_by(|a, b| square[*a][i].abs().total_cmp(&square[*b][i].abs()))?;
        square.swap(i, pivot);
        right.swap(i, pivot);
        if square[i][i].abs() < 1e-12 || !square[i][i].is_finite() {
            return None;
        }
        for j in i + 1..N {
            let share = square[j][i] / square[i][i];
            let upper = square[i];
            for (cell, above) in square[j].iter_mut().zip(upper).skip(i) {
                *cell -= share * above;
            }
            right[j] -= share * right[i];
        }
    }
    for i in (0..N).rev() {
        let known: f64 = (i + 1..N).map(|k| square[i][k] * right[k]).sum();
        right[i] = (right[i] - known) / square[i][i];
    }
    right.iter().all(|n| n.is_finite()).then_some(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_corners_carry_the_middle_along() {
        let page = [[0.0, 0.0], [1000.0, 0.0], [1000.0, 1400.0], [0.0, 1400.0]];
        let seen = [[310.0, 95.0], [1210.0, 140.0], [1100.0, 1510.0], [250.0, 1400.0]];
        let pairs: Vec<Pair> = page.iter().zip(seen).map(|(from, to)| Pair::new(*from, to)).collect();
        let plane = Plane::through(&pairs).unwrap();
        for pair in &pairs {
            assert!(distance(plane.at(pair.from), pair.to) < 0.01);
        }
        let [x, y] = plane.at([500.0, 700.0]);
        let cross = ((x - 310.0) / (1100.0 - 310.0), (x - 1210.0) / (250.0 - 1210.0));
        assert!((y - (95.0 + cross.0 * (1510.0 - 95.0))).abs() < 0.1 && (y - (140.0 + cross.1 * (1400.0 - 140.0))).abs() < 0.1);
    }

    #[test]
    fn three_corners_say_what_is_flat() {
        let pairs = [([0.0, 0.0], [5.0, 7.0]), ([10.0, 0.0], [5.0, 17.0]), ([0.0, 10.0], [-5.0, 7.0])];
        let flat = Plane::flat(&pairs.map(|(from, to)| Pair::new(from, to))).unwrap();
        assert!(distance(flat.at([10.0, 10.0]), [-5.0, 17.0]) < 1e-3);
    }

    #[test]
    fn corners_in_one_place_carry_nothing() {
        assert_eq!(Plane::through(&[Pair::new([1.0, 1.0], [2.0, 2.0]); 4]), None);
    }
}
