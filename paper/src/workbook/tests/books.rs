//! The books of marks.

use super::*;
use crate::workbook::{Book, Kind, Problem};
use chibo_core::meeting::Mark;

fn book(content: &SheetContent) -> &Book {
    match &content.content {
        Content::Attendance(book) | Content::Study(book) => book,
        other => panic!("{other:?}"),
    }
}

fn days(content: &SheetContent) -> Vec<String> {
    book(content).sessions.iter().map(|session| session.on.format("%d/%m/%Y").to_string()).collect()
}

#[test]
fn months_in_every_dress() {
    for heads in [
        "T1 | T12",
        "Tháng 1 | Tháng 12",
        "Th 1 | Th. 12",
        "1/2023 | 12/2023",
        "THANG 01 | THANG 12",
        "SH tháng 1 | Sinh hoạt T12",
        "Họp chi bộ tháng 1 | Họp tháng 12",
        "T1/2023 | T12/2023",
        "03/01/2023 | =2023-12-03",
        "=2023-01-01 | =2023-12-01",
    ] {
        let head = format!("STT | Họ tên | {heads}");
        let content = only("Năm 2023", &["THEO DÕI SINH HOẠT CHI BỘ", &head, "1 | Lê Văn An | x | P", "2 | Lê Văn Ba | x | "]);
        assert_eq!(content.content.kind(), Kind::Attendance, "{heads}");
        assert_eq!(days(&content), ["03/01/2023", "03/12/2023"], "{heads}");
        assert_eq!(book(&content).rows[1].marks.len(), 1, "{heads}");
    }
}

#[test]
fn months_under_one_heading() {
    let content =
        only("Sheet1", &["ĐIỂM DANH NĂM 2023", "TT | Họ và tên | Tháng | | ", " | | 1 | 2 | 3", "1 | Lê Văn An | x | x | "]);
    assert_eq!(days(&content), ["03/01/2023", "03/02/2023"]);
}

#[test]
fn a_year_that_stands_nowhere_is_a_fault_of_the_column() {
    let content = only("Sheet1", &["SINH HOẠT", "TT | Họ và tên | T1", "1 | Lê Văn An | x"]);
    assert_eq!(
        content.faults.iter().map(|f| (f.cell.to_string(), &f.problem)).collect::<Vec<_>>(),
        [("C2".to_owned(), &Problem::NoYear)]
    );
    assert!(book(&content).sessions.is_empty());
}

#[test]
fn a_month_that_is_none_is_a_fault_of_its_column() {
    let content = only("2023", &["SINH HOẠT", "TT | Họ và tên | T1 | T13", "1 | Lê Văn An | x | x"]);
    assert_eq!(days(&content), ["03/01/2023"]);
    assert_eq!(faults(&content), [("D2".to_owned(), "T13", Severity::Error)]);
}

#[test]
fn the_day_of_a_decision_above_the_table_is_not_its_year() {
    let line = "(Kèm theo Báo cáo số 15-BC/CB ngày 30/12/2021)";
    let rows = ["TT | Họ và tên | T1", "1 | Lê Văn An | x"];
    let of = |sheet: &str, titles: [&str; 2]| days(&only(sheet, &[titles[0], titles[1], rows[0], rows[1]]));
    assert_eq!(of("Sổ", ["THEO DÕI SINH HOẠT NĂM 2023", line]), ["03/01/2023"]);
    assert_eq!(of("Sổ", ["THEO DÕI SINH HOẠT NĂM 2023 (ngày 30 tháng 12 năm 2021)", ""]), ["03/01/2023"]);
    assert_eq!(of("Năm 2023", ["THEO DÕI SINH HOẠT", line]), ["03/01/2023"]);
    assert_eq!(of("Sổ", ["THEO DÕI SINH HOẠT", "Tính đến ngày 31/12/2023"]), ["03/01/2023"]);
}

#[test]
fn namesakes_carry_their_year_in_many_forms_and_remarks_are_no_name() {
    for (written, name, year) in [
        ("Trần Thị Ánh (sn 1962)", "Trần Thị Ánh", Some(1962)),
        ("Trần Thị Ánh [1962]", "Trần Thị Ánh", Some(1962)),
        ("Trần Thị Ánh, sinh năm 1962", "Trần Thị Ánh", Some(1962)),
        ("Trần Thị Ánh - 1962", "Trần Thị Ánh", Some(1962)),
        ("Trần Văn Sinh 1962", "Trần Văn Sinh", Some(1962)),
        ("Trần Văn Năm 1962", "Trần Văn Năm", Some(1962)),
        ("Trần Thị Ánh (Bí thư)", "Trần Thị Ánh", None),
        ("Trần Thị Ánh (B)", "Trần Thị Ánh (B)", None),
    ] {
        let row = format!("1 | {written} | x");
        let content = only("2023", &["SINH HOẠT", "TT | Họ tên | T1", &row]);
        let person = &book(&content).rows[0].person;
        assert_eq!((person.name.as_str(), person.birth_year), (name, year), "{written}");
    }
}

#[test]
fn study_and_attendance_are_told_apart_by_words_not_by_form() {
    let study = only("Sheet1", &["THEO DÕI HỌC TẬP NGHỊ QUYẾT NĂM 2023", "TT | Họ và tên | T3 | T6", "1 | Lê Văn An | x | HB"]);
    assert_eq!((study.content.kind(), days(&study)), (Kind::Study, vec!["03/03/2023".to_owned(), "03/06/2023".to_owned()]));
    let meetings = only("Sheet1", &["SINH HOẠT CHI BỘ", "TT | Họ và tên | 4/3/2023", "1 | Lê Văn An | x"]);
    assert_eq!((meetings.content.kind(), days(&meetings)), (Kind::Attendance, vec!["04/03/2023".to_owned()]));
    let head = "TT | Họ và tên | 15/9/2022 (NQ TW 6) | Ngày 15.11.2022 | 31/02/2023 | 15/3/23";
    let content = only("Sheet1", &["HỌC TẬP, QUÁN TRIỆT", head, "1 | Lê Văn An | x | x | x | x"]);
    assert_eq!(days(&content), ["15/09/2022", "15/11/2022"]);
    let seen: Vec<_> = content.faults.iter().map(|f| (f.cell.to_string(), f.problem.clone())).collect();
    assert_eq!(seen, [("E2".to_owned(), Problem::ImpossibleDate), ("F2".to_owned(), Problem::TwoDigitYear)]);
}

fn marks(lines: &[&str]) -> (Vec<Option<Mark>>, Vec<(String, Severity)>) {
    let content = only("2023", lines);
    let marks = book(&content).rows.iter().flat_map(|row| &row.marks).map(|mark| mark.mark).collect();
    (marks, content.faults.iter().map(|f| (f.cell.to_string(), f.severity)).collect())
}

#[test]
fn usual_marks_of_other_hands() {
    use Mark::{Away, ByGroup, Excused, Exempt, MadeUp, Online, Present, Unexcused};
    for (text, mark) in [
        ("x", Present),
        ("X", Present),
        ("+", Present),
        ("v", Present),
        ("✓", Present),
        ("Có mặt", Present),
        ("co", Present),
        ("#1", Present),
        ("P", Excused),
        ("CP", Excused),
        ("vắng có phép", Excused),
        ("có phép", Excused),
        ("K", Unexcused),
        ("kp", Unexcused),
        ("Vắng không phép", Unexcused),
        ("không phép", Unexcused),
        ("M", Exempt),
        ("C.P", Excused),
        ("V(K)", Unexcused),
        ("SHTT", Away),
        ("MSH", Exempt),
        ("miễn", Exempt),
        ("Miễn sinh hoạt", Exempt),
        ("TT", Away),
        ("tạm thời", Away),
        ("HB", MadeUp),
        ("học bù", MadeUp),
        ("học bù trực tuyến", MadeUp),
        ("TTu", Online),
        ("t.tuyến", Online),
        ("online", Online),
        ("Trực tuyến", Online),
        ("dự trực tuyến", Online),
        ("vắng họp trực tuyến", Unexcused),
        ("Tổ", ByGroup),
        ("theo tổ", ByGroup),
        ("dự tại tổ đảng", ByGroup),
    ] {
        let row = format!("1 | Lê Văn An | {text}");
        let found = marks(&["SINH HOẠT", "TT | Họ tên | T1", &row, "2 | Lê Văn Ba | x"]);
        assert_eq!(found, (vec![Some(mark), Some(Present)], vec![]), "{text}");
    }
    for (text, mark) in
        [("0", Some(Unexcused)), ("#0", Some(Unexcused)), ("-", Some(Unexcused)), ("Q", None), ("??", None), ("V", Some(Present))]
    {
        let row = format!("1 | Lê Văn An | {text}");
        let found = marks(&["SINH HOẠT", "TT | Họ tên | T1", &row, "2 | Lê Văn Ba | x"]);
        assert_eq!(found, (vec![mark, Some(Present)], vec![("C3".to_owned(), Severity::Warning)]), "{text}");
    }
}

#[test]
fn the_sheet_explains_its_own_marks() {
    use Mark::{Away, Excused, Exempt, Present, Unexcused};
    let rows = ["1 | Lê Văn An | Q", "2 | Lê Văn Ba | V", "3 | Lê Văn Tư | o", "4 | Lê Văn Sáu | N", "5 | Lê Văn Bảy | T"];
    let expected = [Some(Present), Some(Excused), Some(Unexcused), Some(Exempt), Some(Away)];
    for legend in [
        "Ghi chú: Q có mặt; V vắng có phép; O vắng không phép; N miễn sinh hoạt; T sinh hoạt tạm thời nơi khác",
        "Chú thích: q: có mặt, v: vắng có phép, o: vắng không phép, n: miễn, t: tạm thời",
        "Ký hiệu: Q = có mặt; V = có phép; O = không phép; N = miễn SH; T = nơi khác.",
        "Q - có mặt; V - có lý do; O - không lý do; N - miễn; T - tạm thời",
        "Có mặt: Q; Vắng có phép: V; Vắng không phép: O; Miễn: N; Tạm thời: T",
        "(Q) có mặt; (V) vắng có phép; (O) vắng không phép; (N) miễn; (T) tạm thời",
        "- Q: có mặt\n- V: vắng có phép\n- O: vắng không phép\n- N: được miễn\n- T: tạm thời",
    ] {
        for below in [true, false] {
            let mut lines = vec!["SINH HOẠT CHI BỘ", "TT | Họ tên | T1"];
            lines.extend(rows);
            lines.insert(if below { lines.len() } else { 1 }, legend);
            assert_eq!(marks(&lines), (expected.to_vec(), vec![]), "{legend} {below}");
        }
    }
}

#[test]
fn a_legend_in_cells_of_its_own() {
    let found = marks(&["SINH HOẠT", "TT | Họ tên | T1", "1 | Lê Văn An | Q", "", " | Ghi chú:", " | Q | Có mặt"]);
    assert_eq!(found, (vec![Some(Mark::Present)], vec![]));
}

#[test]
fn totals_below_are_nobody_and_a_blank_column_was_not_held() {
    let content = only(
        "2023",
        &[
            "SINH HOẠT CHI BỘ NĂM 2023",
            "TT | Họ tên | T1 | T2 | T3 | Tổng số buổi",
            "1 | Trần Thị Ánh (1962) | x | | | #1",
            "2 | Trần Thị Ánh (1949) | P | M | | ",
            "3 | Lê Văn Ba | | | |",
            "",
            " | Tổng số có mặt | #1 | #0 | #0",
            " | Vắng có phép | #1 | #0 | #0",
            " | Tỷ lệ % | 50% | | ",
        ],
    );
    let book = book(&content);
    assert_eq!(days(&content), ["03/01/2023"]);
    let people: Vec<_> = book.rows.iter().map(|row| (row.person.name.as_str(), row.person.birth_year, row.marks.len())).collect();
    assert_eq!(people, [("Trần Thị Ánh", Some(1962), 1), ("Trần Thị Ánh", Some(1949), 1), ("Lê Văn Ba", None, 0)]);
    assert_eq!(book.rows[1].marks[0].at.to_string(), "C4");
    assert_eq!(faults(&content), []);
}
