//! Target 2. New members admitted: persons, each once, from the roll's movements and from the book of admissions.

use crate::admission::Admission;
use crate::day::Day;
use crate::member::{Member, MemberId, MovementKind};
use crate::name::fold;
use crate::target::records::Records;
use crate::target::tally::{Counted, LeftOut, Reason, Subject, Tally};
use crate::term::Term;
use alloc::string::String;
use alloc::vec::Vec;
use chrono::Datelike;

/// Every year of the term that has begun has a count, if only nought, as soon as there is a roll or a book.
pub(in crate::target) fn year(records: &Records, term: &Term, year: i32) -> Option<Tally> {
    let days = term.days_of(year)?;
    if *days.start() > records.today || (records.members.is_empty() && records.admissions.is_empty()) {
        return None;
    }
    // Who is on the way has no day: he is shown in the year now running, or the term's last.
    let is_latest = year == records.today.min(term.to).year();
    let (mut counted, mut left_out) = (Vec::new(), Vec::new());
    for person in persons(records, term) {
        let subject = person.subject;
        match person.on {
            Some(on) if !days.contains(&on) => {}
            None if !is_latest => {}
            Some(on) if on <= records.today => {
                counted.push(Counted { subject, on: Some(on), in_numerator: true });
                let twice = |subject| LeftOut { subject, on: Some(on), reason: Reason::CountedElsewhere };
                left_out.extend(person.also.into_iter().map(twice));
            }
            on => left_out.push(LeftOut { subject, on, reason: Reason::NotYetAdmitted }),
        }
    }
    Some(Tally::count(counted, left_out))
}

/// One person admitted or on the way, wherever he is written down.
struct Person {
    subject: Subject,
    member: Option<MemberId>,
    name: String,
    birth: Option<Day>,
    on: Option<Day>,
    /// Other lines that tell of the same person.
    also: Vec<Subject>,
}

/// The roll speaks first, then the book in the order of its days.
fn persons(records: &Records, term: &Term) -> Vec<Person> {
    let mut persons: Vec<Person> = records.members.iter().filter_map(|m| from_roll(m, term)).collect();
    let mut book: Vec<&Admission> = records.admissions.iter().collect();
    book.sort_by_key(|line| (line.admitted_on.is_none(), line.admitted_on, line.id));
    for line in book {
        let person = from_book(line);
        match persons.iter_mut().find(|known| known.is(&person)) {
            Some(known) => known.also.push(Subject::Admission(line.id)),
            None => persons.push(person),
        }
    }
    persons
}

/// A member's admission, if the movements tell of one: the one in the term before any other.
fn from_roll(member: &Member, term: &Term) -> Option<Person> {
    let mut admitted = member.movements.iter().filter(|m| m.kind == MovementKind::Admission).map(|m| m.on);
    let first = admitted.next()?;
    let on = if term.contains(first) { first } else { admitted.find(|on| term.contains(*on)).unwrap_or(first) };
    Some(Person {
        subject: Subject::Member(member.id),
        member: Some(member.id),
        name: fold(&member.name),
        birth: member.birth,
        on: Some(on),
        also: Vec::new(),
    })
}

fn from_book(line: &Admission) -> Person {
    Person {
        subject: line.member.map_or(Subject::Admission(line.id), Subject::Member),
        member: line.member,
        name: fold(&line.name),
        birth: line.birth,
        on: line.admitted_on,
        also: Vec::new(),
    }
}

impl Person {
    /// The same member; or the same name and birth; or, where a birth is missing, the same name and day of admission.
    fn is(&self, other: &Self) -> bool {
        if let (Some(a), Some(b)) = (self.member, other.member) {
            return a == b;
        }
        self.name == other.name
            && match (self.birth, other.birth) {
                (Some(a), Some(b)) => a == b,
                _ => self.on.is_some() && self.on == other.on,
            }
    }
}
