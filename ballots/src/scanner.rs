//! A flatbed or a feeder: a sheet laid crooked, a dusty glass, a sensor with a dirty spot.

use crate::chance::{Chance, wave};
use crate::field::{Field, Seen};
use image::{DynamicImage, Rgb, RgbImage};

/// The colour of the lid.
const LIDS: [[f32; 3]; 3] = [[252.0; 3], [245.0; 3], [70.0; 3]];

/// The picture of a sheet, in grey or in colour.
pub(crate) fn scan(sheet: &RgbImage, chance: &mut Chance) -> DynamicImage {
    let mut field = crooked(sheet, chance);
    if chance.happens(0.5) {
        field.blur(chance.between(0.3, 0.9));
    }
    let (contrast, brightness) = (chance.between(0.85, 1.1), chance.between(-12.0, 10.0));
    field.light.iter_mut().for_each(|light| *light = (*light - 128.0) * contrast + 128.0 + brightness);
    dirty_lines(&mut field, chance);
    dust(&mut field, chance);
    let noise = chance.between(2.0, 8.0);
    let picture = DynamicImage::ImageRgb8(field.taken(noise, chance));
    if chance.happens(0.5) { picture.into_luma8().into() } else { picture }
}

/// Up to three degrees askew, a little sheared, a little larger or smaller, beside its place.
fn crooked(sheet: &RgbImage, chance: &mut Chance) -> Field {
    let (width, height) = (sheet.width() as usize, sheet.height() as usize);
    let (middle_x, middle_y) = (width as f32 / 2.0, height as f32 / 2.0);
    let (turn, size) = (chance.between(-3.0, 3.0) / 360.0, 1.0 / chance.between(0.985, 1.015));
    let shear = chance.gauss(0.004);
    let [across, along] = [wave(turn) * size, wave(turn + 0.25) * size];
    let (off_x, off_y) = (chance.gauss(width as f32 * 0.008), chance.gauss(height as f32 * 0.008));
    let lid = LIDS[chance.below(LIDS.len())];
    Field::of(sheet, width, height, |x, y| {
        let (x, y) = (x as f32 - middle_x - off_x, y as f32 - middle_y - off_y);
        let place = [x * along + y * (across + shear) + middle_x, y * along - x * across + middle_y];
        let inside = place[0] > -0.5 && place[1] > -0.5 && place[0] < width as f32 && place[1] < height as f32;
        if inside { Seen::Paper(place, [1.0; 3]) } else { Seen::Around(lid) }
    })
}

/// A spot on the sensor darkens a column from top to bottom.
fn dirty_lines(field: &mut Field, chance: &mut Chance) {
    for _ in 0..chance.weighed(&[(0, 2.0), (1, 1.0), (2, 1.0)]) {
        let (column, wide, dark) = (chance.below(field.width - 2), 1 + chance.below(2), chance.between(15.0, 60.0));
        for row in field.light.chunks_mut(field.width * 3) {
            row[column * 3..(column + wide) * 3].iter_mut().for_each(|light| *light -= dark);
        }
    }
}

fn dust(field: &mut Field, chance: &mut Chance) {
    for _ in 0..chance.below(41) {
        let (x, y) = (chance.below(field.width - 5) + 2, chance.below(field.height - 5) + 2);
        let (radius, grey) = (chance.weighed(&[(1, 2.0), (2, 1.0)]), chance.between(40.0, 150.0));
        for (down, right) in (0..25).map(|place| (place / 5, place % 5)) {
            let far = usize::abs_diff(down, 2).pow(2) + usize::abs_diff(right, 2).pow(2);
            if far <= radius * radius {
                let start = ((y + down - 2) * field.width + x + right - 2) * 3;
                field.light[start..start + 3].fill(grey);
            }
        }
    }
}

/// What a fax machine makes of a picture: black or white.
pub(crate) fn fax(picture: &DynamicImage, chance: &mut Chance) -> DynamicImage {
    let level = chance.between(120.0, 165.0) as u8;
    let mut grey = picture.to_luma8();
    grey.iter_mut().for_each(|dot| *dot = if *dot > level { 255 } else { 0 });
    grey.into()
}

/// White paper and black print of a blank sheet, as colour to be written on.
pub(crate) fn paper(print: &image::GrayImage) -> RgbImage {
    let bytes = print.as_raw().iter().flat_map(|grey| [*grey; 3]).collect();
    RgbImage::from_raw(print.width(), print.height(), bytes).unwrap_or_else(|| RgbImage::from_pixel(1, 1, Rgb([255; 3])))
}
