//! The roll and its movements, as many hands keep them.

use super::*;
use crate::workbook::{Problem, Why};
use chibo_core::member::{MovementKind, Sex};

const PLAIN: &[&str] = &[
    "DANH SÁCH ĐẢNG VIÊN",
    "",
    "STT | Họ và tên | Ngày sinh | Giới tính | Ngày vào Đảng | Ngày chính thức | Số thẻ | Tổ đảng | SĐT",
    "#1 | Lê Văn An | 3/7/1950 | Nam | =1975-05-19 | 19.05.1976 | 52.857699 | #1 | 0904366216",
    "#2 | Trần Thị Ánh | 16-10-1962 | Nữ | #32222 | 1989-03-20 00:00:00 | 21.468171 | #2 | #933267260",
];

#[test]
fn days_come_in_every_dress() {
    let content = only("DS", PLAIN);
    assert_eq!(faults(&content), []);
    let rows = roll_rows(&content);
    assert_eq!(
        (rows[0].person.birth, rows[0].joined, rows[0].official),
        (Some(day("3/7/1950")), Some(day("19/5/1975")), Some(day("19/5/1976")))
    );
    assert_eq!(
        (rows[1].person.birth, rows[1].joined, rows[1].official),
        (Some(day("16/10/1962")), Some(day("20/3/1988")), Some(day("20/3/1989")))
    );
    assert_eq!((rows[1].sex, rows[1].phone.as_str(), rows[1].group.as_str()), (Some(Sex::Female), "0933267260", "2"));
}

/// Any order of the columns, foreign columns between, the table anywhere on the sheet.
#[test]
fn columns_stand_in_any_order_and_place() {
    let expected = roll_rows(&only("DS", PLAIN)).to_vec();
    for shift in 0..9 {
        for turned in [false, true] {
            let lines: Vec<String> = PLAIN
                .iter()
                .map(|line| {
                    let mut cells: Vec<&str> = line.split('|').map(str::trim).collect();
                    if cells.len() > 1 {
                        cells.rotate_left(shift);
                        if turned {
                            cells.reverse();
                        }
                        cells.insert(4, if cells.contains(&"STT") { "Quê quán" } else { "Uông Bí" });
                    }
                    format!("| | {}", cells.join(" | "))
                })
                .collect();
            let mut lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            for _ in 0..shift {
                lines.insert(0, "| ĐẢNG BỘ PHƯỜNG");
            }
            let content = only("DS", &lines);
            let found = roll_rows(&content);
            assert_eq!(found.len(), 2, "{lines:?}");
            for (found, expected) in found.iter().zip(&expected) {
                assert_eq!(
                    (&found.person.name, found.person.birth, found.sex),
                    (&expected.person.name, expected.person.birth, expected.sex)
                );
                assert_eq!(
                    (found.joined, found.official, &found.card, &found.phone),
                    (expected.joined, expected.official, &expected.card, &expected.phone)
                );
            }
        }
    }
}

#[test]
fn headings_without_accents_in_capitals_and_other_words() {
    let heads: &[&[&str]] = &[
        &["HO VA TEN", "NGAY SINH", "GIOI TINH", "NGAY VAO DANG", "NGAY CHINH THUC", "SO THE DANG VIEN", "TO DANG", "DIEN THOAI"],
        &["Họ tên", "Ngày tháng năm sinh", "Nam/Nữ", "Ngày kết nạp", "Chính thức", "Số thẻ ĐV", "Tổ", "Số ĐT"],
        &[
            "Họ và tên đảng viên",
            "Ngày,\ntháng, năm  sinh",
            "Giới tính:",
            "Ngày vào Đảng (dự bị)",
            "Ngày vào Đảng chính thức",
            "Thẻ đảng",
            "Tổ Đảng số",
            "SĐT",
        ],
        &[
            "Ho\u{323} va\u{300} te\u{302}n",
            "Nga\u{300}y sinh",
            "Giơ\u{301}i ti\u{301}nh",
            "Vào Đảng",
            "Công nhận chính thức",
            "Số thẻ đảng",
            "Thuộc tổ đảng",
            "Điện thoại",
        ],
    ];
    for head in heads {
        let head = head.join(" | ");
        let content =
            only("Sheet1", &[&head, "Lê Văn An | 03/07/1950 | Nữ | 19/05/1975 | 19/05/1976 | 52.857699 | 3 | 0904366216"]);
        let row = &roll_rows(&content)[0];
        assert_eq!((row.person.birth, row.sex), (Some(day("3/7/1950")), Some(Sex::Female)), "{head}");
        assert_eq!((row.joined, row.official), (Some(day("19/5/1975")), Some(day("19/5/1976"))), "{head}");
        assert_eq!((row.card.as_str(), row.group.as_str(), row.phone.as_str()), ("52.857699", "3", "0904366216"), "{head}");
    }
}

const TWO_ROWS: &[&str] = &[
    "STT | Họ và tên | Ngày, tháng, năm sinh | | Ngày vào Đảng | | Số thẻ",
    " | | Nam | Nữ | Dự bị | Chính thức | ",
    "Tổ đảng số 1",
    "#1 | Lê Văn An | 3/7/1950 | | 1/1/1975 | 1/1/1976 | 1",
    "",
    "Tổ đảng số 2",
    "#2 | Trần Thị Ánh | | 16/10/1962 | 1/1/1985 | | 2",
    "Cộng tổ 2: 1 đảng viên",
    "",
    "STT | Họ và tên | Ngày, tháng, năm sinh | | Ngày vào Đảng | | Số thẻ",
    " | | Nam | Nữ | Dự bị | Chính thức | ",
    "#3 | Tô Văn Ba | 1/2/1960 | | 1/1/1985 | | 3",
    "",
    " | Tổng số: 3 đảng viên",
    " | Quang Trung, ngày 05 tháng 7 năm 2022",
    " | Người lập biểu | | | | T/M CHI BỘ",
    " | (Ký, ghi rõ họ tên) | | | | BÍ THƯ",
    " | Trần Thị Lập | | | | Lê Văn Bí",
];

fn check_two_rows(content: &SheetContent) {
    let rows = roll_rows(content);
    let seen: Vec<_> = rows
        .iter()
        .map(|row| (row.person.name.as_str(), row.sex.unwrap(), row.person.birth.unwrap(), row.group.as_str()))
        .collect();
    let expected = [
        ("Lê Văn An", Sex::Male, day("3/7/1950"), "1"),
        ("Trần Thị Ánh", Sex::Female, day("16/10/1962"), "2"),
        ("Tô Văn Ba", Sex::Male, day("1/2/1960"), ""),
    ];
    assert_eq!(seen[..2], expected[..2]);
    assert_eq!((seen.len(), seen[2].0, seen[2].2), (3, expected[2].0, expected[2].2));
    assert_eq!((rows[0].joined, rows[0].official, rows[1].official), (Some(day("1/1/1975")), Some(day("1/1/1976")), None));
    assert_eq!(faults(content), []);
}

#[test]
fn two_heading_rows_group_rows_repeated_headings_and_signatures() {
    check_two_rows(&only("DS", TWO_ROWS));
}

#[test]
fn merged_headings_say_the_same() {
    let mut book = Writer::new();
    let sheet = book.add_worksheet();
    let plain = Format::new();
    sheet.merge_range(0, 0, 0, 6, "DANH SÁCH ĐẢNG VIÊN", &plain).unwrap();
    sheet.merge_range(1, 0, 1, 6, "(tính đến ngày 03 tháng 7 năm 2022)", &plain).unwrap();
    for (offset, line) in TWO_ROWS.iter().enumerate() {
        for (column, text) in line.split('|').enumerate() {
            put(sheet, u32::try_from(offset).unwrap() + 3, u16::try_from(column).unwrap(), text.trim());
        }
    }
    for row in [3, 12] {
        for (column, head) in [(0, "STT"), (1, "Họ và tên"), (6, "Số thẻ")] {
            sheet.merge_range(row, column, row + 1, column, head, &plain).unwrap();
        }
        sheet.merge_range(row, 2, row, 3, "Ngày, tháng, năm sinh", &plain).unwrap();
        sheet.merge_range(row, 4, row, 5, "Ngày vào Đảng", &plain).unwrap();
    }
    sheet.merge_range(5, 0, 5, 6, "Tổ đảng số 1", &plain).unwrap();
    sheet.merge_range(8, 0, 8, 6, "Tổ đảng số 2", &plain).unwrap();
    let book = read(&book.save_to_buffer().unwrap()).unwrap();
    check_two_rows(&book.sheets[0]);
    assert!(matches!(book.sheets[0].content, Content::Roll { as_of, .. } if as_of == Some(day("3/7/2022"))));
}

#[test]
fn a_name_in_two_columns_a_row_of_column_numbers_and_capitals() {
    let lines = [
        "TT | Họ và | tên | Năm sinh | Nghề",
        "(1) | (2) | (3) | (4) | (5)",
        "1. | NGUYỄN THỊ | HOA | #1950 | Hưu trí",
        "2. | Đ/c Lê Văn | An | 1960 | Bí thư",
    ];
    let lines: Vec<String> = lines.iter().map(|line| line.replace("Họ và | tên", "Họ đệm | Tên")).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let content = only("DS", &lines);
    let people: Vec<_> = roll_rows(&content).iter().map(|row| (row.person.name.as_str(), row.person.birth_year)).collect();
    assert_eq!(people, [("Nguyễn Thị Hoa", Some(1950)), ("Lê Văn An", Some(1960))]);
    assert_eq!(faults(&content), [("D3".to_owned(), "1950", Severity::Warning), ("D4".to_owned(), "1960", Severity::Warning)]);
}

#[test]
fn what_cannot_be_is_a_fault_with_its_cell() {
    let content = only(
        "DS",
        &[
            "STT | Họ và tên | Ngày sinh | Ngày vào Đảng | Số thẻ",
            "#1 | Lê Văn An | 31/02/1950 | 1/1/1975 | 1",
            "#2 | Lê Văn Ba | 3/7/50 | 1/1/1975 | 2",
            "#3 | | 3/7/1950 | 1/1/1975 | 3",
            "#4 | Lê Văn Tư | | 1/1/1975 | 4",
            "#5 | Lê Văn Năm | 3/7/1951 | sang năm | 5",
            "#6 | Lê Văn Sáu | 3/7/1952 | - | 6",
            "#7 | Lê Văn Sáu | 3/7/1952 | 1/1/1975 | 6",
            "#8 | Lê Văn Sáu | 3/7/1953 | 1/1/1975 | 7",
        ],
    );
    let seen: Vec<_> =
        content.faults.iter().map(|f| (f.cell.to_string(), f.value.as_str(), f.problem.clone(), f.severity)).collect();
    let first = roll_rows(&content)[1].person.at;
    let expected = [
        ("C2".to_owned(), "31/02/1950", Problem::ImpossibleDate, Severity::Error),
        ("C3".to_owned(), "3/7/50", Problem::TwoDigitYear, Severity::Error),
        ("B4".to_owned(), "", Problem::MissingName, Severity::Error),
        ("B5".to_owned(), "Lê Văn Tư", Problem::MissingBirth, Severity::Warning),
        ("D6".to_owned(), "sang năm", Problem::UnreadableDate, Severity::Error),
        ("B8".to_owned(), "Lê Văn Sáu", Problem::DuplicateRow { first }, Severity::Error),
    ];
    assert_eq!(seen, expected);
    assert_eq!(
        roll_rows(&content).iter().map(|row| row.person.name.as_str()).collect::<Vec<_>>(),
        ["Lê Văn Tư", "Lê Văn Sáu", "Lê Văn Sáu"]
    );
}

#[test]
fn hidden_empty_and_foreign_sheets_are_left_alone() {
    let mut book = Writer::new();
    fill(book.add_worksheet().set_name("DS").unwrap(), PLAIN);
    book.add_worksheet().set_name("Trống").unwrap();
    fill(book.add_worksheet().set_name("Thu chi").unwrap(), &["Ngày | Nội dung | Số tiền", "1/1/2022 | Đảng phí | #1000"]);
    fill(book.add_worksheet().set_name("Cũ").unwrap().set_hidden(true), PLAIN);
    let book = read(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(kinds(&book), ["roll"]);
    assert_eq!(
        book.ignored.iter().map(|i| (i.sheet.as_str(), i.why)).collect::<Vec<_>>(),
        [("Trống", Why::Empty), ("Thu chi", Why::NothingRecognised), ("Cũ", Why::Hidden)]
    );
}

#[test]
fn movements_under_a_heading_of_other_words() {
    for head in ["Diễn biến", "Tăng/giảm", "Hình thức"] {
        let head = format!("TT | Họ tên | Ngày sinh | Ngày vào Đảng | {head} | Kể từ ngày");
        let row = "1 | Lê Văn An | 3/7/1950 | 3/2/1980 | Từ trần | 10/1/2023";
        let content = only("Sheet1", &["BIẾN ĐỘNG ĐẢNG VIÊN NHIỆM KỲ 2022-2025", &head, row]);
        let Content::Movements(rows) = &content.content else { panic!("{content:?}") };
        assert_eq!(rows.iter().map(|row| row.kind).collect::<Vec<_>>(), [MovementKind::Death], "{head}");
    }
}

#[test]
fn movements_by_their_words() {
    let words = [
        ("Công nhận chính thức", MovementKind::Recognition),
        ("CHUYỂN CHÍNH THỨC", MovementKind::Recognition),
        ("Chuyển sinh hoạt đến", MovementKind::Arrival),
        ("chuyển đến", MovementKind::Arrival),
        ("Chuyển sinh hoạt đảng về chi bộ", MovementKind::Arrival),
        ("Chuyển sinh hoạt chính thức đi", MovementKind::Departure),
        ("Chuyển đi nơi khác", MovementKind::Departure),
        ("Từ trần", MovementKind::Death),
        ("Mất", MovementKind::Death),
        ("Kết nạp Đảng", MovementKind::Admission),
        ("Xóa tên", MovementKind::Removal),
        ("Xoá tên", MovementKind::Removal),
        ("Khai trừ khỏi Đảng", MovementKind::Expulsion),
        ("Miễn công tác và sinh hoạt", MovementKind::Exemption),
        ("mien sinh hoat", MovementKind::Exemption),
        ("Trở lại sinh hoạt", MovementKind::ExemptionEnd),
        ("Hết miễn sinh hoạt", MovementKind::ExemptionEnd),
        ("Đình chỉ sinh hoạt", MovementKind::Suspension),
        ("Hết đình chỉ", MovementKind::SuspensionEnd),
        ("Chuyển sinh hoạt tạm thời đi", MovementKind::TemporaryLeave),
        ("Sinh hoạt tạm thời", MovementKind::TemporaryLeave),
        ("Hết sinh hoạt tạm thời", MovementKind::TemporaryReturn),
        ("Kết thúc sinh hoạt tạm thời, trở về", MovementKind::TemporaryReturn),
        ("Chuyển sinh hoạt tạm thời đến", MovementKind::TemporaryArrival),
        ("Tiếp nhận sinh hoạt tạm thời", MovementKind::TemporaryArrival),
        ("Hết sinh hoạt tạm thời đến", MovementKind::TemporaryDeparture),
    ];
    for text in ["Đi nghỉ mát", "Đi công tác", "Có mặt", "Chuyển sinh hoạt"] {
        let row = format!("#1 | Lê Văn An | 3/7/1950 | {text} | 10/1/2023");
        let content = only("Sheet1", &["TT | Họ tên | Năm sinh | Loại biến động | Thời gian", &row]);
        assert_eq!(faults(&content).last(), Some(&("D2".to_owned(), text, Severity::Error)), "{text}");
    }
    for (text, kind) in words {
        let row = format!("#1 | Lê Văn An | 3/7/1950 | {text} | 10/1/2023");
        let content = only("Sheet1", &["TT | Họ tên | Năm sinh | Loại biến động | Thời gian", &row]);
        let Content::Movements(rows) = &content.content else { panic!("{content:?}") };
        assert_eq!(rows.iter().map(|row| row.kind).collect::<Vec<_>>(), [kind], "{text}");
    }
    for text in
        ["Đi vắng lâu ngày?".replace("Đi ", ""), "Chuyển sinh hoạt".to_owned(), "Sinh hoạt tạm thời đi đến hết tháng 11".to_owned()]
    {
        let row = format!("#1 | Lê Văn An | 3/7/1950 | {text} | 10/1/2023");
        let content = only("Sheet1", &["TT | Họ tên | Năm sinh | Biến động | Ngày", &row]);
        assert_eq!(
            content.faults.iter().map(|f| (f.cell.to_string(), &f.problem)).collect::<Vec<_>>(),
            [("D2".to_owned(), &Problem::UnknownMovement)]
        );
    }
    let content = only("Sheet1", &["TT | Họ tên | Biến động | Ngày", "#1 | Lê Văn An | Từ trần | "]);
    assert_eq!((content.faults[0].cell.to_string(), &content.faults[0].problem), ("D2".to_owned(), &Problem::MissingDay));
}
