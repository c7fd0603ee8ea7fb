//! A person's name in a cell, with what tells namesakes apart.

use super::table::Value;
use crate::workbook::Person;
use chibo_core::member::Sex;

/// The name with the day or the year of birth after it, as far as the person carries them: "Trần Thị Ánh (1962)".
pub(super) fn told_apart(person: &Person) -> String {
    match (person.birth, person.birth_year) {
        (Some(birth), _) => format!("{} ({})", person.name, birth.format("%d/%m/%Y")),
        (None, Some(year)) => format!("{} ({year})", person.name),
        (None, None) => person.name.clone(),
    }
}

/// The cells of name and birth where a column of births stands beside.
pub(super) fn name_and_birth(person: &Person) -> [Value; 2] {
    match person.birth {
        Some(birth) => [person.name.as_str().into(), birth.into()],
        None => [told_apart(person).as_str().into(), Value::Blank],
    }
}

/// The words of the sexes.
pub(super) const SEXES: [&str; 2] = ["Nam", "Nữ"];

pub(super) fn sex(sex: Option<Sex>) -> Value {
    match sex {
        Some(Sex::Male) => "Nam".into(),
        Some(Sex::Female) => "Nữ".into(),
        None => Value::Blank,
    }
}
