//! The layout code on the picture: whether it is the one that is expected. The expected modules are compared with what is
//! seen, which a blur or a stain does not hinder; only a code that differs is read for its words.

use crate::code::{SIDE, modules};
use crate::dots::dots;
use crate::layout::{CODE, CODE_QUIET};
use crate::patch::{Frame, Grid};
use crate::warp::Warp;

/// What the place of the code says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stamp {
    /// The code that was expected.
    Expected,
    /// Another one.
    Other,
    /// A code of which too little is seen.
    Unsure,
    /// No code.
    Absent,
}

/// The place of the code, found to a fraction of a module.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seen {
    /// How far the modules that differ from code to code are those expected, from -1 to 1.
    data: f32,
    /// The same of the three eyes, which are the same in all codes.
    pub(crate) eyes: f32,
    shift: [f32; 2],
}

/// Modules of the eyes with the white around them; of the rest the timing and the small eye are left out altogether.
fn is_eye(x: usize, y: usize) -> bool {
    let far = SIDE - 8;
    (x < 8 && !(8..far).contains(&y)) || (x >= far && y < 8)
}

fn is_data(x: usize, y: usize) -> bool {
    let small = SIDE - 9;
    let format = (x == 8 && !(9..SIDE - 8).contains(&y)) || (y == 8 && !(9..SIDE - 8).contains(&x));
    !is_eye(x, y) && !format && x != 6 && y != 6 && !((small..small + 5).contains(&x) && (small..small + 5).contains(&y))
}

/// Compares the picture's code with the expected one, nearby too.
pub(crate) fn seen(warp: &Warp<'_>, code: &str) -> Option<Seen> {
    let expected = modules(code)?;
    let [x, y, width, _] = CODE.map(dots);
    let (module, margin) = (width / SIDE as f32, 12.0);
    let (grid, _) = warp.ink(&Frame::upright(x - margin, y - margin, width + 2.0 * margin, width + 2.0 * margin));
    let grid = grid.smooth();
    let look = |shift: [f32; 2], data: bool| {
        let at = |column: usize, row: usize| {
            let [x, y] = [(column, 0), (row, 1)].map(|(n, axis)| margin + (n as f32 + 0.5) * module + shift[axis] - 0.5);
            grid.at(x.round() as usize, y.round() as usize).clamp(0.0, 1.0)
        };
        let read = if data { agreement(&expected, is_data, at) } else { 0.0 };
        Seen { data: read, eyes: agreement(&expected, is_eye, at), shift }
    };
    let around = |[x, y]: [f32; 2], reach: i32, step: f32| {
        (0..(2 * reach + 1).pow(2))
            .map(move |i| [x + (i % (2 * reach + 1) - reach) as f32 * step, y + (i / (2 * reach + 1) - reach) as f32 * step])
    };
    let eyes = around([0.0; 2], 4, 3.0).map(|shift| look(shift, false)).max_by(|a, b| a.eyes.total_cmp(&b.eyes))?;
    let sum = |seen: &Seen| seen.data.max(0.0) + seen.eyes;
    around(eyes.shift, 2, 1.0).map(|shift| look(shift, true)).max_by(|a, b| sum(a).total_cmp(&sum(b)))
}

/// Correlation of what is expected and what is seen, over the modules asked for.
fn agreement(expected: &[bool], asked: fn(usize, usize) -> bool, at: impl Fn(usize, usize) -> f32) -> f32 {
    let places = expected.iter().enumerate().map(|(i, black)| (i % SIDE, i / SIDE, *black));
    let pairs: Vec<(f32, f32)> =
        places.filter(|(x, y, _)| asked(*x, *y)).map(|(x, y, black)| (f32::from(u8::from(black)), at(x, y))).collect();
    let mean = |of: fn(&(f32, f32)) -> f32| pairs.iter().map(of).sum::<f32>() / pairs.len().max(1) as f32;
    let (want, have) = (mean(|pair| pair.0), mean(|pair| pair.1));
    let wants = mean(|pair| pair.0 * pair.0) - want * want;
    let haves = mean(|pair| pair.1 * pair.1) - have * have;
    let both = mean(|pair| pair.0 * pair.1) - want * have;
    // Bare paper agrees with nothing.
    if wants > 1e-4 && haves > 0.0004 { both / (wants * haves).sqrt() } else { 0.0 }
}

impl Seen {
    /// What that means. Codes of two votes agree by a third, for they begin alike; the same, much blurred, by two thirds.
    pub(crate) fn stamp(&self) -> Stamp {
        if self.data > 0.6 {
            Stamp::Expected
        } else if self.data < 0.22 && self.eyes > 0.55 {
            Stamp::Other
        } else if self.eyes > 0.3 || self.data > 0.15 {
            Stamp::Unsure
        } else {
            Stamp::Absent
        }
    }

    /// The words of whatever code is there.
    pub(crate) fn words(&self, warp: &Warp<'_>) -> Option<String> {
        words(warp, self.shift)
    }
}

fn words(warp: &Warp<'_>, shift: [f32; 2]) -> Option<String> {
    let [x, y, width, height] = CODE.map(dots);
    let quiet = dots(CODE_QUIET);
    let frame = Frame::upright(x + shift[0] - quiet, y + shift[1] - quiet, width + 2.0 * quiet, height + 2.0 * quiet);
    let (grid, _) = warp.ink(&frame);
    let (width, height) = (u32::try_from(grid.width).ok()?, u32::try_from(grid.height).ok()?);
    let tries = [grid.clone(), grid.smooth(), sharpened(&grid)];
    tries.iter().find_map(|grid| {
        let luma: Vec<u8> = grid.cells.iter().map(|ink| (255.0 - ink * 255.0).clamp(0.0, 255.0) as u8).collect();
        let found = rxing::helpers::detect_in_luma_slice(&luma, width, height, Some(rxing::BarcodeFormat::QR_CODE)).ok()?;
        Some(found.getText().to_owned())
    })
}

fn sharpened(grid: &Grid) -> Grid {
    let soft = grid.smooth().smooth();
    let cells = grid.cells.iter().zip(&soft.cells).map(|(sharp, soft)| sharp + (sharp - soft) * 1.5).collect();
    Grid { width: grid.width, height: grid.height, cells }
}
