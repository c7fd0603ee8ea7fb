//! Who and what stands behind a figure: one line a person, household or plan entry; those left out; each meeting.

use chibo_books::inspections::inspection;
use chibo_core::day::Day;
use chibo_core::inspection::InspectionId;
use chibo_core::target::{Gathering, LeftOut, Reading, Reason, Records, Subject};
use chibo_frame::Page;
use chrono::Datelike;
use std::collections::BTreeMap;

/// A person, household or line of a plan, with how often it was counted.
pub(super) struct Line {
    pub(super) name: String,
    pub(super) href: Option<String>,
    pub(super) counted: usize,
    pub(super) fulfilled: usize,
    pub(super) days: Vec<Day>,
}

/// Somebody in neither count.
pub(super) struct Out {
    pub(super) name: String,
    pub(super) href: Option<String>,
    pub(super) reason: String,
    pub(super) days: Vec<Day>,
}

/// A meeting or study session.
pub(super) struct DayLine {
    pub(super) on: Day,
    pub(super) required: usize,
    pub(super) came: usize,
    /// Who was required and did not come.
    pub(super) absent: Vec<String>,
}

/// Names and pages of whatever a count can stand for.
pub(super) struct Names(BTreeMap<Subject, (String, Option<String>)>);

impl Names {
    pub(super) fn new(page: &Page, records: &Records, plan: &[inspection::Model]) -> Self {
        let mut names = BTreeMap::new();
        let mut called: BTreeMap<&str, usize> = BTreeMap::new();
        records.members.iter().for_each(|member| *called.entry(&member.name).or_default() += 1);
        for member in &records.members {
            let name = match member.birth.filter(|_| called.get(member.name.as_str()).is_some_and(|n| *n > 1)) {
                Some(birth) => format!("{} ({})", member.name, birth.year()),
                None => member.name.clone(),
            };
            names.insert(Subject::Member(member.id), (name, Some(format!("/van-phong/danh-sach/{}", member.id.0))));
        }
        for admission in &records.admissions {
            names.insert(Subject::Admission(admission.id), (admission.name.clone(), None));
        }
        for line in plan {
            let member = line.subject_id.map(|id| format!("/van-phong/danh-sach/{id}"));
            names.insert(Subject::Inspection(InspectionId(line.id)), (plan_line(page, line), member));
        }
        for meeting in &records.meetings {
            let name = page.t1("behind-meeting", "day", page.day(&meeting.on));
            names.insert(Subject::Gathering(Gathering::Meeting(meeting.id)), (name, None));
        }
        for session in &records.studies {
            let name = page.t1("behind-study", "day", page.day(&session.on));
            names.insert(Subject::Gathering(Gathering::Study(session.id)), (name, None));
        }
        for household in &records.households {
            names.insert(Subject::Household(household.id), (household.head.clone(), None));
        }
        Self(names)
    }

    fn of(&self, subject: Subject) -> (String, Option<String>) {
        match self.0.get(&whole(subject)) {
            Some(found) => found.clone(),
            None => match subject {
                Subject::Quarter(year, quarter) => (format!("{quarter}/{year}"), None),
                _ => (String::from("–"), None),
            },
        }
    }
}

/// A line of a plan: its form, what is looked into, whom, when it was planned and done.
fn plan_line(page: &Page, line: &inspection::Model) -> String {
    let form = page.t(&format!("form-{}", line.form.replace('_', "-")));
    let done = match line.done_on {
        Some(day) => page.t1("plan-done", "day", page.day(&day)),
        None => page.t("plan-not-done"),
    };
    let planned = line.planned.clone().unwrap_or_else(|| line.year.to_string());
    page.with(
        "plan-line",
        &[("form", &form), ("topic", &line.topic), ("subject", &line.subject), ("planned", &planned), ("done", &done)],
    )
}

/// The person behind an attendance; everything else stands for itself.
fn whole(subject: Subject) -> Subject {
    match subject {
        Subject::Attendee(member, _) => Subject::Member(member),
        other => other,
    }
}

/// One line a person, household or plan line: how often counted, how often fulfilled, the days it was not.
pub(super) fn lines(names: &Names, reading: &Reading) -> Vec<Line> {
    let mut by_subject: BTreeMap<Subject, Line> = BTreeMap::new();
    for counted in &reading.counted {
        let line = by_subject.entry(whole(counted.subject)).or_insert_with(|| {
            let (name, href) = names.of(counted.subject);
            Line { name, href, counted: 0, fulfilled: 0, days: Vec::new() }
        });
        line.counted += 1;
        if counted.in_numerator {
            line.fulfilled += 1;
        } else {
            line.days.extend(counted.on);
        }
    }
    let mut lines: Vec<Line> = by_subject.into_values().collect();
    lines.sort_by_cached_key(|line| (std::cmp::Reverse(line.counted - line.fulfilled), chibo_core::name::sort_key(&line.name)));
    lines
}

pub(super) fn left_out(page: &Page, names: &Names, left_out: &[LeftOut]) -> Vec<Out> {
    let mut by_subject: BTreeMap<(Subject, Reason), Out> = BTreeMap::new();
    for out in left_out {
        let line = by_subject.entry((whole(out.subject), out.reason)).or_insert_with(|| {
            let (name, href) = names.of(out.subject);
            Out { name, href, reason: page.t(reason_key(out.reason)), days: Vec::new() }
        });
        line.days.extend(out.on);
    }
    let mut outs: Vec<((Subject, Reason), Out)> = by_subject.into_iter().collect();
    outs.sort_by_cached_key(|((_, reason), out)| (*reason, chibo_core::name::sort_key(&out.name)));
    outs.into_iter().map(|(_, out)| out).collect()
}

fn reason_key(reason: Reason) -> &'static str {
    match reason {
        Reason::NotOnRoll => "reason-not-on-roll",
        Reason::Suspended => "reason-suspended",
        Reason::Exempt => "reason-exempt",
        Reason::ExemptButPresent => "reason-exempt-but-present",
        Reason::Away => "reason-away",
        Reason::NotRated => "reason-not-rated",
        Reason::NotYetAdmitted => "reason-not-yet-admitted",
        Reason::CountedElsewhere => "reason-counted-elsewhere",
        Reason::NotRegistered => "reason-not-registered",
        Reason::NoMemberInHousehold => "reason-no-member",
        Reason::MembersNotOnRoll => "reason-members-not-on-roll",
    }
}

/// The meetings or study sessions behind an attendance.
pub(super) fn days(names: &Names, reading: &Reading) -> Vec<DayLine> {
    let mut days: BTreeMap<(Day, Gathering), DayLine> = BTreeMap::new();
    for counted in &reading.counted {
        if let (Subject::Attendee(_, gathering), Some(on)) = (counted.subject, counted.on) {
            let day = days.entry((on, gathering)).or_insert(DayLine { on, required: 0, came: 0, absent: Vec::new() });
            day.required += 1;
            if counted.in_numerator {
                day.came += 1;
            } else {
                day.absent.push(names.of(counted.subject).0);
            }
        }
    }
    days.into_values().collect()
}
