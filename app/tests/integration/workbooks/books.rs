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

/// Of the only sheet: each column named here holds nothing but this kind of cell.
async fn holds(desk: &Desk, page: &str, kinds: &[(&str, &str)]) -> Sheet {
    let sheet = desk.workbook(page).await.remove(0);
    for (heading, kind) in kinds {
        let column = sheet.column(heading);
        assert!(are(&column, kind), "{page}, {heading}: {column:?}");
    }
    sheet
}

#[tokio::test]
async fn days_are_days_numbers_are_numbers_and_codes_are_texts() {
    let desk = Desk::new().await;
    let roll = [("STT", "number"), ("Họ và tên", "text"), ("Ngày sinh", "day"), ("Ngày vào Đảng", "day"), ("Tổ đảng", "text")];
    let roll = holds(&desk, "/van-phong/danh-sach", &roll).await;
    assert_eq!(roll.above()[0], "ĐẢNG BỘ PHƯỜNG QUANG TRUNG");
    assert!(roll.above()[3].ends_with("Lấy từ sổ sách ngày 15/6/2025"), "{:?}", roll.above());
    for page in [
        "/van-phong/ho-gia-dinh",
        "/van-phong/sinh-hoat/so/2024",
        "/van-phong/xep-loai",
        "/van-phong/xep-loai/2024",
        "/van-phong/dang-phi?thang=2025-05",
        "/van-phong/dang-phi/nam/2025",
        "/van-phong",
        "/van-phong/sinh-hoat?nam=2024",
        "/van-phong/kiem-tra?nam=2024",
        "/van-phong/phat-trien",
        "/van-phong/nhat-ky",
        "/van-phong/viec-can-lam",
    ] {
        for sheet in desk.workbook(page).await {
            println!("{page} {:?} {:?}", sheet.above(), sheet.headings());
            for column in 0..sheet.headings().len() {
                println!("   {:?}", sheet.nth(column).iter().take(3).map(typed).collect::<Vec<_>>());
            }
        }
    }
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
        let encode = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
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
