//! The seven workbooks of the demonstration.

use super::super::*;
use chibo_core::day::Day;
use chibo_core::household::HouseholdClass;
use chibo_core::meeting::Mark;
use chibo_core::member::Sex;
use chibo_core::rating::Level;

fn file(name: &str) -> Workbook {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/demo/khu-5b").join(name);
    let book = read(&std::fs::read(path).unwrap()).unwrap();
    assert!(book.ignored.is_empty(), "{:?}", book.ignored);
    for sheet in &book.sheets {
        assert_eq!(sheet.faults, [], "{name} {}", sheet.sheet);
    }
    book
}

fn books(name: &str, kind: Kind) -> Vec<Book> {
    let books = file(name).sheets.into_iter().map(|sheet| {
        assert_eq!(sheet.content.kind(), kind);
        match sheet.content {
            Content::Attendance(book) | Content::Study(book) => book,
            other => panic!("{other:?}"),
        }
    });
    books.collect()
}

#[test]
fn the_roll_and_its_movements() {
    let book = file("danh-sach-dang-vien.xlsx");
    let [roll, movements] = book.sheets.as_slice() else { panic!() };
    let Content::Roll { as_of, rows } = &roll.content else { panic!() };
    assert_eq!(*as_of, Day::from_ymd_opt(2022, 7, 3));
    assert_eq!(rows.len(), 112);
    let first = &rows[0];
    assert_eq!(
        (first.person.name.as_str(), first.person.at.to_string().as_str(), first.sex),
        ("Tạ Đức Sơn", "B9", Some(Sex::Male))
    );
    assert_eq!(first.person.birth, Day::from_ymd_opt(1990, 2, 26));
    assert_eq!((first.joined, first.official), (Day::from_ymd_opt(2012, 11, 1), Day::from_ymd_opt(2013, 11, 1)));
    assert_eq!((first.card.as_str(), first.group.as_str(), first.phone.as_str()), ("52.857699", "1", "0904366216"));
    assert_eq!(rows.iter().filter(|row| row.exempt_from.is_some()).count(), 9);
    assert_eq!(rows.iter().filter(|row| row.official.is_some()).count(), 110);
    assert!(
        rows.iter().all(|row| row.joined.is_some() && row.sex.is_some() && row.person.birth.is_some() && !row.group.is_empty())
    );
    let Content::Movements(rows) = &movements.content else { panic!() };
    assert_eq!(rows.len(), 16);
}

#[test]
fn thirty_five_meetings() {
    let books = books("diem-danh-sinh-hoat.xlsx", Kind::Attendance);
    assert_eq!(books.iter().map(|book| book.sessions.len()).collect::<Vec<_>>(), [5, 12, 12, 6]);
    assert_eq!(books.iter().map(|book| book.rows.len()).collect::<Vec<_>>(), [112, 114, 111, 111]);
    assert_eq!(books[0].sessions[0].on, Day::from_ymd_opt(2022, 8, 3).unwrap());
    let present = |book: &Book| book.rows.iter().flat_map(|row| &row.marks).filter(|mark| mark.mark == Some(Mark::Present)).count();
    assert_eq!(books.iter().map(present).collect::<Vec<_>>(), [458, 1126, 1092, 549]);
    assert!(books[0].rows.iter().any(|row| row.person.name == "Trần Thị Ánh" && row.person.birth_year == Some(1962)));
}

#[test]
fn twelve_study_sessions() {
    let books = books("hoc-tap-nghi-quyet.xlsx", Kind::Study);
    assert_eq!((books.len(), books[0].sessions.len(), books[0].rows.len()), (1, 12, 116));
    assert_eq!(books[0].sessions[1].on, Day::from_ymd_opt(2022, 11, 15).unwrap());
    assert_eq!(books[0].rows.iter().flat_map(|row| &row.marks).filter(|mark| mark.mark == Some(Mark::MadeUp)).count(), 82);
}

#[test]
fn three_years_of_ratings() {
    let years: Vec<_> = file("danh-gia-xep-loai.xlsx")
        .sheets
        .into_iter()
        .map(|sheet| match sheet.content {
            Content::Ratings { year, rows, cell } => {
                let count = |level| rows.iter().filter(|row| row.level == level).count();
                let levels = [count(Level::Excellent), count(Level::Good), count(Level::Fulfilled), count(Level::NotFulfilled)];
                (year, levels, cell.unwrap().level, cell.unwrap().at.to_string())
            }
            other => panic!("{other:?}"),
        })
        .collect();
    let expected = [
        (2022, [19, 79, 5, 0], Level::Good, "B110".to_owned()),
        (2023, [20, 73, 7, 0], Level::Excellent, "B107".to_owned()),
        (2024, [19, 70, 9, 1], Level::Good, "B106".to_owned()),
    ];
    assert_eq!(years, expected);
}

#[test]
fn inspections_and_admissions() {
    let Content::Inspections(rows) = &file("kiem-tra-giam-sat.xlsx").sheets[0].content else { panic!() };
    assert_eq!(rows.len(), 12);
    assert_eq!(rows.iter().filter(|row| row.done.is_some() && !row.conclusion.is_empty()).count(), 11);
    assert_eq!((rows[0].year, rows[0].planned.as_str(), rows[0].subject.as_str()), (2022, "Quý 3/2022", "Trần Hữu Lâm"));
    let Content::Admissions(rows) = &file("phat-trien-dang-vien.xlsx").sheets[0].content else { panic!() };
    assert_eq!(rows.len(), 5);
    assert_eq!(rows.iter().filter(|row| row.admitted.is_some()).count(), 2);
    assert_eq!((rows[0].decision, rows[0].official), (Day::from_ymd_opt(2023, 4, 29), Day::from_ymd_opt(2024, 5, 19)));
    assert!(rows.iter().all(|row| row.class.is_some() && row.sex.is_some()));
}

#[test]
fn four_hundred_and_thirty_one_households() {
    let Content::Households { rows, quarter } = &file("ho-gia-dinh.xlsx").sheets[0].content else { panic!() };
    assert_eq!(rows.len(), 431);
    let granted = |year| rows.iter().filter(|row| row.titles.contains(&(year, true))).count();
    assert_eq!([granted(2022), granted(2023), granted(2024)], [417, 420, 417]);
    assert!(rows.iter().all(|row| row.titles.len() == 3));
    assert_eq!(rows.iter().map(|row| row.members.len()).sum::<usize>(), 112);
    assert_eq!(rows.iter().filter(|row| row.class == Some(HouseholdClass::Rich)).count(), 35);
    assert_eq!(
        quarter.iter().map(|title| (title.year, title.granted)).collect::<Vec<_>>(),
        [(2022, true), (2023, true), (2024, true)]
    );
    assert!(rows.iter().all(|row| row.people.is_some()));
}
