//! What becomes of an uploaded file: decoded, made small, turned upright and written anew in several sizes, so that nothing
//! of the camera's notes (place, time, device) and nothing hidden behind the picture is left. What is not a picture is refused.

use super::address::{Kind, LARGE, Name, SMALLER};
use super::files;
use crate::hash::hash;
use anyhow::Context;
use chibo_frame::App;
use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};
use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, Limits, RgbImage, Rgba, RgbaImage};
use std::io::Cursor;
use std::sync::LazyLock;
use tokio::io::AsyncWriteExt;
use tokio::sync::{Mutex, Semaphore};

/// The largest file taken.
pub(crate) const MOST_BYTES: usize = 10 * 1024 * 1024;
/// The most pixels decoded: a small file can hold a giant picture.
const MOST_PIXELS: u64 = 40_000_000;
const MOST_MEMORY: u64 = 4 * MOST_PIXELS + 64 * 1024 * 1024;
/// The highest that is kept; WebP ends at 16,383.
const HIGHEST: u32 = 3 * LARGE;
const JPEG_QUALITY: u8 = 80;
const WEBP_QUALITY: f32 = 76.0;
/// From 0, quick and large, to 6, slow and small: 2 takes half the time of the usual 4 and 3 % more bytes.
const WEBP_METHOD: i32 = 2;

/// Two pictures at a time: decoding a large one takes 160 MB.
static AT_ONCE: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(2));
/// One photo is written at a time.
static WRITING: Mutex<()> = Mutex::const_new(());

/// Why a file is not taken as a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadPhoto {
    /// The article has as many photos as one takes.
    #[error("the article has no room for another photo")]
    TooMany,
    /// More bytes than are taken.
    #[error("the file is larger than 10 MB")]
    TooLarge,
    /// None of JPEG, PNG and WebP, whatever its name says.
    #[error("the file is neither JPEG, PNG nor WebP")]
    NotAPicture,
    /// An iPhone's own format, which browsers do not show.
    #[error("the file is HEIC")]
    Heic,
    /// Pictures that move.
    #[error("the picture moves")]
    Moves,
    /// More pixels than are decoded.
    #[error("the picture has more than 40 million pixels")]
    TooManyPixels,
    /// It begins as a picture but does not go on as one.
    #[error("the picture is damaged")]
    Damaged,
}

/// A photo ready to be kept.
#[derive(Debug, Clone)]
pub(crate) struct Developed {
    /// The hash of the large JPEG, by which the photo is called.
    pub file: String,
    /// Width of the large files.
    pub width: u32,
    /// Their height.
    pub height: u32,
    sizes: Vec<Size>,
}

/// A file of a photo: no wider than `width`, if that is said.
#[derive(Debug, Clone)]
struct Size {
    width: Option<u32>,
    kind: Kind,
    bytes: Vec<u8>,
}

/// Reads a file off the async threads. A file at which a decoder falls over is a damaged one.
pub(crate) async fn develop(bytes: Vec<u8>) -> anyhow::Result<Result<Developed, BadPhoto>> {
    let _permit = AT_ONCE.acquire().await?;
    Ok(tokio::task::spawn_blocking(move || read(&bytes)).await.unwrap_or(Err(BadPhoto::Damaged)))
}

fn read(bytes: &[u8]) -> Result<Developed, BadPhoto> {
    let large = decode(bytes)?;
    let (width, height) = large.dimensions();
    let mut sizes = written(&large, None)?;
    let file = sizes.first().map(|size| hash(&size.bytes)).unwrap_or_default();
    let mut picture = DynamicImage::from(large);
    for smaller in SMALLER.into_iter().rev() {
        if smaller >= width {
            let same = sizes.iter().filter(|size| size.width.is_none()).map(|size| Size { width: Some(smaller), ..size.clone() });
            sizes.extend(same.collect::<Vec<_>>());
            continue;
        }
        picture = shrunk(picture, smaller, HIGHEST)?;
        sizes.extend(written(picture.as_rgb8().ok_or(BadPhoto::Damaged)?, Some(smaller))?);
    }
    Ok(Developed { file, width, height, sizes })
}

/// The picture as large as it is kept, upright, on white.
fn decode(bytes: &[u8]) -> Result<RgbImage, BadPhoto> {
    let mut decoder = decoder(bytes)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS || decoder.total_bytes() > MOST_MEMORY {
        return Err(BadPhoto::TooManyPixels);
    }
    let orientation = decoder.orientation().map_err(|error| damaged(&error))?;
    let turned = orientation.to_exif() >= 5;
    let picture = DynamicImage::from_decoder(decoder).map_err(|error| damaged(&error))?;
    let (widest, highest) = if turned { (HIGHEST, LARGE) } else { (LARGE, HIGHEST) };
    let mut picture = shrunk(picture, widest, highest)?;
    picture.apply_orientation(orientation);
    Ok(on_white(picture))
}

fn decoder(bytes: &[u8]) -> Result<Box<dyn ImageDecoder + '_>, BadPhoto> {
    if bytes.len() > MOST_BYTES {
        return Err(BadPhoto::TooLarge);
    }
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_MEMORY);
    let file = Cursor::new(bytes);
    match image::guess_format(bytes) {
        Ok(ImageFormat::Jpeg) => Ok(Box::new(JpegDecoder::new(file).map_err(|error| damaged(&error))?)),
        Ok(ImageFormat::Png) => {
            let png = PngDecoder::with_limits(file, limits).map_err(|error| damaged(&error))?;
            if png.is_apng().map_err(|error| damaged(&error))? { Err(BadPhoto::Moves) } else { Ok(Box::new(png)) }
        }
        Ok(ImageFormat::WebP) => {
            let mut webp = WebPDecoder::new(file).map_err(|error| damaged(&error))?;
            webp.set_limits(limits).map_err(|error| damaged(&error))?;
            if webp.has_animation() { Err(BadPhoto::Moves) } else { Ok(Box::new(webp)) }
        }
        _ if is_heic(bytes) => Err(BadPhoto::Heic),
        _ => Err(BadPhoto::NotAPicture),
    }
}

fn damaged(error: &ImageError) -> BadPhoto {
    if matches!(error, ImageError::Limits(_)) { BadPhoto::TooManyPixels } else { BadPhoto::Damaged }
}

/// Whether a file begins as an iPhone's does.
fn is_heic(bytes: &[u8]) -> bool {
    let brand = bytes.get(8..12).unwrap_or_default();
    bytes.get(4..8) == Some(b"ftyp") && [b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"].iter().any(|b| *b == brand)
}

/// The picture within these measures.
fn shrunk(picture: DynamicImage, widest: u32, highest: u32) -> Result<DynamicImage, BadPhoto> {
    let (width, height) = (picture.width(), picture.height());
    if width <= widest && height <= highest {
        return Ok(picture);
    }
    let part = |side: u32, of: u32, most: u32| {
        u32::try_from(u64::from(side) * u64::from(most) / u64::from(of.max(1))).unwrap_or(most).max(1)
    };
    let narrow = (widest, part(height, width, widest));
    let (width, height) = if width > widest && narrow.1 <= highest { narrow } else { (part(width, height, highest), highest) };
    let mut small = DynamicImage::new(width, height, picture.color());
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::CatmullRom));
    Resizer::new().resize(&picture, &mut small, &options).map_err(|_| BadPhoto::Damaged)?;
    Ok(small)
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

/// The picture as JPEG and as WebP.
fn written(picture: &RgbImage, width: Option<u32>) -> Result<Vec<Size>, BadPhoto> {
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, JPEG_QUALITY).encode_image(picture).map_err(|_| BadPhoto::Damaged)?;
    let mut how = webp::WebPConfig::new().map_err(|()| BadPhoto::Damaged)?;
    (how.quality, how.method) = (WEBP_QUALITY, WEBP_METHOD);
    let encoder = webp::Encoder::from_rgb(picture, picture.width(), picture.height());
    let webp = encoder.encode_advanced(&how).map_err(|_| BadPhoto::Damaged)?;
    let size = |kind, bytes| Size { width, kind, bytes };
    Ok(vec![size(Kind::Jpeg, jpeg), size(Kind::Webp, webp.to_vec())])
}

impl Developed {
    /// The same photo under the name that it has already.
    pub(super) fn called(self, file: &str) -> Self {
        Self { file: file.to_owned(), ..self }
    }

    /// Writes the files that are not there yet, each whole or not at all, and what they hold.
    pub(crate) async fn keep(&self, app: &App) -> anyhow::Result<()> {
        let _one_at_a_time = WRITING.lock().await;
        let folder = app.data.join("photos");
        tokio::fs::create_dir_all(&folder).await.context("make the folder of photos")?;
        for size in &self.sizes {
            let name = Name { hash: self.file.clone(), width: size.width, kind: size.kind }.file();
            let path = folder.join(&name);
            if !tokio::fs::try_exists(&path).await? {
                // Another server may be writing the same one.
                let part = folder.join(format!("{name}.{}.part", app.random_id().simple()));
                let mut file = tokio::fs::File::create(&part).await.context("write a photo")?;
                file.write_all(&size.bytes).await.context("write a photo")?;
                // What is named in the database outlasts a power cut.
                file.sync_all().await.context("write a photo")?;
                tokio::fs::rename(&part, &path).await.context("keep a photo")?;
                files::note(&app.db, name, &size.bytes).await?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
