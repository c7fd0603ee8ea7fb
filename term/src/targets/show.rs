//! One figure, opened: who and what stands behind the numerator and the denominator, and who was left out and why.

use super::words::{self, Worded};
use super::{gather, term_of_path, threshold_text};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use chibo_core::day::Day;
use chibo_core::target::{
    Cadence, EvidenceSource, Figure, Gathering, LeftOut, MeasureKind, Reading, Reason, Records, Subject, Target, Threshold,
};
use chibo_core::term::Period;
use chibo_frame::{App, Page, PageError, html};
use chrono::Datelike;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "targets/show.html")]
struct Show {
    page: Page,
    cell: String,
    label: String,
    target: String,
    number: u32,
    period: String,
    threshold: String,
    worded: Worded,
    judged: bool,
    target_yearly: bool,
    days_missed: bool,
    sentence: String,
    notes: Vec<String>,
    missing: Vec<Line>,
    counted: Vec<Line>,
    left_out: Vec<Out>,
    days: Vec<DayLine>,
    /// The years behind the term's figure, each with where it opens.
    years: Vec<(String, Worded, String)>,
    evidence: Vec<(Option<Day>, String)>,
}

/// A person, household or line of a plan, with how often it was counted.
struct Line {
    name: String,
    href: Option<String>,
    counted: usize,
    fulfilled: usize,
    days: Vec<Day>,
}

/// Somebody in neither count.
struct Out {
    name: String,
    href: Option<String>,
    reason: String,
    days: Vec<Day>,
}

/// A meeting or study session.
struct DayLine {
    on: Day,
    required: usize,
    came: usize,
}

/// Opens the figure of one target for one period.
pub(super) async fn show(
    page: Page,
    State(app): State<App>,
    Path((label, position, period)): Path<(String, usize, String)>,
) -> Result<impl IntoResponse, PageError> {
    let term = term_of_path(&app, &label).await?;
    let target = *position.checked_sub(1).and_then(|i| term.targets.get(i)).ok_or(PageError::NotFound)?;
    let period: Period = period.parse().map_err(|_| PageError::NotFound)?;
    let records = gather(&app.db, term.cell_id, app.today()).await?;
    let readings = target.readings(&records, &term.term);
    let reading = readings.iter().find(|reading| reading.period == period).ok_or(PageError::NotFound)?;
    let names = Names::new(&records);
    let lines = lines(&names, reading);
    let (missing, counted): (Vec<_>, Vec<_>) = lines.into_iter().partition(|line| line.fulfilled < line.counted);
    html(&Show {
        cell: term.cell,
        target: words::target_text(&page, &target),
        number: target.number,
        period: words::period_text(&page, period),
        threshold: threshold_text(&page, &target.threshold),
        worded: words::worded(&page, reading),
        target_yearly: target.cadence != Cadence::Term,
        days_missed: missing.iter().any(|line| !line.days.is_empty()),
        judged: period == Period::Term || target.cadence != Cadence::Term,
        sentence: sentence(&page, &target, reading),
        notes: notes(&page, &target, period),
        missing,
        counted,
        left_out: left_out(&page, &names, &reading.left_out),
        days: days(reading),
        years: if period == Period::Term {
            years(&page, &format!("/van-phong/nhiem-ky/{label}/chi-tieu/{position}"), &readings)
        } else {
            Vec::new()
        },
        evidence: evidence(&page, reading),
        label,
        page,
    })
}

fn years(page: &Page, path: &str, readings: &[Reading]) -> Vec<(String, Worded, String)> {
    let years = readings.iter().filter(|reading| reading.period != Period::Term);
    years.map(|r| (words::period_text(page, r.period), words::worded(page, r), format!("{path}/{}", r.period))).collect()
}

/// Why it is reached or missed, with the numbers.
fn sentence(page: &Page, target: &Target, reading: &Reading) -> String {
    let verdict = page.t(if reading.reached { "reached" } else { "missed" });
    match (&target.threshold, &reading.figure) {
        (Threshold::AtLeastOrCap(cap), Figure::Share(share)) => page.with(
            "sentence-cap",
            &[
                ("n", &page.number(&share.numerator)),
                ("d", &page.number(&share.denominator)),
                ("cap", &page.number(&cap.floor_of(share.denominator))),
                ("verdict", &verdict),
            ],
        ),
        (_, Figure::Share(share)) => page.with(
            "sentence-share",
            &[
                ("n", &page.number(&share.numerator)),
                ("d", &page.number(&share.denominator)),
                ("need", &threshold_text(page, &target.threshold)),
                ("verdict", &verdict),
            ],
        ),
        _ => page.with("sentence-plain", &[("need", &threshold_text(page, &target.threshold)), ("verdict", &verdict)]),
    }
}

/// What must be said beside the figure.
fn notes(page: &Page, target: &Target, period: Period) -> Vec<String> {
    let mut notes = vec![page.t(&format!("how-{}", target.measure.name().replace('_', "-")))];
    if target.measure == MeasureKind::Attendance {
        notes.push(page.t("note-attendance-guidance"));
    }
    if period == Period::Term && target.measure != MeasureKind::Admissions {
        notes.push(page.t("how-term"));
    }
    notes
}

/// Names and pages of whatever a count can stand for.
struct Names(BTreeMap<Subject, (String, Option<String>)>);

impl Names {
    fn new(records: &Records) -> Self {
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
        for inspection in &records.inspections {
            names.insert(Subject::Inspection(inspection.id), (inspection.subject.clone(), None));
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

/// The person behind an attendance; everything else stands for itself.
fn whole(subject: Subject) -> Subject {
    match subject {
        Subject::Attendee(member, _) => Subject::Member(member),
        other => other,
    }
}

/// One line a person, household or plan line: how often counted, how often fulfilled, the days it was not.
fn lines(names: &Names, reading: &Reading) -> Vec<Line> {
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

fn left_out(page: &Page, names: &Names, left_out: &[LeftOut]) -> Vec<Out> {
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
fn days(reading: &Reading) -> Vec<DayLine> {
    let mut days: BTreeMap<(Option<Day>, Gathering), (usize, usize)> = BTreeMap::new();
    for counted in &reading.counted {
        if let Subject::Attendee(_, gathering) = counted.subject {
            let (required, came) = days.entry((counted.on, gathering)).or_default();
            *required += 1;
            *came += usize::from(counted.in_numerator);
        }
    }
    days.into_iter().filter_map(|((on, _), (required, came))| Some(DayLine { on: on?, required, came })).collect()
}

fn evidence(page: &Page, reading: &Reading) -> Vec<(Option<Day>, String)> {
    let Figure::Evidence(items) = &reading.figure else { return Vec::new() };
    let note = |source: &EvidenceSource| match source {
        EvidenceSource::Registered(note) => note.clone(),
        EvidenceSource::ThematicMeeting(_) => page.t("evidence-thematic-meeting"),
    };
    items.iter().map(|item| (item.on, note(&item.source))).collect()
}
