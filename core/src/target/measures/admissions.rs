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

#[cfg(test)]
mod tests {
    use super::year;
    use crate::member::MovementKind as M;
    use crate::target::records::Records;
    use crate::target::sample::*;
    use crate::target::tally::{Figure, Reason};
    use alloc::vec;
    use alloc::vec::Vec;

    fn counts(r: &Records) -> Vec<Option<u32>> {
        let count = |y| match year(r, &term(), y)?.figure {
            Figure::Count(n) => Some(n),
            other => panic!("not a count: {other:?}"),
        };
        term().years().map(count).collect()
    }

    #[test]
    fn an_admission_in_two_workbooks_counts_once() {
        let admitted = member(1, &[("19/5/2023", M::Admission)]);
        let birth = admitted.birth;
        let mut r = records(vec![admitted]);
        r.admissions = vec![admission(1, "DANG VIEN 1", None, Some("20/5/2023"))];
        r.admissions[0].birth = birth;
        assert_eq!(counts(&r), [Some(0), Some(1), Some(0), Some(0)]);
        assert_eq!(reasons(year(&r, &term(), 2023)), [Reason::CountedElsewhere]);
        r.admissions[0].birth = None;
        assert_eq!(counts(&r)[1], Some(2), "another day and no birth: nothing says it is the same person");
        r.admissions[0].admitted_on = Some(day("19/5/2023"));
        assert_eq!(counts(&r)[1], Some(1));
        r.admissions[0].member = Some(id(2));
        assert_eq!(counts(&r)[1], Some(2), "known to be another member");
    }

    #[test]
    fn a_person_twice_in_the_book_counts_once_and_a_namesake_for_himself() {
        let mut r = plain(1);
        r.admissions = vec![
            admission(1, "Trần Văn Bình", Some("1/2/1999"), Some("2/9/2024")),
            admission(2, "Trần Văn Bình", Some("1/2/1999"), Some("3/2/2025")),
            admission(3, "Trần Văn Bình", Some("5/5/2000"), Some("2/9/2024")),
        ];
        assert_eq!(counts(&r), [Some(0), Some(0), Some(2), Some(0)]);
    }

    #[test]
    fn only_admissions_in_the_term_and_by_today_count() {
        let mut r = records(vec![member(1, &[("2/7/2022", M::Admission)]), member(2, &[("3/7/2022", M::Admission)])]);
        r.today = day("1/3/2025");
        r.admissions = vec![
            admission(1, "Lê Thị Cúc", Some("1/2/1999"), None),
            admission(2, "Vũ Văn Dần", Some("1/2/1998"), Some("19/5/2025")),
            admission(3, "Mai Thị Én", Some("1/2/1997"), Some("1/7/2025")),
        ];
        assert_eq!(counts(&r), [Some(1), Some(0), Some(0), Some(0)]);
        assert_eq!(reasons(year(&r, &term(), 2025)), [Reason::NotYetAdmitted, Reason::NotYetAdmitted]);
        assert_eq!(reasons(year(&r, &term(), 2024)), []);
    }

    #[test]
    fn arriving_is_not_being_admitted() {
        assert_eq!(counts(&records(vec![member(1, &[("1/1/2023", M::Arrival)])])), [Some(0); 4]);
    }

    #[test]
    fn a_year_to_come_and_an_empty_cell_have_no_reading() {
        let mut r = plain(1);
        r.today = day("1/1/2023");
        assert_eq!(counts(&r), [Some(0), Some(0), None, None]);
        assert_eq!(counts(&plain(0)), [None; 4]);
    }
}
