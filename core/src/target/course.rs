//! How a share of attendance went, meeting by meeting.

use super::reading::Reading;
use super::tally::{Gathering, Subject};
use crate::day::Day;
use crate::exact::Share;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

/// **Một buổi trên biểu đồ.** The share of one meeting or study session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// Its day.
    pub on: Day,
    /// Those who came of those required.
    pub share: Share,
}

/// The meetings or sessions behind a reading, in the order of their days; of other measures none.
pub fn course(reading: &Reading) -> Vec<Point> {
    let mut by_gathering: BTreeMap<(Day, Gathering), Share> = BTreeMap::new();
    for counted in &reading.counted {
        if let (Subject::Attendee(_, at), Some(on)) = (counted.subject, counted.on) {
            let share = by_gathering.entry((on, at)).or_insert(Share::new(0, 0));
            share.denominator += 1;
            share.numerator += u32::from(counted.in_numerator);
        }
    }
    by_gathering.into_iter().map(|((on, _), share)| Point { on, share }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::Mark::Present;
    use crate::target::sample::*;
    use crate::target::{MeasureKind, twelve};
    use alloc::vec;

    #[test]
    fn one_point_a_meeting_in_the_order_of_days() {
        let mut r = plain(3);
        r.meetings = vec![meeting(1, "3/9/2022", &[(1, Present), (2, Present)]), meeting(2, "3/8/2022", &[(1, Present)])];
        let read = |measure| {
            let target = twelve().into_iter().find(|t| t.measure == measure).unwrap();
            target.readings(&r, &term()).first().map(course).unwrap_or_default()
        };
        let expected = [("3/8/2022", Share::new(1, 3)), ("3/9/2022", Share::new(2, 3))];
        assert_eq!(read(MeasureKind::Attendance), expected.map(|(on, share)| Point { on: day(on), share }));
        assert_eq!(read(MeasureKind::Admissions), []);
    }
}
