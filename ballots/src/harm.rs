//! What happens to sheets besides: folded, torn, printed badly or too small, fed in upside down, or of another vote.

use crate::chance::{Chance, wave};
use crate::field::{Field, Seen};
use image::{DynamicImage, GrayImage, Luma, Rgb, RgbImage};

/// What happened to a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Harm {
    None,
    Folded,
    Crumpled,
    WornPrint,
    Torn,
    UpsideDown,
    OnItsSide,
    Fax,
    Shrunk,
    Foreign,
}

/// Harms by how often they are met here; far more often than in a hall.
pub(crate) const HARMS: [(Harm, f32); 10] = [
    (Harm::None, 70.0),
    (Harm::Folded, 5.0),
    (Harm::Crumpled, 3.0),
    (Harm::WornPrint, 4.0),
    (Harm::Torn, 3.0),
    (Harm::UpsideDown, 4.0),
    (Harm::OnItsSide, 4.0),
    (Harm::Fax, 2.0),
    (Harm::Shrunk, 3.0),
    (Harm::Foreign, 2.0),
];

impl Harm {
    /// Its name in the table.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Folded => "folded",
            Self::Crumpled => "crumpled",
            Self::WornPrint => "worn print",
            Self::Torn => "torn corner",
            Self::UpsideDown => "upside down",
            Self::OnItsSide => "on its side",
            Self::Fax => "fax",
            Self::Shrunk => "printed smaller",
            Self::Foreign => "other vote",
        }
    }
}

/// Toner that did not hold: a pale band down the page, and specks of white.
pub(crate) fn wear(print: &mut GrayImage, chance: &mut Chance) {
    let (width, height) = (print.width() as usize, print.height() as usize);
    let (middle, wide, pale) = (chance.share() * width as f32, chance.between(30.0, 160.0), chance.between(0.25, 0.65));
    for (x, _, dot) in print.enumerate_pixels_mut() {
        let off = ((x as f32 - middle) / wide).abs();
        let lost = pale * (1.0 - off).clamp(0.0, 1.0);
        dot.0[0] = (f32::from(dot.0[0]) + (255.0 - f32::from(dot.0[0])) * lost) as u8;
    }
    for _ in 0..chance.below(900) {
        let (x, y, size) = (chance.below(width - 4), chance.below(height - 4), 1 + chance.below(3));
        for (right, down) in (0..size * size).map(|place| (place / size, place % size)) {
            print.put_pixel((x + right) as u32, (y + down) as u32, Luma([255]));
        }
    }
}

/// Printed at 94 to 99 of a hundred, moved a little: how much, and from where.
pub(crate) struct Shrink {
    size: f32,
    left: f32,
    top: f32,
}

impl Shrink {
    pub(crate) fn new(page: &GrayImage, chance: &mut Chance) -> Self {
        let size = chance.between(0.94, 0.99);
        let room = |span: u32, chance: &mut Chance| span as f32 * (1.0 - size) * chance.between(0.3, 0.7);
        Self { size, left: room(page.width(), chance), top: room(page.height(), chance) }
    }

    pub(crate) fn place(&self, [x, y, width, height]: [f32; 4]) -> [f32; 4] {
        [x * self.size + self.left, y * self.size + self.top, width * self.size, height * self.size]
    }

    pub(crate) fn page(&self, page: &RgbImage) -> RgbImage {
        let (width, height) = (page.width() as usize, page.height() as usize);
        let field = Field::of(page, width, height, |x, y| {
            let place = [(x as f32 - self.left) / self.size, (y as f32 - self.top) / self.size];
            let inside = place[0] >= 0.0 && place[1] >= 0.0 && place[0] < width as f32 && place[1] < height as f32;
            if inside { Seen::Paper(place, [1.0; 3]) } else { Seen::Around([255.0; 3]) }
        });
        field.taken(0.0, &mut Chance::of(0, 0))
    }
}

/// A crease: where it runs, how the paper rises there, and its shadow.
struct Crease {
    normal: [f32; 2],
    at: f32,
    rise: f32,
    dark: f32,
    wide: f32,
}

impl Crease {
    fn new(width: f32, height: f32, across: bool, chance: &mut Chance) -> Self {
        let turn = if across { chance.share() } else { 0.25 * chance.below(2) as f32 + chance.gauss(0.004) };
        let normal = [wave(turn + 0.25), wave(turn)];
        let through = [width * chance.between(0.2, 0.8), height * chance.between(0.2, 0.8)];
        let at = normal[0] * through[0] + normal[1] * through[1];
        Self { normal, at, rise: chance.gauss(2.5), dark: chance.between(0.06, 0.3), wide: chance.between(1.0, 3.0) }
    }

    /// How far beyond the crease.
    fn off(&self, x: f32, y: f32) -> f32 {
        x * self.normal[0] + y * self.normal[1] - self.at
    }
}

/// Folded once or twice for the box, or crumpled in a fist and smoothed out again.
pub(crate) fn fold(sheet: &RgbImage, crumpled: bool, chance: &mut Chance) -> RgbImage {
    let (width, height) = (sheet.width() as usize, sheet.height() as usize);
    let many = if crumpled { 5 + chance.below(6) } else { 1 + chance.below(2) };
    let creases: Vec<Crease> = (0..many).map(|_| Crease::new(width as f32, height as f32, crumpled, chance)).collect();
    let field = Field::of(sheet, width, height, |x, y| {
        let (x, y) = (x as f32, y as f32);
        let (mut place, mut light) = ([x, y], 1.0_f32);
        for crease in &creases {
            let off = crease.off(x, y);
            let near = 1.0 / (1.0 + (off / 60.0) * (off / 60.0));
            place[0] += crease.normal[0] * crease.rise * near;
            place[1] += crease.normal[1] * crease.rise * near;
            let far = (off / crease.wide) * (off / crease.wide);
            let line = 1.0 / (1.0 + far * far);
            // One side of the crease turns to the light, the other away.
            light *= 1.0 - crease.dark * line + 0.04 * crease.rise.signum() * (off / 80.0).clamp(-1.0, 1.0) * near;
        }
        Seen::Paper(place, [light; 3])
    });
    field.taken(0.0, &mut Chance::of(0, 0))
}

/// A corner torn off: what lies below shows.
pub(crate) fn tear(sheet: &mut RgbImage, chance: &mut Chance) {
    let (width, height) = (sheet.width() as f32, sheet.height() as f32);
    let (right, bottom) = (chance.happens(0.5), chance.happens(0.5));
    let (wide, high) = (width * chance.between(0.05, 0.2), height * chance.between(0.04, 0.14));
    let below = Rgb([chance.between(60.0, 250.0) as u8; 3]);
    let phase = chance.share();
    for (x, y, dot) in sheet.enumerate_pixels_mut() {
        let from_side = if right { width - x as f32 } else { x as f32 };
        let from_end = if bottom { height - y as f32 } else { y as f32 };
        let rough = 0.04 * wave(from_side / 90.0 + phase);
        if from_side / wide + from_end / high + rough < 1.0 {
            *dot = below;
        }
    }
}

/// The picture as the feeder or the phone was turned.
pub(crate) fn turn(picture: DynamicImage, harm: Harm, chance: &mut Chance) -> DynamicImage {
    match harm {
        Harm::UpsideDown => picture.rotate180(),
        Harm::OnItsSide if chance.happens(0.5) => picture.rotate90(),
        Harm::OnItsSide => picture.rotate270(),
        _ => picture,
    }
}
