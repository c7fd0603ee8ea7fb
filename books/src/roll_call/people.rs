//! Who attendance is taken of: the roll of the day, by name, with the number on the sheet.

use super::{Book, Occasion};
use chibo_core::day::Day;
use chibo_core::meeting::Mark;
use chibo_core::member::{MemberId, Standing};
use chibo_core::roll_call::on_sheet;
use chibo_people::roll;
use chrono::Datelike;
use sea_orm::ConnectionTrait;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// One member on the roll of the day, or a guest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Person {
    pub(super) id: MemberId,
    /// The full name.
    pub(super) name: String,
    pub(super) birth_year: Option<i32>,
    pub(super) group: Option<String>,
    pub(super) standing: Standing,
    /// The number on the sheet; none of who is not required.
    pub(super) number: Option<u32>,
    /// Whether another on the roll bears the same name.
    pub(super) namesake: bool,
}

impl Person {
    /// The name, with the year of birth where another bears the same.
    pub(super) fn called(&self) -> String {
        match self.birth_year.filter(|_| self.namesake) {
            Some(year) => format!("{} ({year})", self.name),
            None => self.name.clone(),
        }
    }

    /// The marks that can be given to somebody of his standing. Who is exempt may come; who is away or suspended has none.
    pub(super) fn marks(&self, book: Book) -> &'static [Mark] {
        match (self.standing, book) {
            (standing, Book::Meetings) if standing.required() => {
                &[Mark::Present, Mark::Excused, Mark::Unexcused, Mark::Online, Mark::ByGroup]
            }
            (standing, Book::Study) if standing.required() => {
                &[Mark::Present, Mark::Excused, Mark::Unexcused, Mark::Online, Mark::MadeUp]
            }
            (Standing { suspended: true, .. } | Standing { away: true, .. }, _) => &[],
            (_, Book::Meetings) => &[Mark::Exempt, Mark::Present, Mark::Online, Mark::ByGroup],
            (_, Book::Study) => &[Mark::Exempt, Mark::Present, Mark::Online, Mark::MadeUp],
        }
    }
}

/// The roll of the occasion's day and its guests, by name.
pub(super) async fn on_roll<C: ConnectionTrait>(db: &C, occasion: &Occasion) -> anyhow::Result<Vec<Person>> {
    on(db, occasion.cell, occasion.on).await
}

/// The roll of a day and its guests, by name.
pub(super) async fn on<C: ConnectionTrait>(db: &C, cell: Uuid, day: Day) -> anyhow::Result<Vec<Person>> {
    let rows = roll::list_members(db, cell).await?;
    let members = roll::members(rows.clone(), roll::list_movements(db, cell).await?)?;
    let numbers: BTreeMap<MemberId, u32> = on_sheet(&members, day).into_iter().zip(1..).collect();
    let standings: Vec<Standing> = members.iter().map(|member| member.standing_on(day)).collect();
    let mut people: Vec<Person> = rows
        .into_iter()
        .zip(standings)
        .filter(|(_, standing)| standing.attached())
        .map(|(row, standing)| Person {
            id: MemberId(row.id),
            name: row.name,
            birth_year: row.birth.map(|day| day.year()),
            group: row.group_name.filter(|group| !group.is_empty()),
            standing,
            number: numbers.get(&MemberId(row.id)).copied(),
            namesake: false,
        })
        .collect();
    let (mut seen, mut shared) = (BTreeSet::new(), BTreeSet::new());
    for person in &people {
        if !seen.insert(person.name.clone()) {
            shared.insert(person.name.clone());
        }
    }
    for person in &mut people {
        person.namesake = shared.contains(&person.name);
    }
    Ok(people)
}

/// How many are required, and what the book says of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) required: usize,
    /// In the room, by a line, or with the group.
    pub(super) present: usize,
    pub(super) excused: usize,
    pub(super) unexcused: usize,
    /// Studied later.
    pub(super) made_up: usize,
    /// Required and without a mark.
    pub(super) unmarked: usize,
}

/// Counts the marks of those required.
pub(super) fn count<'a>(people: impl Iterator<Item = &'a Person>, mark_of: impl Fn(&Person) -> Option<Mark>) -> Counts {
    let mut counts = Counts::default();
    for person in people.filter(|person| person.standing.required()) {
        counts.required += 1;
        match mark_of(person) {
            Some(mark) if mark.present() => counts.present += 1,
            Some(Mark::Excused) => counts.excused += 1,
            Some(Mark::Unexcused) => counts.unexcused += 1,
            Some(Mark::MadeUp) => counts.made_up += 1,
            _ => counts.unmarked += 1,
        }
    }
    counts
}
