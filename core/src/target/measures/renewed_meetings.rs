//! Target 5. The content of meetings is renewed: by evidence registered for the year, or by the book of meetings, when a thematic
//! meeting was held in every full quarter of the year that lies in the term.

use super::evidence::registered;
use crate::day::{Day, quarter};
use crate::meeting::{Meeting, MeetingKind};
use crate::target::MeasureKind;
use crate::target::records::Records;
use crate::target::tally::{Counted, EvidenceItem, EvidenceSource, Figure, Subject, Tally};
use crate::term::Term;
use alloc::vec::Vec;
use core::ops::RangeInclusive;

/// Without registered evidence the meetings speak, once the year's days in the term are over. A year whose book knows of no
/// thematic meeting says nothing of the kind of its meetings.
pub(in crate::target) fn year(records: &Records, term: &Term, year: i32) -> Option<Tally> {
    let days = term.days_of(year)?;
    let mut items = registered(MeasureKind::RenewedMeetings, records, year);
    let thematic: Vec<&Meeting> = records.meetings.iter().filter(|m| is_held(m, &days, records.today)).collect();
    if items.is_empty() && (thematic.is_empty() || *days.end() > records.today) {
        return None;
    }
    let counted = quarters(records, term, year);
    items.extend(thematic.into_iter().map(|m| EvidenceItem {
        year,
        on: Some(m.on),
        source: EvidenceSource::ThematicMeeting(m.id),
    }));
    items.sort_by(|a, b| (a.on, &a.source).cmp(&(b.on, &b.source)));
    Some(Tally { figure: Figure::Evidence(items), counted, left_out: Vec::new() })
}

/// The full quarters of the year that lie in the term, each with the first thematic meeting held in it by today.
pub(in crate::target) fn quarters(records: &Records, term: &Term, year: i32) -> Vec<Counted> {
    let Some(days) = term.days_of(year) else { return Vec::new() };
    let held = |q: u32| {
        records.meetings.iter().filter(|m| is_held(m, &days, records.today)).map(|m| m.on).filter(|on| quarter(*on) == q).min()
    };
    let full = (1..=4).filter(|q| is_full(year, *q, term));
    full.map(|q| (q, held(q)))
        .map(|(q, first)| Counted { subject: Subject::Quarter(year, q), on: first, in_numerator: first.is_some() })
        .collect()
}

fn is_held(meeting: &Meeting, days: &RangeInclusive<Day>, today: Day) -> bool {
    meeting.kind == MeetingKind::Thematic && days.contains(&meeting.on) && meeting.on <= today && !meeting.marks.is_empty()
}

/// Whether all of the quarter lies in the term.
fn is_full(year: i32, quarter: u32, term: &Term) -> bool {
    let first = Day::from_ymd_opt(year, quarter * 3 - 2, 1);
    let next = if quarter == 4 { Day::from_ymd_opt(year + 1, 1, 1) } else { Day::from_ymd_opt(year, quarter * 3 + 1, 1) };
    let last = next.and_then(|day| day.pred_opt());
    [first, last].into_iter().all(|day| day.is_some_and(|day| term.contains(day)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::target::sample::*;
    use alloc::vec;

    fn quarters(r: &Records, y: i32) -> Option<Vec<bool>> {
        year(r, &term(), y).map(|t| t.counted.iter().map(|c| c.in_numerator).collect())
    }

    #[test]
    fn the_meetings_speak_quarter_by_quarter() {
        let mut r = plain(1);
        r.meetings = vec![thematic(1, "3/2/2023"), thematic(2, "30/6/2023"), thematic(3, "1/7/2023"), thematic(4, "31/12/2023")];
        assert_eq!(quarters(&r, 2023), Some(vec![true; 4]));
        r.meetings[1].marks.clear();
        assert_eq!(quarters(&r, 2023), Some(vec![true, false, true, true]), "a meeting without a mark was not held");
    }

    #[test]
    fn only_full_quarters_of_the_term_are_asked_for() {
        let mut r = plain(1);
        r.meetings = vec![thematic(1, "3/8/2022"), thematic(2, "3/11/2022"), thematic(3, "3/3/2025")];
        assert_eq!(quarters(&r, 2022), Some(vec![true]), "the third quarter of 2022 began before the term");
        assert_eq!(quarters(&r, 2025), Some(vec![true, false]));
    }

    #[test]
    fn without_evidence_or_thematic_meetings_there_is_no_reading() {
        let mut r = plain(1);
        r.meetings = vec![meeting(1, "3/2/2023", &[(1, crate::meeting::Mark::Present)])];
        assert_eq!(quarters(&r, 2023), None);
        r.evidence = vec![evidence(MeasureKind::RenewedMeetings, 2023, None)];
        assert_eq!(quarters(&r, 2023), Some(vec![false; 4]));
    }

    #[test]
    fn a_running_year_is_not_judged_by_its_meetings() {
        let mut r = plain(1);
        r.meetings = vec![thematic(1, "3/2/2023")];
        r.today = day("30/12/2023");
        assert_eq!(quarters(&r, 2023), None);
        r.evidence = vec![evidence(MeasureKind::RenewedMeetings, 2023, None)];
        assert!(quarters(&r, 2023).is_some());
    }
}
