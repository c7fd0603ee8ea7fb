//! What stands in the code on a member's card: that it is one of ours, and the member's key. Nothing else of the person.

use anyhow::Context;
use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write;
use uuid::Uuid;

const MARK: &str = "chibo";

/// The key as a decimal number: a scanner types like a keyboard, and under a Vietnamese input method doubled letters and
/// letters before digits turn into other letters.
pub fn written(member: Uuid) -> String {
    format!("{MARK}:{}", member.as_u128())
}

/// Reads a card, in capitals too; also one that bears the key as keys are usually written.
pub fn read(text: &str) -> Option<Uuid> {
    let text = text.trim().to_lowercase();
    let key = text.strip_prefix(MARK)?.trim_start_matches(|c: char| !c.is_ascii_alphanumeric());
    key.parse::<u128>().map(Uuid::from_u128).ok().or_else(|| key.parse().ok())
}

/// Light squares around a code, so that a reader finds it.
const QUIET: usize = 4;

/// A code as one path of an SVG of this many squares a side.
pub fn drawn(text: &str) -> anyhow::Result<(usize, String)> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).context("draw the code of a card")?;
    let (width, mut path) = (code.width(), String::new());
    for (place, color) in code.to_colors().into_iter().enumerate() {
        if color == Color::Dark {
            write!(path, "M{} {}h1v1h-1z", place % width + QUIET, place / width + QUIET)?;
        }
    }
    Ok((width + 2 * QUIET, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_read_back_however_the_scanner_types_it() {
        let member: Uuid = "01890dd2-aaee-7000-8000-00000000ff0d".parse().unwrap();
        let card = written(member);
        for text in [card.clone(), card.to_uppercase(), format!(" {card}\n"), card.replace(':', ";"), format!("chibo:{member}")] {
            assert_eq!(read(&text), Some(member), "{text}");
        }
        assert_eq!(read(&written(Uuid::nil())), Some(Uuid::nil()));
        for text in ["", "chibo:", "chibo:abc", "12", "https://example.org", "An"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn nothing_but_digits_stands_behind_the_mark() {
        let card = written(Uuid::from_u128(u128::MAX));
        assert!(card.strip_prefix("chibo:").unwrap().bytes().all(|b| b.is_ascii_digit()));
    }

    #[test]
    fn a_code_is_square_with_light_around_it() {
        let (side, path) = drawn(&written(Uuid::from_u128(u128::MAX))).unwrap();
        assert!((21 + 8..=29 + 8).contains(&side), "{side}");
        assert!(path.starts_with("M4 4h1v1h-1z"), "the corner of the first finder pattern is dark");
        assert!(!path.contains("M0 ") && !path.contains(&format!("M{} ", side - 1)));
    }
}
