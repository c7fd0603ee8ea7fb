//! Counting marks: one count for each gathering held and each member required that day. The roll decides who is required;
//! the mark says only whether he came.

use super::records::Records;
use super::tally::{Counted, Gathering, LeftOut, Reason, Subject, Tally};
use crate::day::Day;
use crate::meeting::{Mark, Marks};
use crate::member::{Member, Standing};
use crate::term::Term;
use alloc::vec::Vec;

/// One meeting or study session, as far as counting goes.
#[derive(Clone, Copy)]
pub(super) struct Held<'a> {
    pub(super) at: Gathering,
    pub(super) on: Day,
    pub(super) marks: &'a Marks,
}

impl Held<'_> {
    /// Held in this year of the term by today. Without a single mark it was not held.
    fn counts(&self, records: &Records, term: &Term, year: i32) -> bool {
        let in_year = term.days_of(year).is_some_and(|days| days.contains(&self.on));
        in_year && self.on <= records.today && !self.marks.is_empty()
    }
}

/// Counts the gatherings of one year of the term. `came` says which marks count for the target.
pub(super) fn call_roll<'a>(
    records: &Records,
    term: &Term,
    year: i32,
    gatherings: impl Iterator<Item = Held<'a>>,
    came: fn(Mark) -> bool,
) -> Option<Tally> {
    let (mut counted, mut left_out) = (Vec::new(), Vec::new());
    // Members and marks both in the order of the keys, so that a book of many meetings is read in one pass each.
    let mut members: Vec<&Member> = records.members.iter().collect();
    members.sort_unstable_by_key(|member| member.id);
    for held in gatherings.filter(|held| held.counts(records, term, year)) {
        let mut marks = held.marks.iter().peekable();
        for member in &members {
            while marks.next_if(|(id, _)| **id < member.id).is_some() {}
            let mark = marks.next_if(|(id, _)| **id == member.id).map(|(_, mark)| *mark);
            let attended = mark.is_some_and(came);
            let (subject, on) = (Subject::Attendee(member.id, held.at), Some(held.on));
            let standing = member.standing_on(held.on);
            if standing.required() {
                counted.push(Counted { subject, on, in_numerator: attended });
            } else if let Some(reason) = why_not_required(standing, mark, attended) {
                left_out.push(LeftOut { subject, on, reason });
            }
        }
    }
    Tally::share(counted, left_out)
}

/// Who is not on the roll is left out in words only when the book marks him all the same.
fn why_not_required(standing: Standing, mark: Option<Mark>, attended: bool) -> Option<Reason> {
    if !standing.attached() {
        return mark.map(|_| Reason::NotOnRoll);
    }
    Some(match standing {
        Standing { suspended: true, .. } => Reason::Suspended,
        Standing { exempt: true, .. } if attended => Reason::ExemptButPresent,
        Standing { exempt: true, .. } => Reason::Exempt,
        _ => Reason::Away,
    })
}
