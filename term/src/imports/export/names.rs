//! How a member is named in a workbook, so that the import finds him again.

use chibo_core::day::Day;
use chibo_paper::workbook::{Cell, Person};
use chibo_people::roll::member;
use chrono::Datelike;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Where nothing was read from.
pub(super) const NOWHERE: Cell = Cell { row: 0, column: 0 };

/// The members by key, each with what tells him from his namesakes.
pub(super) struct Names(BTreeMap<Uuid, Named>);

struct Named {
    name: String,
    birth: Option<Day>,
    /// By what he is told apart where a list has no births.
    by: By,
}

#[derive(Clone, Copy)]
enum By {
    Name,
    Year(i32),
    Day(Day),
}

impl Names {
    /// Of all who ever were members: the import looks among them all.
    pub(super) fn new(members: &[member::Model]) -> Self {
        let mut alike: BTreeMap<String, Vec<&member::Model>> = BTreeMap::new();
        for row in members {
            alike.entry(row.folded()).or_default().push(row);
        }
        let named = |row: &member::Model| {
            let others = alike.get(&row.folded()).into_iter().flatten().filter(|other| other.id != row.id);
            let by = by(row, &others.map(|other| other.birth).collect::<Vec<_>>());
            (row.id, Named { name: row.name.clone(), birth: row.birth, by })
        };
        Self(members.iter().map(named).collect())
    }

    /// With the day of birth, for a list with a column of births.
    pub(super) fn full(&self, id: Uuid) -> Option<Person> {
        self.0.get(&id).map(|named| person(&named.name, named.birth))
    }

    /// With as little as tells him apart, for a list without.
    pub(super) fn short(&self, id: Uuid) -> Option<Person> {
        let named = self.0.get(&id)?;
        let (birth, birth_year) = match named.by {
            By::Name => (None, None),
            By::Year(year) => (None, Some(year)),
            By::Day(day) => (Some(day), Some(day.year())),
        };
        Some(Person { name: named.name.clone(), birth, birth_year, at: NOWHERE })
    }
}

/// The year, if each of the namesakes was born in another; else the day.
fn by(row: &member::Model, others: &[Option<Day>]) -> By {
    match row.birth {
        Some(birth) if others.iter().all(|other| other.is_some_and(|other| other.year() != birth.year())) => {
            if others.is_empty() {
                By::Name
            } else {
                By::Year(birth.year())
            }
        }
        Some(birth) => By::Day(birth),
        None => By::Name,
    }
}

/// A person as a row names him.
pub(super) fn person(name: &str, birth: Option<Day>) -> Person {
    Person { name: name.to_owned(), birth, birth_year: birth.map(|day| day.year()), at: NOWHERE }
}
