//! A map in dots of the reader: all lengths at [`DPI`] dots to the inch, and only what can be read.

use crate::map::{Map, Rect, System, Unit};
use crate::patch::DPI;
use crate::plane::Point;

/// One line of a ballot.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) id: String,
    pub(crate) contest: usize,
    pub(crate) name: Rect,
    /// Where nothing of the name is printed, as far as the map tells: from left to right.
    pub(crate) gaps: Vec<[f32; 2]>,
    pub(crate) system: System,
    pub(crate) yes: Option<Rect>,
    pub(crate) no: Option<Rect>,
}

/// The page.
#[derive(Debug, Clone)]
pub(crate) struct Dots {
    pub(crate) page: [f32; 2],
    pub(crate) marks: Option<[Point; 4]>,
    pub(crate) rules: Vec<[f32; 4]>,
    pub(crate) lines: Vec<Line>,
}

impl Dots {
    /// Nothing where the map's numbers are no page, or a line has no place.
    pub(crate) fn of(map: &Map) -> Option<Self> {
        let dpi = if map.unit == Unit::Pt { 72.0 } else { map.dpi };
        let k = DPI / dpi;
        let page = map.page.map(|n| n * k);
        let usable = k.is_finite() && k > 0.0 && page.iter().all(|n| (100.0..=20_000.0).contains(n));
        let rect = |r: &Rect| r.map(|n| n * k);
        let on_page = |r: &Rect| {
            r.iter().all(|n| n.is_finite())
                && r[2] >= 8.0
                && r[3] >= 8.0
                && r[0] >= 0.0
                && r[1] >= 0.0
                && r[0] + r[2] <= page[0]
                && r[1] + r[3] <= page[1]
        };
        let mut lines = Vec::new();
        for (contest, of) in map.contests.iter().enumerate() {
            for candidate in &of.candidates {
                let (yes, no) = (candidate.boxes.map(|b| rect(&b.yes)), candidate.boxes.and_then(|b| b.no).map(|b| rect(&b)));
                let name = rect(&candidate.name);
                let gaps = candidate.gaps.iter().map(|gap| gap.map(|n| n * k)).collect();
                let line = Line { id: candidate.id.clone(), contest, name, gaps, system: of.system, yes, no };
                let placed = match of.system {
                    System::Strike => on_page(&line.name),
                    System::Mark => line.yes.as_ref().is_some_and(on_page) && line.no.as_ref().is_none_or(on_page),
                };
                if !placed {
                    return None;
                }
                lines.push(line);
            }
        }
        let rules = map.rules.iter().map(|rule| rule.map(|n| n * k)).filter(|rule| rule.iter().all(|n| n.is_finite())).collect();
        let marks = map.marks.map(|marks| marks.map(|mark| mark.map(|n| n * k)));
        (usable && !lines.is_empty()).then_some(Self { page, marks, rules, lines })
    }

    /// Every box of the page.
    pub(crate) fn boxes(&self) -> impl Iterator<Item = Rect> {
        self.lines.iter().filter(|line| line.system == System::Mark).flat_map(|line| [line.yes, line.no].into_iter().flatten())
    }
}

/// Points of the product's own layout as dots.
pub(crate) fn dots(points: f32) -> f32 {
    points * DPI / 72.0
}
