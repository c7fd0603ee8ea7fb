//! What becomes of an uploaded file: decoded, turned upright, made small and written anew as JPEG, so that nothing of the
//! camera's notes (place, time, device) is left. What is not a picture is refused.

use crate::hash::hash;
use anyhow::Context;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbImage, Rgba, RgbaImage};
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use tokio::sync::Semaphore;

/// The largest file taken.
pub(crate) const MOST_BYTES: usize = 10 * 1024 * 1024;
/// The most pixels decoded: a small file can hold a giant picture.
const MOST_PIXELS: u64 = 40_000_000;
const MOST_MEMORY: u64 = 4 * MOST_PIXELS + 64 * 1024 * 1024;
const LARGE: u32 = 1600;
/// Width of the small size.
pub(crate) const SMALL: u32 = 640;
const QUALITY: u8 = 82;

/// One picture at a time: decoding a large one takes 120 MB.
static AT_ONCE: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(1));

/// Why a file is not taken as a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadPhoto {
    /// More bytes than are taken.
    #[error("the file is larger than 10 MB")]
    TooLarge,
    /// Neither PNG nor JPEG, whatever its name says.
    #[error("the file is neither PNG nor JPEG")]
    NotAPicture,
    /// More pixels than are decoded.
    #[error("the picture has more than 40 million pixels")]
    TooManyPixels,
    /// It begins as a picture but does not go on as one.
    #[error("the picture is damaged")]
    Damaged,
}

/// A photo ready to be kept.
#[derive(Debug)]
pub(crate) struct Picture {
    /// The hash of the large file.
    pub file: String,
    /// Width of the large file.
    pub width: u32,
    /// Its height.
    pub height: u32,
    large: Vec<u8>,
    small: Vec<u8>,
}

/// Reads a file off the async threads.
pub(crate) async fn develop(bytes: Vec<u8>) -> anyhow::Result<Result<Picture, BadPhoto>> {
    let _permit = AT_ONCE.acquire().await?;
    tokio::task::spawn_blocking(move || read(&bytes)).await.context("develop a photo")
}

fn read(bytes: &[u8]) -> Result<Picture, BadPhoto> {
    let large = on_white(shrink(decode(bytes)?, LARGE));
    let small = encode(&shrink(DynamicImage::from(large.clone()), SMALL).into_rgb8())?;
    let (width, height) = large.dimensions();
    let large = encode(&large)?;
    Ok(Picture { file: hash(&large), width, height, large, small })
}

fn decode(bytes: &[u8]) -> Result<DynamicImage, BadPhoto> {
    if bytes.len() > MOST_BYTES {
        return Err(BadPhoto::TooLarge);
    }
    let format = image::guess_format(bytes).map_err(|_| BadPhoto::NotAPicture)?;
    if !matches!(format, ImageFormat::Png | ImageFormat::Jpeg) {
        return Err(BadPhoto::NotAPicture);
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| BadPhoto::Damaged)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(BadPhoto::TooManyPixels);
    }
    let orientation = decoder.orientation().map_err(|_| BadPhoto::Damaged)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| BadPhoto::Damaged)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// The picture no wider than this.
fn shrink(picture: DynamicImage, width: u32) -> DynamicImage {
    if picture.width() <= width {
        return picture;
    }
    let height = u64::from(picture.height()) * u64::from(width) / u64::from(picture.width());
    let height = u32::try_from(height).unwrap_or(u32::MAX).max(1);
    picture.resize_exact(width, height, FilterType::CatmullRom)
}

/// White where the picture was transparent.
fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let mut ground = RgbaImage::from_pixel(picture.width(), picture.height(), Rgba([255; 4]));
    image::imageops::overlay(&mut ground, &picture.into_rgba8(), 0, 0);
    DynamicImage::from(ground).into_rgb8()
}

fn encode(picture: &RgbImage) -> Result<Vec<u8>, BadPhoto> {
    let mut out = Vec::new();
    JpegEncoder::new_with_quality(&mut out, QUALITY).encode_image(picture).map_err(|_| BadPhoto::Damaged)?;
    Ok(out)
}

/// Where a photo's file lies. `name` is what the address says, so it is taken only if it is a hash and a size.
pub(crate) fn path(data: &Path, name: &str) -> Option<PathBuf> {
    let stem = name.strip_suffix(".jpg")?;
    let hash = stem.strip_suffix("-640").unwrap_or(stem);
    let good = hash.len() == 32 && hash.bytes().all(|b| b.is_ascii_hexdigit());
    good.then(|| data.join("photos").join(name))
}

impl Picture {
    /// Writes both files. The same picture again finds its files there.
    pub(crate) async fn keep(&self, data: &Path) -> anyhow::Result<()> {
        let folder = data.join("photos");
        tokio::fs::create_dir_all(&folder).await.context("make the folder of photos")?;
        for (name, bytes) in [(format!("{}.jpg", self.file), &self.large), (format!("{}-{SMALL}.jpg", self.file), &self.small)] {
            tokio::fs::write(folder.join(name), bytes).await.context("write a photo")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut out = Cursor::new(Vec::new());
        DynamicImage::ImageRgba8(RgbaImage::new(width, height)).write_to(&mut out, ImageFormat::Png).unwrap();
        out.into_inner()
    }

    /// A JPEG, left half black and right half white, that asks to be turned a quarter, with a place in its notes.
    fn turned_jpeg() -> Vec<u8> {
        let picture = RgbImage::from_fn(40, 20, |x, _| if x < 20 { image::Rgb([0; 3]) } else { image::Rgb([255; 3]) });
        let plain = encode(&picture).unwrap();
        let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0GPS 21.03N".to_vec();
        let mut file = plain[..2].to_vec();
        file.extend([0xff, 0xe1]);
        file.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
        file.append(&mut exif);
        file.extend(&plain[2..]);
        file
    }

    #[test]
    fn a_photo_is_turned_upright_and_loses_its_notes() {
        let picture = read(&turned_jpeg()).unwrap();
        assert_eq!((picture.width, picture.height), (20, 40));
        assert!(!picture.large.windows(3).any(|w| w == b"GPS") && !picture.small.windows(4).any(|w| w == b"Exif"));
        let upright = image::load_from_memory(&picture.large).unwrap().into_rgb8();
        assert!(upright.get_pixel(10, 3)[0] < 60 && upright.get_pixel(10, 36)[0] > 200);
    }

    #[test]
    fn transparency_becomes_white_and_width_is_bounded() {
        let picture = read(&png(2000, 10)).unwrap();
        assert_eq!((picture.width, picture.height), (1600, 8));
        let large = image::load_from_memory(&picture.large).unwrap().into_rgb8();
        assert!(large.pixels().all(|p| p[0] > 250));
        assert_eq!(image::load_from_memory(&picture.small).unwrap().width(), SMALL);
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        assert_eq!(read(b"<html>not a picture</html>").unwrap_err(), BadPhoto::NotAPicture);
        assert_eq!(read(b"GIF89a\x01\0\x01\0").unwrap_err(), BadPhoto::NotAPicture);
        assert_eq!(read(b"\xff\xd8\xff\xe0 and nothing more").unwrap_err(), BadPhoto::Damaged);
        let mut cut = png(100, 100);
        cut.truncate(60);
        assert_eq!(read(&cut).unwrap_err(), BadPhoto::Damaged);
        assert_eq!(read(&vec![0; MOST_BYTES + 1]).unwrap_err(), BadPhoto::TooLarge);
    }

    #[test]
    fn a_small_file_with_a_giant_picture_is_refused_before_it_is_decoded() {
        let mut bomb = png(1, 1);
        bomb[16..24].copy_from_slice(&[0, 0, 0x40, 0, 0, 0, 0x40, 0]);
        let header = crc(&bomb[12..29]);
        bomb[29..33].copy_from_slice(&header.to_be_bytes());
        assert_eq!(read(&bomb).unwrap_err(), BadPhoto::TooManyPixels);
    }

    fn crc(bytes: &[u8]) -> u32 {
        let turn = |c: u32| if c & 1 == 1 { (c >> 1) ^ 0xedb8_8320 } else { c >> 1 };
        !bytes.iter().fold(u32::MAX, |c, b| (0..8).fold(c ^ u32::from(*b), |c, _| turn(c)))
    }

    #[test]
    fn only_hashes_are_addresses() {
        let data = Path::new("data");
        assert!(path(data, "../chibo.sqlite").is_none() && path(data, "..%2f.jpg").is_none());
        assert!(path(data, "0123456789abcdef0123456789abcdef-640.jpg").is_some());
    }
}
