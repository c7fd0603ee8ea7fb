//! A phone's photo taken up: decoded, turned, made small, written in four sizes as JPEG and as WebP.

use crate::{line, median};
use anyhow::Context;
use chibo::house;
use chibo_frame::app::Clock;
use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};
use std::path::Path;
use std::time::{Duration, Instant};

/// Twelve million dots, median of five.
pub(crate) async fn measure(dir: &Path) -> anyhow::Result<()> {
    let app = house::open(dir, None, Clock::Machine).await?;
    let article = chibo_portal::create_draft(&app, None, chibo_portal::Draft::default()).await?;
    let mut taken = Vec::new();
    for run in 0..5 {
        let photo = photo(run)?;
        let start = Instant::now();
        let words = chibo_portal::PhotoWords::default();
        chibo_portal::add_photo(&app, None, article, photo, words).await?.context("the photo is refused")?;
        taken.push(start.elapsed());
    }
    line("a photo of 12 megapixels, taken up in four sizes twice", median(&mut taken), Duration::from_millis(150));
    Ok(())
}

/// Soft shapes with the grain that a phone's sensor has.
fn photo(run: u32) -> anyhow::Result<Vec<u8>> {
    let mut seed = run + 1;
    let picture = RgbImage::from_fn(4000, 3000, |x, y| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let grain = seed >> 28;
        let shade = |a: u32, b: u32| u8::try_from(((x / a + y / b + run) % 200 + grain).min(255)).unwrap_or(255);
        Rgb([shade(17, 23), shade(29, 11), shade(13, 31)])
    });
    let mut file = Vec::new();
    JpegEncoder::new_with_quality(&mut file, 85).encode_image(&picture)?;
    Ok(file)
}
