//! Pages of a PDF. A scanner puts one picture on each: it is taken as it is. Anything else is drawn, within bounds.

use super::guard;
use super::raster;
use super::unreadable::Unreadable;
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::content::TypedIter;
use hayro::hayro_syntax::content::ops::TypedInstruction;
use hayro::hayro_syntax::object::{Array, Dict, Name, Stream};
use hayro::hayro_syntax::page::{Page, Resources, Rotation};
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};
use image::metadata::Orientation;
use image::{DynamicImage, ImageFormat, RgbImage};
use std::sync::Arc;

/// A page that is drawn gets this many dots an inch, or its picture's own up to [`FINEST`].
const DPI: f32 = 200.0;
/// More tells nothing about a pen stroke.
const FINEST: f32 = 300.0;
/// Longest side of a drawn page, in dots.
const LONGEST: f32 = 8_000.0;
/// A page draws less than this; a scanned one draws a dozen.
const STEPS: usize = 100_000;
/// Drawings inside drawings inside drawings.
const DEPTH: usize = 4;
/// As many pages as one file may have.
const PAGES: usize = 5_000;
/// A page's drawing, packed.
const BYTES_OF_A_DRAWING: usize = 256 * 1024;

/// An opened PDF.
pub(super) struct Pages {
    pdf: Pdf,
}

impl Pages {
    pub(super) fn open(bytes: Arc<Vec<u8>>) -> Result<Self, Unreadable> {
        guard::packed_parts(&bytes)?;
        let pdf = Pdf::new(bytes).map_err(|error| match error {
            LoadPdfError::Decryption(_) => Unreadable::Locked,
            LoadPdfError::Invalid => Unreadable::Damaged,
        })?;
        match pdf.pages().len() {
            0 => Err(Unreadable::NoPages),
            count if count > PAGES => Err(Unreadable::TooManyPages(PAGES)),
            _ => Ok(Self { pdf }),
        }
    }

    pub(super) fn count(&self) -> usize {
        self.pdf.pages().len()
    }

    /// One page's picture.
    pub(super) fn picture(&self, index: usize) -> Result<DynamicImage, Unreadable> {
        let pages = self.pdf.pages();
        let page = pages.get(index).ok_or(Unreadable::Damaged)?;
        let mut drawing = Drawing::default();
        contents_are_small(page)?;
        drawing.look(page.typed_operations(), page.resources(), DEPTH)?;
        match drawing.scanned(page) {
            Some((picture, turn)) => taken(picture, turn),
            None => drawn(page, drawing.dpi()),
        }
    }
}

/// Before anything of the page is unpacked.
fn contents_are_small(page: &Page<'_>) -> Result<(), Unreadable> {
    let raw = page.raw();
    let parts: Vec<Stream<'_>> = match raw.get::<Stream<'_>>("Contents") {
        Some(one) => vec![one],
        None => raw.get::<Array<'_>>("Contents").map(|all| all.iter().collect()).unwrap_or_default(),
    };
    let packed: usize = parts.iter().map(|part| part.raw_data().len()).sum();
    if packed > BYTES_OF_A_DRAWING || parts.iter().any(|part| part.filters().len() > 2) {
        return Err(Unreadable::Swollen);
    }
    Ok(())
}

/// What a page would draw.
#[derive(Default)]
struct Drawing<'a> {
    steps: usize,
    pixels: u64,
    /// Something else than one picture on the page.
    mixed: bool,
    pictures: Vec<(Stream<'a>, [f64; 6])>,
}

impl<'a> Drawing<'a> {
    /// Counts without drawing; refuses what a page on paper never has.
    fn look(&mut self, mut steps: TypedIter<'_>, resources: &Resources<'a>, depth: usize) -> Result<(), Unreadable> {
        let (mut place, mut kept) = (IDENTITY, Vec::new());
        while let Some(step) = steps.next() {
            self.steps += 1;
            if self.steps > STEPS {
                return Err(Unreadable::Swollen);
            }
            match step {
                TypedInstruction::SaveState(_) => kept.push(place),
                TypedInstruction::RestoreState(_) => place = kept.pop().unwrap_or(place),
                TypedInstruction::Transform(t) => {
                    place = times([t.0, t.1, t.2, t.3, t.4, t.5].map(|number| number.as_f64()), place);
                }
                TypedInstruction::XObject(named) => self.object(resources.get_x_object(named.0), resources, place, depth)?,
                TypedInstruction::Shading(_) => return Err(Unreadable::Swollen),
                TypedInstruction::NonStrokeColorNamed(colour) if colour.1.is_some() => return Err(Unreadable::Swollen),
                TypedInstruction::StrokeColorNamed(colour) if colour.1.is_some() => return Err(Unreadable::Swollen),
                _ => self.mixed = true,
            }
        }
        Ok(())
    }

    fn object(
        &mut self,
        object: Option<Stream<'a>>,
        resources: &Resources<'a>,
        place: [f64; 6],
        depth: usize,
    ) -> Result<(), Unreadable> {
        let Some(object) = object else { return Ok(()) };
        if object.dict().get::<Name<'_>>("Subtype").as_deref() != Some(b"Form") {
            let side = |key: &str| object.dict().get::<u32>(key).unwrap_or(0);
            guard::pixels(side("Width"), side("Height"))?;
            self.pixels += u64::from(side("Width")) * u64::from(side("Height"));
            self.mixed |= object.dict().contains_key("SMask") || object.dict().contains_key("Mask");
            self.pictures.push((object, place));
            return guard::sum(self.pixels);
        }
        self.mixed = true;
        if depth == 0 || object.raw_data().len() > BYTES_OF_A_DRAWING || object.filters().len() > 2 {
            return Err(Unreadable::Swollen);
        }
        let inner = object.decoded().map_err(|_| Unreadable::Damaged)?;
        let own = object.dict().get::<Dict<'_>>("Resources").unwrap_or_default();
        let resources = Resources::from_parent(own, resources.clone());
        self.look(TypedIter::new(&inner), &resources, depth - 1)
    }

    /// The one picture that fills the page, and how to turn it.
    fn scanned(&self, page: &Page<'_>) -> Option<(&Stream<'a>, Orientation)> {
        let ([(picture, place)], false) = (self.pictures.as_slice(), self.mixed) else { return None };
        let filter = picture.dict().get::<Name<'_>>("Filter");
        let filter = filter.or_else(|| picture.dict().get::<Array<'_>>("Filter")?.iter::<Name<'_>>().next());
        let is_jpeg = filter.as_deref() == Some(b"DCTDecode") && picture.filters().len() == 1;
        if !is_jpeg || !has_plain_colours(picture.dict()) || picture.dict().contains_key("Decode") {
            return None;
        }
        // Upright and not mirrored; a page that is turned turns its picture with it.
        let [a, b, c, d, ..] = *place;
        let upright = a > 0.0 && d > 0.0 && b.abs() < a * 1e-3 && c.abs() < d * 1e-3;
        let turn = match page.rotation() {
            Rotation::None => Orientation::NoTransforms,
            Rotation::Horizontal => Orientation::Rotate90,
            Rotation::Flipped => Orientation::Rotate180,
            Rotation::FlippedHorizontal => Orientation::Rotate270,
        };
        upright.then_some((picture, turn))
    }

    /// The finest picture's dots an inch, within reason.
    #[expect(clippy::cast_possible_truncation, reason = "dots an inch")]
    fn dpi(&self) -> f32 {
        let own = self.pictures.iter().map(|(picture, [a, b, ..])| {
            let inches = a.hypot(*b) / 72.0;
            (f64::from(picture.dict().get::<u32>("Width").unwrap_or(0)) / inches.max(0.1)) as f32
        });
        own.fold(DPI, f32::max).min(FINEST)
    }
}

/// Grey or red, green and blue, whichever way it is put.
fn has_plain_colours(picture: &Dict<'_>) -> bool {
    if let Some(name) = picture.get::<Name<'_>>("ColorSpace") {
        return matches!(name.as_ref(), b"DeviceGray" | b"DeviceRGB");
    }
    let Some(kind) = picture.get::<Array<'_>>("ColorSpace") else { return false };
    let name = kind.iter::<Name<'_>>().next();
    let colours = kind.iter::<Stream<'_>>().next().and_then(|profile| profile.dict().get::<u32>("N"));
    match name.as_deref() {
        Some(b"CalGray" | b"CalRGB") => true,
        Some(b"ICCBased") => matches!(colours, Some(1 | 3)),
        _ => false,
    }
}

const IDENTITY: [f64; 6] = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First `a`, then `b`.
fn times(a: [f64; 6], b: [f64; 6]) -> [f64; 6] {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

fn taken(picture: &Stream<'_>, turn: Orientation) -> Result<DynamicImage, Unreadable> {
    // How the camera was held counts in a file of its own alone.
    let (mut picture, _) = raster::unturned(&picture.raw_data(), ImageFormat::Jpeg)?;
    picture.apply_orientation(turn);
    Ok(picture)
}

fn drawn(page: &Page<'_>, dpi: f32) -> Result<DynamicImage, Unreadable> {
    let (width, height) = page.render_dimensions();
    let scale = (dpi / 72.0).min(LONGEST / width.max(height));
    if !scale.is_finite() || width.min(height) * scale < 2.0 {
        return Err(Unreadable::Damaged);
    }
    let settings = RenderSettings { x_scale: scale, y_scale: scale, bg_color: WHITE, ..Default::default() };
    let drawn = render(page, &RenderCache::new(), &InterpreterSettings::default(), &settings);
    let (width, height) = (u32::from(drawn.width()), u32::from(drawn.height()));
    guard::pixels(width, height)?;
    let samples = drawn.data_as_u8_slice().chunks_exact(4).flat_map(|pixel| pixel.iter().take(3).copied()).collect();
    RgbImage::from_raw(width, height, samples).map(Into::into).ok_or(Unreadable::Damaged)
}
