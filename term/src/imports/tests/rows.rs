//! Rows that are doubtful: namesakes, unknown people, marks that the roll contradicts, one cell changed.

use super::{book, records, town};
use crate::imports::{File, Outcome, Written, import, report, text, try_out, undo};
use chibo_frame::record::{Tally, Undone};
use chibo_frame::{App, Lang};

const ROLL: [&str; 7] = [
    "DANH SÁCH ĐẢNG VIÊN",
    "STT|Họ và tên|Ngày sinh|Giới tính|Ngày vào Đảng|Ngày chính thức|Số thẻ đảng viên|Miễn sinh hoạt từ|Điện thoại",
    "1|Trần Thị Ánh|03/02/1962|Nữ|01/05/1990|01/05/1991|52.000001||0900000001",
    "2|Trần Thị Ánh|07/08/1971|Nữ|01/05/1995|01/05/1996|52.000002||0900000002",
    "3|Lê Văn Hòa|09/10/1980|Nam|01/05/2005|01/05/2006|52.000003||",
    "4|Đỗ Thị Hạ|11/12/1940|Nữ|01/05/1965|01/05/1966|52.000004|01/01/2020|",
    "5|Ngô Văn Út|13/01/1950|Nam|01/05/1970|01/05/1971|52.000005||",
];

async fn with_roll() -> chibo_frame::testing::Scratch {
    let scratch = town().await;
    let outcome = import(&scratch.app, None, book("Danh sách", &ROLL), false).await.unwrap();
    assert_eq!(outcome.plan.tally(), Tally { new: 5, changed: 0, identical: 0 }, "{outcome:?}");
    scratch
}

/// The faults as a user sees them: cell, value, message.
fn faults(app: &App, outcome: &Outcome) -> Vec<(String, String, String)> {
    let files = report(&app.words, Lang::Vi, outcome).files.into_iter();
    files.flat_map(|file| file.faults).map(|fault| (fault.cell, fault.value, fault.message)).collect()
}

#[tokio::test]
async fn a_changed_cell_changes_exactly_one_record() {
    let scratch = with_roll().await;
    let app = &scratch.app;
    for (from, to) in [
        ("0900000002", "0911111111"),
        ("07/08/1971", "08/08/1971"),
        ("Lê Văn Hòa", "Lê Văn Hoài"),
        ("|Nam|01/05/2005", "|Nam|02/05/2005"),
    ] {
        let lines: Vec<String> = ROLL.iter().map(|line| line.replace(from, to)).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let outcome = import(app, None, book("Danh sách", &lines), false).await.unwrap();
        assert_eq!(outcome.plan.tally(), Tally { new: 0, changed: 1, identical: 4 }, "{from} → {to}: {outcome:?}");
        assert!(matches!(undo(app, None, outcome.batch.unwrap()).await.unwrap(), Some(Undone::Whole(1))));
    }
    let outcome = import(app, None, book("Danh sách", &ROLL), false).await.unwrap();
    assert_eq!(outcome.plan.tally(), Tally { new: 0, changed: 0, identical: 5 });
}

#[tokio::test]
async fn an_empty_cell_leaves_what_is_stored() {
    let scratch = with_roll().await;
    let lines: Vec<String> = ROLL.iter().map(|line| line.replace("0900000001", "").replace("52.000003", "")).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let outcome = import(&scratch.app, None, book("Danh sách", &lines), false).await.unwrap();
    assert_eq!((outcome.batch, outcome.written), (None, Written::NothingNew));
}

#[tokio::test]
async fn namesakes_are_told_apart_by_birth_or_not_at_all() {
    let scratch = with_roll().await;
    let app = &scratch.app;
    let lines = [
        "KẾT QUẢ XẾP LOẠI ĐẢNG VIÊN NĂM 2023",
        "STT|Họ và tên|Mức xếp loại",
        "1|Trần Thị Ánh (1962)|HTTNV",
        "2|Trần Thị Ánh|HTXSNV",
        "3|LE VAN HOA|HTNV",
        "4|Lê Văn Hoá|HTTNV",
        "5|Đỗ Thị Hà|HTTNV",
        "6|Ngô Văn Út|HTTNV",
    ];
    let outcome = import(app, None, book("2023", &lines), false).await.unwrap();
    assert_eq!(outcome.plan.tally().new, 3, "{outcome:?}");
    let faults = faults(app, &outcome);
    let told: Vec<(&str, &str)> = faults.iter().map(|(cell, value, _)| (cell.as_str(), value.as_str())).collect();
    assert_eq!(told, [("B4", "Trần Thị Ánh"), ("B6", "Lê Văn Hoá"), ("B7", "Đỗ Thị Hà")]);
    assert_eq!(faults[0].2, "Có 2 đảng viên cùng tên “Trần Thị Ánh” nên chưa ghi cho ai.");
    assert_eq!(faults[2].2, "Không có “Đỗ Thị Hà” trong danh sách đảng viên, nên chưa ghi cho ai.");
}

#[tokio::test]
async fn marks_that_the_roll_contradicts_are_shown_with_their_cells() {
    let scratch = with_roll().await;
    let app = &scratch.app;
    let lines = [
        "THEO DÕI SINH HOẠT CHI BỘ NĂM 2023",
        "STT|Họ và tên|T1|T2",
        "1|Trần Thị Ánh (1962)|x|P",
        "2|Trần Thị Ánh (1971)|M|x",
        "3|Lê Văn Hòa|x|TT",
        "4|Đỗ Thị Hạ|x|M",
        "5|Người Lạ Mặt|x|x",
        "6|Lê Văn Hòa||x",
    ];
    let outcome = import(app, None, book("Năm 2023", &lines), false).await.unwrap();
    let faults = faults(app, &outcome);
    let told: Vec<(&str, &str)> = faults.iter().map(|(cell, value, _)| (cell.as_str(), value.as_str())).collect();
    // The exempt who came, at C6, is no contradiction.
    assert_eq!(
        told,
        [("C2", "Ngô Văn Út"), ("C4", "M"), ("D5", "TT"), ("B7", "Người Lạ Mặt"), ("B8", "Lê Văn Hòa")],
        "{faults:#?}"
    );
    assert!(faults[0].2.contains("2 buổi"), "{}", faults[0].2);
    assert_eq!(outcome.plan.errors() + outcome.plan.files[0].warnings().count(), 5);
    assert_eq!(records(app).await.meetings.len(), 2);
}

#[tokio::test]
async fn a_row_with_an_error_is_left_out_or_stops_everything() {
    let scratch = town().await;
    let app = &scratch.app;
    let mut lines = ROLL.to_vec();
    lines[2] = "1|Trần Thị Ánh|31/02/1962|Nữ|01/05/1990|01/05/1991|52.000001||0900000001";
    let strict = import(app, None, book("Danh sách", &lines), true).await.unwrap();
    assert_eq!(strict.plan.errors(), 1);
    assert!(strict.is_refused() && strict.batch.is_none());
    assert_eq!(records(app).await.members.len(), 0);
    let trial = try_out(app, book("Danh sách", &lines), false).await.unwrap();
    assert_eq!((trial.batch, trial.written), (None, Written::Trial));
    assert_eq!(trial.plan.tally().new, 4);
    let report = report(&app.words, Lang::Vi, &trial);
    let fault = &report.files[0].faults[0];
    assert_eq!((fault.sheet.as_str(), fault.cell.as_str(), fault.value.as_str()), ("Danh sách", "C3", "31/02/1962"));
    assert!(text(&app.words, Lang::En, &trial).contains("Danh sách!C3 [31/02/1962]"));
}

#[tokio::test]
async fn a_movement_of_nobody_is_an_error_and_a_corrected_day_a_change() {
    let scratch = with_roll().await;
    let app = &scratch.app;
    let mut lines = vec![
        "BIẾN ĐỘNG ĐẢNG VIÊN",
        "STT|Họ và tên|Ngày sinh|Biến động|Ngày|Ghi chú",
        "1|Lê Văn Hòa|09/10/1980|Chuyển sinh hoạt đi|01/03/2024|",
        "2|Ngô Văn Út|13/01/1950|Miễn sinh hoạt|01/04/2024|",
        "3|Người Lạ Mặt|13/01/1950|Từ trần|01/04/2024|",
        "4|Bùi Thị Mới|13/01/1990|Chuyển sinh hoạt đến|01/04/2024|",
    ];
    let first = import(app, None, book("Biến động", &lines), false).await.unwrap();
    assert_eq!(first.plan.errors(), 1);
    assert_eq!(faults(app, &first)[0].0, "B5");
    assert_eq!(first.plan.tally(), Tally { new: 4, changed: 0, identical: 0 }, "three movements and who came");
    lines[3] = "2|Ngô Văn Út|13/01/1950|Miễn sinh hoạt|01/05/2024|";
    let second = import(app, None, book("Biến động", &lines), false).await.unwrap();
    assert_eq!(second.plan.tally(), Tally { new: 0, changed: 1, identical: 3 });
}

#[tokio::test]
async fn an_unreadable_file_is_told_of_in_a_sentence_and_changes_nothing() {
    let scratch = town().await;
    let app = &scratch.app;
    let truncated = super::one("ho-gia")[0].bytes[..20_000].to_vec();
    let files = vec![
        File { name: "cut.xlsx".into(), bytes: truncated },
        File { name: "empty.xlsx".into(), bytes: Vec::new() },
        File { name: "picture.xlsx".into(), bytes: b"\x89PNG\r\n\x1a\n".to_vec() },
    ];
    let outcome = import(app, None, files, false).await.unwrap();
    assert!(outcome.is_refused());
    let json = serde_json::to_value(report(&app.words, Lang::Vi, &outcome)).unwrap();
    assert_eq!(json["batch"], serde_json::Value::Null);
    let fault = &json["files"][0]["faults"][0];
    assert_eq!((&fault["sheet"], &fault["cell"], &fault["severity"]), (&"".into(), &"".into(), &"error".into()));
    assert_eq!(fault["message"], "Tệp bị hỏng hoặc bị cắt giữa chừng.");
    assert_eq!(json["files"][0]["holds"], serde_json::json!([]));
}

#[tokio::test]
async fn households_of_one_name_and_address_stay_two_and_a_moved_member_moves() {
    let scratch = with_roll().await;
    let app = &scratch.app;
    let mut lines = vec![
        "DANH SÁCH HỘ GIA ĐÌNH",
        "STT|Chủ hộ|Số nhân khẩu|Địa chỉ|Đảng viên trong hộ|Phân loại hộ|GĐVH 2022|GĐVH 2023",
        "1|Nguyễn Thanh Ước|4|Tổ 2|Lê Văn Hòa|Khá|x|x",
        "2|Nguyễn Thanh Ước|3|Tổ 2|Ngô Văn Út|Khá|x|Không",
        "3|Lê Thị Hồng|3|Tổ 3||Giàu||x",
    ];
    let first = import(app, None, book("Hộ", &lines), false).await.unwrap();
    assert_eq!(first.plan.tally().new, 3 + 2 + 6, "{first:?}");
    assert_eq!(import(app, None, book("Hộ", &lines), false).await.unwrap().written, Written::NothingNew);
    lines[3] = "2|Nguyễn Thanh Ước|3|Tổ 2|Đỗ Thị Hạ|Khá|x|Không";
    lines[4] = "3|Lê Thị Hồng Nhung|3|Tổ 3||Giàu||x";
    let moved = import(app, None, book("Hộ", &lines), false).await.unwrap();
    assert_eq!((moved.plan.tally().new, moved.plan.tally().changed), (1, 2), "{:?}", moved.plan);
    let members: Vec<usize> = records(app).await.households.iter().map(|household| household.members.len()).collect();
    assert_eq!(members, [1, 1, 0]);
    assert!(matches!(undo(app, None, moved.batch.unwrap()).await.unwrap(), Some(Undone::Whole(3))));
}

#[tokio::test]
async fn of_two_rolls_the_later_one_has_the_last_word() {
    let scratch = town().await;
    let app = &scratch.app;
    let roll = |name: &str, day: &str, phone: &str| {
        let title = format!("DANH SÁCH ĐẢNG VIÊN (tính đến ngày {day})");
        let row = format!("1|Lê Văn Hòa|09/10/1980|Nam|01/05/2005|{phone}");
        let bytes =
            book("Danh sách", &[&title, "STT|Họ và tên|Ngày sinh|Giới tính|Ngày vào Đảng|Điện thoại", &row]).remove(0).bytes;
        File { name: name.into(), bytes }
    };
    let files = vec![roll("a.xlsx", "01/01/2024", "0900000002"), roll("b.xlsx", "01/01/2023", "0900000001")];
    import(app, None, files, false).await.unwrap();
    let cell = chibo_people::units::find_cell(&app.db).await.unwrap().unwrap();
    let members = chibo_people::roll::list_members(&app.db, cell.id).await.unwrap();
    assert_eq!(members.iter().map(|member| member.phone.as_deref()).collect::<Vec<_>>(), [Some("0900000002")]);
}

#[tokio::test]
async fn two_days_of_one_admission_are_told_of_and_the_movements_is_kept() {
    let scratch = town().await;
    let app = &scratch.app;
    let movements =
        ["BIẾN ĐỘNG ĐẢNG VIÊN", "STT|Họ và tên|Ngày sinh|Biến động|Ngày", "1|Ngô Thị Mới|01/02/1999|Kết nạp|19/05/2023"];
    let admissions = [
        "THEO DÕI PHÁT TRIỂN ĐẢNG VIÊN",
        "STT|Họ và tên|Ngày sinh|Giới tính|Học lớp nhận thức về Đảng|Nghị quyết chi bộ|Quyết định kết nạp|Ngày kết nạp|Ngày chính thức",
        "1|Ngô Thị Mới|01/02/1999|Nữ|23/07/2022|18/02/2023|29/04/2023|20/05/2023|",
    ];
    import(app, None, book("Biến động", &movements), false).await.unwrap();
    let outcome = import(app, None, book("Phát triển", &admissions), false).await.unwrap();
    let faults = faults(app, &outcome);
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(faults[0].2.contains("20/5/2023") && faults[0].2.contains("19/5/2023"), "{faults:?}");
    let members = records(app).await.members;
    assert_eq!(members[0].movements.iter().map(|movement| movement.on.to_string()).collect::<Vec<_>>(), ["2023-05-19"]);

    let alone = town().await;
    import(&alone.app, None, book("Phát triển", &admissions), false).await.unwrap();
    let corrected: Vec<String> = admissions.iter().map(|line| line.replace("20/05/2023", "19/05/2023")).collect();
    let corrected: Vec<&str> = corrected.iter().map(String::as_str).collect();
    let outcome = import(&alone.app, None, book("Phát triển", &corrected), false).await.unwrap();
    assert!(outcome.plan.files[0].faults.is_empty() && outcome.plan.tally().changed == 2, "{:?}", outcome.plan);
}
