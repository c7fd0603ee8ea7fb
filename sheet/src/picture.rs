//! One picture of a page, in grey.

use image::DynamicImage;

/// A picture as its brightness, row by row; whoever opens files makes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    width: usize,
    height: usize,
    luma: Vec<u8>,
}

impl Picture {
    /// The rows from the top, each from the left, 0 black to 255 white; nothing where the count does not fit.
    pub fn new(width: u32, height: u32, luma: Vec<u8>) -> Option<Self> {
        let (width, height) = (usize::try_from(width).ok()?, usize::try_from(height).ok()?);
        (width.checked_mul(height)? == luma.len()).then_some(Self { width, height, luma })
    }

    /// Pixels from left to right.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Pixels from top to bottom.
    pub fn height(&self) -> usize {
        self.height
    }

    /// One row; empty outside.
    pub(crate) fn row(&self, y: usize) -> &[u8] {
        self.luma.get(y * self.width..(y + 1) * self.width).unwrap_or_default()
    }

    /// One pixel; the nearest one outside.
    pub(crate) fn at(&self, x: usize, y: usize) -> u8 {
        let (x, y) = (x.min(self.width.saturating_sub(1)), y.min(self.height.saturating_sub(1)));
        self.luma.get(y * self.width + x).copied().unwrap_or(255)
    }

    /// The brightness between four pixels; nothing outside the picture.
    pub(crate) fn between(&self, x: f32, y: f32) -> Option<f32> {
        let inside = x >= 0.0 && y >= 0.0 && x < (self.width.checked_sub(1)?) as f32 && y < (self.height.checked_sub(1)?) as f32;
        if !inside {
            return None;
        }
        let (left, top) = (x as usize, y as usize);
        let (right, down) = (x - left as f32, y - top as f32);
        let start = top * self.width + left;
        let (upper, lower) = (self.luma.get(start..start + 2)?, self.luma.get(start + self.width..start + self.width + 2)?);
        let mix = |pair: &[u8]| f32::from(pair[0]) + (f32::from(pair[1]) - f32::from(pair[0])) * right;
        let (above, below) = (mix(upper), mix(lower));
        Some(above + (below - above) * down)
    }

    /// The same picture with `by` added to column `x` (or to row `y`), which a dirty sensor had darkened.
    pub(crate) fn lift(&mut self, line: usize, upright: bool, by: u8) {
        let (start, step, count) =
            if upright { (line, self.width, self.height) } else { (line * self.width, 1, self.width) };
        for pixel in self.luma.iter_mut().skip(start).step_by(step.max(1)).take(count) {
            *pixel = pixel.saturating_add(by);
        }
    }
}

impl From<&DynamicImage> for Picture {
    fn from(image: &DynamicImage) -> Self {
        let luma = match image {
            DynamicImage::ImageLuma8(grey) => grey.as_raw().clone(),
            DynamicImage::ImageRgb8(colours) => colours.as_raw().chunks_exact(3).map(brightness).collect(),
            other => other.to_luma8().into_raw(),
        };
        let side = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
        Self { width: side(image.width()), height: side(image.height()), luma }
    }
}

/// Of red, green and blue, as bright as an eye sees them.
fn brightness(pixel: &[u8]) -> u8 {
    let [red, green, blue] = [0, 1, 2].map(|i| u32::from(pixel.get(i).copied().unwrap_or(255)));
    u8::try_from((red * 77 + green * 150 + blue * 29) / 256).unwrap_or(255)
}
