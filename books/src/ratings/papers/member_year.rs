//! What the records know of the members in a year, read once for everybody and kept until a record changes: a hundred review
//! forms are one reading.

use crate::ratings::gather::{Review, review};
use crate::{fees, inspections, meetings, study, tasks};
use chibo_core::day::{Day, year_end};
use chibo_core::mandate::HeldOffice;
use chibo_core::meeting::{Mark, Marks};
use chibo_core::member::{Member, MemberId};
use chibo_frame::App;
use chibo_frame::record::{self, Recorded};
use chibo_people::{mandates, roll, rules};
use chrono::Datelike;
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};
use uuid::Uuid;

/// **Một năm của chi bộ.** Everything of the year that review forms, lists and reports are made from.
pub(crate) struct MemberYear {
    /// The review of the year.
    pub(in crate::ratings) review: Review,
    /// The lines of the roll.
    pub(crate) rows: BTreeMap<Uuid, roll::member::Model>,
    /// Who held an office on the last day.
    pub(crate) offices: BTreeMap<Uuid, Vec<HeldOffice>>,
    /// Attendance at the meetings.
    pub(crate) meetings: BTreeMap<MemberId, Attended>,
    /// Attendance at study sessions.
    pub(crate) study: BTreeMap<MemberId, Attended>,
    /// The tasks given or done in the year.
    pub(crate) tasks: BTreeMap<Uuid, Vec<tasks::task::Model>>,
    /// The lines of the plan of inspections that look at a member and were concluded.
    pub(crate) inspections: BTreeMap<Uuid, Vec<inspections::inspection::Model>>,
    /// What was paid, by month; how many months are unpaid.
    pub(crate) fees: BTreeMap<Uuid, fees::PaidYear>,
}

impl MemberYear {
    /// The review of the year.
    pub(crate) fn review(&self) -> &Review {
        &self.review
    }
}

/// How often somebody was required, and what came of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Attended {
    /// **Phải dự.**
    pub(crate) required: u32,
    /// **Dự**; of study also what was made up.
    pub(crate) came: u32,
    /// **Vắng có lý do.**
    pub(crate) excused: u32,
    /// **Vắng không lý do.**
    pub(crate) unexcused: u32,
}

/// The records that a year is read from.
const READ: [&str; 16] = [
    roll::member::Entity::KIND,
    roll::movement::Entity::KIND,
    mandates::mandate::Entity::KIND,
    rules::dated_rule::Entity::KIND,
    meetings::meeting::Entity::KIND,
    meetings::attendance::Entity::KIND,
    study::study_session::Entity::KIND,
    study::study_mark::Entity::KIND,
    tasks::task::Entity::KIND,
    inspections::inspection::Entity::KIND,
    fees::fee_category::Entity::KIND,
    fees::fee_relief::Entity::KIND,
    fees::fee_receipt::Entity::KIND,
    crate::ratings::rating::Entity::KIND,
    crate::ratings::rating_sheet::Entity::KIND,
    crate::ratings::rating_line::Entity::KIND,
];

/// Of which cell, year, day and revision the kept year is.
type Of = (Uuid, i32, Day, u64);
/// The year as it was read last.
#[derive(Default)]
struct Kept(RwLock<Option<(Of, Arc<MemberYear>)>>);

/// The year as the records stand now.
pub(crate) async fn member_year(app: &App, cell: Uuid, year: i32) -> anyhow::Result<Arc<MemberYear>> {
    let of = (cell, year, app.today(), record::revision(app, &READ).await?);
    let kept = app.shared.of::<Kept>();
    let stands = kept.0.read().unwrap_or_else(PoisonError::into_inner).clone();
    if let Some((_, known)) = stands.filter(|(known, _)| *known == of) {
        return Ok(known);
    }
    let known = Arc::new(read(app, cell, year).await?);
    *kept.0.write().unwrap_or_else(PoisonError::into_inner) = Some((of, Arc::clone(&known)));
    Ok(known)
}

async fn read(app: &App, cell: Uuid, year: i32) -> anyhow::Result<MemberYear> {
    let db = &app.db;
    let rows = roll::list_members(db, cell).await?;
    let members = roll::members(rows.clone(), roll::list_movements(db, cell).await?)?;
    let held: Vec<_> = meetings::list(db, cell).await?.into_iter().filter(|row| row.on_day.year() == year).collect();
    let ids: Vec<Uuid> = held.iter().map(|row| row.id).collect();
    let marks = meetings::attendances(db, &ids).await?;
    let days = held.iter().filter_map(|row| Some((row.on_day, marks.get(&row.id)?)));
    let came = attended(&members, days, Mark::present);
    let sessions: Vec<_> = study::list(db, cell).await?.into_iter().filter(|row| row.on_day.year() == year).collect();
    let sessions = study::sessions(db, &sessions).await?;
    let days = sessions.iter().filter(|session| !session.marks.is_empty()).map(|session| (session.on, &session.marks));
    let studied = attended(&members, days, Mark::studied);
    let of_year = |task: &tasks::task::Model| {
        [Some(task.given_on), task.due_on, task.done_on].into_iter().flatten().any(|day| day.year() == year)
    };
    Ok(MemberYear {
        review: review(db, cell, year).await?,
        rows: rows.into_iter().map(|row| (row.id, row)).collect(),
        offices: offices(app, cell, year).await?,
        meetings: came,
        study: studied,
        tasks: by_member(tasks::list(db, cell).await?.into_iter().filter(of_year), |task| task.member_id),
        inspections: by_member(
            inspections::list(db, cell).await?.into_iter().filter(|row| row.year == year && row.conclusion.is_some()),
            |row| row.subject_id,
        ),
        fees: fees::paid_year(app, cell, year).await?,
    })
}

fn by_member<T>(rows: impl Iterator<Item = T>, whose: impl Fn(&T) -> Option<Uuid>) -> BTreeMap<Uuid, Vec<T>> {
    let mut found: BTreeMap<Uuid, Vec<T>> = BTreeMap::new();
    for row in rows {
        if let Some(member) = whose(&row) {
            found.entry(member).or_default().push(row);
        }
    }
    found
}

/// Who was required on each of these days, and what the marks say.
fn attended<'a>(
    members: &[Member],
    days: impl Iterator<Item = (Day, &'a Marks)>,
    counts: fn(Mark) -> bool,
) -> BTreeMap<MemberId, Attended> {
    let mut all: BTreeMap<MemberId, Attended> = BTreeMap::new();
    for (day, marks) in days {
        for member in members.iter().filter(|member| member.standing_on(day).required()) {
            let own = all.entry(member.id).or_default();
            own.required += 1;
            match marks.get(&member.id).copied() {
                Some(mark) if counts(mark) => own.came += 1,
                Some(Mark::Excused) => own.excused += 1,
                Some(Mark::Unexcused) => own.unexcused += 1,
                _ => {}
            }
        }
    }
    all
}

async fn offices(app: &App, cell: Uuid, year: i32) -> anyhow::Result<BTreeMap<Uuid, Vec<HeldOffice>>> {
    let day = app.today().min(year_end(year));
    let mut found: BTreeMap<Uuid, Vec<HeldOffice>> = BTreeMap::new();
    for row in mandates::list(&app.db, cell).await? {
        if row.read()?.holds_on(day) {
            found.entry(row.member_id).or_default().push(row.office()?);
        }
    }
    for offices in found.values_mut() {
        offices.sort_unstable();
    }
    Ok(found)
}
