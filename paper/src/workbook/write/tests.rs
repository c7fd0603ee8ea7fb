//! Written and read back: the same rows, for any rows.

use super::*;
use crate::workbook::*;
use chibo_core::day::Day;
use chibo_core::household::HouseholdClass;
use chibo_core::inspection::InspectionForm;
use chibo_core::meeting::{Mark, MeetingKind};
use chibo_core::member::{MovementKind, Sex};
use chibo_core::rating::Level;
use chrono::Datelike;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeMap;

const NOWHERE: Cell = Cell { row: 0, column: 0 };
const SURNAMES: [&str; 8] = ["Nguyễn", "Trần", "Lê", "Đặng", "Vũ", "Đỗ", "Hoàng", "Tô"];
const MIDDLES: [&str; 6] = ["Thị", "Văn", "Hữu", "Đức", "Ngọc", "Thị Kim"];
const GIVEN: [&str; 10] = ["Ánh", "Ân", "An", "Đức", "Hạ", "Hà", "Vi", "Hòa", "Ước", "Tốt"];
const WORDS: [&str; 24] = [
    "Kinh doanh",
    "Hưu trí",
    "Y tá",
    "tổ 3, khu 5B",
    "Nghị quyết 18",
    "Chi bộ khu 5B",
    "Kết luận 21",
    "số 12-QĐ/ĐU",
    "họp",
    "Tổng số",
    "1",
    "2023",
    "15/9/2022",
    "x",
    "-",
    "Thực hiện tốt",
    "gia đình văn hóa",
    "đảng phí",
    "năm 2024",
    "Ghi chú",
    "P; K",
    "=1+1",
    "đối tượng",
    "nội dung",
];

fn day() -> impl Strategy<Value = Day> {
    (1901..2060, 1..=12_u32, 1..=28_u32).prop_map(|(year, month, day)| Day::from_ymd_opt(year, month, day).unwrap())
}

fn text() -> impl Strategy<Value = String> {
    vec(select(&WORDS[..]), 0..3).prop_map(|words| words.join(" "))
}

fn name() -> impl Strategy<Value = String> {
    (select(&SURNAMES[..]), select(&MIDDLES[..]), select(&GIVEN[..])).prop_map(|(a, b, c)| format!("{a} {b} {c}"))
}

fn person() -> impl Strategy<Value = Person> {
    (name(), of(day()), of(1930..2008_i32)).prop_map(|(name, birth, year)| {
        let birth_year = birth.map(|day| day.year()).or(year);
        Person { name, birth, birth_year, at: NOWHERE }
    })
}

/// People of whom no two are the same; namesakes are many.
fn people() -> impl Strategy<Value = Vec<Person>> {
    vec(person(), 1..12).prop_map(|people| {
        let by_key: BTreeMap<_, _> = people.into_iter().map(|p| ((p.name.clone(), p.birth, p.birth_year), p)).collect();
        by_key.into_values().collect()
    })
}

fn sex() -> impl Strategy<Value = Option<Sex>> {
    of(select(&[Sex::Male, Sex::Female][..]))
}

/// The only content of a workbook with this table.
fn back(table: Table) -> (Content, Vec<Fault>) {
    let table = table.under(&["ĐẢNG BỘ PHƯỜNG QUANG TRUNG".into(), "CHI BỘ KHU 5B".into()]);
    let bytes = save(std::slice::from_ref(&table)).unwrap();
    assert!(bytes == save(&[table]).unwrap(), "not the same bytes");
    let mut book = read(&bytes).unwrap();
    assert_eq!((book.sheets.len(), book.ignored.len()), (1, 0), "{book:?}");
    let sheet = book.sheets.remove(0);
    (sheet.content, sheet.faults)
}

/// The year alone in the column of births is told of; nothing else may be.
fn no_other_fault(faults: &[Fault]) {
    assert!(faults.iter().all(|fault| matches!(fault.problem, Problem::MissingBirth)), "{faults:?}");
}

fn roll_row() -> impl Strategy<Value = RollRow> {
    let days = (of(day()), of(day()), of(day()));
    let texts =
        (vec(text(), 9), select(vec!["", "1", "12", "Tổ dân phố", "0904366216"]), select(vec!["", "52.857700", "5.1", "12"]));
    (sex(), days, texts).prop_map(|(sex, (joined, official, exempt_from), (texts, group, card))| {
        let mut texts = texts.into_iter();
        let mut text = || texts.next().unwrap();
        RollRow {
            person: Person { name: String::new(), birth: None, birth_year: None, at: NOWHERE },
            sex,
            joined,
            official,
            card: card.into(),
            occupation: text(),
            group: group.into(),
            exempt_from,
            phone: "0904366216".into(),
            home_town: text(),
            address: text(),
            ethnicity: text(),
            education: text(),
            theory: text(),
            workplace: text(),
            email: text(),
            note: text(),
        }
    })
}

fn roll_rows() -> impl Strategy<Value = Vec<RollRow>> {
    people().prop_flat_map(|people| {
        let count = people.len();
        (Just(people), vec(roll_row(), count))
            .prop_map(|(people, rows)| people.into_iter().zip(rows).map(|(person, row)| RollRow { person, ..row }).collect())
    })
}

fn bare(person: &mut Person) {
    person.at = NOWHERE;
}

fn movement_row() -> impl Strategy<Value = MovementRow> {
    let days = (of(day()), of(day()), day(), of(day()), of(day()));
    (person(), sex(), select(&MovementKind::ALL[..]), days, text()).prop_map(|(person, sex, kind, days, note)| {
        let (joined, official, on, decided, completed) = days;
        MovementRow { person, sex, joined, official, kind, on, decided, completed, note, at: NOWHERE }
    })
}

fn admission_row() -> impl Strategy<Value = AdmissionRow> {
    let days = (of(day()), of(day()), of(day()), of(day()), of(day()), day());
    (sex(), days, text(), text()).prop_map(|(sex, (class, applied, resolution, decision, admitted, official), education, note)| {
        let person = Person { name: String::new(), birth: None, birth_year: None, at: NOWHERE };
        let official = Some(official);
        AdmissionRow { person, sex, class, applied, resolution, decision, admitted, official, education, note }
    })
}

fn inspection_row() -> impl Strategy<Value = InspectionRow> {
    let forms = [InspectionForm::Inspection, InspectionForm::Supervision, InspectionForm::ThematicSupervision];
    let planned = (text(), of(day()), of(day()), text());
    (1990..2100_i32, select(forms.to_vec()), text(), text(), planned, of(day()), text()).prop_map(
        |(year, form, content, subject, (planned, starts, ends, in_charge), done, conclusion)| InspectionRow {
            year,
            form,
            // A topic of figures alone reads as the row that numbers the columns.
            content: format!("Việc {content}").trim().to_owned(),
            subject,
            planned,
            starts,
            ends,
            in_charge,
            done,
            conclusion,
            at: NOWHERE,
        },
    )
}

fn household_row() -> impl Strategy<Value = HouseholdRow> {
    use HouseholdClass::{Average, NearPoor, Poor, Rich, WellOff};
    let class = of(select(&[Poor, NearPoor, Average, WellOff, Rich][..]));
    let titles = proptest::collection::btree_map(2020..2024_i32, any::<bool>(), 0..4);
    (name(), of(0..20_u32), text(), people(), class, titles, text()).prop_map(
        |(head, people, address, members, class, titles, note)| HouseholdRow {
            head,
            people,
            address,
            members,
            class,
            titles: titles.into_iter().collect(),
            note,
            at: NOWHERE,
        },
    )
}

/// A book of marks: every session has a mark that shows that it was held.
fn book(year: i32, thematic: bool) -> impl Strategy<Value = Book> {
    let kind = select(if thematic { vec![MeetingKind::Regular, MeetingKind::Thematic] } else { vec![MeetingKind::Regular] });
    let sessions = proptest::collection::btree_map((1..=12_u32, 1..=28_u32), (kind, text()), 1..9);
    (sessions, people(), vec(vec(of(select(&Mark::ALL[..])), 9), 12)).prop_map(move |(sessions, people, marks)| {
        let sessions: Vec<Session> = sessions
            .into_iter()
            .map(|((month, day), (kind, topic))| {
                let topic = if thematic && kind == MeetingKind::Regular { String::new() } else { topic };
                let on = Day::from_ymd_opt(year, month, day).unwrap();
                Session { on, kind, title: String::new(), topic, at: NOWHERE }
            })
            .collect();
        let row = |(number, (person, marks)): (usize, (Person, Vec<Option<Mark>>))| {
            let marks = marks.into_iter().take(sessions.len()).enumerate().filter_map(|(session, mark)| {
                let mark = if number == 0 { Mark::Present } else { mark? };
                Some(MarkAt { session, mark: Some(mark), text: mark_code(mark).into(), at: NOWHERE })
            });
            BookRow { person, marks: marks.collect() }
        };
        Book { rows: people.into_iter().zip(marks).enumerate().map(row).collect(), sessions }
    })
}

/// Without the places, and without what a row does not carry.
fn bare_book(mut book: Book) -> Book {
    for session in &mut book.sessions {
        (session.at, session.title) = (NOWHERE, String::new());
    }
    for row in &mut book.rows {
        bare(&mut row.person);
        for mark in &mut row.marks {
            mark.at = NOWHERE;
        }
    }
    // A row without any mark is no row of the book.
    book.rows.retain(|row| !row.marks.is_empty());
    book
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_roll(rows in roll_rows(), as_of in of(day())) {
        let (content, faults) = back(roll(as_of, &rows));
        no_other_fault(&faults);
        let Content::Roll { as_of: read_as_of, rows: mut found } = content else { panic!("{content:?}") };
        for row in &mut found {
            bare(&mut row.person);
        }
        prop_assert_eq!(read_as_of, as_of);
        prop_assert_eq!(found, rows);
    }

    #[test]
    fn movements_of_every_kind(rows in vec(movement_row(), 1..12)) {
        let (content, faults) = back(movements(&rows));
        no_other_fault(&faults);
        let Content::Movements(mut found) = content else { panic!("{content:?}") };
        for row in &mut found {
            bare(&mut row.person);
            row.at = NOWHERE;
        }
        prop_assert_eq!(found, rows);
    }

    #[test]
    fn an_attendance_book(year in 1990..2100_i32, seed in book(2000, true)) {
        let mut expected = seed;
        expected.sessions.iter_mut().for_each(|session| session.on = session.on.with_year(year).unwrap());
        let (content, faults) = back(attendance(year, &expected));
        no_other_fault(&faults);
        let Content::Attendance(found) = content else { panic!("{content:?}") };
        prop_assert_eq!(bare_book(found), bare_book(expected));
    }

    #[test]
    fn a_study_book(expected in book(2023, false)) {
        let (content, faults) = back(study(&expected));
        no_other_fault(&faults);
        let Content::Study(found) = content else { panic!("{content:?}") };
        prop_assert_eq!(bare_book(found), bare_book(expected));
    }

    #[test]
    fn ratings_of_a_year(year in 1990..2100_i32, people in people(), levels in vec(of(0..4_usize), 12), own in of(0..4_usize)) {
        let level = |n: usize| [Level::NotFulfilled, Level::Fulfilled, Level::Good, Level::Excellent][n];
        let rows: Vec<(Person, Option<Level>)> = people.into_iter().zip(levels.into_iter().map(|n| n.map(level))).collect();
        let (content, faults) = back(ratings(year, &rows, own.map(level)));
        no_other_fault(&faults);
        let Content::Ratings { year: of, rows: found, cell } = content else { panic!("{content:?}") };
        let found: Vec<_> = found.into_iter().map(|row| (row.person.name, row.person.birth, row.person.birth_year, row.level)).collect();
        let rated = rows.into_iter().filter_map(|(p, level)| Some((p.name, p.birth, p.birth_year, level?)));
        prop_assert_eq!((of, cell.map(|cell| cell.level)), (year, own.map(level)));
        prop_assert_eq!(found, rated.collect::<Vec<_>>());
    }

    #[test]
    fn inspections_of_all_years(rows in vec(inspection_row(), 1..12)) {
        let (content, faults) = back(inspections(&rows));
        no_other_fault(&faults);
        let Content::Inspections(mut found) = content else { panic!("{content:?}") };
        for row in &mut found {
            row.at = NOWHERE;
        }
        prop_assert_eq!(found, rows);
    }

    #[test]
    fn people_on_the_way_into_the_party(people in people(), rows in vec(admission_row(), 12)) {
        let rows: Vec<AdmissionRow> = people.into_iter().zip(rows).map(|(person, row)| AdmissionRow { person, ..row }).collect();
        let (content, faults) = back(admissions(&rows));
        no_other_fault(&faults);
        let Content::Admissions(mut found) = content else { panic!("{content:?}") };
        for row in &mut found {
            bare(&mut row.person);
        }
        prop_assert_eq!(found, rows);
    }

    #[test]
    fn households_with_members_and_titles(rows in vec(household_row(), 1..8), quarter in proptest::collection::btree_map(2020..2024_i32, any::<bool>(), 0..3)) {
        let quarter: Vec<QuarterTitle> = quarter.into_iter().map(|(year, granted)| QuarterTitle { year, granted, at: NOWHERE }).collect();
        let (content, faults) = back(households(&rows, &quarter, &[]));
        no_other_fault(&faults);
        let Content::Households { rows: mut found, quarter: mut titles } = content else { panic!("{content:?}") };
        for row in &mut found {
            row.at = NOWHERE;
            row.members.iter_mut().for_each(bare);
        }
        for title in &mut titles {
            title.at = NOWHERE;
        }
        prop_assert_eq!(found, rows);
        prop_assert_eq!(titles, quarter);
    }
}

#[test]
fn an_empty_template_of_each_kind_is_recognised_and_faultless() {
    let blank = Book { sessions: months(2025), rows: Vec::new() };
    let study_of_one_day = Book { sessions: months(2025)[..1].to_vec(), rows: Vec::new() };
    let tables = [
        (Kind::Roll, roll(None, &[])),
        (Kind::Movements, movements(&[])),
        (Kind::Attendance, attendance(2025, &blank)),
        (Kind::Study, study(&study_of_one_day)),
        (Kind::Ratings, ratings(2025, &[], None)),
        (Kind::Inspections, inspections(&[])),
        (Kind::Admissions, admissions(&[])),
        (Kind::Households, households(&[], &[], &[2025])),
    ];
    for (kind, table) in tables {
        let (content, faults) = back(table);
        assert_eq!((content.kind(), faults), (kind, Vec::new()));
    }
}

#[test]
fn sheets_have_names_that_excel_takes() {
    let table = |name: &str| Table::new(name, "BẢNG", vec![column("Cột", 10)], vec![vec![Value::Number(1)]]);
    let long = "Một tên trang tính dài hơn ba mươi mốt chữ";
    assert!(save(&[table("a/b:c"), table(long), table(long), table(""), table("'x'")]).is_ok());
}
