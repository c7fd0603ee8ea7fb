//! The faces that the papers are set in, and what can be known of words from them.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::layout::{Abs, Em};
use typst::text::{Font, FontVariations};

/// Tinos, drawn to the measures of Times New Roman: regular, bold, italic, both.
pub(crate) const FILES: [&[u8]; 4] = [
    include_bytes!("../../fonts/Tinos-Regular.ttf"),
    include_bytes!("../../fonts/Tinos-Bold.ttf"),
    include_bytes!("../../fonts/Tinos-Italic.ttf"),
    include_bytes!("../../fonts/Tinos-BoldItalic.ttf"),
];

/// The faces, read once.
pub(crate) static FACES: LazyLock<Vec<Font>> =
    LazyLock::new(|| FILES.into_iter().filter_map(|file| Font::new(Bytes::new(file), 0)).collect());

/// The first letter that a face lacks: archival PDF forbids a box in its place, rightly. Check boxes are drawn.
pub(crate) fn missing_letter(words: &str) -> Option<char> {
    let lacks = |letter: char| FACES.iter().any(|face| !face.info().coverage.contains(letter.into()));
    words.chars().find(|&letter| !matches!(letter, '\n' | '☐' | '☒') && lacks(letter))
}

/// How wide words are on one line, in points.
pub(crate) fn width(words: &str, bold: bool, size_pt: f64) -> f64 {
    let Some(face) = FACES.get(usize::from(bold)) else { return 0.0 };
    let face = face.clone().instantiate(face.info().variant, Abs::pt(size_pt), &FontVariations::default());
    let glyphs = words.chars().filter_map(|letter| face.ttf().glyph_index(letter));
    glyphs.filter_map(|glyph| face.x_advance(glyph.0)).map(Em::get).sum::<f64>() * size_pt
}
