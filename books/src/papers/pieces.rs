//! Small pieces of paper that more than one kind is made of.

use chibo_core::rating::Level;
use chibo_frame::Page;
use chibo_paper::writing::{Piece, Run, Shape};

/// Dots within a line, to be written on by hand.
const DOTTED: &str = "……………";

/// Words, or dots to be written on by hand.
pub(crate) fn dotted(words: Option<String>) -> String {
    words.filter(|words| !words.is_empty()).unwrap_or_else(|| DOTTED.to_owned())
}

/// Each line of a text as a paragraph, or so many dotted lines to be written on by hand.
pub(crate) fn lines_or_dots(text: Option<&str>, lines: u8) -> Vec<Piece> {
    let written = text.unwrap_or_default().lines().map(str::trim).filter(|line| !line.is_empty());
    let written: Vec<Piece> = written.map(Piece::paragraph).collect();
    if written.is_empty() { vec![Piece::Dots { lines }] } else { written }
}

/// Lines with their numbers.
pub(crate) fn numbered(lines: impl IntoIterator<Item = String>) -> Vec<Piece> {
    (1..).zip(lines).map(|(number, line): (u32, String)| Piece::paragraph(format!("{number}. {line}"))).collect()
}

/// Lines with a dash.
pub(crate) fn bullets(lines: impl IntoIterator<Item = String>) -> Vec<Piece> {
    lines.into_iter().map(Piece::bullet).collect()
}

/// The four levels, each with a box on a line of its own; the one that is known is ticked.
pub(crate) fn levels_to_tick(page: &Page, ticked: Option<Level>) -> Vec<Piece> {
    let one = |level: Level| {
        let sign = if ticked == Some(level) { "☒" } else { "☐" };
        let words = format!("{sign} {}", crate::ratings::level_in_full(page, level));
        Piece::Paragraph { shape: Shape::Flat, words: vec![Run::plain(words)] }
    };
    Level::ALL.map(one).into()
}
