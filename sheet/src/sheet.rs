//! What came of reading one picture, for whoever shows it.

use crate::doubt::{Doubt, Reason};
use crate::ground::Ground;
use crate::patch::{DPI, Frame};
use crate::reading::Reading;
use crate::map::Rect;
use crate::warp::Warp;
use std::sync::Arc;

/// A picture as it was read.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Marks and verdict.
    pub reading: Reading,
    /// Why it is refused, or shown to a person.
    pub reason: Option<Reason>,
    /// The lines a person must look at, by the names of the map.
    pub doubts: Vec<(String, Doubt)>,
    /// A ballot whose lines all say nothing: counted with no votes, and worth a look.
    pub says_nothing: bool,
    /// The page squared up, where it was found.
    pub squared: Option<Squared>,
}

/// A page found in its picture, out of which pieces can be cut.
#[derive(Debug, Clone)]
pub struct Squared {
    pub(crate) ground: Arc<Ground>,
    pub(crate) bent: crate::warp::Bent,
    pub(crate) lines: Vec<(String, Rect)>,
}

/// A piece of a picture in grey, squared up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crop {
    /// Dots from left to right.
    pub width: u32,
    /// Dots from top to bottom.
    pub height: u32,
    /// The rows from the top, each from the left, 0 black to 255 white.
    pub luma: Vec<u8>,
}

impl Squared {
    /// One line of the ballot, name and boxes, with a margin, for a person's eyes; nothing for a name not on the map.
    pub fn line(&self, id: &str) -> Option<Crop> {
        let of = self.lines.iter().find(|(line, _)| line == id)?.1;
        Some(self.crop(&of))
    }

    fn crop(&self, [x, y, width, height]: &Rect) -> Crop {
        let frame = Frame::upright(*x, *y, *width, *height);
        let warp = Warp { ground: &self.ground, bent: self.bent };
        let mut luma = Vec::with_capacity(frame.width * frame.height);
        for row in 0..frame.height {
            for column in 0..frame.width {
                let [x, y] = warp.at(frame.place(column as f32, row as f32));
                luma.push(self.ground.picture.between(x, y).map_or(128, |pixel| pixel as u8));
            }
        }
        let side = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Crop { width: side(frame.width), height: side(frame.height), luma }
    }
}

/// The room that is shown around a line: an eighth of an inch.
pub(crate) const MARGIN: f32 = DPI / 8.0;
