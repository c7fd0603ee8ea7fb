//! **Tìm theo tên.** Finding people by any part of a name, in any order, with or without accents, typing errors forgiven. The words of
//! Vietnamese names are few: each distinct word is looked at once and leads to the names that hold it.

use crate::name::{fold, sort_key, tidy};
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

/// Names ready to be searched.
#[derive(Debug, Default)]
pub struct Index {
    names: usize,
    words: Vec<Word>,
}

/// One distinct word, with its accents, and where it stands.
#[derive(Debug)]
struct Word {
    written: String,
    folded: Vec<char>,
    key: String,
    at: Vec<Place>,
}

/// A name that holds a word.
#[derive(Debug, Clone, Copy)]
struct Place {
    name: usize,
    given: bool,
}

/// A name that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// How far it is from what was asked; the best come first.
    distance: u32,
    /// Its place among the names that the index was made of.
    pub place: usize,
}

impl Found {
    /// Whether a typing error had to be forgiven.
    pub fn is_near(&self) -> bool {
        self.distance >= NEAR
    }
}

/// Further than any name that holds every part as it was typed.
const NEAR: u32 = 10_000;
/// How far a word is that only begins with what was typed, and one that holds it elsewhere.
const BEGINS: u32 = 100;
const HOLDS: u32 = 200;
/// Other accents than those typed; not the given name.
const OTHER_ACCENTS: u32 = 10;
const NOT_GIVEN: u32 = 1;
/// More words than a name has are not looked at.
const MOST_WORDS: usize = 8;

impl Index {
    /// An index of these names; the order in which they are given breaks ties.
    pub fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut words: BTreeMap<String, Vec<Place>> = BTreeMap::new();
        let mut count = 0;
        for (name, text) in names.into_iter().enumerate() {
            count = name + 1;
            let lower = tidy(text).to_lowercase();
            let given = lower.split(' ').count();
            for (place, word) in (1..).zip(lower.split(' ').filter(|word| !word.is_empty())) {
                let place = Place { name, given: place == given };
                match words.get_mut(word) {
                    Some(at) => at.push(place),
                    None => drop(words.insert(word.into(), vec![place])),
                }
            }
        }
        let word = |(written, at): (String, Vec<Place>)| Word {
            folded: fold(&written).chars().collect(),
            key: sort_key(&written),
            written,
            at,
        };
        Self { names: count, words: words.into_iter().map(word).collect() }
    }

    /// How many names it holds.
    pub fn len(&self) -> usize {
        self.names
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.names == 0
    }

    /// The names of which every word asked for is a part, the best first, at most `limit`.
    pub fn find(&self, asked: &str, limit: usize) -> Vec<Found> {
        let asked = tidy(asked).to_lowercase();
        let accented = fold(&asked) != asked;
        let mut far: Option<Vec<u32>> = None;
        for word in asked.split(' ').filter(|word| !word.is_empty()).take(MOST_WORDS) {
            let of_word = self.distances(&Asked::new(word, accented));
            far = Some(match far {
                None => of_word,
                Some(far) => far.into_iter().zip(of_word).map(|(a, b)| a.saturating_add(b)).collect(),
            });
        }
        let far = far.unwrap_or_default().into_iter().enumerate().filter(|(_, distance)| *distance < u32::MAX);
        let mut found: Vec<Found> = far.map(|(place, distance)| Found { distance, place }).collect();
        if found.len() > limit {
            if let Some(last) = limit.checked_sub(1) {
                found.select_nth_unstable(last);
            }
            found.truncate(limit);
        }
        found.sort_unstable();
        found
    }

    /// How far each name is from one word.
    fn distances(&self, asked: &Asked) -> Vec<u32> {
        let mut best = vec![u32::MAX; self.names];
        for word in &self.words {
            let Some(distance) = asked.distance(word) else { continue };
            for place in &word.at {
                if let Some(best) = best.get_mut(place.name) {
                    *best = (*best).min(distance + if place.given { 0 } else { NOT_GIVEN });
                }
            }
        }
        best
    }
}

/// One word that was typed.
struct Asked {
    written: String,
    folded: Vec<char>,
    key: String,
    accented: bool,
}

impl Asked {
    /// A word of a question; whether the question has accents: if it has, a word without any means just that.
    fn new(written: &str, accented: bool) -> Self {
        Self { accented, folded: fold(written).chars().collect(), key: sort_key(written), written: written.into() }
    }

    fn distance(&self, word: &Word) -> Option<u32> {
        let whole = word.folded == self.folded;
        let at = word.folded.windows(self.folded.len().max(1)).position(|part| part == self.folded);
        let distance = match at {
            Some(_) if whole => 0,
            Some(0) => BEGINS,
            Some(_) => HOLDS,
            None => {
                let forgiven = forgiven(self.folded.len());
                let errors = errors(&self.folded, &word.folded).filter(|errors| *errors <= forgiven)?;
                NEAR * u32::try_from(errors).unwrap_or(u32::MAX)
            }
        };
        // Hòa and Hoà are one word: the key knows letters and tone, not where the tone stands.
        let same_accents = !self.accented || self.key == word.key || word.written.contains(&self.written);
        Some(distance.saturating_add(if same_accents { 0 } else { OTHER_ACCENTS }))
    }
}

/// How many typing errors are forgiven in a word of so many letters.
fn forgiven(letters: usize) -> usize {
    match letters {
        0 | 1 => 0,
        2..=5 => 1,
        _ => 2,
    }
}

/// How many letters were left out, put in, changed or exchanged with their neighbour; none where there are more than two.
fn errors(a: &[char], b: &[char]) -> Option<usize> {
    const MOST: usize = 2;
    if a.len().abs_diff(b.len()) > MOST {
        return None;
    }
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let at = |row: &[usize], place: usize| row.get(place).copied().unwrap_or(usize::MAX / 2);
    for (i, letter) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, other) in b.iter().enumerate() {
            let changed = at(&last, j) + usize::from(letter != other);
            let mut fewest = changed.min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            let exchanged = i > 0 && j > 0 && a.get(i - 1) == Some(other) && b.get(j - 1) == Some(letter);
            if exchanged {
                fewest = fewest.min(at(&before_last, j - 1) + 1);
            }
            row.push(fewest);
        }
        before_last = core::mem::replace(&mut last, row);
    }
    Some(at(&last, b.len())).filter(|errors| *errors <= MOST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NAMES: [&str; 7] =
        ["Trần Văn An", "Nguyễn Thị Ánh", "Lê Anh Tuấn", "Phạm Hữu Ân", "Nguyễn Thị Hoà", "Đặng Thị Bưởi", "Lê Thị Hoa"];

    fn found(asked: &str) -> Vec<&'static str> {
        let strict = Index::of(NAMES).find(asked, 10).into_iter().filter(|found| !found.is_near());
        strict.map(|found| NAMES[found.place]).collect()
    }

    fn near(asked: &str) -> Vec<&'static str> {
        Index::of(NAMES).find(asked, 10).into_iter().map(|found| NAMES[found.place]).collect()
    }

    #[test]
    fn any_part_in_any_order_with_or_without_accents() {
        for asked in ["nguyen thi anh", "ánh nguyễn", "NGUYEN ANH", "guy anh", "th an ng nh"] {
            assert_eq!(found(asked)[0], "Nguyễn Thị Ánh", "{asked}");
        }
        assert_eq!(found("buoi"), ["Đặng Thị Bưởi"]);
        assert_eq!(found("dang"), ["Đặng Thị Bưởi"]);
        assert_eq!(found(""), [""; 0]);
        assert_eq!(found("xyz"), [""; 0]);
    }

    #[test]
    fn the_whole_word_first_then_its_beginning_the_given_name_first_and_the_accents_that_were_typed() {
        assert_eq!(found("anh"), ["Nguyễn Thị Ánh", "Lê Anh Tuấn"]);
        assert_eq!(found("an"), ["Trần Văn An", "Phạm Hữu Ân", "Nguyễn Thị Ánh", "Lê Anh Tuấn", "Đặng Thị Bưởi"]);
        assert_eq!(found("ân")[0], "Phạm Hữu Ân");
        assert_eq!(found("hòa"), ["Nguyễn Thị Hoà", "Lê Thị Hoa"], "wherever the tone stands");
        assert_eq!(found("hoa"), ["Nguyễn Thị Hoà", "Lê Thị Hoa"]);
    }

    #[test]
    fn typing_errors_are_forgiven_and_come_last() {
        for asked in ["nguyne thi anh", "nguyễn thị ánk", "nuyen ahn", "nguyenn anh"] {
            let all = near(asked);
            assert_eq!(all[0], "Nguyễn Thị Ánh", "{asked}");
        }
        assert_eq!(near("tuam"), ["Lê Anh Tuấn"]);
        assert_eq!(Index::of(NAMES).find("thi", 2).len(), 2);
        assert!(Index::of(NAMES).find("thi", 0).is_empty());
    }

    fn a_name() -> impl Strategy<Value = String> {
        let words = ["Nguyễn", "Trần", "Lê", "Thị", "Văn", "Ánh", "An", "Ân", "Hoà", "Đức", "Bưởi", "Tuấn", "Nghiêng", "Ý"];
        proptest::collection::vec(prop::sample::select(words.to_vec()), 1..5).prop_map(|words| words.join(" "))
    }

    fn holds(names: &[String], asked: &str, place: usize) -> bool {
        Index::of(names.iter().map(String::as_str)).find(asked, usize::MAX).iter().any(|found| found.place == place)
    }

    proptest! {
        #[test]
        fn every_part_finds_its_name(names in proptest::collection::vec(a_name(), 1..20), pick in any::<prop::sample::Index>(), cut in 0usize..30, length in 1usize..12, bare: bool) {
            let place = pick.index(names.len());
            let name = if bare { fold(&names[place]) } else { names[place].clone() };
            let letters = name.chars().count();
            let part: String = name.chars().skip(cut % letters).take(length).collect();
            prop_assert!(part.trim().is_empty() || holds(&names, &part, place), "{part} of {name}");
            let strict = Index::of(names.iter().map(String::as_str)).find(&part, usize::MAX);
            prop_assert!(part.trim().is_empty() || strict.iter().any(|found| found.place == place && !found.is_near()));
        }

        #[test]
        fn words_in_another_order_find_the_same(names in proptest::collection::vec(a_name(), 1..20), pick in any::<prop::sample::Index>()) {
            let place = pick.index(names.len());
            let turned: Vec<&str> = names[place].split(' ').rev().collect();
            let index = Index::of(names.iter().map(String::as_str));
            prop_assert_eq!(index.find(&turned.join(" "), usize::MAX), index.find(&names[place], usize::MAX));
        }

        #[test]
        fn one_error_in_a_word_still_finds_the_name(names in proptest::collection::vec(a_name(), 1..20), pick in any::<prop::sample::Index>(), word in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), letter in prop::char::range('a', 'z'), how in 0..4) {
            let place = pick.index(names.len());
            let mut words: Vec<Vec<char>> = fold(&names[place]).split(' ').map(|word| word.chars().collect()).collect();
            let word = word.index(words.len());
            let letters = &mut words[word];
            let at = at.index(letters.len());
            match how {
                _ if letters.len() < 2 => {}
                0 => letters[at] = letter,
                1 => letters.insert(at, letter),
                2 => drop(letters.remove(at)),
                _ if at > 0 => letters.swap(at, at - 1),
                _ => {}
            }
            let typed: Vec<String> = words.into_iter().map(|word| word.into_iter().collect()).collect();
            prop_assert!(holds(&names, &typed.join(" "), place), "{typed:?}");
        }

        #[test]
        fn a_bare_question_is_deaf_to_accents_and_another_is_not(names in proptest::collection::vec(a_name(), 1..20), pick in any::<prop::sample::Index>()) {
            let place = pick.index(names.len());
            let bare: Vec<String> = names.iter().map(|name| fold(name)).collect();
            let of = |names: &[String]| Index::of(names.iter().map(String::as_str)).find(&bare[place], usize::MAX);
            prop_assert_eq!(of(&names), of(&bare));
            let with = Index::of(names.iter().map(String::as_str)).find(&names[place], 1);
            let first: Vec<&str> = with.iter().flat_map(|found| names[found.place].split(' ')).collect();
            let deaf = bare[place] == names[place].to_lowercase();
            prop_assert!(deaf || names[place].split(' ').all(|word| first.contains(&word)), "{first:?}");
        }
    }
}
