//! People's names: folding for search, order by given name, the year that tells two namesakes apart.

use alloc::string::String;
use alloc::vec::Vec;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case without accents, đ as d, single spaces: `Đặng  Thị Ánh` is `dang thi anh`. Search and headings use it.
pub fn fold(text: &str) -> String {
    let plain = text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).map(|c| if c == 'đ' { 'd' } else { c });
    let folded: String = plain.collect();
    join(folded.split_whitespace())
}

/// Composed Unicode (NFC), trimmed, single spaces. How names are stored.
pub fn tidy(text: &str) -> String {
    join(text.nfc().collect::<String>().split_whitespace())
}

/// The key by which names are ordered in Vietnam: given name first, then the rest, letters a ă â b … d đ … , tones in
/// the order level, falling, asking, tumbling, rising, heavy.
pub fn sort_key(name: &str) -> String {
    let lower: String = name.nfc().flat_map(char::to_lowercase).collect();
    let mut words: Vec<&str> = lower.split_whitespace().collect();
    if let Some(given) = words.pop() {
        words.insert(0, given);
    }
    join(words.into_iter().map(word_key).collect::<Vec<_>>().iter().map(String::as_str))
}

/// `Trần Thị Ánh (1962)` is the name and the year of birth by which a namesake is told apart.
pub fn split_birth_year(text: &str) -> (String, Option<i32>) {
    let text = text.trim();
    let found = text
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('))
        .and_then(|(name, year)| Some((name, year.trim().parse().ok().filter(|y| (1850..=2200).contains(y))?)));
    match found {
        Some((name, year)) => (tidy(name), Some(year)),
        None => (tidy(text), None),
    }
}

/// Letters first, tones after the whole word: `an`, `àn`, `anh`, `ân` stand in dictionary order. Each letter is followed by its
/// place among the letters of its base, so that ă comes after every a.
fn word_key(word: &str) -> String {
    let mut letters = String::new();
    let mut tones = String::new();
    for c in word.nfd() {
        match c {
            '\u{300}' => tones.push('1'),
            '\u{309}' => tones.push('2'),
            '\u{303}' => tones.push('3'),
            '\u{301}' => tones.push('4'),
            '\u{323}' => tones.push('5'),
            '\u{306}' => place(&mut letters, '1'),
            '\u{302}' => place(&mut letters, '2'),
            '\u{31b}' => place(&mut letters, '3'),
            'đ' => letters.push_str("d4"),
            other => letters.extend([other, '0']),
        }
    }
    letters.push('!');
    letters.push_str(&tones);
    letters
}

/// The last letter turns out to be another one of its base.
fn place(letters: &mut String, place: char) {
    letters.pop();
    letters.push(place);
}

fn join<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut joined = String::new();
    for word in words {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(word);
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_forgets_marks_and_composition() {
        assert_eq!(fold("  Đặng   Thị ÁNH "), "dang thi anh");
        let decomposed: String = "Nguyễn".nfd().collect();
        assert_eq!(fold(&decomposed), fold("Nguyễn"));
        assert_eq!(tidy(&decomposed), "Nguyễn");
    }

    #[test]
    fn names_stand_in_vietnamese_order() {
        let mut names = ["Lê Văn Đức", "Trần Thị Ánh", "Nguyễn Văn An", "Hồ Dũng", "Lê Ân", "Bùi An", "Vũ Ăn", "Lý Anh"];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(names, ["Bùi An", "Nguyễn Văn An", "Lý Anh", "Trần Thị Ánh", "Vũ Ăn", "Lê Ân", "Hồ Dũng", "Lê Văn Đức"]);
    }

    #[test]
    fn a_namesake_carries_the_year_of_birth() {
        assert_eq!(split_birth_year("Trần Thị Ánh (1962)"), ("Trần Thị Ánh".into(), Some(1962)));
        assert_eq!(split_birth_year("Trần Thị Ánh"), ("Trần Thị Ánh".into(), None));
        assert_eq!(split_birth_year("Ánh (tổ 3)"), ("Ánh (tổ 3)".into(), None));
    }
}
