//! Ratings, inspections, admissions, households; several kinds in one workbook.

use super::*;
use crate::workbook::{HouseholdRow, Problem, QuarterTitle};
use chibo_core::household::HouseholdClass;
use chibo_core::inspection::InspectionForm;
use chibo_core::rating::Level;

fn ratings(content: &SheetContent) -> (i32, Vec<Level>, Option<Level>) {
    match &content.content {
        Content::Ratings { year, rows, cell } => (*year, rows.iter().map(|row| row.level).collect(), cell.map(|cell| cell.level)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn levels_and_the_cells_own_in_every_form() {
    use Level::{Excellent, Fulfilled, Good, NotFulfilled};
    for (words, level) in [
        ("HTXSNV", Excellent),
        ("HTXS", Excellent),
        ("Hoàn thành xuất sắc nhiệm vụ", Excellent),
        ("xuất sắc", Excellent),
        ("HTTNV", Good),
        ("htt", Good),
        ("Tốt", Good),
        ("Hoàn thành tốt nhiệm vụ", Good),
        ("HTNV", Fulfilled),
        ("Hoàn thành", Fulfilled),
        ("H.T.N.V", Fulfilled),
        ("KHTNV", NotFulfilled),
        ("Không hoàn thành nhiệm vụ", NotFulfilled),
    ] {
        for (below, head) in [
            ("Chi bộ xếp loại: ", "Kết quả xếp loại"),
            ("Kết quả xếp loại chi bộ năm 2023: ", "Xếp loại"),
            ("Chi bộ tự xếp loại: | | ", "MUC XEP LOAI"),
        ] {
            let head = format!("STT | Họ và tên | Ngày sinh | {head}");
            let (row, below) = (format!("1 | Lê Văn An | 3/7/1950 | {words}"), format!(" | {below}{words}"));
            let content = only(
                "2023",
                &[
                    "ĐÁNH GIÁ, XẾP LOẠI ĐẢNG VIÊN NĂM 2023",
                    &head,
                    &row,
                    "2 | Lê Văn Ba | | Không xếp loại",
                    "3 | Lê Văn Tư | |",
                    "",
                    &below,
                ],
            );
            assert_eq!(ratings(&content), (2023, vec![level], Some(level)), "{words} {below}");
            assert_eq!(faults(&content), [], "{words} {below}");
        }
    }
}

#[test]
fn crosses_under_the_levels_and_several_years_in_one_table() {
    let crosses = only(
        "Sheet1",
        &["XẾP LOẠI NĂM 2023", "TT | Họ tên | HTXSNV | HTTNV | HTNV | KHTNV", "1 | Lê Văn An | | x | |", "2 | Lê Văn Ba | x | | |"],
    );
    assert_eq!(ratings(&crosses), (2023, vec![Level::Good, Level::Excellent], None));
    let book = workbook(
        "Sheet1",
        &["TT | Họ tên | Kết quả xếp loại | ", " | | 2022 | 2023", "1 | Lê Văn An | HTT | HTXS", "2 | Lê Văn Ba | | HTT"],
    );
    assert_eq!(
        book.sheets.iter().map(ratings).collect::<Vec<_>>(),
        [(2022, vec![Level::Good], None), (2023, vec![Level::Excellent, Level::Good], None)]
    );
}

#[test]
fn faults_of_ratings() {
    let content = only(
        "2024",
        &[
            "XẾP LOẠI NĂM 2023",
            "TT | Họ tên | Xếp loại",
            "1 | Lê Văn An | HTXNV",
            "2 | Lê Văn Ba | HTT",
            "3 | Lê Văn Tư | Rất tốt",
            " | Chi bộ xếp loại: giỏi",
        ],
    );
    let seen: Vec<_> = content.faults.iter().map(|f| (f.cell.to_string(), f.problem.clone(), f.severity)).collect();
    let expected = [
        ("A1".to_owned(), Problem::YearsDiffer { title: 2023, sheet: 2024 }, Severity::Warning),
        ("C3".to_owned(), Problem::UnknownLevel, Severity::Error),
        ("C5".to_owned(), Problem::UnknownLevel, Severity::Error),
        ("B6".to_owned(), Problem::UnknownLevel, Severity::Warning),
    ];
    assert_eq!(seen, expected);
    assert_eq!(ratings(&content), (2023, vec![Level::Good], None));
    let content = only("Sheet1", &["TT | Họ tên | Xếp loại", "1 | Lê Văn An | HTT"]);
    assert_eq!(content.faults[0].problem, Problem::NoYear);
}

#[test]
fn inspections_under_two_heading_rows_and_group_rows() {
    let content = only(
        "KTGS",
        &[
            "TT | Hình thức | Nội dung | Đối tượng | Thời gian | | Kết luận",
            " | | | | Theo kế hoạch | Thực hiện | ",
            "Năm 2023",
            "1 | Giám sát | Đóng đảng phí | Lê Văn An | Quý I | 15.03.2023 | Tốt",
            "2 | Giám sát chuyên đề | Nghị quyết | Lê Văn Ba | Quý II | | ",
            "Năm 2024",
            "1 | KT | Học tập | Lê Văn Tư | Quý I | 31/02/2024 | Tốt",
            "2 | Tham quan | Học tập | Lê Văn Tư | Quý I | | ",
            "3 | GSCĐ | Học tập | Lê Văn Tư | Quý I | 5/3/2024 | Tốt",
            "4 | | Học tập | Lê Văn Tư | Quý I | | ",
            " | T/M CHI BỘ",
        ],
    );
    let Content::Inspections(rows) = &content.content else { panic!("{content:?}") };
    let seen: Vec<_> = rows.iter().map(|row| (row.year, row.form, row.done, row.planned.as_str())).collect();
    let expected = [
        (2023, InspectionForm::Supervision, Some(day("15/3/2023")), "Quý I"),
        (2023, InspectionForm::ThematicSupervision, None, "Quý II"),
        (2024, InspectionForm::ThematicSupervision, Some(day("5/3/2024")), "Quý I"),
    ];
    assert_eq!(seen, expected);
    assert_eq!(
        faults(&content),
        [
            ("F7".to_owned(), "31/02/2024", Severity::Error),
            ("B8".to_owned(), "Tham quan", Severity::Error),
            ("B10".to_owned(), "", Severity::Error)
        ]
    );
}

#[test]
fn inspections_without_accents_keep_the_year_apart_from_the_sex() {
    let lines = [
        "STT | NAM | HINH THUC | NOI DUNG | DOI TUONG | KE HOACH | THUC HIEN | KET LUAN",
        "1 | #2023 | Kiem tra | Dang phi | Le Van An | Quy 1 | 5/3/2023 | Tot",
    ];
    let content = only("Sheet1", &lines);
    let Content::Inspections(rows) = &content.content else { panic!("{content:?}") };
    assert_eq!((rows[0].year, rows[0].form), (2023, InspectionForm::Inspection));
}

#[test]
fn admissions_with_days_within_texts() {
    let content = only(
        "PTĐ",
        &[
            "TT | Họ và tên quần chúng | Năm sinh | Nam | Nữ | Lớp nhận thức về Đảng | NQ chi bộ | QĐ kết nạp | Ngày kết nạp | Chính thức",
            "1 | Lê Thị Ba | 3/7/1999 | | x | 23/7/2022 | NQ số 02-NQ/CB ngày 18/02/2023 | QĐ số 123-QĐ/ĐU ngày 29 tháng 4 năm 2023 | 19/5/2023 |",
        ],
    );
    let Content::Admissions(rows) = &content.content else { panic!("{content:?}") };
    assert_eq!(faults(&content), []);
    let row = &rows[0];
    assert_eq!(
        (row.class, row.resolution, row.decision, row.admitted, row.official),
        (Some(day("23/7/2022")), Some(day("18/2/2023")), Some(day("29/4/2023")), Some(day("19/5/2023")), None)
    );
    assert_eq!(row.sex, Some(chibo_core::member::Sex::Female));
}

fn households(content: &SheetContent) -> (&[HouseholdRow], &[QuarterTitle]) {
    match &content.content {
        Content::Households { rows, quarter } => (rows, quarter),
        other => panic!("{other:?}"),
    }
}

#[test]
fn households_their_members_and_titles() {
    let content = only(
        "Hộ",
        &[
            "DANH SÁCH HỘ ĐẠT GIA ĐÌNH VĂN HÓA KHU 5B NĂM 2022",
            "TT | Họ và tên chủ hộ | Nhân khẩu | Địa chỉ | Đảng viên | Xếp loại hộ | Gia đình văn hóa | | ",
            " | | | | | | 2022 | Năm 2023 | 2024",
            "1 | Lê Văn An | #4 | Tổ 1 | Lê Văn An; Trần Thị Ánh (1962), Bùi Văn Tư và Bùi Thị Sáu | Khá giả | x | Không | ",
            "2 | Lê Văn Ba | 3 người | Tổ 1 | 1. Lê Văn Ba\n2. Tô Thị Bảy | Cận nghèo | Đạt | 0 | ",
            "3 | Lê Văn Tám | nhiều | Tổ 1 | không | giàu có | #1 | có | ",
            "4 | Lê Văn Chín | 2 | Tổ 1 | x | sang | ??? | ✓ | ",
            " | Khu đạt danh hiệu khu dân cư văn hóa năm 2022: Đạt",
            " | Khu đạt danh hiệu khu dân cư văn hóa năm 2023: Không đạt",
            " | Năm 2024, khu không đạt danh hiệu khu văn hóa",
            " | Người lập",
        ],
    );
    let (rows, quarter) = households(&content);
    assert_eq!(rows.len(), 4);
    let names = |row: &HouseholdRow| row.members.iter().map(|p| (p.name.clone(), p.birth_year)).collect::<Vec<_>>();
    let people = |names: &[(&str, Option<i32>)]| names.iter().map(|(name, year)| ((*name).to_owned(), *year)).collect::<Vec<_>>();
    assert_eq!(
        names(&rows[0]),
        people(&[("Lê Văn An", None), ("Trần Thị Ánh", Some(1962)), ("Bùi Văn Tư", None), ("Bùi Thị Sáu", None)])
    );
    assert_eq!(names(&rows[1]), people(&[("Lê Văn Ba", None), ("Tô Thị Bảy", None)]));
    assert_eq!(
        rows.iter().map(|row| row.titles.clone()).collect::<Vec<_>>(),
        [
            vec![(2022, true), (2023, false)],
            vec![(2022, true), (2023, false)],
            vec![(2022, true), (2023, true)],
            vec![(2022, false), (2023, true)],
        ]
    );
    assert_eq!(
        rows.iter().map(|row| row.class).collect::<Vec<_>>(),
        [Some(HouseholdClass::WellOff), Some(HouseholdClass::NearPoor), Some(HouseholdClass::Rich), None]
    );
    assert_eq!(rows.iter().map(|row| row.people).collect::<Vec<_>>(), [Some(4), Some(3), None, Some(2)]);
    assert_eq!(
        quarter.iter().map(|t| (t.year, t.granted, t.at.to_string())).collect::<Vec<_>>(),
        [(2022, true, "B8".into()), (2023, false, "B9".into()), (2024, false, "B10".into())]
    );
    let cells: Vec<_> = content.faults.iter().map(|f| (f.cell.to_string(), f.problem.clone())).collect();
    let expected = [
        ("C6", Problem::UnreadableNumber),
        ("E7", Problem::NotAName),
        ("F7", Problem::UnknownClass),
        ("G7", Problem::UnknownTitle),
    ];
    assert_eq!(cells, expected.map(|(cell, problem)| (cell.to_owned(), problem)));
    assert!(content.faults.iter().all(|f| f.severity == Severity::Warning));
}

#[test]
fn members_of_a_household_in_many_hands() {
    for (cell, expected) in [
        ("Lê\nVăn An", vec!["Lê Văn An"]),
        ("Lê Văn\nAn; Bùi Thị Sáu", vec!["Lê Văn An", "Bùi Thị Sáu"]),
        ("Ông Lê Văn An, bà Bùi Thị Sáu", vec!["Lê Văn An", "Bùi Thị Sáu"]),
        ("Ông Thị Sáu", vec!["Ông Thị Sáu"]),
        ("Lê Văn An (chủ hộ); Bùi Thị Sáu (vợ)", vec!["Lê Văn An", "Bùi Thị Sáu"]),
    ] {
        let mut book = Writer::new();
        let sheet = book.add_worksheet();
        fill(sheet, &["TT | Chủ hộ | Đảng viên trong hộ | GĐVH 2022", "1 | Lê Văn An | | x"]);
        put(sheet, 1, 2, cell);
        let found = read(&book.save_to_buffer().unwrap()).unwrap();
        let names: Vec<_> = households(&found.sheets[0]).0[0].members.iter().map(|p| p.name.as_str()).collect();
        assert_eq!(names, expected, "{cell}");
    }
}

#[test]
fn the_quarters_title_in_few_words() {
    let foot = "Khu đạt danh hiệu văn hóa năm 2022: Không đạt";
    let content = only("Hộ", &["TT | Chủ hộ | Đảng viên trong hộ | GĐVH 2022", "1 | Lê Văn An | | x", foot]);
    let quarter: Vec<_> = households(&content).1.iter().map(|t| (t.year, t.granted)).collect();
    assert_eq!(quarter, [(2022, false)]);
}

#[test]
fn several_kinds_in_one_workbook() {
    let bytes = bytes_of(&[
        ("Đảng viên", &["Họ tên | Ngày sinh | Ngày vào Đảng", "Lê Văn An | 3/7/1950 | 1/1/1975"]),
        ("Biến động", &["Họ tên | Biến động | Ngày", "Lê Văn An | Từ trần | 1/1/2023"]),
        ("Hộ", &["Chủ hộ | GĐVH 2022", "Lê Văn An | x"]),
        ("2022", &["Họ tên | Xếp loại", "Lê Văn An | HTT"]),
        ("Điểm danh 2023", &["Họ tên | T1 | T2", "Lê Văn An | x | x"]),
    ]);
    let book = read(&bytes).unwrap();
    assert_eq!(kinds(&book), ["roll", "movements", "households", "ratings", "attendance"]);
    assert!(book.sheets.iter().all(|sheet| sheet.faults.is_empty()), "{:?}", book.sheets);
}
