//! What stands in the cells of the house's lists, who may have them, and what is noted.

use super::Desk;
use super::desk::{Sheet, typed};
use axum::http::StatusCode;
use calamine::{Data, DataType};
use chibo_frame::Role;

const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

fn are(cells: &[Data], kind: &str) -> bool {
    let said: Vec<String> = cells.iter().map(typed).filter(|cell| !cell.is_empty()).collect();
    !said.is_empty() && said.iter().all(|cell| cell.starts_with(kind))
}

/// Each column named here holds nothing but this kind of cell.
fn holds(page: &str, sheet: &Sheet, kinds: &[(&str, &str)]) {
    for (heading, kind) in kinds {
        let column = sheet.column(heading);
        assert!(are(&column, kind), "{page}, {heading}: {column:?}");
    }
}

#[tokio::test]
async fn days_are_days_and_numbers_are_numbers() {
    let desk = Desk::new().await;
    let lists: [(&str, &[(&str, &str)]); 12] = [
        (
            "/van-phong/danh-sach",
            &[("Số TT", "number"), ("Họ và tên", "text"), ("Ngày sinh", "day"), ("Ngày vào Đảng", "day"), ("Diện", "text")],
        ),
        ("/van-phong/ho-gia-dinh", &[("Số hộ", "number"), ("Chủ hộ", "text"), ("Nhân khẩu", "number"), ("GĐVH 2024", "text")]),
        (
            "/van-phong/sinh-hoat/so/2024",
            &[("Họ và tên", "text"), ("T1", "text"), ("Có mặt", "number"), ("Có mặt: trong số", "number")],
        ),
        ("/van-phong/xep-loai", &[("Năm", "number"), ("Tốt", "number"), ("Xếp loại chi bộ", "text")]),
        ("/van-phong/xep-loai/2024", &[("Họ và tên", "text"), ("Xếp loại", "text"), ("Xếp loại: kèm theo", "text nhập từ tệp")]),
        ("/van-phong/dang-phi?thang=2025-05", &[("Đảng viên", "text"), ("Mức phải đóng (đ)", "number"), ("Số tiền (đ)", "number")]),
        ("/van-phong/dang-phi/nam/2025", &[("Đảng viên", "text"), ("Cả năm", "number")]),
        ("/van-phong", &[("Số", "number"), ("2024: kèm theo", "text"), ("Chỉ tiêu", "text")]),
        (
            "/van-phong/sinh-hoat?nam=2024",
            &[("Ngày", "day 2024"), ("Loại", "text"), ("Có mặt", "number"), ("phải dự", "number"), ("Tình trạng", "text")],
        ),
        ("/van-phong/kiem-tra?nam=2024", &[("TT", "number"), ("Nội dung", "text"), ("Tiến độ", "text")]),
        ("/van-phong/phat-trien", &[("Họ và tên", "text"), ("Ngày sinh", "day"), ("Giai đoạn", "text")]),
        ("/van-phong/nhat-ky", &[("Lúc", "minute 2025-06-15"), ("Việc", "text")]),
    ];
    for (page, kinds) in lists {
        let sheet = desk.workbook(page).await.pop().unwrap();
        assert_eq!(sheet.above()[1], "CHI BỘ KHU 5B", "{page}");
        assert!(sheet.above()[3].ends_with("Lấy từ sổ sách ngày 15/6/2025"), "{page}: {:?}", sheet.above());
        holds(page, &sheet, kinds);
    }
    let due = desk.workbook("/van-phong/viec-can-lam").await.remove(0);
    holds("what falls due", &due, &[("Hạn", "day"), ("Hạn: kèm theo", "text quá hạn")]);
    // The share of a year is the share itself; that of the page is 100,00%.
    assert!(desk.workbook("/van-phong").await[0].column("2024").iter().any(|cell| typed(cell) == "number 1"));
    let english = desk.get("/van-phong/danh-sach?bang-tinh&lang=en").await.sheets().remove(0);
    holds("the roll in English", &english, &[("Born", "day"), ("Admitted", "day")]);
}

#[tokio::test]
async fn buttons_forms_and_links_that_lead_on_are_no_columns() {
    let desk = Desk::new().await;
    let mandates = desk.workbook("/van-phong/chuc-vu").await.remove(0);
    assert_eq!(mandates.headings(), ["Họ và tên", "Thời gian", "Căn cứ"]);
    let groups = desk.workbook("/van-phong/danh-sach/to-dang").await.remove(0);
    assert_eq!(groups.headings(), ["Tổ đảng", "Số người hôm nay"]);
    let titles = desk.workbook("/van-phong/ho-gia-dinh/danh-hieu/2024").await.remove(0);
    holds("titles", &titles, &[("Đạt", "text x")]);
    let classes = desk.workbook("/van-phong/ho-gia-dinh/phan-loai/2024").await.remove(0);
    assert!(classes.texts().iter().any(|text| text == "Trung bình"), "a chosen option is not its cell's value");
}

#[tokio::test]
async fn a_workbook_stands_behind_its_pages_right_and_is_noted() {
    let mut desk = Desk::new().await;
    let first = desk.get("/van-phong/ho-gia-dinh?bang-tinh").await;
    assert_eq!((first.status, first.kind.as_str()), (StatusCode::OK, WORKBOOK));
    assert_eq!(first.file, "attachment; filename=\"ho-gia-dinh-2025-06-15.xlsx\"");
    assert!(first.bytes == desk.get("/van-phong/ho-gia-dinh?bang-tinh").await.bytes, "the same records give other bytes");
    let log = desk.workbook("/van-phong/nhat-ky").await.remove(0);
    assert!(log.rows() > 50, "the log is cut off after {} acts", log.rows());
    assert_eq!(log.texts().iter().filter(|text| *text == "xuất ra tệp").count(), 2);
    for (page, status) in [("/van-phong/danh-sach/abc", 404), ("/van-phong/danh-sach?ngay=abc", 422)] {
        let joined = format!("{page}{}bang-tinh", if page.contains('?') { '&' } else { '?' });
        let answer = desk.get(&joined).await;
        assert_eq!((answer.status.as_u16(), answer.is_workbook()), (status, false), "{page}");
    }
    desk.sign_in(Role::Member).await;
    assert_eq!(desk.get("/van-phong/danh-sach?bang-tinh").await.status, StatusCode::FORBIDDEN);
    assert!(desk.get("/van-phong?bang-tinh").await.is_workbook(), "the targets are for every member");
    assert!(!desk.get("/?bang-tinh").await.is_workbook() && !desk.get("/dang-nhap?bang-tinh").await.is_workbook());
}

#[tokio::test]
async fn what_is_typed_stays_a_text() {
    let desk = Desk::new().await;
    let roll = desk.workbook("/van-phong/danh-sach").await.remove(0);
    let groups: Vec<String> = roll.column("Tổ đảng").iter().filter_map(|cell| cell.get_string()).map(str::to_owned).collect();
    for (group, name) in [(&groups[0], "0123"), (groups.iter().find(|group| **group != groups[0]).unwrap(), "=1+1")] {
        let encode = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<Vec<_>>().concat();
        desk.post("/van-phong/danh-sach/to-dang", &format!("old={}&new={}", encode(group), encode(name))).await;
    }
    let roll = desk.workbook("/van-phong/danh-sach").await.remove(0);
    let column: Vec<String> = roll.column("Tổ đảng").iter().map(typed).collect();
    assert!(column.iter().any(|cell| cell == "text 0123") && column.iter().any(|cell| cell == "text =1+1"), "{column:?}");
    let page = desk.get("/van-phong/danh-sach?to=0123&tim=%22%3E%3Cb%3E").await;
    assert_eq!(page.link(), None, "nobody is found");
    let filtered = desk.workbook("/van-phong/danh-sach?to=0123").await.remove(0);
    assert!(filtered.rows() < roll.rows() && are(&filtered.column("Tổ đảng"), "text 0123"));
}
