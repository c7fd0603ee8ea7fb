//! Out of the books and in again: nothing changes, and one edited cell changes exactly that cell.

use super::{book, demo, records, town};
use crate::imports::export::gather::Source;
use crate::imports::{File, Outcome, Written, import};
use chibo_frame::App;
use chibo_frame::record::{Change, Tally, list_changes};
use chibo_paper::workbook::Kind;
use chibo_paper::workbook::write::{Table, save};
use chibo_people::units;
use serde_json::{Map, Value};
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The tables as one file.
fn file(tables: &[Table]) -> Vec<File> {
    vec![File { name: "xuat.xlsx".into(), bytes: save(tables).unwrap() }]
}

async fn source(app: &App) -> Source<'_> {
    let cell = units::find_cell(&app.db).await.unwrap().unwrap();
    Source::of(app, &cell).await.unwrap()
}

/// Every list of every year, each with its kind.
async fn lists(app: &App) -> Vec<(Kind, Table)> {
    let source = source(app).await;
    let mut lists = Vec::new();
    for kind in Kind::ALL {
        let years = source.years(kind).await.unwrap();
        for year in if years.is_empty() { vec![0] } else { years } {
            lists.push((kind, source.table(kind, year).await.unwrap()));
        }
    }
    lists
}

fn is_untouched(outcome: &Outcome) {
    assert_eq!((outcome.batch, outcome.written), (None, Written::NothingNew), "{:?}", outcome.plan);
    let Tally { new, changed, identical } = outcome.plan.tally();
    assert_eq!((new, changed), (0, 0));
    assert!(identical > 0);
    assert!(outcome.plan.files.iter().all(|file| file.faults.is_empty()), "{:?}", outcome.plan);
}

#[tokio::test]
async fn each_list_of_the_demonstration_comes_back_without_change() {
    let scratch = town().await;
    let app = &scratch.app;
    import(app, None, demo(), false).await.unwrap();
    let lists = lists(app).await;
    assert_eq!(lists.len(), 5 + 4 + 4 + 3, "years of meetings, study and ratings");
    for (kind, table) in lists {
        let outcome = import(app, None, file(std::slice::from_ref(&table)), true).await.unwrap();
        assert_eq!(outcome.plan.files[0].holds, [kind], "{}", table.sheet);
        // A list of marks of one year knows nothing of who came later; anything else may not be told of either.
        is_untouched(&outcome);
    }
}

#[tokio::test]
async fn the_file_with_everything_changes_nothing_here_and_makes_the_same_books_elsewhere() {
    let (here, elsewhere) = (town().await, town().await);
    import(&here.app, None, demo(), false).await.unwrap();
    let everything = source(&here.app).await.everything().await.unwrap();
    is_untouched(&import(&here.app, None, file(&everything), true).await.unwrap());
    let outcome = import(&elsewhere.app, None, file(&everything), true).await.unwrap();
    assert_eq!(outcome.written, Written::Rows, "{:?}", outcome.plan);
    assert_eq!(super::demo::as_text(&here.app).await, super::demo::as_text(&elsewhere.app).await);
}

/// The workbook with one cell of its only sheet written anew, as a spreadsheet program would save it.
fn with_cell(bytes: &[u8], at: &str, text: &str) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut copy = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        if name == "xl/worksheets/sheet1.xml" {
            content = edited(&String::from_utf8(content).unwrap(), at, text).into_bytes();
        }
        copy.start_file(name, SimpleFileOptions::default()).unwrap();
        copy.write_all(&content).unwrap();
    }
    copy.finish().unwrap().into_inner()
}

fn edited(sheet: &str, at: &str, text: &str) -> String {
    let start = sheet.find(&format!("<c r=\"{at}\"")).unwrap_or_else(|| panic!("no cell {at}"));
    let head = sheet[start..].find('>').unwrap() + start;
    let end = if sheet[..=head].ends_with("/>") { head + 1 } else { sheet[start..].find("</c>").unwrap() + start + 4 };
    let cell = format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    [&sheet[..start], &cell, &sheet[end..]].concat()
}

/// Where the column with this heading stands in the row of this text.
fn place(table: &Table, heading: &str, row: usize) -> String {
    let lines = table.above.len() + 1 + usize::from(!table.remark.is_empty()) + 1;
    let column = table.headings().position(|known| known == heading).unwrap_or_else(|| panic!("no column {heading}"));
    let letter = char::from(b'A' + u8::try_from(column).unwrap());
    format!("{letter}{}", lines + 1 + row + 1)
}

/// The changes that an act made, as the fields that differ.
async fn changes(app: &App, outcome: &Outcome) -> Vec<(String, Vec<String>)> {
    let act = outcome.batch.expect("something was written");
    let rows = list_changes(&app.db, act, 1000).await.unwrap();
    let fields = |row: Change| {
        let read = |json: Option<String>| serde_json::from_str::<Map<String, Value>>(&json.unwrap()).unwrap();
        let (before, after) = (read(row.before), read(row.after));
        let differ = after.into_iter().filter(|(field, value)| before.get(field) != Some(value)).map(|(field, _)| field);
        (row.kind, differ.collect::<Vec<String>>())
    };
    rows.into_iter().map(fields).collect()
}

#[tokio::test]
async fn one_edited_cell_of_each_list_changes_exactly_that_field() {
    let scratch = town().await;
    let app = &scratch.app;
    import(app, None, demo(), false).await.unwrap();
    let edits = [
        (Kind::Roll, "Điện thoại", "0911222333", "member", "phone"),
        (Kind::Roll, "Quê quán", "Thái Bình", "member", "home_town"),
        (Kind::Roll, "Ngày chính thức", "02/11/2013", "member", "official"),
        (Kind::Movements, "Ghi chú", "QĐ 12", "movement", "note"),
        (Kind::Movements, "Ngày quyết định", "01/10/2022", "movement", "decided_on"),
        (Kind::Attendance, "T9", "K", "attendance", "mark"),
        (Kind::Study, "15/11/2022", "P", "study_mark", "mark"),
        (Kind::Ratings, "Mức xếp loại", "KHTNV", "rating", "level"),
        (Kind::Inspections, "Kết luận", "Có khuyết điểm, đã khắc phục", "inspection", "conclusion"),
        (Kind::Inspections, "Nội dung", "Việc nêu gương", "inspection", "topic"),
        (Kind::Inspections, "Người phụ trách", "Tạ Đức Sơn", "inspection", "in_charge"),
        (Kind::Admissions, "Học lớp nhận thức về Đảng", "01/02/2023", "admission", "class_on"),
        (Kind::Households, "Phân loại hộ", "Cận nghèo", "household", "class"),
        (Kind::Households, "GĐVH 2023", "Không", "household_title", "granted"),
    ];
    for (kind, heading, text, record, field) in edits {
        let year = if kind == Kind::Ratings { 2023 } else { 2022 };
        let table = source(app).await.table(kind, year).await.unwrap();
        let bytes = with_cell(&save(std::slice::from_ref(&table)).unwrap(), &place(&table, heading, 2), text);
        let outcome = import(app, None, vec![File { name: "sua.xlsx".into(), bytes }], true).await.unwrap();
        assert_eq!(outcome.written, Written::Rows, "{heading}: {:?}", outcome.plan);
        assert_eq!(changes(app, &outcome).await, [(record.to_owned(), vec![field.to_owned()])], "{heading}");
    }
}

#[tokio::test]
async fn an_emptied_cell_leaves_what_is_stored() {
    let scratch = town().await;
    let app = &scratch.app;
    import(app, None, demo(), false).await.unwrap();
    let table = source(app).await.table(Kind::Roll, 0).await.unwrap();
    let bytes = with_cell(&save(std::slice::from_ref(&table)).unwrap(), &place(&table, "Điện thoại", 2), "");
    is_untouched(&import(app, None, vec![File { name: "sua.xlsx".into(), bytes }], true).await.unwrap());
}

#[tokio::test]
async fn a_template_of_each_kind_comes_back_with_nothing_to_do() {
    let scratch = town().await;
    let app = &scratch.app;
    for (is_empty, with_names) in [(true, false), (false, false), (false, true)] {
        if !is_empty {
            import(app, None, demo(), false).await.unwrap();
        }
        for kind in Kind::ALL {
            let table = source(app).await.template(kind, 2025, with_names).await.unwrap();
            let outcome = import(app, None, file(&[table]), true).await.unwrap();
            assert_eq!((outcome.batch, outcome.written), (None, Written::NothingNew), "{kind:?}: {:?}", outcome.plan);
            assert!(!outcome.is_refused() && outcome.plan.files[0].faults.is_empty(), "{kind:?}: {:?}", outcome.plan);
            assert_eq!(outcome.plan.files[0].holds, [kind]);
        }
    }
}

#[tokio::test]
async fn the_columns_of_other_hands_fill_the_new_fields() {
    let scratch = town().await;
    let app = &scratch.app;
    let lines = [
        "DANH SÁCH ĐẢNG VIÊN",
        "STT|HO TEN|Ngày sinh|Ngày vào Đảng|QUE QUAN|Chỗ ở hiện nay|Dân tộc|Trình độ văn hóa|LLCT|Đơn vị công tác|Địa chỉ email|Tổ",
        "1|Lê Văn Hòa|09/10/1980|01/05/2005|Thái Bình|Tổ 3, khu 5B|Tày|12/12|Trung cấp|Công ty than|hoa@example.org|Tổ 2",
    ];
    import(app, None, book("Danh sách", &lines), true).await.unwrap();
    let cell = units::find_cell(&app.db).await.unwrap().unwrap();
    let member = chibo_people::roll::list_members(&app.db, cell.id).await.unwrap().remove(0);
    let fields =
        [member.home_town, member.address, member.ethnicity, member.education, member.theory, member.workplace, member.email];
    let expected = ["Thái Bình", "Tổ 3, khu 5B", "Tày", "12/12", "Trung cấp", "Công ty than", "hoa@example.org"];
    assert_eq!(fields.map(Option::unwrap_or_default), expected);
    assert_eq!(member.group_name.as_deref(), Some("2"));
    // A workbook without these columns leaves them.
    let plain = ["DANH SÁCH ĐẢNG VIÊN", "STT|Họ và tên|Ngày sinh|Ngày vào Đảng", "1|Lê Văn Hòa|09/10/1980|01/05/2005"];
    is_untouched(&import(app, None, book("Danh sách", &plain), true).await.unwrap());
    assert_eq!(records(app).await.members.len(), 1);
}
