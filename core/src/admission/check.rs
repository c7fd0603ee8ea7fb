//! The rules of admission and recognition, held against one person's days. Where the law was broken the record stays as it
//! happened and says so; only what cannot be, and what would make somebody a member without the law's leave, is refused.

use super::case::{Case, Stage, Vote};
use crate::day::{Day, anniversary};
use crate::deadline::{Calendar, add_working_days, recognition};
use crate::rules::{Certainty, Cited};
use alloc::vec::Vec;
use chrono::{Datelike, Months};

/// **Tuổi đời.** From full 18 to full 60, counted by month, on the day of the cell's consideration; over 60 only the
/// provincial committee decides.
pub const AGES: Cited<(i32, i32)> =
    Cited { value: (18, 60), article: "Quy định thi hành Điều lệ Đảng, Điều 1", certainty: Certainty::Read };

/// **Hạn của giấy chứng nhận lớp nhận thức.** Months.
pub const CERTIFICATE_MONTHS: Cited<u32> =
    Cited {
        value: 60, article: "Hướng dẫn về công tác đảng viên, lớp nhận thức về Đảng", certainty: Certainty::Derived
    };

/// **Thời gian cùng công tác, cư trú** của người giới thiệu. Months.
pub const TOGETHER_MONTHS: Cited<u32> =
    Cited {
        value: 12, article: "Hướng dẫn về công tác đảng viên, người giới thiệu", certainty: Certainty::Derived
    };

/// **Hạn tổ chức lễ kết nạp.** Working days from the decision.
pub const CEREMONY_DAYS: Cited<u32> =
    Cited { value: 30, article: "Quy định thi hành Điều lệ Đảng, lễ kết nạp", certainty: Certainty::Derived };

/// **Kết nạp lại.** Months after the earlier membership ended.
pub const READMISSION_MONTHS: Cited<u32> =
    Cited { value: 36, article: "Quy định thi hành Điều lệ Đảng, kết nạp lại", certainty: Certainty::Derived };

/// **Điều cần xem lại.** Something in a person's file that the rules do not allow, or that is still missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// Below full 18 on the day the cell considers: the first month in which he is not.
    TooYoung(Day),
    /// Past full 60 by so many months.
    TooOld(i32),
    /// The certificate of the awareness class ran out on this day.
    CertificateOver(Day),
    /// No awareness class, though the cell has considered.
    NoCertificate,
    /// The CV is dated before the application.
    CvBeforeApplication {
        /// The CV's day.
        cv: Day,
        /// The application's day.
        applied: Day,
    },
    /// Fewer introducers than two members, or one with an organisation: how many members there are.
    TooFewIntroducers(usize),
    /// The introducer, by place from 0, is no official member.
    IntroducerNotOfficial(usize),
    /// The introducer, by place from 0, has worked or lived with the person for less than twelve months: when he will have.
    IntroducerTooNew(usize, Day),
    /// Fewer agreed than two thirds of the official members.
    VotesShort {
        /// For.
        agree: u32,
        /// Needed.
        needed: u32,
        /// Official members.
        official: u32,
    },
    /// More votes than people present, or more present than official members.
    VotesContradict,
    /// A later stage has a day before an earlier one.
    OutOfOrder {
        /// The earlier stage and its day.
        earlier: (Stage, Day),
        /// The later stage and its day.
        later: (Stage, Day),
    },
    /// A day is still to come.
    StillToCome(Stage, Day),
    /// The ceremony was held after its last day, or is overdue.
    CeremonyLate(Day),
    /// Recognised before twelve months were over.
    RecognisedEarly(Day),
    /// Not recognised although the last day for the cell to consider it is past.
    RecognitionLate(Day),
    /// Admitted again before 36 months were over.
    ReadmittedEarly(Day),
}

impl Finding {
    /// Whether it cannot have been so: the form is refused.
    pub fn is_contradiction(&self) -> bool {
        matches!(self, Self::VotesContradict | Self::OutOfOrder { .. } | Self::StillToCome(..))
    }

    /// Whether nobody is made a member as long as it stands.
    pub fn bars_admission(&self) -> bool {
        self.is_contradiction() || matches!(self, Self::TooYoung(_) | Self::VotesShort { .. } | Self::ReadmittedEarly(_))
    }
}

/// All findings about one person, as of `today`.
pub fn check(case: &Case, today: Day, calendar: &Calendar) -> Vec<Finding> {
    let considered = case.resolved.unwrap_or(today);
    let mut findings = Vec::new();
    if case.stage() < Stage::Official {
        findings.extend(age(case, considered));
        findings.extend(certificate(case, considered));
        introducers(case, considered, &mut findings);
    }
    findings.extend(dossier(case));
    findings.extend(case.vote.and_then(vote));
    order(case, today, &mut findings);
    findings.extend(ceremony(case, today, calendar));
    findings.extend(recognised(case, today, calendar));
    findings.extend(readmission(case));
    findings
}

/// Months from the month of one day to that of another.
fn months_between(from: Day, on: Day) -> i32 {
    let month = |day: Day| day.year() * 12 + i32::try_from(day.month0()).unwrap_or(0);
    month(on) - month(from)
}

fn age(case: &Case, considered: Day) -> Option<Finding> {
    let birth = case.birth?;
    let (least, most) = AGES.value;
    let months = months_between(birth, considered);
    if months < least * 12 {
        return Some(Finding::TooYoung(anniversary(birth, least).with_day(1)?));
    }
    (months > most * 12).then(|| Finding::TooOld(months - most * 12))
}

fn certificate(case: &Case, considered: Day) -> Option<Finding> {
    let Some(class) = case.class else { return case.resolved.map(|_| Finding::NoCertificate) };
    let last = class.checked_add_months(Months::new(CERTIFICATE_MONTHS.value))?;
    (last < considered).then_some(Finding::CertificateOver(last))
}

fn introducers(case: &Case, considered: Day, findings: &mut Vec<Finding>) {
    let needed = if case.organisation { 1 } else { 2 };
    if case.introducers.len() < needed && case.stage() >= Stage::Dossier {
        findings.push(Finding::TooFewIntroducers(case.introducers.len()));
    }
    for (place, introducer) in case.introducers.iter().enumerate() {
        if !introducer.official {
            findings.push(Finding::IntroducerNotOfficial(place));
        }
        let enough = introducer.together_since.and_then(|since| since.checked_add_months(Months::new(TOGETHER_MONTHS.value)));
        findings.extend(enough.filter(|from| *from > considered).map(|from| Finding::IntroducerTooNew(place, from)));
    }
}

fn dossier(case: &Case) -> Option<Finding> {
    let (cv, applied) = (case.cv?, case.applied?);
    (cv < applied).then_some(Finding::CvBeforeApplication { cv, applied })
}

fn vote(vote: Vote) -> Option<Finding> {
    if vote.agree.saturating_add(vote.against) > vote.present || vote.present > vote.official {
        return Some(Finding::VotesContradict);
    }
    let short = Finding::VotesShort { agree: vote.agree, needed: vote.needed(), official: vote.official };
    (!vote.carries()).then_some(short)
}

fn order(case: &Case, today: Day, findings: &mut Vec<Finding>) {
    let days = [
        (Stage::Contact, case.contact),
        (Stage::Dossier, case.applied),
        (Stage::Resolution, case.resolved),
        (Stage::Decision, case.decided),
        (Stage::Probation, case.ceremony),
        (Stage::Official, case.official),
    ];
    let days: Vec<(Stage, Day)> = days.into_iter().filter_map(|(stage, day)| Some((stage, day?))).collect();
    for pair in days.windows(2) {
        if let [earlier, later] = pair
            && later.1 < earlier.1
        {
            findings.push(Finding::OutOfOrder { earlier: *earlier, later: *later });
        }
    }
    let ahead = days.iter().find(|(_, day)| *day > today);
    findings.extend(ahead.map(|(stage, day)| Finding::StillToCome(*stage, *day)));
}

/// **Hạn tổ chức lễ kết nạp.** The last day for the ceremony.
pub fn ceremony_by(decided: Day, calendar: &Calendar) -> Day {
    add_working_days(decided, CEREMONY_DAYS.value, calendar)
}

fn ceremony(case: &Case, today: Day, calendar: &Calendar) -> Option<Finding> {
    let by = ceremony_by(case.decided?, calendar);
    (case.ceremony.unwrap_or(today) > by).then_some(Finding::CeremonyLate(by))
}

fn recognised(case: &Case, today: Day, calendar: &Calendar) -> Option<Finding> {
    let due = recognition(case.ceremony?, calendar);
    match case.official {
        Some(on) => (on < due.ends_on).then_some(Finding::RecognisedEarly(due.ends_on)),
        None => (today > due.consider_by).then_some(Finding::RecognitionLate(due.consider_by)),
    }
}

fn readmission(case: &Case) -> Option<Finding> {
    let from = case.left?.checked_add_months(Months::new(READMISSION_MONTHS.value))?;
    let again = case.ceremony.or(case.decided).or(case.resolved)?;
    (again < from).then_some(Finding::ReadmittedEarly(from))
}

#[cfg(test)]
mod tests {
    use super::super::case::Introducer;
    use super::*;
    use crate::day::parse_day;
    use alloc::vec;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        parse_day(text).unwrap()
    }

    fn good() -> Case {
        let introducer = Introducer { official: true, together_since: Some(day("1/1/2020")) };
        Case {
            birth: Some(day("15/6/1990")),
            contact: Some(day("1/2/2023")),
            class: Some(day("1/3/2023")),
            applied: Some(day("1/9/2023")),
            cv: Some(day("2/9/2023")),
            introducers: vec![introducer, introducer],
            organisation: false,
            resolved: Some(day("3/2/2024")),
            vote: Some(Vote { official: 90, present: 80, agree: 60, against: 20 }),
            decided: Some(day("1/4/2024")),
            ceremony: Some(day("3/5/2024")),
            official: None,
            left: None,
        }
    }

    fn found(case: &Case, today: &str) -> Vec<Finding> {
        check(case, day(today), &Calendar::of(Vec::new()))
    }

    #[test]
    fn a_proper_way_has_no_findings_and_counts_from_the_decision() {
        assert_eq!(found(&good(), "1/6/2025"), []);
        assert_eq!((good().stage(), good().party_age_from()), (Stage::Probation, Some(day("1/4/2024"))));
    }

    #[test]
    fn age_is_counted_by_month_on_the_day_of_consideration() {
        let of = |birth: &str| found(&Case { birth: Some(day(birth)), ..good() }, "1/6/2025");
        assert_eq!(of("28/2/2006"), [], "full 18 in February");
        assert_eq!(of("1/3/2006"), [Finding::TooYoung(day("1/3/2024"))]);
        assert_eq!(of("1/2/1964"), [], "full 60 in February");
        assert_eq!(of("31/1/1964"), [Finding::TooOld(1)]);
    }

    #[test]
    fn class_papers_and_introducers_are_held_against_the_rules() {
        let case = |change: fn(&mut Case)| {
            let mut case = good();
            change(&mut case);
            found(&case, "1/6/2025")
        };
        assert_eq!(case(|c| c.class = parse_day("2/2/2019")), [Finding::CertificateOver(day("2/2/2024"))]);
        assert_eq!(case(|c| c.class = parse_day("3/2/2019")), []);
        assert_eq!(case(|c| c.class = None), [Finding::NoCertificate]);
        assert_eq!(
            case(|c| c.cv = parse_day("31/8/2023")),
            [Finding::CvBeforeApplication { cv: day("31/8/2023"), applied: day("1/9/2023") }]
        );
        assert_eq!(case(|c| c.introducers.truncate(1)), [Finding::TooFewIntroducers(1)]);
        assert_eq!(case(|c| (c.organisation, ()) = (true, c.introducers.truncate(1))), []);
        assert_eq!(case(|c| c.introducers[1].official = false), [Finding::IntroducerNotOfficial(1)]);
        let new = case(|c| c.introducers[0].together_since = parse_day("4/2/2023"));
        assert_eq!(new, [Finding::IntroducerTooNew(0, day("4/2/2024"))]);
    }

    #[test]
    fn two_thirds_of_the_official_members_must_agree() {
        let voted = |official, present, agree, against| {
            found(&Case { vote: Some(Vote { official, present, agree, against }), ..good() }, "1/6/2025")
        };
        assert_eq!(voted(91, 80, 61, 0), []);
        assert_eq!(voted(91, 80, 60, 0), [Finding::VotesShort { agree: 60, needed: 61, official: 91 }]);
        assert_eq!(voted(90, 80, 60, 21), [Finding::VotesContradict]);
        assert_eq!(voted(90, 91, 60, 0), [Finding::VotesContradict]);
    }

    #[test]
    fn deadlines_after_the_decision() {
        let case = |change: fn(&mut Case)| {
            let mut case = good();
            change(&mut case);
            case
        };
        let calendar = Calendar::of(Vec::new());
        let by = ceremony_by(day("1/4/2024"), &calendar);
        assert_eq!(found(&case(|c| c.ceremony = parse_day("1/6/2024")), "1/7/2024"), [Finding::CeremonyLate(by)]);
        assert_eq!(found(&case(|c| c.ceremony = None), "1/5/2024"), []);
        assert!(matches!(found(&good(), "1/8/2025")[..], [Finding::RecognitionLate(_)]));
        let early = case(|c| c.official = parse_day("2/5/2025"));
        assert_eq!(found(&early, "1/6/2025"), [Finding::RecognisedEarly(day("3/5/2025"))]);
        let again = case(|c| c.left = parse_day("4/5/2021"));
        assert_eq!(found(&again, "1/6/2025"), [Finding::ReadmittedEarly(day("4/5/2024"))]);
    }

    #[test]
    fn what_cannot_be_is_a_contradiction() {
        let turned = Case { decided: Some(day("1/1/2024")), ..good() };
        assert!(found(&turned, "1/6/2025").iter().any(Finding::is_contradiction));
        assert!(found(&good(), "1/5/2024").iter().any(|f| *f == Finding::StillToCome(Stage::Probation, day("3/5/2024"))));
    }

    proptest! {
        #[test]
        fn exactly_two_thirds_are_needed(official in 1_u32..500, agree in 0_u32..500) {
            let vote = Vote { official, present: official, agree, against: 0 };
            prop_assert_eq!(vote.carries(), agree * 3 >= official * 2);
        }

        #[test]
        fn nobody_is_both_too_young_and_too_old(days in 0_i64..30_000) {
            let birth = day("1/1/1940") + chrono::Duration::days(days);
            let ages = found(&Case { birth: Some(birth), ..good() }, "1/6/2025");
            let years = (day("3/2/2024") - birth).num_days() / 366;
            let barred = ages.iter().any(|f| matches!(f, Finding::TooYoung(_) | Finding::TooOld(_)));
            prop_assert!(ages.len() <= 1 && (!(19..=58).contains(&years) || !barred));
        }
    }
}
