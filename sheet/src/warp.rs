//! From the page to its picture in full: the plane, and how paper and lens bend it. The bend is learnt from print whose
//! place is known: ruling lines, boxes, names.

use crate::ground::Ground;
use crate::patch::{Frame, Grid};
use crate::plane::{Plane, Point, solve};

/// Terms of the bend: a surface of third degree.
const TERMS: usize = 10;

/// Where known print was found beside its place, in dots: sideways, down, or one of them alone.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Anchor {
    pub(crate) at: Point,
    pub(crate) right: Option<f32>,
    pub(crate) down: Option<f32>,
    pub(crate) weight: f32,
}

/// How the page lies, and how it is bent.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bent {
    pub(crate) plane: Plane,
    page: [f32; 2],
    bend: [[f64; TERMS]; 2],
}

/// The page in its picture.
#[derive(Clone, Copy)]
pub(crate) struct Warp<'a> {
    pub(crate) ground: &'a Ground,
    pub(crate) bent: Bent,
}

impl<'a> Warp<'a> {
    pub(crate) fn flat(ground: &'a Ground, plane: Plane, page: [f32; 2]) -> Self {
        Self { ground, bent: Bent { plane, page, bend: [[0.0; TERMS]; 2] } }
    }

    /// Where the print of a place of the page is, in the plane's dots.
    pub(crate) fn place(&self, at: Point) -> Point {
        let terms = self.terms(at);
        let along = |axis: usize| self.bent.bend[axis].iter().zip(terms).map(|(a, b)| a * b).sum::<f64>() as f32;
        [at[0] + along(0), at[1] + along(1)]
    }

    /// Where a place of the page is in the picture.
    pub(crate) fn at(&self, place: Point) -> Point {
        self.bent.plane.at(self.place(place))
    }

    /// The ink of a piece of the page, bent with it, and how much of it is on the picture.
    pub(crate) fn ink(&self, frame: &Frame) -> (Grid, f32) {
        let (wide, high) = (frame.width as f32, frame.height as f32);
        let start = self.place(frame.place(0.0, 0.0));
        let (right, down) = (self.place(frame.place(wide, 0.0)), self.place(frame.place(0.0, high)));
        let bent = Frame {
            start,
            right: [0, 1].map(|axis| (right[axis] - start[axis]) / wide),
            down: [0, 1].map(|axis| (down[axis] - start[axis]) / high),
            ..*frame
        };
        Grid::of_ink(self.ground, &self.bent.plane, &bent)
    }

    /// Learns the bend from anchors, those that disagree with the others left out.
    pub(crate) fn learn(&mut self, anchors: &[Anchor]) {
        for axis in 0..2 {
            let told = |anchor: &Anchor| if axis == 0 { anchor.right } else { anchor.down };
            let mut known: Vec<(Anchor, f64)> =
                anchors.iter().filter_map(|anchor| Some((*anchor, f64::from(told(anchor)?)))).collect();
            for _ in 0..4 {
                let Some(bend) = self.fit(&known) else { break };
                self.bent.bend[axis] = bend;
                let misses: Vec<f64> = known.iter().map(|(anchor, value)| (self.miss(&bend, anchor.at) - value).abs()).collect();
                let mut sorted = misses.clone();
                sorted.sort_by(f64::total_cmp);
                let limit = sorted.get(sorted.len() / 2).map_or(f64::MAX, |middle| (middle * 3.5).max(1.2));
                let before = known.len();
                let mut keep = misses.iter().map(|miss| *miss <= limit);
                known.retain(|_| keep.next().unwrap_or(true));
                if known.len() == before {
                    break;
                }
            }
        }
    }

    fn miss(&self, bend: &[f64; TERMS], at: Point) -> f64 {
        bend.iter().zip(self.terms(at)).map(|(a, b)| a * b).sum()
    }

    /// Higher terms cost more, the more so the fewer anchors there are; without any there is no bend.
    fn fit(&self, known: &[(Anchor, f64)]) -> Option<[f64; TERMS]> {
        if known.is_empty() {
            return None;
        }
        let stiff = [0.05, 0.2, 0.2, 0.3, 0.3, 0.3, 0.6, 0.6, 0.6, 0.6];
        let rows = known.iter().map(|(anchor, value)| {
            let root = f64::from(anchor.weight).sqrt();
            (self.terms(anchor.at).map(|n| n * root), value * root)
        });
        let springs = (0..TERMS).map(|term| {
            let mut row = [0.0; TERMS];
            row[term] = stiff[term];
            (row, 0.0)
        });
        solve(rows.chain(springs))
    }

    fn terms(&self, at: Point) -> [f64; TERMS] {
        let [x, y] = [0, 1].map(|axis| f64::from(at[axis]) / f64::from(self.bent.page[axis]) * 2.0 - 1.0);
        [1.0, x, y, x * x, x * y, y * y, x * x * x, x * x * y, x * y * y, y * y * y]
    }
}
