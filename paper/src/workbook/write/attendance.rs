//! The books of marks, as `attendance.rs` and `study.rs` of the reader take them back.

use super::person::told_apart;
use super::table::{Table, Value, column, number, numbered};
use crate::workbook::attendance::REGULAR;
use crate::workbook::{Book, BookRow, Cell, Session};
use chibo_core::day::Day;
use chibo_core::meeting::{Mark, MeetingKind};
use chrono::Datelike;

/// **Theo dõi sinh hoạt** of one year: the sessions are all held in it.
pub fn attendance(year: i32, book: &Book) -> Table {
    let title = format!("THEO DÕI SINH HOẠT CHI BỘ NĂM {year}");
    table(format!("Năm {year}"), title, book, meeting_heading, &legend("có mặt", &Mark::ALL))
}

/// **Theo dõi học tập.**
pub fn study(book: &Book) -> Table {
    let title = "THEO DÕI HỌC TẬP, QUÁN TRIỆT CHỈ THỊ, NGHỊ QUYẾT";
    table("Học tập".into(), title.into(), book, study_heading, &legend("đã học", &Mark::ALL))
}

/// The regular meetings of a year, to be marked by hand.
pub fn months(year: i32) -> Vec<Session> {
    let session = |month| {
        let at = Cell { row: 0, column: 0 };
        let on = Day::from_ymd_opt(year, month, REGULAR)?;
        Some(Session { on, kind: MeetingKind::Regular, title: String::new(), topic: String::new(), at })
    };
    (1..=12).filter_map(session).collect()
}

fn table(sheet: String, title: String, book: &Book, heading: fn(&Session) -> String, legend: &str) -> Table {
    let codes = Mark::ALL.map(mark_code);
    let mut columns = vec![number(), column("Họ và tên", 30)];
    columns.extend(book.sessions.iter().map(|session| {
        let heading = heading(session);
        let width = if heading.chars().count() > 10 { 18 } else { 12 };
        column(heading.as_str(), if heading.chars().count() < 4 { 6 } else { width }).centred().choices(&codes)
    }));
    let rows = book.rows.iter().map(|row| line(row, book.sessions.len()));
    Table { notes: vec![legend.to_owned()], ..Table::new(sheet, title, columns, numbered(rows)) }
}

fn line(row: &BookRow, sessions: usize) -> Vec<Value> {
    let mark = |session| {
        let at = row.marks.iter().find(|at| at.session == session);
        at.map_or(Value::Blank, |at| at.mark.map_or_else(|| at.text.as_str().into(), |mark| mark_code(mark).into()))
    };
    std::iter::once(Value::from(told_apart(&row.person).as_str())).chain((0..sessions).map(mark)).collect()
}

/// "T8" for the regular meeting of a month, its day and month where it was moved; a thematic one has its whole date first.
fn meeting_heading(session: &Session) -> String {
    let on = session.on;
    match session.kind {
        MeetingKind::Regular if on.day() == REGULAR => format!("T{}", on.month()),
        MeetingKind::Regular => on.format("%d/%m").to_string(),
        MeetingKind::Thematic => with_topic(on, "Sinh hoạt chuyên đề", &session.topic, true),
    }
}

fn study_heading(session: &Session) -> String {
    with_topic(session.on, "Học tập", &session.topic, false)
}

fn with_topic(on: Day, label: &str, topic: &str, is_labelled: bool) -> String {
    let on = on.format("%d/%m/%Y");
    match (topic.is_empty(), is_labelled) {
        (true, false) => on.to_string(),
        (true, true) => format!("{on}\n{label}"),
        (false, _) => format!("{on}\n{label}: {topic}"),
    }
}

fn legend(present: &str, marks: &[Mark]) -> String {
    let meaning = |mark: &Mark| match mark {
        Mark::Present => present.to_owned(),
        Mark::Excused => "vắng có phép".into(),
        Mark::Unexcused => "vắng không phép".into(),
        Mark::Exempt => "miễn sinh hoạt".into(),
        Mark::Away => "sinh hoạt tạm thời nơi khác".into(),
        Mark::MadeUp => "học bù".into(),
        Mark::Online => "dự trực tuyến".into(),
        Mark::ByGroup => "dự theo tổ đảng".into(),
    };
    let entries: Vec<String> = marks.iter().map(|mark| format!("{} {}", mark_code(*mark), meaning(mark))).collect();
    format!("Ghi chú: {}", entries.join("; "))
}

/// **Ký hiệu.** The house's own code of a mark.
pub fn mark_code(mark: Mark) -> &'static str {
    match mark {
        Mark::Present => "x",
        Mark::Excused => "P",
        Mark::Unexcused => "K",
        Mark::Exempt => "M",
        Mark::Away => "TT",
        Mark::MadeUp => "HB",
        Mark::Online => "TTu",
        Mark::ByGroup => "Tổ",
    }
}
