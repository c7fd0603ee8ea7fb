//! The figures of a year from all books, under the names by which the papers of the year know them. What has not happened
//! is nought only where the book of it was kept; otherwise it is left out with its sentence.

use crate::ratings::member_year;
use crate::{admissions, inspections, meetings, study, tasks};
use chibo_core::day::{Day, year_end, year_start};
use chibo_core::exact::Share;
use chibo_core::meeting::{MeetingKind, presence};
use chibo_core::member::MovementKind;
use chibo_frame::db::from_code;
use chibo_frame::{App, Page};
use chibo_paper::writing::Values;
use chibo_people::roll;
use chrono::Datelike;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Puts the figures of a year.
pub(crate) async fn put_figures(app: &App, page: &Page, cell: Uuid, year: i32, values: &mut Values) -> anyhow::Result<()> {
    put_meetings(app, page, cell, year, values).await?;
    put_study(app, page, cell, year, values).await?;
    put_tasks(app, cell, year, values).await?;
    put_movements(app, cell, year, values).await?;
    put_inspections(app, cell, year, values).await?;
    put_fees(app, page, cell, year, values).await
}

/// A number, or nothing where the book is empty.
fn kept(number: &impl ToString, is_kept: bool) -> String {
    if is_kept { number.to_string() } else { String::new() }
}

async fn put_meetings(app: &App, page: &Page, cell: Uuid, year: i32, values: &mut Values) -> anyhow::Result<()> {
    let here: Vec<_> = meetings::list(&app.db, cell).await?.into_iter().filter(|row| row.on_day.year() == year).collect();
    let marks = meetings::attendances(&app.db, &here.iter().map(|row| row.id).collect::<Vec<_>>()).await?;
    let members = meetings::members(&app.db, cell).await?;
    let held: Vec<_> = here.iter().filter_map(|row| Some((row, marks.get(&row.id)?))).collect();
    let (mut present, mut required, mut thematic) = (0, 0, 0);
    for (row, marks) in &held {
        let figures = presence(&members, row.on_day, marks);
        (present, required) = (present + figures.present, required + figures.required);
        thematic += u32::from(row.meeting_kind()? == MeetingKind::Thematic);
    }
    let share = Share::new(present, required).ten_thousandths();
    values
        .words("số cuộc họp", kept(&held.len(), !held.is_empty()))
        .words("số cuộc chuyên đề", kept(&thematic, !held.is_empty()))
        .words("tỷ lệ dự", share.map(|share| page.percent(&share)).unwrap_or_default());
    Ok(())
}

async fn put_study(app: &App, page: &Page, cell: Uuid, year: i32, values: &mut Values) -> anyhow::Result<()> {
    let rows: Vec<_> = study::list(&app.db, cell).await?.into_iter().filter(|row| row.on_day.year() == year).collect();
    let held = study::sessions(&app.db, &rows).await?.into_iter().filter(|session| !session.marks.is_empty()).count();
    let known = member_year(app, cell, year).await?;
    let (came, required) = known.study.values().fold((0, 0), |(came, all), own| (came + own.came, all + own.required));
    let share = Share::new(came, required).ten_thousandths();
    values
        .words("số buổi học", kept(&held, held > 0))
        .words("tỷ lệ học", share.map(|share| page.percent(&share)).unwrap_or_default());
    Ok(())
}

/// The tasks given in the year.
async fn put_tasks(app: &App, cell: Uuid, year: i32, values: &mut Values) -> anyhow::Result<()> {
    let all: Vec<_> = tasks::list(&app.db, cell).await?.into_iter().filter(|task| task.given_on.year() == year).collect();
    let day = app.today().min(year_end(year));
    let (done, late) =
        (all.iter().filter(|task| task.done_on.is_some()).count(), all.iter().filter(|task| task.is_overdue(day)).count());
    values
        .words("số nhiệm vụ", kept(&all.len(), !all.is_empty()))
        .words("số nhiệm vụ xong", kept(&done, !all.is_empty()))
        .words("số nhiệm vụ quá hạn", kept(&late, !all.is_empty()));
    Ok(())
}

/// Who came and who went, and how many there are at both ends of the year.
async fn put_movements(app: &App, cell: Uuid, year: i32, values: &mut Values) -> anyhow::Result<()> {
    let last = app.today().min(year_end(year));
    let before = year_start(year).pred_opt().unwrap_or(Day::MIN);
    let (rows, movements) = (roll::list_members(&app.db, cell).await?, roll::list_movements(&app.db, cell).await?);
    let mut counts: BTreeMap<MovementKind, usize> = BTreeMap::new();
    for movement in movements.iter().filter(|movement| movement.on_day > before && movement.on_day <= last) {
        *counts.entry(from_code(&movement.kind)?).or_default() += 1;
    }
    let of = |kind: MovementKind| counts.get(&kind).copied().unwrap_or(0);
    let people = admissions::list(&app.db, cell).await?;
    let in_year = |day: Option<Day>| day.is_some_and(|day| day > before && day <= last);
    values
        .words("số đầu năm", roll::roll_on(rows.clone(), movements.clone(), before)?.members)
        .words("số cuối năm", roll::roll_on(rows, movements, last)?.members)
        .words("số kết nạp", of(MovementKind::Admission))
        .words("số công nhận", of(MovementKind::Recognition))
        .words("số chuyển đến", of(MovementKind::Arrival))
        .words("số chuyển đi", of(MovementKind::Departure))
        .words("số từ trần", of(MovementKind::Death))
        .words("số xóa tên", of(MovementKind::Removal))
        .words("số khai trừ", of(MovementKind::Expulsion))
        .words("số học lớp nhận thức", people.iter().filter(|person| in_year(person.class_on)).count());
    Ok(())
}

async fn put_inspections(app: &App, cell: Uuid, year: i32, values: &mut Values) -> anyhow::Result<()> {
    let plan: Vec<_> = inspections::list(&app.db, cell).await?.into_iter().filter(|row| row.year == year).collect();
    let done = plan.iter().filter(|row| row.done_on.is_some()).count();
    values.words("số mục kiểm tra", kept(&plan.len(), !plan.is_empty())).words("số mục đã kiểm tra", kept(&done, !plan.is_empty()));
    Ok(())
}

async fn put_fees(app: &App, page: &Page, cell: Uuid, year: i32, values: &mut Values) -> anyhow::Result<()> {
    let taken = crate::fees::taken_in_year(app, cell, year).await?;
    let sum = |number: u64| if taken.0 > 0 { page.number(&number) } else { String::new() };
    values.words("tiền đảng phí", sum(taken.0)).words("tiền nộp lên", sum(taken.1));
    Ok(())
}
