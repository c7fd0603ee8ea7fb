//! A picture with what its paper would look like unwritten: how bright it is in each place, shadows included. Ink is what
//! is darker than that, from 0 (paper) to 1.

use crate::picture::Picture;

/// The side of a cell, in pixels.
const CELL: usize = 24;

/// Every so many pixels of a cell are looked at.
const STEP: usize = 4;

/// No paper is darker than this.
const DARKEST: f32 = 24.0;

/// A picture and its paper.
#[derive(Debug)]
pub(crate) struct Ground {
    pub(crate) picture: Picture,
    columns: usize,
    rows: usize,
    paper: Vec<f32>,
}

impl Ground {
    /// Measures the paper: in each cell what is brighter than most, then the middle of its neighbours, so that what is
    /// smaller than a few cells (a box scribbled full) does not count and the edge of a shadow stays where it is.
    pub(crate) fn of(picture: Picture) -> Self {
        let (columns, rows) = (picture.width().div_ceil(CELL).max(1), picture.height().div_ceil(CELL).max(1));
        let mut bright = Vec::with_capacity(columns * rows);
        for row in 0..rows {
            bright.extend((0..columns).map(|column| brightness(&picture, column * CELL, row * CELL)));
        }
        let paper = middles(&bright, columns, rows);
        Self { picture, columns, rows, paper }
    }

    /// How bright the paper is around a place.
    pub(crate) fn paper(&self, x: f32, y: f32) -> f32 {
        let (across, down) = (x / CELL as f32 - 0.5, y / CELL as f32 - 0.5);
        let (left, top) = (across.max(0.0) as usize, down.max(0.0) as usize);
        let (right, below) = ((across - left as f32).clamp(0.0, 1.0), (down - top as f32).clamp(0.0, 1.0));
        let at = |c: usize, r: usize| {
            self.paper.get(r.min(self.rows - 1) * self.columns + c.min(self.columns - 1)).copied().unwrap_or(255.0)
        };
        let upper = at(left, top) + (at(left + 1, top) - at(left, top)) * right;
        let lower = at(left, top + 1) + (at(left + 1, top + 1) - at(left, top + 1)) * right;
        upper + (lower - upper) * below
    }

    /// How much ink there is in a place; nothing outside the picture.
    pub(crate) fn ink(&self, x: f32, y: f32) -> Option<f32> {
        let paper = self.paper(x, y);
        Some(1.0 - self.picture.between(x, y)? / paper)
    }
}

fn brightness(picture: &Picture, x: usize, y: usize) -> f32 {
    let mut seen = [0_u8; (CELL / STEP) * (CELL / STEP)];
    let mut count = 0;
    for down in (y..(y + CELL).min(picture.height())).step_by(STEP) {
        let row = picture.row(down);
        for across in (x..(x + CELL).min(picture.width())).step_by(STEP) {
            if let (Some(slot), Some(pixel)) = (seen.get_mut(count), row.get(across)) {
                *slot = *pixel;
                count += 1;
            }
        }
    }
    let seen = seen.get_mut(..count).unwrap_or_default();
    if seen.is_empty() {
        return 255.0;
    }
    let rank = seen.len() * 7 / 10;
    f32::from(*seen.select_nth_unstable(rank.min(seen.len() - 1)).1)
}

fn middles(bright: &[f32], columns: usize, rows: usize) -> Vec<f32> {
    let mut middles = Vec::with_capacity(bright.len());
    let mut around = Vec::with_capacity(25);
    for row in 0..rows {
        for column in 0..columns {
            around.clear();
            for r in row.saturating_sub(2)..(row + 3).min(rows) {
                around.extend_from_slice(bright.get(r * columns + column.saturating_sub(2)..r * columns + (column + 3).min(columns)).unwrap_or_default());
            }
            let rank = around.len() / 2;
            let middle = if around.is_empty() { 255.0 } else { *around.select_nth_unstable_by(rank, f32::total_cmp).1 };
            middles.push(middle.max(DARKEST));
        }
    }
    middles
}
