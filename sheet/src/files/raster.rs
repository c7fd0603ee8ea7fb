//! PNG and JPEG to pixels: bounded, the right way up as the camera noted, on white where they are transparent.

use super::guard;
use super::unreadable::Unreadable;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Rgb, RgbImage};
use std::io::Cursor;

/// The picture of a PNG or JPEG file, turned as the camera noted.
pub(super) fn picture(bytes: &[u8], format: ImageFormat) -> Result<DynamicImage, Unreadable> {
    let (mut picture, orientation) = unturned(bytes, format)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// The picture as its pixels lie, and how the camera was held.
pub(super) fn unturned(bytes: &[u8], format: ImageFormat) -> Result<(DynamicImage, Orientation), Unreadable> {
    if format == ImageFormat::Jpeg && !reaches_its_end(bytes) {
        return Err(Unreadable::Damaged);
    }
    let damaged = |_| Unreadable::Damaged;
    let mut decoder = ImageReader::with_format(Cursor::new(bytes), format).into_decoder().map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    guard::pixels(width, height)?;
    let orientation = decoder.orientation().map_err(damaged)?;
    let picture = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    Ok((plain(picture), orientation))
}

/// Eight bits, grey or in colour, without transparency.
pub(super) fn plain(picture: DynamicImage) -> DynamicImage {
    match picture {
        DynamicImage::ImageLuma8(_) | DynamicImage::ImageRgb8(_) => picture,
        _ if picture.color().has_alpha() => on_white(&picture),
        _ if picture.color().has_color() => picture.into_rgb8().into(),
        _ => picture.into_luma8().into(),
    }
}

fn on_white(picture: &DynamicImage) -> DynamicImage {
    let seen = picture.to_rgba8();
    let blended = RgbImage::from_fn(seen.width(), seen.height(), |x, y| {
        let [r, g, b, alpha] = seen.get_pixel(x, y).0.map(u32::from);
        let over = |ink: u32| u8::try_from((ink * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX);
        Rgb([over(r), over(g), over(b)])
    });
    blended.into()
}

/// Whether the pixels of a JPEG file are followed by its end mark: half a file would be shown as half a page in grey.
fn reaches_its_end(bytes: &[u8]) -> bool {
    let mut at = 2;
    while let Some([0xFF, marker, high, low]) = bytes.get(at..at + 4).and_then(|head| <[u8; 4]>::try_from(head).ok()) {
        match marker {
            0xFF => at += 1,
            0xDA => return bytes.get(at..).is_some_and(|pixels| pixels.windows(2).any(|pair| pair == [0xFF, 0xD9])),
            0x01 | 0xD0..=0xD7 => at += 2,
            _ => at += 2 + usize::from(u16::from_be_bytes([high, low])),
        }
    }
    false
}
