//! What bodies are called on paper.

/// **Đảng bộ.** The Party committee of a unit: the ward `Phường Quang Trung` has the `Đảng bộ phường Quang Trung` above its
/// cells.
pub fn committee_of(unit: &str) -> String {
    if unit.to_lowercase().starts_with("đảng bộ") {
        return unit.to_owned();
    }
    let mut letters = unit.chars();
    let first: String = letters.next().map(|c| c.to_lowercase().collect()).unwrap_or_default();
    format!("Đảng bộ {first}{}", letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::committee_of;

    #[test]
    fn a_ward_has_its_committee_above_its_cells() {
        assert_eq!(committee_of("Phường Quang Trung"), "Đảng bộ phường Quang Trung");
        assert_eq!(committee_of("Đảng bộ phường Quang Trung"), "Đảng bộ phường Quang Trung");
    }
}
