//! A paper as both forms can set it, whatever it was given: no signs that are not seen, no table wider than the sheet, no
//! cell too few or too many, no letter that the fonts lack.

use super::faces::missing_letter;
use super::paper::{Hand, Paper, Piece, Run, Table};
use super::pdf::Fault;
use crate::documents::layout::profile_on;

/// The paper made sound; at fault is only a letter that cannot be printed.
pub(super) fn sound(paper: &Paper) -> Result<Paper, Fault> {
    let mut paper = paper.clone();
    let (width_mm, height_mm) = profile_on(paper.day).area_mm(paper.landscape);
    let mut depth = 0;
    paper.body.retain_mut(|piece| match piece {
        Piece::Heading { level, .. } => {
            // No level is left out, whatever the wording does: who hears the paper finds the way by the levels.
            depth = (*level).clamp(1, (depth + 1).min(3));
            *level = depth;
            true
        }
        Piece::Table(table) => fit_table(table, width_mm),
        Piece::Picture { width_mm: width, height_mm: height, .. } => fit_picture(width, height, width_mm, height_mm),
        Piece::Hands { hands } => !hands.is_empty(),
        Piece::Paragraph { .. } | Piece::Dots { .. } | Piece::NewPage => true,
    });
    let mut missing = None;
    each_text(&mut paper, &mut |words| {
        clean(words);
        missing = missing.or_else(|| missing_letter(words));
    });
    missing = missing.or_else(|| paper.body.iter().find_map(missing_in_plot));
    paper.body.retain(|piece| !matches!(piece, Piece::Paragraph { words, .. } | Piece::Heading { words, .. } if is_blank(words)));
    match missing {
        Some(letter) => Err(Fault::Letter(letter)),
        None => Ok(paper),
    }
}

fn is_blank(words: &[Run]) -> bool {
    words.iter().all(|run| run.text.trim().is_empty())
}

/// Pads and cuts the cells of each row; where the widths ask for more than there is, all columns become narrower. False if
/// the table has no columns.
fn fit_table(table: &mut Table, area_mm: f64) -> bool {
    /// What a column without a width gets at least.
    const LEAST_MM: f64 = 20.0;
    for row in &mut table.rows {
        row.cells.resize(table.columns.len(), String::new());
    }
    let taken: f64 = table.columns.iter().filter_map(|column| column.width_mm).map(f64::from).sum();
    let sharing = table.columns.iter().filter(|column| column.width_mm.is_none()).map(|_| LEAST_MM).sum::<f64>();
    let room = (area_mm - sharing).max(area_mm / 2.0);
    if taken > room {
        for width in table.columns.iter_mut().filter_map(|column| column.width_mm.as_mut()) {
            *width = down(f64::from(*width) * room / taken);
        }
    }
    !table.columns.is_empty()
}

/// Makes a picture smaller until it stands within the type area. False if it has no size.
fn fit_picture(width: &mut u16, height: &mut u16, area_mm: f64, high_mm: f64) -> bool {
    if *width == 0 || *height == 0 {
        return false;
    }
    let scale = (area_mm / f64::from(*width)).min(high_mm / f64::from(*height)).min(1.0);
    (*width, *height) = (down(f64::from(*width) * scale), down(f64::from(*height) * scale));
    true
}

/// Whole millimetres, at least one.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "no longer than what was given in whole millimetres")]
fn down(mm: f64) -> u16 {
    (mm as u16).max(1)
}

/// Takes out the signs that are not seen: controls, zero-width spaces, marks of direction. Ends of lines stay.
fn clean(words: &mut String) {
    let unseen = |letter: char| {
        matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
            || (letter.is_control() && letter != '\n')
    };
    if words.contains(unseen) {
        *words = words.replace('\t', " ").replace("\r\n", "\n").replace(unseen, "");
    }
}

/// All words of a paper but those within plots.
fn each_text(paper: &mut Paper, see: &mut dyn FnMut(&mut String)) {
    see(&mut paper.title);
    paper.about.iter_mut().for_each(&mut *see);
    if let Some(head) = &mut paper.head {
        head.superior.iter_mut().chain(&mut head.number).for_each(&mut *see);
        see(&mut head.issuer);
        see(&mut head.place);
    }
    for piece in &mut paper.body {
        match piece {
            Piece::Heading { number, words, .. } => {
                see(number);
                words.iter_mut().map(|run| &mut run.text).for_each(&mut *see);
            }
            Piece::Paragraph { words, .. } => words.iter_mut().map(|run| &mut run.text).for_each(&mut *see),
            Piece::Table(table) => {
                see(&mut table.nothing);
                table.columns.iter_mut().map(|column| &mut column.head).for_each(&mut *see);
                table.rows.iter_mut().flat_map(|row| &mut row.cells).for_each(&mut *see);
            }
            Piece::Picture { alt, .. } => see(alt),
            Piece::Hands { hands } => hands.iter_mut().for_each(|hand| each_of_hand(hand, see)),
            Piece::Dots { .. } | Piece::NewPage => {}
        }
    }
    if let Some(foot) = &mut paper.foot {
        foot.recipients.iter_mut().for_each(&mut *see);
        each_of_hand(&mut foot.hand, see);
    }
}

fn each_of_hand(hand: &mut Hand, see: &mut dyn FnMut(&mut String)) {
    hand.above.iter_mut().chain([&mut hand.name]).for_each(see);
}

/// A letter that the fonts lack in the words of a plot: what stands between its tags.
fn missing_in_plot(piece: &Piece) -> Option<char> {
    let Piece::Picture { svg, .. } = piece else { return None };
    let words = svg.split('<').filter_map(|tag| tag.split_once('>')).map(|(_, words)| words);
    words.flat_map(str::split_whitespace).find_map(missing_letter)
}
