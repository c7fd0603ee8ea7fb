//! Pages of a TIFF file, as scanners and fax machines write them: grey, in colour, or of one bit.

use super::guard;
use super::unreadable::Unreadable;
use image::metadata::Orientation;
use image::{DynamicImage, GrayImage, RgbImage};
use std::io::Cursor;
use tiff::decoder::{Decoder, DecodingResult, Limits};
use tiff::tags::Tag;
use tiff::{ColorType, TiffError};

/// A file may chain this many pages.
pub(super) const PAGES: usize = 5_000;

/// The pages that are pictures of their own, not small copies of another.
pub(super) fn pages(bytes: &[u8]) -> Result<Vec<usize>, Unreadable> {
    let mut decoder = open(bytes)?;
    let mut pages = Vec::new();
    for index in 0..=PAGES {
        if !is_small_copy(&mut decoder) {
            pages.push(index);
        }
        if !decoder.more_images() {
            return Ok(pages);
        }
        decoder.next_image().map_err(|error| why(&error))?;
    }
    Err(Unreadable::TooManyPages(PAGES))
}

/// One page's picture.
pub(super) fn page(bytes: &[u8], index: usize) -> Result<DynamicImage, Unreadable> {
    let mut decoder = open(bytes)?;
    decoder.seek_to_image(index).map_err(|error| why(&error))?;
    let (width, height) = decoder.dimensions().map_err(|error| why(&error))?;
    guard::pixels(width, height)?;
    let colour = decoder.colortype().map_err(|error| why(&error))?;
    let orientation = decoder.find_tag_unsigned::<u8>(Tag::Orientation).ok().flatten();
    let pixels = decoder.read_image().map_err(|error| why(&error))?;
    let mut picture = assemble(width, height, colour, pixels).ok_or(Unreadable::Foreign("TIFF"))?;
    if let Some(orientation) = orientation.and_then(Orientation::from_exif) {
        picture.apply_orientation(orientation);
    }
    Ok(picture)
}

fn open(bytes: &[u8]) -> Result<Decoder<Cursor<&[u8]>>, Unreadable> {
    let mut limits = Limits::default();
    limits.decoding_buffer_size = guard::BYTES_OF_A_PICTURE;
    limits.intermediate_buffer_size = guard::BYTES_OF_A_PICTURE;
    Ok(Decoder::new(Cursor::new(bytes)).map_err(|error| why(&error))?.with_limits(limits))
}

/// Bit 0 of the subfile type: a smaller copy of another page, for a look at it.
fn is_small_copy(decoder: &mut Decoder<Cursor<&[u8]>>) -> bool {
    decoder.find_tag_unsigned::<u32>(Tag::NewSubfileType).ok().flatten().is_some_and(|kind| kind & 1 == 1)
}

fn why(error: &TiffError) -> Unreadable {
    match error {
        TiffError::UnsupportedError(_) => Unreadable::Foreign("TIFF"),
        TiffError::LimitsExceeded | TiffError::IntSizeError => Unreadable::Swollen,
        _ => Unreadable::Damaged,
    }
}

/// `None` where the colours are of a kind that scanners do not write.
fn assemble(width: u32, height: u32, colour: ColorType, pixels: DecodingResult) -> Option<DynamicImage> {
    let (samples, per_pixel) = match (pixels, colour) {
        (DecodingResult::U8(packed), ColorType::Gray(bits @ (1 | 2 | 4))) => (unpacked(&packed, width, bits), 1),
        (DecodingResult::U8(samples), ColorType::Gray(8)) => (samples, 1),
        (DecodingResult::U16(samples), ColorType::Gray(16)) => (high_bytes(&samples), 1),
        (DecodingResult::U8(samples), ColorType::RGB(8) | ColorType::YCbCr(8)) => (samples, 3),
        (DecodingResult::U16(samples), ColorType::RGB(16)) => (high_bytes(&samples), 3),
        (DecodingResult::U8(samples), ColorType::RGBA(8)) => (samples, 4),
        _ => return None,
    };
    match per_pixel {
        1 => GrayImage::from_raw(width, height, samples).map(Into::into),
        3 => RgbImage::from_raw(width, height, samples).map(Into::into),
        _ => Some(super::raster::plain(image::RgbaImage::from_raw(width, height, samples)?.into())),
    }
}

fn high_bytes(samples: &[u16]) -> Vec<u8> {
    samples.iter().map(|sample| sample.to_be_bytes()[0]).collect()
}

/// Pixels of one, two or four bits, each row filled up to a whole byte, as bytes.
fn unpacked(packed: &[u8], width: u32, bits: u8) -> Vec<u8> {
    let width = usize::try_from(width).unwrap_or(usize::MAX);
    let (bits, top) = (usize::from(bits), (1_u8 << bits) - 1);
    let a_byte = 8 / bits;
    let row = width.div_ceil(a_byte).max(1);
    let grey = |byte: u8, place: usize| (byte >> (8 - bits * (place + 1)) & top) * (255 / top);
    let spread = |line: &[u8]| -> Vec<u8> {
        line.iter().flat_map(|byte| (0..a_byte).map(move |place| grey(*byte, place))).take(width).collect()
    };
    packed.chunks(row).flat_map(spread).collect()
}
