//! Light that falls on a sensor: red, green and blue of each dot, as fractions are needed until the picture is taken.

use crate::chance::{Chance, bell};
use crate::pen::Point;
use image::RgbImage;

/// Rows of red, green, blue, 0 to 255.
pub(crate) struct Field {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) light: Vec<f32>,
}

impl Field {
    /// Each dot as `at` says: a place on the paper, and how much of its light arrives; or what lies around the paper.
    pub(crate) fn of(paper: &RgbImage, width: usize, height: usize, at: impl Fn(usize, usize) -> Seen) -> Self {
        let mut light = Vec::with_capacity(width * height * 3);
        for y in 0..height {
            for x in 0..width {
                match at(x, y) {
                    Seen::Paper(place, lit) => light.extend(between(paper, place).iter().zip(lit).map(|(l, lit)| l * lit)),
                    Seen::Around(colour) => light.extend(colour),
                }
            }
        }
        Self { width, height, light }
    }

    /// What a lens out of focus does.
    pub(crate) fn blur(&mut self, spread: f32) {
        let reach = (spread * 2.3).ceil() as usize;
        let weights: Vec<f32> = (0..=reach).map(|step| bell(step as f32 / spread)).collect();
        let all = weights[0] + 2.0 * weights[1..].iter().sum::<f32>();
        let offsets: Vec<(isize, f32)> =
            (-(reach as isize)..=reach as isize).map(|step| (step, weights[step.unsigned_abs()] / all)).collect();
        self.mix(&offsets.iter().map(|(step, weight)| (*step, 0, *weight)).collect::<Vec<_>>());
        self.mix(&offsets.iter().map(|(step, weight)| (0, *step, *weight)).collect::<Vec<_>>());
    }

    /// What a hand that moves does: light spread along a line of so many dots.
    pub(crate) fn shake(&mut self, length: isize, slope: isize) {
        let half = length / 2;
        let steps: Vec<_> = (-half..=half).map(|step| (step, step * slope / length.max(1), 1.0 / length as f32)).collect();
        self.mix(&steps);
    }

    /// Each dot becomes the sum of dots around it: so far right, so far down, so much of it.
    fn mix(&mut self, parts: &[(isize, isize, f32)]) {
        let row = self.width * 3;
        let mut mixed = vec![0.0_f32; self.light.len()];
        for (y, out) in mixed.chunks_mut(row).enumerate() {
            for (right, down, weight) in parts {
                let from = y.saturating_add_signed(*down).min(self.height - 1) * row;
                let line = &self.light[from..from + row];
                let shift = right.unsigned_abs() * 3;
                let (near, far) = (row - shift, shift);
                if *right >= 0 {
                    add(&mut out[..near], &line[far..], *weight);
                    repeat(&mut out[near..], &line[row - 3..], *weight);
                } else {
                    add(&mut out[far..], &line[..near], *weight);
                    repeat(&mut out[..far], &line[..3], *weight);
                }
            }
        }
        self.light = mixed;
    }

    /// The picture: with the sensor's noise, cut to what eight bits hold.
    pub(crate) fn taken(self, noise: f32, chance: &mut Chance) -> RgbImage {
        let bells: Vec<f32> = (0..4096).map(|_| chance.gauss(noise)).collect();
        let mut bytes = Vec::with_capacity(self.light.len());
        for dot in self.light.chunks_exact(3) {
            let bits = chance.next();
            let bell = |part: u32| bells[(bits >> (12 * part) & 4095) as usize];
            let grey = bell(0);
            bytes.extend((1..).zip(dot).map(|(part, light)| (light + grey + 0.4 * bell(part)).clamp(0.0, 255.0) as u8));
        }
        RgbImage::from_raw(self.width as u32, self.height as u32, bytes).unwrap_or_default()
    }
}

/// What a dot of the sensor sees.
pub(crate) enum Seen {
    /// A place on the paper, and how bright each colour arrives.
    Paper(Point, [f32; 3]),
    /// What lies around it.
    Around([f32; 3]),
}

fn add(out: &mut [f32], line: &[f32], weight: f32) {
    for (out, light) in out.iter_mut().zip(line) {
        *out += weight * light;
    }
}

fn repeat(out: &mut [f32], dot: &[f32], weight: f32) {
    for (out, light) in out.iter_mut().zip(dot.iter().cycle()) {
        *out += weight * light;
    }
}

/// The paper between four dots.
fn between(paper: &RgbImage, [x, y]: Point) -> [f32; 3] {
    let (x, y) = (x.clamp(0.0, (paper.width() - 1) as f32 - 0.001), y.clamp(0.0, (paper.height() - 1) as f32 - 0.001));
    let (left, top) = (x as usize, y as usize);
    let (right, down) = (x - left as f32, y - top as f32);
    let row = paper.width() as usize * 3;
    let bytes = paper.as_raw();
    let start = top * row + left * 3;
    let (upper, lower) = (&bytes[start..start + 6], &bytes[start + row..start + row + 6]);
    std::array::from_fn(|colour| {
        let mix = |pair: &[u8]| f32::from(pair[colour]) * (1.0 - right) + f32::from(pair[colour + 3]) * right;
        mix(upper) * (1.0 - down) + mix(lower) * down
    })
}
