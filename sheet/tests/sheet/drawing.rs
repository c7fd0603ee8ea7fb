//! A ballot drawn dot by dot at 200 dots an inch, marked by hand, and seen from anywhere.

use chibo_sheet::{Boxes, Candidate, Contest, Map, Picture, Rect, System, Unit, code, layout};

const K: f32 = 200.0 / 72.0;

pub(crate) const NAMES: [&str; 3] = ["An", "Mai", "Huy"];

/// A page in dots.
#[derive(Clone)]
pub(crate) struct Page {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) luma: Vec<u8>,
}

pub(crate) fn map(system: System, words: &str) -> Map {
    let boxes = |y: f32| Boxes { yes: [380.0, y + 10.0, 25.0, 25.0], no: Some([480.0, y + 10.0, 25.0, 25.0]) };
    let candidate = |(i, id): (usize, &&str)| {
        let y = 300.0 + 46.0 * i as f32;
        Candidate {
            id: (*id).to_owned(),
            name: [104.0, y + 14.0, 120.0, 16.0],
            boxes: (system == System::Mark).then(|| boxes(y)),
            gaps: vec![[140.0, 147.0], [180.0, 187.0]],
        }
    };
    let candidates = NAMES.iter().enumerate().map(candidate).collect();
    let mut rules: Vec<[f32; 4]> = (0..4).map(|i| 300.0 + 46.0 * i as f32).map(|y| [54.0, y, 541.28, y]).collect();
    rules.extend([54.0, 94.0, 541.28].map(|x| [x, 300.0, x, 438.0]));
    Map {
        unit: Unit::Pt,
        dpi: 72.0,
        page: layout::PAGE,
        code: Some(words.to_owned()),
        marks: Some(layout::MARKS),
        rules,
        contests: vec![Contest { id: "round-1".to_owned(), seats: 2, system, candidates }],
    }
}

impl Page {
    pub(crate) fn printed(map: &Map) -> Self {
        let [width, height] = layout::PAGE.map(|n| (n * K).round() as usize);
        let mut page = Self { width, height, luma: vec![250; width * height] };
        for [x, y] in map.marks.unwrap_or_default() {
            for (radius, shade) in layout::MARK_RADII.iter().rev().zip([20, 250, 20]) {
                page.disc(x, y, *radius, shade);
            }
        }
        let [x, y, ..] = layout::CODE;
        for (i, black) in code::modules(map.code.as_deref().unwrap_or_default()).unwrap_or_default().iter().enumerate() {
            if *black {
                let (column, row) = ((i % code::SIDE) as f32, (i / code::SIDE) as f32);
                page.block(
                    [x + column * layout::CODE_MODULE, y + row * layout::CODE_MODULE, layout::CODE_MODULE, layout::CODE_MODULE],
                    20,
                );
            }
        }
        for [x1, y1, x2, y2] in &map.rules {
            page.line([*x1, *y1], [*x2, *y2], layout::LINE, 20);
        }
        for candidate in &map.contests[0].candidates {
            page.name(candidate);
            for [x, y, width, height] in candidate.boxes.iter().flat_map(|b| [Some(b.yes), b.no]).flatten() {
                let corners = [[x, y], [x + width, y], [x + width, y + height], [x, y + height]];
                for i in 0..4 {
                    page.line(corners[i], corners[(i + 1) % 4], layout::LINE, 20);
                }
            }
        }
        page
    }

    /// Letters as upright strokes, some with a foot, and nothing in the gaps.
    fn name(&mut self, candidate: &Candidate) {
        let [x, y, width, height] = candidate.name;
        let mut at = x;
        while at + 4.5 < x + width {
            if !candidate.gaps.iter().any(|[start, end]| at + 4.5 > *start && at < *end) {
                self.block([at, y, 1.6, height], 20);
                self.block([at, y + height - 1.6, 3.5, 1.6], 20);
            }
            at += 9.0;
        }
    }

    pub(crate) fn block(&mut self, [x, y, width, height]: Rect, shade: u8) {
        for row in (y * K).round() as usize..((y + height) * K).round() as usize {
            for column in (x * K).round() as usize..((x + width) * K).round() as usize {
                self.luma[row * self.width + column] = shade;
            }
        }
    }

    pub(crate) fn disc(&mut self, x: f32, y: f32, radius: f32, shade: u8) {
        for row in ((y - radius) * K) as usize..=((y + radius) * K) as usize {
            for column in ((x - radius) * K) as usize..=((x + radius) * K) as usize {
                if (column as f32 / K - x).hypot(row as f32 / K - y) <= radius {
                    self.luma[row * self.width + column] = shade;
                }
            }
        }
    }

    pub(crate) fn line(&mut self, from: [f32; 2], to: [f32; 2], thick: f32, shade: u8) {
        let steps = ((from[0] - to[0]).hypot(from[1] - to[1]) * 6.0) as usize;
        for step in 0..=steps {
            let way = step as f32 / steps.max(1) as f32;
            let [x, y] = [0, 1].map(|axis| from[axis] + (to[axis] - from[axis]) * way);
            self.disc(x, y, thick / 2.0, shade);
        }
    }

    pub(crate) fn cross(&mut self, [x, y, width, height]: Rect, shade: u8) {
        self.line([x + 3.0, y + 3.0], [x + width - 3.0, y + height - 3.0], 1.2, shade);
        self.line([x + width - 3.0, y + 3.0], [x + 3.0, y + height - 3.0], 1.2, shade);
    }

    /// From before the name over a part of its length.
    pub(crate) fn strike(&mut self, [x, y, width, height]: Rect, part: f32, shade: u8) {
        self.line([x - 4.0, y + height * 0.45], [x + width * part, y + height * 0.55], 1.2, shade);
    }

    pub(crate) fn picture(&self) -> Picture {
        Picture::new(self.width as u32, self.height as u32, self.luma.clone()).unwrap()
    }

    /// Turned by quarters to the right.
    pub(crate) fn turned(&self, quarters: usize) -> Self {
        let mut page = self.clone();
        for _ in 0..quarters {
            let (width, height) = (page.height, page.width);
            let luma = (0..width * height).map(|i| page.luma[(page.height - 1 - i % width) * page.width + i / width]).collect();
            page = Self { width, height, luma };
        }
        page
    }

    /// On a dark table, seen from aside: turned by an angle, and smaller towards the top.
    pub(crate) fn aside(&self, angle: f32) -> Self {
        let (width, height) = (self.width * 5 / 4, self.height * 5 / 4);
        let (sin, cos) = angle.sin_cos();
        let mut luma = Vec::with_capacity(width * height);
        for row in 0..height {
            for column in 0..width {
                let (right, down) = (column as f32 - width as f32 / 2.0, row as f32 - height as f32 / 2.0);
                let (right, down) = (right * cos + down * sin, down * cos - right * sin);
                let depth = 1.0 - 0.05 * down / self.height as f32;
                let (x, y) = (right * depth * 1.05 + self.width as f32 / 2.0, down * depth * 1.05 + self.height as f32 / 2.0);
                let inside = x >= 0.0 && y >= 0.0 && x < self.width as f32 && y < self.height as f32;
                luma.push(if inside { self.luma[y as usize * self.width + x as usize] } else { 70 });
            }
        }
        Self { width, height, luma }
    }
}
