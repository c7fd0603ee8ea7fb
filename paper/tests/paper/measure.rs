//! What stands on the pages of a PDF, read out of its bytes as a viewer would draw it: letters with their places, sizes and
//! fonts, and lines. Lengths in millimetres from the left upper corner, sizes in points.

use hayro::hayro_interpret::font::Glyph;
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint, PathDrawMode,
    SoftMask, interpret_page,
};
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::kurbo::{Affine, BezPath, Point, Rect, Shape, Vec2};

pub(crate) const MM: f64 = 25.4 / 72.0;

/// A page.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) width: f64,
    pub(crate) height: f64,
    /// Words that stand together on one base line, from the top, each line from the left.
    pub(crate) lines: Vec<Line>,
    /// The boxes of what is drawn.
    pub(crate) drawn: Vec<Rect>,
}

/// Words in one size that stand together on a base line.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) left: f64,
    /// Where its last letter ends; a space at the end of a line reaches over the margin, unseen.
    pub(crate) right: f64,
    pub(crate) base: f64,
    pub(crate) size: f64,
    /// The fonts in it, each once.
    pub(crate) fonts: Vec<String>,
    pub(crate) text: String,
}

impl Line {
    pub(crate) fn middle(&self) -> f64 {
        f64::midpoint(self.left, self.right)
    }
}

/// The pages of a PDF.
pub(crate) fn pages(pdf: &[u8]) -> Vec<Page> {
    let pdf = Pdf::new(pdf.to_vec()).expect("a PDF");
    let cache = InterpreterCache::new();
    let mut pages = Vec::new();
    for page in pdf.pages().iter() {
        let (width, height) = page.render_dimensions();
        let (width, height) = (f64::from(width), f64::from(height));
        let upright = Affine::new([MM, 0.0, 0.0, -MM, 0.0, height * MM]);
        let area = Rect::new(0.0, 0.0, width, height);
        let mut context = Context::new(upright, area, &cache, pdf.xref(), InterpreterSettings::default());
        let mut seen = Seen::default();
        interpret_page(page, &mut context, &mut seen);
        pages.push(Page { width: width * MM, height: height * MM, lines: lines(seen.letters), drawn: seen.drawn });
    }
    pages
}

struct Letter {
    at: Point,
    right: f64,
    size: f64,
    font: String,
    text: String,
}

#[derive(Default)]
struct Seen {
    letters: Vec<Letter>,
    drawn: Vec<Rect>,
}

impl Device<'_> for Seen {
    fn draw_glyph(&mut self, glyph: &Glyph<'_>, transform: Affine, own: Affine, _: &Paint<'_>, _: &GlyphDrawMode) {
        let Glyph::Outline(outline) = glyph else { return };
        let placed = transform * own;
        // A letter's outline counts 1000 to its size.
        let of = |vector: Vec2| (placed * vector.to_point()) - (placed * Point::ZERO);
        let text = match glyph.as_unicode() {
            Some(BfString::Char(letter)) => letter.to_string(),
            Some(BfString::String(letters)) => letters,
            None => "\u{fffd}".to_owned(),
        };
        self.letters.push(Letter {
            at: placed * Point::ZERO,
            right: (placed * Point::new(f64::from(outline.advance_width().unwrap_or_default()), 0.0)).x,
            size: of(Vec2::new(0.0, 1000.0)).hypot() / MM,
            font: outline.font_data().and_then(|font| font.postscript_name).unwrap_or_default(),
            text,
        });
    }

    fn draw_path(&mut self, path: &BezPath, transform: Affine, _: &Paint<'_>, _: &PathDrawMode) {
        self.drawn.push((transform * path.clone()).bounding_box());
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'_>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: Affine) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// Letters one after another on a base line, in one size and with no wide gap between, are a line.
fn lines(letters: Vec<Letter>) -> Vec<Line> {
    const GAP: f64 = 4.0;
    let mut lines: Vec<Line> = Vec::new();
    let mut end = 0.0;
    for letter in letters {
        let right = letter.right;
        let joins = |line: &Line| {
            (line.base - letter.at.y).abs() < 0.05
                && (line.size - letter.size).abs() < 0.05
                && (-1.0..GAP).contains(&(letter.at.x - end))
        };
        match lines.last_mut().filter(|line| joins(line)) {
            Some(line) => {
                if letter.at.x - end > 0.3 && !line.text.ends_with(' ') {
                    line.text.push(' ');
                }
                line.text += &letter.text;
                if letter.text.trim() != "" {
                    line.right = letter.right;
                }
                if !line.fonts.contains(&letter.font) {
                    line.fonts.push(letter.font);
                }
            }
            None => lines.push(Line {
                left: letter.at.x,
                right: letter.right,
                base: letter.at.y,
                size: letter.size,
                fonts: vec![letter.font],
                text: letter.text,
            }),
        }
        end = right;
    }
    for line in &mut lines {
        line.text.truncate(line.text.trim_end().len());
    }
    lines.retain(|line| !line.text.trim().is_empty());
    lines
}
