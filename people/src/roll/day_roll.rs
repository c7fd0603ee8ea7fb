//! The roll of a day: who stands on it, and how. Page, paper and command line read this one value.

use super::members::members;
use super::store::{self, member, movement};
use chibo_core::day::Day;
use chibo_core::member::{Sex, Standing};
use chibo_frame::App;
use chibo_frame::db::from_code;
use serde::Serialize;
use uuid::Uuid;

/// **Danh sách đảng viên.** The roll on one day, with its totals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Roll {
    /// The day.
    pub on: Day,
    /// How many stand on it.
    pub members: usize,
    /// How many of them are official.
    pub official: usize,
    /// How many are on probation.
    pub probationary: usize,
    /// How many are exempt from work and activity.
    pub exempt: usize,
    /// How many are away on a temporary transfer.
    pub away: usize,
    /// Who they are, by given name.
    pub people: Vec<Person>,
}

/// One member on the roll of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Person {
    /// The member's key.
    pub id: Uuid,
    /// Full name.
    pub name: String,
    /// Day of birth.
    pub birth: Option<Day>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Day of admission.
    pub joined: Option<Day>,
    /// Official; otherwise on probation.
    pub official: bool,
    /// Exempt from work and activity.
    pub exempt: bool,
    /// Away on a temporary transfer.
    pub away: bool,
    /// Suspended from activity.
    pub suspended: bool,
    /// Party group.
    pub group: Option<String>,
}

/// The roll on `day`, in the order of the rows.
pub fn roll_on(rows: Vec<member::Model>, movements: Vec<movement::Model>, day: Day) -> anyhow::Result<Roll> {
    let standings: Vec<Standing> = members(rows.clone(), movements)?.iter().map(|member| member.standing_on(day)).collect();
    let on_roll = rows.into_iter().zip(standings).filter(|(_, standing)| standing.on_roll);
    let people = on_roll.map(|(row, standing)| person(row, standing)).collect::<anyhow::Result<Vec<Person>>>()?;
    let count = |holds: fn(&Person) -> bool| people.iter().filter(|person| holds(person)).count();
    let official = count(|person| person.official);
    Ok(Roll {
        on: day,
        members: people.len(),
        official,
        probationary: people.len() - official,
        exempt: count(|person| person.exempt),
        away: count(|person| person.away),
        people,
    })
}

fn person(row: member::Model, standing: Standing) -> anyhow::Result<Person> {
    Ok(Person {
        id: row.id,
        name: row.name,
        birth: row.birth,
        sex: row.sex.as_deref().map(from_code).transpose()?,
        joined: row.joined,
        official: standing.official,
        exempt: standing.exempt,
        away: standing.away,
        suspended: standing.suspended,
        group: row.group_name,
    })
}

/// The roll of a cell on `day`.
pub async fn roll_of(app: &App, cell: Uuid, day: Day) -> anyhow::Result<Roll> {
    roll_on(store::list_members(&app.db, cell).await?, store::list_movements(&app.db, cell).await?, day)
}
