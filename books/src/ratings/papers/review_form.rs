//! The review form of one member (Mẫu 2A, 2B): what the records know of his year is filled in, the rest is left to his hand.

use super::member_year::{Attended, MemberYear, member_year};
use crate::papers::{bullets, dotted, levels_to_tick, lines_or_dots, year_file};
use crate::ratings::choice::level_in_full;
use crate::ratings::gather::{self, Line};
use crate::ratings::show::points_text;
use crate::tasks;
use chibo_core::day::year_end;
use chibo_core::exact::Share;
use chibo_core::mandate::HeldOffice;
use chibo_core::member::MemberId;
use chibo_core::rating::{Level, Regime, place, regime_of};
use chibo_frame::db::code;
use chibo_frame::{App, Page};
use chibo_paper::writing::{Column, Piece, Table, Values};
use chibo_people::papers::{Choice, Gathered, Subject, years};
use chibo_people::roll;
use uuid::Uuid;

/// Everybody who is reviewed, year by year.
pub(super) async fn choices(app: &App, cell: Uuid) -> anyhow::Result<Vec<Choice>> {
    let members = roll::members(roll::list_members(&app.db, cell).await?, roll::list_movements(&app.db, cell).await?)?;
    let mut found = Vec::new();
    for year in years(app, cell).await?.into_iter().filter_map(|choice| choice.period.parse::<i32>().ok()) {
        let regime = regime_of(year);
        let reviewed = members.iter().filter(|member| place(member, year, regime, None).is_some_and(|place| place.reviewed));
        found.extend(reviewed.map(|member| Choice {
            id: member.id.0,
            period: year.to_string(),
            label: format!("{} – {year}", member.name),
            file: year_file(year),
        }));
    }
    Ok(found)
}

pub(super) async fn gather(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let Some(year) = subject.year() else { return Ok(None) };
    let known = member_year(app, subject.cell, year).await?;
    let Some(line) = known.review.lines.iter().find(|line| line.row.member_id == subject.id) else { return Ok(None) };
    let mut values = Values::default();
    values.words("năm kiểm điểm", year);
    put_person(page, &known, line, &mut values);
    put_attendance(page, &known, subject.id, &mut values);
    put_work(page, &known, subject.id, &mut values);
    put_fees(page, &known, subject.id, &mut values);
    put_own(page, known.review.regime, line, &mut values);
    put_cell(page, line, &mut values);
    let day = line.row.self_on.unwrap_or(app.today().min(year_end(year)));
    Ok(Some(Gathered { day, label: format!("{} – {year}", line.name), issuer: None, values }))
}

fn put_person(page: &Page, known: &MemberYear, line: &Line, values: &mut Values) {
    let Some(row) = known.rows.get(&line.row.member_id) else { return };
    let text = |text: &Option<String>| dotted(text.clone());
    let day = |day: Option<chibo_core::day::Day>| dotted(day.map(|day| page.day(&day)));
    let offices = known.offices.get(&row.id).map(Vec::as_slice).unwrap_or_default();
    let named = |office: &HeldOffice| page.t(&format!("mandates-office-{}", code(office).replace('_', "-")));
    let held: Vec<String> = offices.iter().map(named).collect();
    let leads = offices.iter().any(|office| *office != HeldOffice::GroupHead);
    let key = known.review.regime.key;
    values
        .words("mẫu", page.t(if leads { "ratings-form-2b" } else { "ratings-form-2a" }))
        .words("quy định kiểm điểm", known.review.regime.name)
        .words("họ tên", &row.name)
        .words("ngày sinh", day(row.birth))
        .words("ngày vào Đảng", day(row.joined))
        .words("ngày chính thức", day(row.official))
        .words("số thẻ", text(&row.card_no))
        .words("nghề nghiệp", text(&row.job))
        .words("nơi ở", text(&row.address))
        .words("tổ đảng", text(&row.group_name))
        .words("chức vụ", if held.is_empty() { page.t("ratings-form-no-office") } else { held.join(", ") })
        .words("mức thực hiện", if key == "qd-366" { String::new() } else { page.t("ratings-form-grades") })
        .pieces("trách nhiệm cấp ủy", if leads { vec![Piece::Dots { lines: 4 }] } else { Vec::new() });
}

fn put_attendance(page: &Page, known: &MemberYear, member: Uuid, values: &mut Values) {
    let of = |all: &std::collections::BTreeMap<MemberId, Attended>| all.get(&MemberId(member)).copied().unwrap_or_default();
    let (meetings, study) = (of(&known.meetings), of(&known.study));
    let some = |number: u32, of: &Attended| if of.required > 0 { number.to_string() } else { String::new() };
    let share = |of: &Attended| Share::new(of.came, of.required).ten_thousandths().map(|share| page.percent(&share));
    values
        .words("số buổi phải dự", some(meetings.required, &meetings))
        .words("số buổi dự", some(meetings.came, &meetings))
        .words("tỷ lệ dự", share(&meetings).unwrap_or_default())
        .words("vắng có lý do", some(meetings.excused, &meetings))
        .words("vắng không lý do", some(meetings.unexcused, &meetings))
        .words("số buổi phải học", some(study.required, &study))
        .words("số buổi học", some(study.came, &study))
        .words("tỷ lệ học", share(&study).unwrap_or_default());
}

/// The tasks with what came of them, the inspections with their conclusions.
fn put_work(page: &Page, known: &MemberYear, member: Uuid, values: &mut Values) {
    let given = known.tasks.get(&member).map(Vec::as_slice).unwrap_or_default();
    let done = |task: &&tasks::task::Model| task.done_on.is_some();
    let in_time = |task: &&tasks::task::Model| task.done_on.is_some_and(|done| task.due_on.is_none_or(|due| done <= due));
    let count = |number: usize| if given.is_empty() { String::new() } else { number.to_string() };
    let mut table = Table::of([
        Column::right(page.t("books-col-number"), 10),
        Column::wide(page.t("books-col-task")),
        Column::centre(page.t("books-col-due"), 25),
        Column::left(page.t("books-col-result"), 55),
    ]);
    for (number, task) in (1..).zip(given) {
        let due = task.due_on.map(|day| page.day(&day)).unwrap_or_default();
        let done = task.done_on.map(|day| page.t1("tasks-done-on", "day", page.day(&day)));
        let result = done.into_iter().chain(task.note.clone()).collect::<Vec<_>>().join(". ");
        table.push([format!("{number}"), task.title.clone(), due, result]);
    }
    values
        .words("số nhiệm vụ", count(given.len()))
        .words("số nhiệm vụ xong", count(given.iter().filter(done).count()))
        .words("số nhiệm vụ đúng hạn", count(given.iter().filter(in_time).count()))
        .pieces("nhiệm vụ được giao", [Piece::Table(table)]);
    let inspected = known.inspections.get(&member).map(Vec::as_slice).unwrap_or_default();
    let told = inspected.iter().map(|row| format!("{}: {}", row.topic, row.conclusion.clone().unwrap_or_default()));
    values.pieces("kết quả kiểm tra", bullets(told));
}

fn put_fees(page: &Page, known: &MemberYear, member: Uuid, values: &mut Values) {
    let paid = known.fees.get(&member).copied().filter(|paid| paid.months > 0 || paid.unpaid > 0);
    let said = |of: fn(&crate::fees::PaidYear) -> u64| paid.map(|paid| page.number(&of(&paid))).unwrap_or_default();
    values
        .words("số tháng đóng đảng phí", said(|paid| paid.months))
        .words("tiền đảng phí", said(|paid| paid.sum))
        .words("số tháng chưa đóng", said(|paid| paid.unpaid));
}

/// What he says of himself.
fn put_own(page: &Page, regime: &Regime, line: &Line, values: &mut Values) {
    let row = &line.row;
    let level = gather::level(row.self_level.as_deref());
    let points = row.self_points.map(|tenths| points_text(page, tenths));
    values
        .pieces("tự kiểm điểm", lines_or_dots(row.self_text.as_deref(), 6))
        .pieces("ô tự xếp loại", levels_to_tick(page, level))
        .words("điểm tự chấm", if regime.points.is_some() { dotted(points.clone()) } else { String::new() });
    let mut table = Table::default();
    if let Some(scale) = regime.points {
        table = Table::of([
            Column::right(page.t("books-col-number"), 10),
            Column::wide(page.t("books-col-criteria")),
            Column::right(page.t("meetings-points-most"), 18),
            Column::right(page.t("ratings-form-own-points"), 22),
            Column::right(page.t("ratings-form-cell-points"), 22),
        ]);
        let most = |points: chibo_core::rating::Points| (points.0 / 10).to_string();
        let (general, task) = (most(scale.value.general), most(scale.value.task));
        table.push(["1".into(), page.t("ratings-form-general"), general, String::new(), String::new()]);
        table.push(["2".into(), page.t("ratings-form-task"), task, String::new(), String::new()]);
        table.push_bold([
            String::new(),
            page.t("books-total"),
            most(chibo_core::rating::Points::MOST),
            points.unwrap_or_default(),
            String::new(),
        ]);
    }
    values.pieces("bảng điểm", [Piece::Table(table)]);
}

/// What the cell and its superior say.
fn put_cell(page: &Page, line: &Line, values: &mut Values) {
    let row = &line.row;
    let level = |level: Option<Level>| dotted(level.map(|level| level_in_full(page, level)));
    let votes = gather::votes(row).map(|votes| {
        let each = Level::ALL.map(|level| format!("{}: {}", level_in_full(page, level), votes.of(level)));
        each.join("; ")
    });
    let proposed = line.proposed().or(line.proposal.and_then(|proposal| proposal.level));
    let decision = row.decision_no.as_ref().zip(row.decided_on);
    let decision = decision.map(|(number, on)| page.with("ratings-decision-line", &[("number", number), ("day", &page.day(&on))]));
    let notes = crate::ratings::words::notes(page, line);
    values
        .pieces("ý kiến chi ủy", lines_or_dots(row.committee_opinion.as_deref(), 3))
        .pieces("ý kiến đoàn thể", lines_or_dots(row.organisations_opinion.as_deref(), 2))
        .words("nhận xét nơi cư trú", row.residence_opinion.clone().unwrap_or_default())
        .words("kết quả bỏ phiếu", votes.unwrap_or_default())
        .words("mức đề nghị", level(proposed))
        .words("mức quyết định", level(line.rating.filter(|_| line.is_final())))
        .words("quyết định", decision.unwrap_or_default())
        .pieces("lưu ý", bullets(notes));
}
