//! A pen on paper: lines as a hand draws them, and the ink they leave.

use crate::chance::{Chance, wave};
use image::RgbImage;

/// A place on the page, in dots.
pub(crate) type Point = [f32; 2];

/// What a voter writes with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pen {
    /// Red, green, blue of full ink.
    pub(crate) colour: [f32; 3],
    /// Lead lies on the paper's grain; ink soaks in.
    pub(crate) lead: bool,
    /// Dots across.
    pub(crate) width: f32,
    /// 1 covers the paper.
    pub(crate) strength: f32,
}

/// Inks by how often they are met.
pub(crate) const INKS: [(([f32; 3], bool), f32); 4] = [
    (([22.0, 58.0, 148.0], false), 6.0),
    (([26.0, 27.0, 32.0], false), 3.0),
    (([185.0, 38.0, 46.0], false), 0.5),
    (([98.0, 97.0, 96.0], true), 1.2),
];

/// A line as a hand draws it: bent once, wavering slowly, trembling a little.
pub(crate) fn drawn(chance: &mut Chance, from: Point, to: Point, unsteady: f32, steps: usize) -> Vec<Point> {
    let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
    let length = (dx * dx + dy * dy).sqrt().max(1e-3);
    let aside = [-dy / length, dx / length];
    let (bend, start, waves) = (chance.gauss(unsteady), chance.share(), chance.between(0.6, 2.2));
    let at = |step: usize, chance: &mut Chance| {
        let t = step as f32 / steps as f32;
        let off = bend * wave(t / 2.0) + 0.35 * unsteady * wave(start + waves * t) + chance.gauss(0.06 * unsteady);
        [from[0] + dx * t + aside[0] * off, from[1] + dy * t + aside[1] * off]
    };
    (0..=steps).map(|step| at(step, chance)).collect()
}

impl Pen {
    /// Draws strokes; where they cross, the paper is covered once.
    pub(crate) fn draw(&self, page: &mut RgbImage, strokes: &[Vec<Point>], chance: &mut Chance) {
        let Some(mut cover) = Cover::over(strokes, self.width + 2.0, page) else { return };
        for stroke in strokes {
            let steps = stroke.len().saturating_sub(1).max(1) as f32;
            for (step, pair) in stroke.windows(2).enumerate() {
                // The hand presses most in the middle and lifts at the end.
                let pressure = 0.76 + 0.34 * wave((step as f32 / steps * 1.1 + 0.1).min(1.0) / 2.0) + chance.gauss(0.05);
                cover.line(pair[0], pair[1], (self.width * pressure / 2.0).max(0.5));
            }
        }
        self.soak(page, &cover, chance);
    }

    fn soak(&self, page: &mut RgbImage, cover: &Cover, chance: &mut Chance) {
        for (row, line) in cover.ink.chunks(cover.width).enumerate() {
            for (column, ink) in line.iter().enumerate().filter(|(_, ink)| **ink > 0.0) {
                let grain = if self.lead { chance.between(0.45, 1.0) } else { 1.0 };
                let covered = ink * self.strength * grain;
                let pixel = page.get_pixel_mut((cover.left + column) as u32, (cover.top + row) as u32);
                for (paper, colour) in pixel.0.iter_mut().zip(self.colour) {
                    *paper = (f32::from(*paper) * (1.0 - covered * (1.0 - colour / 255.0))) as u8;
                }
            }
        }
    }
}

/// How much of each dot of a part of the page is covered.
struct Cover {
    left: usize,
    top: usize,
    width: usize,
    ink: Vec<f32>,
}

impl Cover {
    fn over(strokes: &[Vec<Point>], margin: f32, page: &RgbImage) -> Option<Self> {
        let points = || strokes.iter().flatten();
        let low = |axis: usize| points().map(|point| point[axis]).fold(f32::MAX, f32::min) - margin;
        let high = |axis: usize| points().map(|point| point[axis]).fold(f32::MIN, f32::max) + margin;
        let (left, top) = (low(0).max(0.0) as usize, low(1).max(0.0) as usize);
        let (right, bottom) = (high(0).clamp(0.0, page.width() as f32) as usize, high(1).clamp(0.0, page.height() as f32) as usize);
        let (width, height) = (right.checked_sub(left)?, bottom.checked_sub(top)?);
        (width > 0 && height > 0).then(|| Self { left, top, width, ink: vec![0.0; width * height] })
    }

    fn line(&mut self, from: Point, to: Point, radius: f32) {
        let height = self.ink.len() / self.width;
        let span = |axis: usize, start: usize, end: usize| {
            let low = (from[axis].min(to[axis]) - radius - 1.0 - start as f32).max(0.0) as usize;
            let high = (from[axis].max(to[axis]) + radius + 2.0 - start as f32).max(0.0) as usize;
            low.min(end)..high.min(end)
        };
        let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
        let long = (dx * dx + dy * dy).max(1e-6);
        for row in span(1, self.top, height) {
            for column in span(0, self.left, self.width) {
                let (x, y) = ((self.left + column) as f32 + 0.5 - from[0], (self.top + row) as f32 + 0.5 - from[1]);
                let along = ((x * dx + y * dy) / long).clamp(0.0, 1.0);
                let (off_x, off_y) = (x - along * dx, y - along * dy);
                let covered = (radius + 0.5 - (off_x * off_x + off_y * off_y).sqrt()).clamp(0.0, 1.0);
                let ink = &mut self.ink[row * self.width + column];
                *ink = ink.max(covered);
            }
        }
    }
}
