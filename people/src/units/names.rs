//! The names of units as papers bear them.

/// The Party committee of a unit: the ward `Phường Quang Trung` has the `Đảng bộ phường Quang Trung` above its cells.
pub fn committee_of(unit: &str) -> String {
    if unit.to_lowercase().starts_with("đảng bộ") {
        return unit.to_owned();
    }
    let mut letters = unit.chars();
    let first: String = letters.next().map(|c| c.to_lowercase().collect()).unwrap_or_default();
    format!("Đảng bộ {first}{}", letters.as_str())
}

/// The place by which a paper is dated: the unit's own name.
pub fn place_of(unit: &str) -> String {
    const KINDS: [&str; 7] = ["đảng bộ", "phường", "xã", "thị trấn", "thành phố", "chi bộ", "khu phố"];
    let mut words: Vec<&str> = unit.split_whitespace().collect();
    while let Some(kind) = KINDS.iter().find(|kind| starts_with(&words, kind)) {
        words.drain(..kind.split(' ').count());
    }
    words.join(" ")
}

fn starts_with(words: &[&str], kind: &str) -> bool {
    let kind: Vec<&str> = kind.split(' ').collect();
    words.len() > kind.len() && words.iter().zip(&kind).all(|(word, kind)| word.to_lowercase() == *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_is_dated_by_the_units_own_name() {
        for unit in ["Phường Quang Trung", "Đảng bộ phường Quang Trung", "Quang Trung"] {
            assert_eq!(place_of(unit), "Quang Trung", "{unit}");
        }
        assert_eq!(place_of("Chi bộ khu 5B"), "khu 5B");
        assert_eq!(committee_of("Phường Quang Trung"), "Đảng bộ phường Quang Trung");
        assert_eq!(committee_of("Đảng bộ phường Quang Trung"), "Đảng bộ phường Quang Trung");
    }
}
