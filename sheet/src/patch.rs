//! A piece of the page, squared up, at [`DPI`] dots to the inch.

use crate::ground::Ground;
use crate::plane::{Plane, Point};

/// How many dots an inch has wherever lengths are measured in dots.
pub(crate) const DPI: f32 = 200.0;

/// Numbers in rows.
#[derive(Debug, Clone)]
pub(crate) struct Grid {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) cells: Vec<f32>,
}

/// Which piece: where its upper left corner is on the page, and where its steps right and down lead.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame {
    pub(crate) start: Point,
    pub(crate) right: Point,
    pub(crate) down: Point,
    pub(crate) width: usize,
    pub(crate) height: usize,
}

impl Frame {
    /// An upright piece of the page.
    pub(crate) fn upright(x: f32, y: f32, width: f32, height: f32) -> Self {
        let side = |n: f32| n.round().clamp(1.0, 4000.0) as usize;
        Self { start: [x, y], right: [1.0, 0.0], down: [0.0, 1.0], width: side(width), height: side(height) }
    }

    /// A piece around a middle, turned so that its steps to the right lead along `right`.
    pub(crate) fn turned(middle: Point, right: Point, side: usize) -> Self {
        let (down, half) = ([-right[1], right[0]], side as f32 / 2.0);
        let start = [0, 1].map(|axis| middle[axis] - half * (right[axis] + down[axis]));
        Self { start, right, down, width: side, height: side }
    }

    /// The place on the page of a dot of the piece.
    pub(crate) fn place(&self, column: f32, row: f32) -> Point {
        [0, 1].map(|axis| self.start[axis] + column * self.right[axis] + row * self.down[axis])
    }
}

impl Grid {
    /// Takes the ink of a piece out of the picture; outside the picture there is nothing but paper, told by the share seen.
    pub(crate) fn of_ink(ground: &Ground, plane: &Plane, frame: &Frame) -> (Self, f32) {
        let mut cells = Vec::with_capacity(frame.width * frame.height);
        let mut missed = 0_usize;
        let fine = plane.scale_at(frame.place(frame.width as f32 / 2.0, frame.height as f32 / 2.0)) > 1.35;
        for row in 0..frame.height {
            for column in 0..frame.width {
                let (column, row) = (column as f32, row as f32);
                let ink = if fine {
                    [(-0.25, -0.25), (0.25, -0.25), (-0.25, 0.25), (0.25, 0.25)].iter().try_fold(0.0, |sum, (right, down)| {
                        let [x, y] = plane.at(frame.place(column + right, row + down));
                        Some(sum + ground.ink(x, y)? / 4.0)
                    })
                } else {
                    let [x, y] = plane.at(frame.place(column, row));
                    ground.ink(x, y)
                };
                missed += usize::from(ink.is_none());
                cells.push(ink.unwrap_or(0.0));
            }
        }
        let all = cells.len().max(1);
        (Self { width: frame.width, height: frame.height, cells }, 1.0 - missed as f32 / all as f32)
    }

    /// One cell; nothing outside.
    pub(crate) fn at(&self, x: usize, y: usize) -> f32 {
        if x < self.width { self.cells.get(y * self.width + x).copied().unwrap_or(0.0) } else { 0.0 }
    }

    /// Each cell as a mean of its square of nine.
    pub(crate) fn smooth(&self) -> Self {
        let mut cells = Vec::with_capacity(self.cells.len());
        for y in 0..self.height {
            for x in 0..self.width {
                let (mut sum, mut count) = (0.0, 0.0);
                for v in y.saturating_sub(1)..(y + 2).min(self.height) {
                    for u in x.saturating_sub(1)..(x + 2).min(self.width) {
                        sum += self.at(u, v);
                        count += 1.0;
                    }
                }
                cells.push(sum / count);
            }
        }
        Self { width: self.width, height: self.height, cells }
    }

    /// How far two neighbouring cells of bare paper differ by chance.
    pub(crate) fn noise(&self) -> f32 {
        let mut steps: Vec<f32> = Vec::with_capacity(self.cells.len() / 2);
        for y in (0..self.height).step_by(2) {
            for x in 0..self.width.saturating_sub(2) {
                let (a, b) = (self.at(x, y), self.at(x + 2, y));
                if a < 0.25 && b < 0.25 {
                    steps.push((a - b).abs());
                }
            }
        }
        if steps.len() < 16 {
            return 0.1;
        }
        let rank = steps.len() / 2;
        // The middle of the differences of two values is 0.954 of their spread where it is normal.
        (*steps.select_nth_unstable_by(rank, f32::total_cmp).1 / 0.954).max(0.004)
    }

    /// Takes from every cell what bare paper is too dark or too bright by here.
    pub(crate) fn level(&mut self) {
        let mut bare: Vec<f32> = self.cells.iter().copied().filter(|ink| *ink < 0.2).collect();
        if bare.len() < 16 {
            return;
        }
        let rank = bare.len() * 45 / 100;
        let middle = *bare.select_nth_unstable_by(rank, f32::total_cmp).1;
        for cell in &mut self.cells {
            *cell -= middle;
        }
    }
}
