//! How many lines a text takes in a column, so that its row is high enough.

/// The highest row that Excel takes, in lines of a list.
const MOST: u8 = 25;

/// Lines in a column of so many letters, words kept whole.
pub(super) fn lines(text: &str, letters: usize) -> f64 {
    let lines: usize = text.lines().map(|line| wrapped(line, letters.max(1))).sum();
    f64::from(u8::try_from(lines).unwrap_or(MOST).clamp(1, MOST))
}

fn wrapped(line: &str, letters: usize) -> usize {
    let (mut lines, mut used) = (1, 0);
    for word in line.split_whitespace().map(|word| word.chars().count()) {
        if used > 0 && used + 1 + word > letters {
            lines += 1;
            used = 0;
        }
        used += usize::from(used > 0) + word;
        // A word that is longer than the column is cut.
        lines += (used - 1) / letters;
        used = (used - 1) % letters + 1;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_wrap_between_words_and_long_words_within() {
        for (text, letters, expected) in [
            ("", 10, 1.0),
            ("Giới tính", 9, 1.0),
            ("Giới tính", 8, 2.0),
            ("một hai ba bốn", 7, 2.0),
            ("một\nhai", 20, 2.0),
            ("abcdefghij", 4, 3.0),
            ("ab abcdefghij ab", 4, 5.0),
            ("a", 0, 1.0),
        ] {
            assert!((lines(text, letters) - expected).abs() < f64::EPSILON, "{text}: {}", lines(text, letters));
        }
        assert!((lines(&"chữ ".repeat(9999), 10) - 25.0).abs() < f64::EPSILON);
    }
}
