//! From what happened so far to what will be: the light, trend and pace of a target, and what would still reach it. All on
//! whole numbers; what is assumed of the time to come stands beside each way.

use super::kind::{FigureKind, MeasureKind};
use super::measures::renewed_meetings;
use super::outlook::{Change, Light, Outlook, Pace, Trend, Way};
use super::promise::Promise;
use super::reading::Reading;
use super::records::Records;
use super::rule::{Cadence, Target, Threshold};
use super::tally::{Counted, Figure, Reason, Subject};
use crate::day::{Day, quarter, year_end, year_start};
use crate::exact::Share;
use crate::term::{Period, Term};
use alloc::vec::Vec;
use chrono::Datelike;
use core::ops::RangeInclusive;

/// What is said of a target on the records' day, from its readings of that day.
pub fn outlook(promise: &Promise, readings: &[Reading], records: &Records, term: &Term) -> Outlook {
    let trend = trend(readings, records.today, term);
    if !term.contains(records.today) {
        let ended = readings.last().filter(|_| records.today > term.to);
        let light = ended.map_or(Light::Unlit, |reading| if reading.reached { Light::Green } else { Light::Red });
        return Outlook { period: Period::Term, light, trend, pace: None, way: None };
    }
    let year = records.today.year();
    let target = promise.of(Period::Year(year), term).target;
    let period = if target.cadence == Cadence::Term { Period::Term } else { Period::Year(year) };
    let (from, to) = match period {
        Period::Term => (term.from, term.to),
        Period::Year(year) => term.days_of(year).map_or((term.from, term.to), RangeInclusive::into_inner),
    };
    let reading = readings.iter().find(|reading| reading.period == period);
    let now = Now { target, period, from, to, reading, readings, records, term };
    let (light, pace, way) = now.look();
    Outlook { period, light, trend, pace, way }
}

/// A target in its running period.
struct Now<'a> {
    target: Target,
    period: Period,
    from: Day,
    to: Day,
    reading: Option<&'a Reading>,
    readings: &'a [Reading],
    records: &'a Records,
    term: &'a Term,
}

type Look = (Light, Option<Pace>, Option<Way>);

const UNLIT: Look = (Light::Unlit, None, None);

impl Now<'_> {
    fn look(&self) -> Look {
        match self.target.measure {
            MeasureKind::Attendance => self.attendance(),
            MeasureKind::Study => self.study(),
            MeasureKind::Inspections => self.inspections(),
            MeasureKind::RatedNotFulfilled => self.at_years_end(),
            measure => match measure.answers() {
                FigureKind::Count => self.counted(),
                FigureKind::Evidence => self.evidence(),
                FigureKind::Share | FigureKind::Level | FigureKind::Granted => self.at_years_end(),
            },
        }
    }

    fn attendance(&self) -> Look {
        let Some((reading, share)) = self.share() else { return UNLIT };
        let pace = Some(Pace::Share { so_far: share, reaches: reading.reached });
        if reading.reached {
            return (Light::Green, pace, None);
        }
        let (meetings, required) = (self.meetings_left(), required_last(&reading.counted));
        let to_come = meetings.saturating_mul(required);
        let wanted = self.target.threshold.wanted_of(share.denominator.saturating_add(to_come));
        let presents = wanted.map(|wanted| wanted.saturating_sub(share.numerator)).filter(|presents| *presents <= to_come);
        let way = presents.map_or(Way::OutOfReach, |presents| Way::Come {
            presents,
            meetings,
            required,
            beyond: presents.saturating_sub(share.floor_of(to_come)),
        });
        (Light::Red, pace, Some(way))
    }

    /// The months of the period in which the regular meeting, held on the 3rd, is still to come. A thematic meeting held this
    /// month is taken to have been the regular one too, as most are: rather one meeting too few than one too many.
    fn meetings_left(&self) -> u32 {
        let month = |day: Day| day.year() * 12 + i32::try_from(day.month0()).unwrap_or(0);
        let today = self.records.today;
        let mut held = self.records.meetings.iter().filter(|m| m.on <= today && !m.marks.is_empty());
        let this_month = held.any(|m| month(m.on) == month(today));
        let first = month(today) + i32::from(this_month);
        let last = if self.to.day() < REGULAR_DAY { month(self.to) - 1 } else { month(self.to) };
        u32::try_from(last - first + 1).unwrap_or(0)
    }

    fn study(&self) -> Look {
        let Some((reading, share)) = self.share() else { return UNLIT };
        let pace = Some(Pace::Share { so_far: share, reaches: reading.reached });
        if reading.reached {
            return (Light::Green, pace, None);
        }
        let wanted = self.target.threshold.wanted_of(share.denominator).filter(|wanted| *wanted <= share.denominator);
        let way = wanted.map_or(Way::OutOfReach, |wanted| Way::MakeUp(wanted.saturating_sub(share.numerator)));
        (Light::Red, pace, Some(way))
    }

    fn share(&self) -> Option<(&Reading, Share)> {
        self.reading.and_then(|reading| match reading.figure {
            Figure::Share(share) => Some((reading, share)),
            _ => None,
        })
    }

    /// The plan's own lines: a running plan has no reading before its end.
    fn inspections(&self) -> Look {
        let today = self.records.today;
        let of_period = |year: i32| match self.period {
            Period::Year(asked) => year == asked,
            Period::Term => self.term.years().contains(&year),
        };
        let plan = self.records.inspections.iter().filter(|line| of_period(line.year));
        let (mut lines, mut done, mut open) = (0u32, 0u32, 0u32);
        for line in plan {
            lines += 1;
            done += u32::from(line.is_done(today));
            open += u32::from(!line.is_done(today) && today <= year_end(line.year));
        }
        let Some(wanted) = self.target.threshold.wanted_of(lines).filter(|_| lines > 0) else { return UNLIT };
        let (light, pace) = self.pace_of(done, wanted);
        let way = match wanted.saturating_sub(done) {
            0 => None,
            more if more > open => Some(Way::OutOfReach),
            more => Some(Way::Conclude { lines: more, by: self.to }),
        };
        (if way == Some(Way::OutOfReach) { Light::Red } else { light }, Some(pace), way)
    }

    fn counted(&self) -> Look {
        let Some(Reading { figure: Figure::Count(count), left_out, .. }) = self.reading else { return UNLIT };
        match self.target.threshold {
            Threshold::CountAtLeast(wanted) => {
                let (light, pace) = self.pace_of(*count, wanted);
                let on_the_way = left_out.iter().filter(|out| out.reason == Reason::NotYetAdmitted).count();
                let more = wanted.saturating_sub(*count);
                let on_the_way = u32::try_from(on_the_way).unwrap_or(u32::MAX);
                (light, Some(pace), (more > 0).then_some(Way::More { count: more, by: self.to, on_the_way }))
            }
            Threshold::CountAtMost(most) => {
                let (gone, all) = self.elapsed();
                let by_end = u32::try_from(u64::from(*count) * all / gone).unwrap_or(u32::MAX);
                let light = if by_end <= most { Light::Green } else { Light::Red };
                let way = most.checked_sub(*count).map_or(Way::OutOfReach, Way::Room);
                (light, Some(Pace::Cap { so_far: *count, by_end, most }), Some(way))
            }
            _ => UNLIT,
        }
    }

    /// So many whole ones are due by today as the days gone bring of those wanted.
    fn pace_of(&self, so_far: u32, wanted: u32) -> (Light, Pace) {
        let (gone, all) = self.elapsed();
        let due = u32::try_from(u64::from(wanted) * gone / all).unwrap_or(wanted);
        let light = match so_far {
            n if n >= wanted => Light::Green,
            n if n >= due => Light::Amber,
            _ => Light::Red,
        };
        (light, Pace::Count { so_far, due, wanted })
    }

    /// Days of the period gone, today among them, and all its days; neither is nought.
    fn elapsed(&self) -> (u64, u64) {
        let days = |until: Day| u64::try_from((until - self.from).num_days() + 1).unwrap_or(1).max(1);
        (days(self.records.today), days(self.to))
    }

    fn evidence(&self) -> Look {
        if self.target.threshold != Threshold::Is(true) {
            return UNLIT;
        }
        match (self.reading, self.period) {
            (Some(reading), _) if reading.reached => (Light::Green, None, None),
            (_, Period::Year(year)) if self.target.measure == MeasureKind::RenewedMeetings => self.thematic(year),
            _ => (Light::Amber, None, Some(Way::Register(self.to))),
        }
    }

    /// A quarter that went by without a thematic meeting cannot be made up; evidence can still be registered.
    fn thematic(&self, year: i32) -> Look {
        let quarters = renewed_meetings::quarters(self.records, self.term, year);
        let without = |counted: &Counted| match counted.subject {
            Subject::Quarter(_, n) if !counted.in_numerator => Some(n),
            _ => None,
        };
        let without: Vec<u32> = quarters.iter().filter_map(without).collect();
        let gone_by = without.iter().any(|n| *n < quarter(self.records.today));
        match (without.is_empty() || gone_by, gone_by) {
            (true, gone_by) => (if gone_by { Light::Red } else { Light::Amber }, None, Some(Way::Register(self.to))),
            (false, _) => (Light::Amber, None, Some(Way::Thematic(without))),
        }
    }

    /// What is decided on 31 December: nobody knows before. What a share needs is told by the year before.
    fn at_years_end(&self) -> Look {
        if let Some(reading) = self.reading {
            // Of a term the years so far speak: a lowest level, a title missed once, do not come back.
            let lost = !reading.reached && !matches!(reading.figure, Figure::Share(_));
            return (if reading.reached { Light::Green } else { Light::Red }, None, lost.then_some(Way::OutOfReach));
        }
        let year = self.records.today.year();
        if !self.term.closes(year) {
            return UNLIT;
        }
        let before = self.readings.iter().rev().find_map(|reading| match (reading.period, &reading.figure) {
            (Period::Year(year), Figure::Share(share)) => Some((year, *share)),
            _ => None,
        });
        let as_in = before.and_then(|(year, share)| {
            let least = self.target.threshold.wanted_of(share.denominator)?;
            Some(Way::AsIn { year, of: share.denominator, had: share.numerator, least })
        });
        (Light::Unlit, None, Some(as_in.unwrap_or(Way::Decided(year_end(year)))))
    }
}

/// The day of the month on which a cell meets (seed-case.md; the workbooks' columns T1 to T12).
const REGULAR_DAY: u32 = 3;

/// How many the last meeting required.
fn required_last(counted: &[Counted]) -> u32 {
    let last = counted.iter().filter_map(|c| Some((c.on?, c.subject))).max_by_key(|(on, _)| *on);
    let Some((on, Subject::Attendee(_, at))) = last else { return 0 };
    let there = |c: &&Counted| c.on == Some(on) && matches!(c.subject, Subject::Attendee(_, a) if a == at);
    u32::try_from(counted.iter().filter(there).count()).unwrap_or(u32::MAX)
}

impl Threshold {
    /// The least numerator of a denominator that reaches it; none where more does not help.
    fn wanted_of(&self, denominator: u32) -> Option<u32> {
        match self {
            Self::AtLeast(share) => Some(share.ceil_of(denominator)),
            Self::MoreThan(share) => share.floor_of(denominator).checked_add(1),
            Self::AtLeastOrCap(share) => Some(share.floor_of(denominator)),
            _ => None,
        }
    }
}

/// The last two years that can be compared: of counts only whole years that are over.
fn trend(readings: &[Reading], today: Day, term: &Term) -> Option<Trend> {
    let is_whole = |year: i32| term.closes(year) && year_start(year) >= term.from && year_end(year) <= today;
    let mut years = readings.iter().rev().filter_map(|reading| match (reading.period, &reading.figure) {
        (Period::Year(year), Figure::Count(_)) if !is_whole(year) => None,
        (Period::Year(year), figure) => Some((year, figure)),
        (Period::Term, _) => None,
    });
    let ((after, now), (before, then)) = (years.next()?, years.next()?);
    Some(Trend { before, after, change: change(then, now)? })
}

fn change(then: &Figure, now: &Figure) -> Option<Change> {
    let by = |up: bool, down: bool| match (up, down) {
        (true, _) => Change::Up,
        (_, true) => Change::Down,
        _ => Change::Same,
    };
    match (then, now) {
        (Figure::Share(then), Figure::Share(now)) => Some(by(now.more_than(*then), then.more_than(*now))),
        (Figure::Count(then), Figure::Count(now)) => Some(by(now > then, now < then)),
        (Figure::Level(then), Figure::Level(now)) => Some(by(now > then, now < then)),
        (Figure::Granted(then), Figure::Granted(now)) => Some(by(now > then, now < then)),
        _ => None,
    }
}
