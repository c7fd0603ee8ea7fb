//! Whether a new password can be guessed. Length counts, not kinds of signs: what everybody tries first is taken out of it, and
//! what is left must still be long enough. Only new passwords are judged; old ones keep working.

use super::actions::{Refusal, SHORTEST};
use chibo_core::name::fold;

/// Why a password of enough characters is guessed all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weak {
    /// It is hardly more than the login, the person's name or the cell's.
    Known,
    /// It is hardly more than words that everybody uses.
    Common,
    /// It is hardly more than signs that repeat or stand beside one another on the keyboard.
    Run,
}

/// What must be left of a password when all that is tried first has been taken out.
const LEAST_LEFT: usize = 6;
/// Shorter words say nothing: they stand in many sentences.
const LEAST_WORD: usize = 4;
/// So many signs that follow one another are a run.
const LEAST_RUN: usize = 3;

/// Words that lists of guessed passwords begin with, as they are left by [`bare`]. Longer ones before those they contain.
const COMMON: [&str; 66] = [
    "matkhaucuatoi",
    "matkhaumoi",
    "matkhau",
    "password",
    "passwort",
    "passcode",
    "administrator",
    "quantrivien",
    "quantri",
    "admin",
    "letmein",
    "welcome",
    "iloveyou",
    "football",
    "baseball",
    "superman",
    "starwars",
    "princess",
    "sunshine",
    "dragon",
    "monkey",
    "master",
    "shadow",
    "default",
    "changeme",
    "secret",
    "google",
    "facebook",
    "samsung",
    "iphone",
    "computer",
    "internet",
    "gmail",
    "hello",
    "login",
    "user",
    "test",
    "demo",
    "khongbiet",
    "khongco",
    "khongnho",
    "anhyeuem",
    "emyeuanh",
    "yeuem",
    "yeuanh",
    "contraiyeu",
    "giadinhtoi",
    "giadinh",
    "tinhyeu",
    "hanhphuc",
    "vietnam",
    "hanoi",
    "saigon",
    "hochiminh",
    "hcm",
    "dangcongsan",
    "dangvien",
    "dangbo",
    "chibo",
    "dangnhap",
    "bithu",
    "nguyen",
    "tran",
    "honda",
    "zalo",
    "chibodang",
];

/// Rows of the keyboard, along which fingers run.
const ROWS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/// Whether a new password holds. `known` is what others know of its owner: the login, the name, the cell's name.
pub(super) fn judge(password: &str, known: &[&str]) -> Result<(), Refusal> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Err(Refusal::Short(length));
    }
    let known = pieces(known);
    let bare = bare(password);
    for text in [letters_for_signs(&bare), bare] {
        weak(&text, &known).map_or(Ok(()), |weak| Err(Refusal::Weak(weak)))?;
    }
    Ok(())
}

fn weak(text: &str, known: &[String]) -> Option<Weak> {
    let once = first_of_repeats(text);
    let own = without(&once, known.iter().map(String::as_str));
    let rare = without(&own, COMMON);
    [(&once, Weak::Run), (&own, Weak::Known), (&rare, Weak::Common), (&without_runs(&rare), Weak::Run)]
        .into_iter()
        .find_map(|(left, weak)| (left.chars().filter(|c| *c != ' ').count() < LEAST_LEFT).then_some(weak))
}

/// Small letters without accents, and what parts words taken out: `Mật-khẩu 1!` is `matkhau1!`.
fn bare(text: &str) -> String {
    fold(text).chars().filter(|c| !c.is_whitespace() && !"-_.,".contains(*c)).collect()
}

/// `p@ssw0rd` is `password`.
fn letters_for_signs(text: &str) -> String {
    let letter = |sign| match sign {
        '@' | '4' => 'a',
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    };
    text.chars().map(letter).collect()
}

/// Every row of words in what is known, long ones first.
fn pieces(known: &[&str]) -> Vec<String> {
    let mut pieces = Vec::new();
    for phrase in known {
        let words: Vec<String> = phrase.split_whitespace().map(bare).collect();
        let rows = (0..words.len()).flat_map(|from| (from + 1..=words.len()).map(move |to| (from, to)));
        pieces.extend(rows.filter_map(|(from, to)| words.get(from..to)).map(<[String]>::concat));
    }
    pieces.retain(|piece| piece.chars().count() >= LEAST_WORD);
    pieces.sort_by_key(|piece| std::cmp::Reverse(piece.len()));
    pieces
}

fn without<'a>(text: &str, words: impl IntoIterator<Item = &'a str>) -> String {
    words.into_iter().fold(text.to_owned(), |text, word| text.replace(word, " "))
}

/// `hoahoahoa` is `hoa`.
fn first_of_repeats(text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let repeats = |period: &usize| signs.iter().zip(signs.iter().skip(*period)).all(|(one, next)| one == next);
    let period = (1..=signs.len() / 2).find(repeats).unwrap_or(signs.len());
    signs.into_iter().take(period).collect()
}

/// Without three and more signs that are the same, count up or down, or stand side by side on the keyboard.
fn without_runs(text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let (mut left, mut from) = (String::new(), 0);
    while let Some(rest) = signs.get(from..).filter(|rest| !rest.is_empty()) {
        let step = rest.first().zip(rest.get(1)).and_then(|(one, next)| step(*one, *next));
        let follows = |pair: &[char]| step.is_some() && pair.first().zip(pair.get(1)).and_then(|(a, b)| self::step(*a, *b)) == step;
        let length = 1 + rest.windows(2).take_while(|pair| follows(pair)).count();
        if length < LEAST_RUN {
            left.extend(rest.first());
            from += 1;
        } else {
            left.push(' ');
            from += length;
        }
    }
    left
}

/// How the next sign follows: the same, the next or the one before, in the alphabet or on the keyboard.
fn step(one: char, next: char) -> Option<(bool, i8)> {
    let along = |row: &str| Some(distance(row.find(one)?, row.find(next)?)).filter(|by| by.abs() == 1);
    let counted = distance(usize::try_from(u32::from(one)).ok()?, usize::try_from(u32::from(next)).ok()?);
    match counted {
        -1..=1 => Some((true, counted)),
        _ => ROWS.iter().find_map(|row| along(row)).map(|by| (false, by)),
    }
}

/// How far, as far as it matters: two and more are two.
fn distance(from: usize, to: usize) -> i8 {
    let far = i8::try_from(from.abs_diff(to).min(2)).unwrap_or(2);
    if to < from { -far } else { far }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [&str; 4] = ["bithu", "Trần Thị Ánh Nguyệt", "Chi bộ khu 5B", "Phường Quang Trung"];

    #[test]
    fn what_is_tried_first_is_refused_and_says_why() {
        for (password, why) in [
            ("ngan", Refusal::Short(4)),
            ("bithu-2025", Refusal::Weak(Weak::Known)),
            ("Bi.Thu khu 5B", Refusal::Weak(Weak::Known)),
            ("anhnguyet1962", Refusal::Weak(Weak::Known)),
            ("PhuongQuangTrung", Refusal::Weak(Weak::Known)),
            ("Mật khẩu 123", Refusal::Weak(Weak::Common)),
            ("P@ssw0rd2025", Refusal::Weak(Weak::Common)),
            ("Anh yêu em 1", Refusal::Weak(Weak::Common)),
            ("0123456789", Refusal::Weak(Weak::Run)),
            ("qwertyuiop", Refusal::Weak(Weak::Run)),
            ("zyxwvutsrq", Refusal::Weak(Weak::Run)),
            ("aaaaaaaaaaaa", Refusal::Weak(Weak::Run)),
            ("hoa hoa hoa hoa", Refusal::Weak(Weak::Run)),
            ("111222333444", Refusal::Weak(Weak::Run)),
            ("          ", Refusal::Weak(Weak::Run)),
        ] {
            assert_eq!(judge(password, &KNOWN), Err(why), "{password}");
        }
    }

    #[test]
    fn a_sentence_a_made_one_and_one_of_signs_hold() {
        for password in [
            "mot cau de nho",
            "mot cau khac nua",
            "mat-khau-that-dai",
            "bi thu trong hoa cuc vang",
            "h7k2-mnpq-x9ab-cdef",
            "Trời hôm nay đẹp",
            "k!8%Qz&w2R",
        ] {
            assert_eq!(judge(password, &KNOWN), Ok(()), "{password}");
        }
        assert!((0..200).all(|_| judge(&chibo_frame::password::generate(), &KNOWN) == Ok(())));
    }
}
