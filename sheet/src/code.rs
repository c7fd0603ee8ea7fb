//! The layout code: what a sheet says of itself, as words and as black and white modules. All sheets of one round bear the
//! same; nothing in it tells one sheet from another.

use crate::layout::VERSION;
use qrcode::{Color, EcLevel, QrCode, Version};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// Modules on one side.
pub const SIDE: usize = 25;

/// Letters and figures that are not mistaken for one another; all of them are short in a code.
const LETTERS: [u8; 32] = *b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/// What kind of sheet bears the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Phiếu gạch tên.
    Strike,
    /// Phiếu đánh dấu X.
    Tick,
    /// Trang thử. Never a ballot.
    Test,
}

impl Kind {
    fn letter(self) -> char {
        match self {
            Self::Strike => 'S',
            Self::Tick => 'T',
            Self::Test => 'X',
        }
    }
}

/// The code's words, such as `CHIBO1S2.` and sixteen letters: layout version, kind, round, and what identifies the
/// election and its list. `identity` is everything that must be the same for two sheets to be of one vote.
pub fn words(kind: Kind, round: usize, identity: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in identity {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    let mut words = String::new();
    let _ = write!(words, "CHIBO{VERSION}{}{round}.", kind.letter());
    words.extend(hash.finalize().iter().take(16).filter_map(|byte| LETTERS.get(usize::from(byte % 32))).map(|b| char::from(*b)));
    words
}

/// Whether the words are those of a test page.
pub fn is_test(words: &str) -> bool {
    let kind = words.strip_prefix("CHIBO").map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    kind.is_some_and(|rest| rest.starts_with(Kind::Test.letter()))
}

/// The modules row by row from the upper left, `true` for black: [`SIDE`] rows of [`SIDE`]. A QR code of version 2 that is
/// still read with a quarter of it lost. `None` for words longer than those of [`words`].
pub fn modules(words: &str) -> Option<Vec<bool>> {
    let code = QrCode::with_version(words, Version::Normal(2), EcLevel::Q).ok()?;
    Some(code.to_colors().into_iter().map(|color| color == Color::Dark).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_fits_and_differs_by_all_that_identifies() {
        let one = words(Kind::Strike, 1, &["a", "b"]);
        assert_eq!(one.len(), 25);
        assert_eq!(modules(&one).map(|modules| modules.len()), Some(SIDE * SIDE));
        assert_eq!(one, words(Kind::Strike, 1, &["a", "b"]));
        assert_ne!(one, words(Kind::Strike, 2, &["a", "b"]));
        assert_ne!(one, words(Kind::Tick, 1, &["a", "b"]));
        assert_ne!(one, words(Kind::Strike, 1, &["ab"]));
        assert!(modules(&words(Kind::Strike, 9999, &[])).is_some());
    }

    #[test]
    fn only_a_test_page_says_so() {
        assert!(is_test(&words(Kind::Test, 1, &[])));
        assert!(!is_test(&words(Kind::Strike, 1, &[])) && !is_test(&words(Kind::Tick, 1, &[])) && !is_test("X1"));
    }
}
