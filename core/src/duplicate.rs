//! People who may stand on the roll twice.

use crate::day::Day;
use crate::member::MemberId;
use crate::name::fold;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

/// What is compared of a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Described {
    /// The key.
    pub id: MemberId,
    /// Full name.
    pub name: String,
    /// Day of birth.
    pub birth: Option<Day>,
    /// Number of the member's card.
    pub card: Option<String>,
}

/// **Lý do nghi trùng.** Why two lines may be one person, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// Trùng số thẻ: one card number.
    Card,
    /// Trùng họ tên và ngày sinh: one name, accents aside, and one day of birth.
    NameAndBirth,
    /// Cùng ngày sinh, tên gần giống: one day of birth, names at most two letters apart.
    BirthAndSimilarName,
    /// Trùng họ tên, một người thiếu ngày sinh: one name with its accents, and a day of birth missing.
    NameWithoutBirth,
}

/// **Cặp nghi trùng.** Two lines that may be one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// The one that was known first, by key.
    pub first: MemberId,
    /// The other.
    pub second: MemberId,
    /// Why.
    pub why: Likeness,
}

/// The most letters by which two names of one day of birth may differ.
const APART: usize = 2;

/// All pairs that may be one person, the surest first. Only lines that share a card, a day of birth or a name are compared, so
/// the cost grows with the people who share one and not with the square of the roll.
pub fn pairs(people: &[Described]) -> Vec<Pair> {
    let mut found = BTreeMap::new();
    let mut note = |a: &Described, b: &Described| {
        if let Some(why) = likeness(a, b) {
            let (first, second) = (a.id.min(b.id), a.id.max(b.id));
            found.entry((first, second)).or_insert(why);
        }
    };
    for key in [card_of, birth_of, name_of] {
        let mut groups: BTreeMap<String, Vec<&Described>> = BTreeMap::new();
        for person in people {
            if let Some(key) = key(person) {
                groups.entry(key).or_default().push(person);
            }
        }
        for group in groups.into_values() {
            for (i, a) in group.iter().enumerate() {
                group.iter().skip(i + 1).for_each(|b| note(a, b));
            }
        }
    }
    let mut pairs: Vec<Pair> = found.into_iter().map(|((first, second), why)| Pair { first, second, why }).collect();
    pairs.sort_by_key(|pair| (pair.why, pair.first, pair.second));
    pairs
}

fn card_of(person: &Described) -> Option<String> {
    person.card.as_deref().map(|card| card.split_whitespace().collect::<String>()).filter(|card| !card.is_empty())
}

fn birth_of(person: &Described) -> Option<String> {
    person.birth.map(|birth| alloc::format!("{birth}"))
}

#[expect(clippy::unnecessary_wraps, reason = "one of three keys, of which the others may be missing")]
fn name_of(person: &Described) -> Option<String> {
    Some(fold(&person.name))
}

fn likeness(a: &Described, b: &Described) -> Option<Likeness> {
    if card_of(a).is_some() && card_of(a) == card_of(b) {
        return Some(Likeness::Card);
    }
    let (one, other) = (fold(&a.name), fold(&b.name));
    match (a.birth, b.birth) {
        (Some(x), Some(y)) if x == y && one == other => Some(Likeness::NameAndBirth),
        (Some(x), Some(y)) if x == y && apart(&one, &other) <= APART => Some(Likeness::BirthAndSimilarName),
        (Some(_), Some(_)) => None,
        _ => (a.name.to_lowercase() == b.name.to_lowercase()).then_some(Likeness::NameWithoutBirth),
    }
}

/// How many letters must be changed, added or left out to make one text the other (Levenshtein).
fn apart(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut next = alloc::vec![i + 1];
        let mut left = i + 1;
        for ((y, above), diagonal) in b.iter().zip(row.iter().skip(1)).zip(row.iter()) {
            left = (diagonal + usize::from(x != *y)).min(above + 1).min(left + 1);
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::parse_day;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn person(id: u128, name: &str, birth: &str, card: &str) -> Described {
        let card = Some(card.into()).filter(|card: &String| !card.is_empty());
        Described { id: MemberId(Uuid::from_u128(id)), name: name.into(), birth: parse_day(birth), card }
    }

    fn found(people: &[Described]) -> Vec<(u128, u128, Likeness)> {
        pairs(people).iter().map(|pair| (pair.first.0.as_u128(), pair.second.0.as_u128(), pair.why)).collect()
    }

    #[test]
    fn a_card_a_birth_or_a_name_makes_two_lines_one_person() {
        let people = [
            person(1, "Nguyễn Văn An", "1/2/1950", "22.001"),
            person(2, "Trần Bình", "3/4/1960", "22.001"),
            person(3, "Nguyen Van An", "1/2/1950", ""),
            person(4, "Nguyễn Văn Ân", "1/2/1950", ""),
            person(5, "Lê Thị Hoà", "5/6/1970", ""),
            person(6, "Lê Thị Hoa", "5/6/1970", ""),
            person(7, "Lê Thị Hòe", "5/6/1970", ""),
            person(8, "Phạm Hùng", "", ""),
            person(9, "PHẠM HÙNG", "9/9/1999", ""),
        ];
        let found = found(&people);
        assert_eq!(found[0], (1, 2, Likeness::Card));
        assert!(found.contains(&(1, 3, Likeness::NameAndBirth)) && found.contains(&(5, 6, Likeness::NameAndBirth)));
        assert!(found.contains(&(5, 7, Likeness::BirthAndSimilarName)));
        assert_eq!(found.last(), Some(&(8, 9, Likeness::NameWithoutBirth)));
    }

    #[test]
    fn namesakes_with_different_births_are_two_people() {
        let people = [person(1, "Trần Thị Ánh", "1/1/1950", ""), person(2, "Trần Thị Ánh", "1/1/1962", "")];
        assert_eq!(found(&people), []);
    }

    proptest! {
        #[test]
        fn nobody_is_paired_with_himself_and_the_order_does_not_matter(
            people in prop::collection::vec((0u8..4, 0u8..3, 0u8..3), 0..12)
        ) {
            let describe = |(i, (name, birth, card)): (usize, &(u8, u8, u8))| {
                let name = ["An Bình", "An Binh", "An Bính", "Lê Hoa"][usize::from(*name)];
                let birth = ["", "1/1/1950", "2/2/1960"][usize::from(*birth)];
                person(i as u128, name, birth, ["", "1", "2"][usize::from(*card)])
            };
            let forward: Vec<Described> = people.iter().enumerate().map(describe).collect();
            let mut backward = forward.clone();
            backward.reverse();
            prop_assert_eq!(pairs(&forward), pairs(&backward));
            prop_assert!(pairs(&forward).iter().all(|pair| pair.first < pair.second));
        }

        #[test]
        fn letters_apart_are_counted_both_ways(a in "[a-c]{0,6}", b in "[a-c]{0,6}") {
            prop_assert_eq!(apart(&a, &b), apart(&b, &a));
            prop_assert_eq!(apart(&a, &b) == 0, a == b);
        }
    }
}
