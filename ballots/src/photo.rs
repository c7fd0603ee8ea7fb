//! A phone over a table: a sheet that curls, seen aslant through a lens, in the light of a room and the shadow of a hand.

use crate::chance::{Chance, wave};
use crate::field::{Field, Seen};
use crate::pen::Point;
use image::{DynamicImage, RgbImage};

/// The picture of a sheet.
pub(crate) fn photograph(sheet: &RgbImage, chance: &mut Chance) -> DynamicImage {
    let (sheet_width, sheet_height) = (sheet.width() as f32, sheet.height() as f32);
    let width = (sheet_width * chance.between(1.08, 1.45)) as usize;
    let height = (sheet_height * chance.between(1.08, 1.4)) as usize;
    let view = View::new([sheet_width, sheet_height], [width as f32, height as f32], chance);
    let (light, table) = (Light::new(width, height, chance), Table::new(chance));
    let mut field = Field::of(sheet, width, height, |x, y| {
        let lit = light.at(x, y);
        match view.paper(x as f32, y as f32) {
            Some(place) => Seen::Paper(place, lit),
            None => Seen::Around(table.at(x, y, lit)),
        }
    });
    field.blur(chance.between(0.4, 1.6));
    let shaken = chance.weighed(&[(0, 3.0), (3, 1.0), (5, 1.0), (7, 1.0)]);
    if shaken > 0 {
        field.shake(shaken, chance.below(2 * shaken as usize + 1) as isize - shaken);
    }
    let noise = chance.between(2.0, 9.0);
    DynamicImage::ImageRgb8(field.taken(noise, chance))
}

/// From a dot of the picture back to a place on the sheet.
struct View {
    sheet: Point,
    centre: Point,
    lens: f32,
    /// Picture to sheet, as nine numbers of a projection.
    back: [f32; 9],
    curl: f32,
    phase: f32,
}

impl View {
    fn new(sheet: Point, picture: Point, chance: &mut Chance) -> Self {
        let [width, height] = sheet;
        let (turn, tilt) = (chance.gauss(4.0) / 360.0, chance.between(0.01, 0.09));
        let [across, along] = [wave(turn), wave(turn + 0.25)];
        let (wide, high) = (width * along.abs() + height * across.abs(), height * along.abs() + width * across.abs());
        let size = chance.between(0.9, 0.97) * (picture[0] / wide).min(picture[1] / high);
        let centre = [picture[0] / 2.0, picture[1] / 2.0];
        let corners = [[0.0, 0.0], [width, 0.0], [width, height], [0.0, height]].map(|[x, y]: Point| {
            let (x, y) = ((x - width / 2.0) * size, (y - height / 2.0) * size);
            let mut aslant = |span: f32| chance.between(-tilt, tilt) * span * size / 2.0;
            let seen = [x * along - y * across + aslant(width), x * across + y * along + aslant(height)];
            [(seen[0] + centre[0]).clamp(3.0, picture[0] - 4.0), (seen[1] + centre[1]).clamp(3.0, picture[1] - 4.0)]
        });
        let back = inverse(square_to(corners));
        let (lens, curl) = (chance.between(-0.04, 0.03), chance.between(0.0, 5.0) * width / 1650.0);
        Self { sheet, centre, lens, back, curl, phase: chance.share() }
    }

    fn paper(&self, x: f32, y: f32) -> Option<Point> {
        let [cx, cy] = self.centre;
        let (right, down) = (x - cx, y - cy);
        let bulge = 1.0 + self.lens * (right * right + down * down) / (cx * cx + cy * cy);
        let (x, y) = (right * bulge + cx, down * bulge + cy);
        let [right, down] = projected(&self.back, [x, y]);
        if !(0.0..1.0).contains(&right) || !(0.0..1.0).contains(&down) {
            return None;
        }
        let [width, height] = self.sheet;
        let bent = [self.curl * wave(down / 2.0 + self.phase), 0.7 * self.curl * wave(right * 0.64 + self.phase)];
        Some([right * width + bent[0], down * height + bent[1]])
    }
}

/// Where a projection takes a place.
fn projected(m: &[f32; 9], [x, y]: Point) -> Point {
    let depth = m[6] * x + m[7] * y + m[8];
    [(m[0] * x + m[1] * y + m[2]) / depth, (m[3] * x + m[4] * y + m[5]) / depth]
}

/// The projection of the unit square onto four corners.
fn square_to(corners: [Point; 4]) -> [f32; 9] {
    let [first, right, far, down] = corners;
    let (dx1, dx2, dx3) = (right[0] - far[0], down[0] - far[0], first[0] - right[0] + far[0] - down[0]);
    let (dy1, dy2, dy3) = (right[1] - far[1], down[1] - far[1], first[1] - right[1] + far[1] - down[1]);
    let whole = dx1 * dy2 - dx2 * dy1;
    let (g, h) = ((dx3 * dy2 - dx2 * dy3) / whole, (dx1 * dy3 - dx3 * dy1) / whole);
    let row = |axis: usize| [right[axis] - first[axis] + g * right[axis], down[axis] - first[axis] + h * down[axis], first[axis]];
    let ([m0, m1, m2], [m3, m4, m5]) = (row(0), row(1));
    [m0, m1, m2, m3, m4, m5, g, h, 1.0]
}

/// The projection back, up to its scale.
fn inverse(m: [f32; 9]) -> [f32; 9] {
    let minor = |a: usize, b: usize, c: usize, d: usize| m[a] * m[d] - m[b] * m[c];
    [
        minor(4, 5, 7, 8),
        minor(2, 1, 8, 7),
        minor(1, 2, 4, 5),
        minor(5, 3, 8, 6),
        minor(0, 2, 6, 8),
        minor(2, 0, 5, 3),
        minor(3, 4, 6, 7),
        minor(1, 0, 7, 6),
        minor(0, 1, 3, 4),
    ]
}

/// The room's light, warm and from one side, and perhaps a soft shadow.
struct Light {
    base: f32,
    slope: Point,
    tint: [f32; 3],
    shadow: Option<Shadow>,
    size: Point,
}

struct Shadow {
    centre: Point,
    reach: f32,
    lobes: [f32; 3],
    soft: f32,
    dark: f32,
}

impl Light {
    fn new(width: usize, height: usize, chance: &mut Chance) -> Self {
        let size = [width as f32, height as f32];
        let shadow = chance.happens(0.6).then(|| Shadow {
            centre: [chance.between(0.0, size[0]), chance.between(0.0, size[1])],
            reach: chance.between(0.2, 0.55) * size[0],
            lobes: [chance.share(), chance.share(), chance.between(0.1, 0.35)],
            soft: chance.between(0.04, 0.25) * size[0],
            dark: chance.between(0.2, 0.5),
        });
        let tint = [chance.between(0.96, 1.04), chance.between(0.94, 1.0), chance.between(0.78, 1.02)];
        Self {
            base: chance.between(0.72, 1.0),
            slope: [chance.between(-0.28, 0.28), chance.between(-0.28, 0.28)],
            tint,
            shadow,
            size,
        }
    }

    fn at(&self, x: usize, y: usize) -> [f32; 3] {
        let (x, y) = (x as f32, y as f32);
        let slope = 1.0 + self.slope[0] * (x / self.size[0] - 0.5) + self.slope[1] * (y / self.size[1] - 0.5);
        let shade = self.shadow.as_ref().map_or(1.0, |shadow| shadow.at(x, y));
        self.tint.map(|tint| self.base * slope * shade * tint)
    }
}

impl Shadow {
    /// A blot with lobes like fingers, soft at its edge.
    fn at(&self, x: f32, y: f32) -> f32 {
        let (right, down) = (x - self.centre[0], y - self.centre[1]);
        let far = (right * right + down * down).sqrt();
        let around = (right - down) / (right.abs() + down.abs() + 1.0);
        let reach = self.reach * (1.0 + self.lobes[2] * wave(around + self.lobes[0]) + 0.15 * wave(2.0 * around + self.lobes[1]));
        let inside = ((reach - far) / self.soft + 0.5).clamp(0.0, 1.0);
        1.0 - self.dark * inside * inside * (3.0 - 2.0 * inside)
    }
}

/// The table below the sheet, with its grain.
struct Table {
    colour: [f32; 3],
    grain: Vec<f32>,
}

impl Table {
    fn new(chance: &mut Chance) -> Self {
        let grey = chance.between(30.0, 150.0);
        let colour = [grey, grey * chance.between(0.75, 1.0), grey * chance.between(0.6, 1.0)];
        Self { colour, grain: (0..1024).map(|_| chance.gauss(12.0)).collect() }
    }

    fn at(&self, x: usize, y: usize, lit: [f32; 3]) -> [f32; 3] {
        let knot = |step: usize| self.grain[(y / 5 * 37 + step * 101) % 1024];
        let part = (x % 60) as f32 / 60.0;
        let grain = knot(x / 60) * (1.0 - part) + knot(x / 60 + 1) * part;
        std::array::from_fn(|colour| (self.colour[colour] + grain) * lit[colour])
    }
}
